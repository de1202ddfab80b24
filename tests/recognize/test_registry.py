from discloseparse.recognize.registry import by_cue, recognizers


def test_recognisers_are_found_by_listing_the_package():
    assert [r.name for r in recognizers()] == ["dates", "percentages", "money", "counts"]


def test_a_cue_lists_its_readers_in_order():
    readers = by_cue()["分"]
    assert [r.name for r in recognizers() if r.read in readers] == [
        "percentages",
        "money",
        "counts",
    ]

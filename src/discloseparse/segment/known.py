"""The headings that a profile knows by their words, and which profile a text follows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from discloseparse.profiles import Profile, ProfileHeading
from discloseparse.segment.lines import Line

_KEYED = 4  # so many known headings make a document of the profile,
_KEYED_WITHOUT_FIRST = 6  # so many if the first is not among them
_OPENERS = "【["


class Known:
    """The known headings of a profile, as one pattern."""

    def __init__(self, headings: Sequence[ProfileHeading]) -> None:
        forms = "|".join(f"(?P<{h.key}>{h.pattern})" for h in headings)
        self.pattern = re.compile(forms)
        self.glued = re.compile(rf"(?<=[。;)”])(?:{forms})$")

    def keys(self, lines: Sequence[Line]) -> set[str]:
        """Which of them stand in the text."""
        found: set[str] = set()
        for line in lines:
            match = self.opening(line) or self.glued.search(line.text)
            if match and match.lastgroup:
                found.add(match.lastgroup)
        return found

    def opening(self, line: Line) -> re.Match[str] | None:
        """The known heading a line begins with, alone or before a colon, 。 or a space."""
        inside = line.words[0] in _OPENERS if line.words else False
        match = self.pattern.match(line.words, int(inside))
        if match is None:
            return None
        if match.end() == len(line.words):
            return None if inside else match
        return match if line.words[match.end()] in ("】]" if inside else ":。 ") else None

    def close_up(self, line: Line) -> Line:
        """A known heading without the spaces between its words (项目 名称)."""
        words = re.sub(r"\s", "", line.words)
        whole = words != line.words and self.pattern.fullmatch(words.strip("【】[]:"))
        return line._replace(text=line.mark + words) if whole else line


def profile_of(lines: Sequence[Line], profiles: Sequence[Profile]) -> Profile | None:
    """The profile whose known headings the text shows, if any."""
    for profile in profiles:
        if profile.keyed:
            keys = Known(profile.keyed).keys(lines)
            least = _KEYED if profile.keyed[0].key in keys else _KEYED_WITHOUT_FIRST
            if len(keys) >= least:
                return profile
    return None

"""How fast figures are recognised: MB of UTF-8 per CPU second, best of five.

    python benchmarks/recognize_speed.py [--profile | --search N]

The text is generated: fiscal sentences with some thirteen figures in a kilobyte. ``--search`` lets
hypothesis look for the repeated cue that costs most, in N tries.
"""

from __future__ import annotations

import argparse
import cProfile
import importlib.util
import random
import statistics
import time

from discloseparse.recognize.scan import recognize_figures
from discloseparse.spans import Reading

SENTENCES = (
    "本年收入合计{a:,.2f}万元，其中：一般公共预算财政拨款收入{b:,.2f}万元，占{p:.2f}%；其他收入{c:.2f}万元。\n",
    "与上年相比，支出总计增加{c:.2f}万元，增长{p:.1f}%，主要原因是人员经费增加以及项目结转。\n",
    "按照每人每月{n}元的标准，为{m}名困难职工发放补助，资金由市级财政统筹安排，确保按时足额到位。\n",
    "2024年1月—12月开展技能培训{m}人次，按{n}元/人·天计算，共需资金{c:.2f}万元，由区人力资源和社会保障局组织实施。\n",
    "单位基本情况：本部门共有下属二级单位若干，统一执行政府会计制度，坚持一岗双责、一体推进各项工作。\n",
    "预算执行率为百分之九十五点六，较上年提高{p:.1f}个百分点，三公经费严格控制在限额以内。\n",
)


def fiscal_text(size: int, seed: int = 7) -> str:
    """About ``size`` bytes of generated fiscal sentences."""
    chance = random.Random(seed)
    parts: list[str] = []
    written = 0
    while written < size:
        line = chance.choice(SENTENCES).format(
            a=chance.uniform(1000, 99999),
            b=chance.uniform(100, 9999),
            c=chance.uniform(1, 999),
            p=chance.uniform(0, 99),
            n=chance.randint(50, 3000),
            m=chance.randint(3, 900),
        )
        parts.append(line)
        written += len(line.encode())
    return "".join(parts)


def best(text: str, rounds: int = 5) -> float:
    """CPU seconds of the fastest of ``rounds``."""
    times = []
    for _ in range(rounds):
        reading = Reading.plain(text)
        start = time.process_time()
        recognize_figures(reading)
        times.append(time.process_time() - start)
    return min(times)


def against_jionlp(text: str, rounds: int = 5) -> None:
    """The same text, line by line, in turn with JioNLP's money extractor, if that is installed."""
    if importlib.util.find_spec("jionlp") is None:
        print("jionlp is not installed: no comparison")
        return
    import jionlp

    ratios = []
    for _ in range(rounds):
        start = time.process_time()
        for line in text.splitlines():
            for found in jionlp.ner.extract_money(line, with_parsing=False):
                jionlp.parse_money(found["text"])
        theirs = time.process_time() - start
        ratios.append(theirs / best(text, 1))
    print(
        f"{statistics.median(ratios):.2f} times as fast as JioNLP (money alone), median of {rounds}"
    )


CUES = (
    *"一二十百千万亿零点半元角分毛块每人名户次月年日天,，.。；;:：、（）()〔〕《》〈〉<> \n-—~至到约近余多数几成倍第号令%％‰之占0159１９￥$×/·",
    "万元", "亿元", "元/人", "每人每月", "百分之", "个百分点", "人民币", "以上", "不超过", "财发〔2024〕1号",
    "国务院令", "关于", "的通知", "2024年", "1月", "1 575", "人均", "元整", "壹佰", "财政局", "以下简称", "（一）",
)  # fmt: skip


def search(tries: int) -> None:
    """Print the worst repeated cues that hypothesis finds for texts of 6,400 characters."""
    from hypothesis import HealthCheck, Phase, given, settings, target
    from hypothesis import strategies as st

    worst: dict[str, float] = {}

    @settings(
        max_examples=tries,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.target],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.lists(st.sampled_from(CUES), min_size=1, max_size=6))
    def attempt(cues: list[str]) -> None:
        unit = "".join(cues)
        worst[unit] = best((unit * 6400)[:6400], 3)
        target(worst[unit])

    attempt()
    for unit, seconds in sorted(worst.items(), key=lambda item: -item[1])[:10]:
        print(f"6400 characters of {unit!r:20} {seconds * 1000:6.2f} ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--search", type=int, metavar="N")
    options = parser.parse_args()
    if options.search:
        search(options.search)
        return
    megabyte = 1_000_000
    text = fiscal_text(megabyte)
    if options.profile:
        cProfile.runctx(
            "recognize_figures(Reading.plain(text))", globals(), locals(), sort="tottime"
        )
        return
    print(f"fiscal text            {len(text.encode()) / megabyte / best(text):6.2f} MB/s")
    against_jionlp(text)
    growth = best(fiscal_text(8 * megabyte)) / best(text)
    print(f"8 MB take {growth:.2f} times as long as 1 MB")
    for hostile in (
        "一",
        "9",
        "《",
        "〔",
        "万",
        "1,",
        "一万",
        "1 ",
        "1.",
        "1-",
        "1、",
        "百分之",
        "元",
        "每",
    ):
        copies = megabyte // len(hostile.encode())
        seconds = best(hostile * copies, 1)
        short = best(hostile * (6400 // len(hostile)), 3)
        print(f"1 MB of {hostile:10} {seconds:7.3f} s    6400 characters {short * 1000:6.2f} ms")


if __name__ == "__main__":
    main()

"""Which words may head a text: short, without a sentence, an amount or a list of their own."""

from __future__ import annotations

import re

from discloseparse.segment.lines import UNNUMBERED, Line

STOP = re.compile(r"[。；;！!？?]")
_MONEY = re.compile(r"\d[\d,.]*\s?(?:万元|亿元|元|%)")
_COUNT = re.compile(r"\d[\d,.]*\s?(?:个|人|户)")
_RUN_IN = re.compile(r"[。；;！!？?:]")
TOPIC = re.compile(r"(?:情况|变化|说明|内容|费用?|情况表)$")
_CLASS = re.compile(r"\((?:类|款|项)\)$")
TABLE_ROW = re.compile(r"\s-?\d[\d,.]*%?$|\S\s{2,}\S+\s{2,}\S")
TABLE_NAME = re.compile(r"表(?:\([^()]*\))?$")
_DUTY = re.compile(
    r"负责|承担|贯彻|执行|组织|拟[订定]|制[订定]|指导|开展|协调|完成|研究|推[进动]|监督|管理|参与|协助|承办|起草|落实|收集|宣传"
)
_WHOLE = re.compile(r"(?:情况|变化|说明|内容|费用?|表|计划|安排)$")
_LONGEST = 48
_LONGEST_QUESTION = 30
_LONGEST_WITH_COMMA = 24
_REST_WORDS = 6
_LEAST_BROKEN = 18


def could_head(words: str, level: int) -> bool:
    """Is the line short and without a sentence of its own?"""
    core = words[:-1] if words[-1] in "。:" else words
    if len(core) > _LONGEST or _RUN_IN.search(core) or TABLE_ROW.search(core):
        return False
    if level == 0:
        return True
    flat = re.sub(r"\([^)]*\)", "", core)
    if re.search(r"[，,]", flat) or words[-1] in ";，,":
        return False
    if _MONEY.search(flat) or (level > 1 and _COUNT.search(flat)):
        return False
    return level == 1 or not re.search(r"[《》]", core)


def plainly_heads(words: str, below: Line | None) -> bool:
    """A question, or a topic with a comma inside, with its text below."""
    if below is None or below.level != UNNUMBERED or not STOP.search(below.text):
        return False
    if words.endswith("?"):
        return len(words) <= _LONGEST_QUESTION and not _RUN_IN.search(words[:-1])
    topic = TOPIC.search(words) and not _RUN_IN.search(words) and not _MONEY.search(words)
    return bool(topic) and len(words) <= _LONGEST_WITH_COMMA


def begins_list(line: Line, after: Line | None) -> bool:
    """Does the next of its kind follow at once?"""
    return after is not None and after.level == line.level


def heads_detail(words: str, level: int, after: Line | None) -> bool:
    """Does a line numbered 1. or deeper plainly head what follows?"""
    if after is None or after.level == level or words.endswith(":"):
        return False
    core = words.removesuffix("。")
    if len(core) > 30 and not _CLASS.search(core):
        return False
    if not words.endswith("。"):
        return True
    topic = TOPIC.search(core) or _CLASS.search(core)
    return bool(topic) and not UNNUMBERED < after.level < level


def is_duty(words: str) -> bool:
    """负责…, 制定…: what a unit does, said without a 。."""
    return bool(_DUTY.match(words)) and not TOPIC.search(words)


def may_be_broken(words: str, rest: str) -> bool:
    """Can ``rest`` be the end of a heading broken before the page's width (…决算情 / 况)?"""
    if not _WHOLE.search(words[-2:] + rest) or len(rest) > _REST_WORDS:
        return False
    whole = TOPIC.search(words) and not TOPIC.fullmatch(rest)
    return not whole and len(words) >= _LEAST_BROKEN

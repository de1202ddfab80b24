"""fallback segment in one file"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from discloseparse.document import Document, Furniture
from discloseparse.outline import DocumentKind, Outline, Project, Section
from discloseparse.spans import Reading, Span, fold

GLOSS = re.compile(r"(?<=[\u4e00-\u9fff])\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ]{1,6}\)", re.IGNORECASE)
N = "零一二三四五六七八九十"
STYLES = (
    re.compile(rf"第[{N}]+(?:部分|章)[:\s]?\s*|项目[{N}\d]+[:、]"),
    re.compile(rf"[{N}]{{1,3}}\s?[、.．:]\s*"),
    re.compile(rf"\([{N}]{{1,3}}\)[、.]?\s*"),
    re.compile(r"\d{1,2}\s?(?:[、．]|\.(?!\d))\s*"),
    re.compile(r"\(\d{1,2}\)\s*"),
)
KEYS = (
    ("project_name", r"项目名称"),
    ("legal_basis", r"(?:项目)?(?:立项|设立)的?依据|项目依据|政策依据"),
    ("implementing_unit", r"(?:项目)?(?:实施|承担|主管)单位|项目单位"),
    ("overview", r"(?:项目)?基本(?:概况|情况)|项目(?:概况|简介|基本概况|基本情况)"),
    ("content", r"(?:项目)?(?:实施|建设)内容|项目(?:主要)?内容"),
    (
        "funding",
        r"(?:项目)?资金(?:预算)?安排(?:情况)?|(?:项目)?资金来源(?:及|和|与)(?:资金)?安排(?:情况)?|项目(?:资金|预算)情况",
    ),
    ("schedule", r"(?:项目)?(?:实施|进度)(?:计划|安排)|项目(?:实施)?进度(?:安排|计划)?"),
    (
        "outcomes",
        r"(?:项目)?(?:实施|预期)(?:成效|效果|效益|绩效)|项目(?:绩效|成效|效益)(?:目标|情况)?|绩效目标|预期(?:目标|成果)",
    ),
)
KEY = re.compile("|".join(f"(?P<{k}>{p})" for k, p in KEYS))
PAGE = re.compile(r"[-·]\s*\d{1,4}\s*[-·]|第\s?\d{1,4}\s?页(?:\s?[,/]?\s?共\s?\d+\s?页)?")
INDEX = re.compile(r"\(?监督索引号:?\s?\d+\)?")
NAV = re.compile(r".*【\s?字(?:号|体).*|您(?:当前|现在)的位置.*|当前位置:.*")
LEADER = re.compile(r"(?:[.·…]{3,}|…{2,}|\s{2,})\s*\d{1,3}$|PAGEREF.*$|\t\d{1,3}$")
SENTENCE_END = tuple("。；;！!？?：:”）)")


class Line(NamedTuple):
    start: int
    end: int
    text: str  # folded, glosses out, stripped
    level: int  # numbering level, -1
    mark: str


def lines_of(text: str) -> list[Line]:
    out = []
    pos = 0
    for raw in text.split("\n"):
        start = pos
        end = pos + len(raw)
        pos = end + 1
        span = Span(start, end).trim(text)
        t = GLOSS.sub("", fold(span.of(text)))
        if not t:
            continue
        lv, mark = -1, ""
        for i, s in enumerate(STYLES):
            m = s.match(t)
            if m:
                lv, mark = i, m.group()
                break
        out.append(Line(span.start, span.end, t, lv, mark))
    return out


def key_of(t: str) -> str:
    return re.sub(r"[\s.·…、,，:;。]|PAGEREF.*", "", re.sub(r"\d{1,3}$", "", LEADER.sub("", t)))


def segment(document: Document, profiles: Sequence | None = None) -> Outline:
    text = document.text
    lines = lines_of(text)
    furn: list[Furniture] = list(document.furniture)
    kept = []
    for ln in lines:
        kind = (
            "page_number"
            if PAGE.fullmatch(ln.text)
            else "index"
            if INDEX.fullmatch(ln.text)
            else "navigation"
            if NAV.fullmatch(ln.text)
            else ""
        )
        if (kind and kind == "page_number") or kind:
            furn.append(Furniture(kind, Span(ln.start, ln.end)))
        else:
            kept.append(ln)
    toc = contents(kept)
    body = [ln for i, ln in enumerate(kept) if i not in toc]
    toclines = [kept[i] for i in sorted(toc)]
    tables = [t.span for t in document.tables]
    heads, project = headings(text, body, tables, document)
    secs = sections(text, body, heads, project)
    titles = find_titles(text, body, heads, project)
    secs = trim_bodies(text, secs, titles, body)
    projects = find_projects(text, secs, titles) if project else ()
    kind = kind_of(text, body, heads, project, secs, projects)
    reading = make_reading(text, body, heads, titles, document, tables)
    return Outline(
        reading,
        kind,
        "",
        tuple(secs),
        tuple(projects),
        tuple(titles),
        tuple(Span(l.start, l.end) for l in toclines),
        tuple(furn),
    )


def contents(lines: list[Line]) -> set[int]:
    toc = {
        i
        for i, ln in enumerate(lines)
        if LEADER.search(ln.text) and (ln.level >= 0 or re.match(r"目\s*录", ln.text))
    }
    keys = [key_of(ln.text) for ln in lines]
    last = {}
    for i, k in enumerate(keys):
        last[k] = i
    i = 0
    n = len(lines)
    while i < n:
        if lines[i].level in (0, 1, 2) and len(lines[i].text) < 60:
            j = i
            seen = set()
            while (
                j < n
                and (
                    lines[j].level in (0, 1, 2)
                    or (
                        lines[j].level in (3, 4)
                        and len(lines[j].text) < 30
                        and not re.search("[《；;。]", lines[j].text)
                    )
                    or j in toc
                    or re.fullmatch(r"目\s*录|注:.*|公开时间.*", lines[j].text)
                )
                and len(lines[j].text) < 70
                and keys[j] not in seen
            ):
                seen.add(keys[j])
                j += 1
            # wraps of toc lines ignored
            block = range(i, j)
            again = sum(1 for x in block if last[keys[x]] >= j)
            if (
                (j - i >= 3
                and again >= max(2, (j - i) * 0.3)
                and last[keys[i]] >= j)
                or (j - i >= 3 and again >= (j - i) * 0.6)
            ):
                toc.update(block)
                i = j
                continue
        i += 1
    if toc:
        a, b = min(toc), max(toc)
        for i in range(n):
            if re.fullmatch(r"目\s*录", lines[i].text):
                toc.add(i)
    for i in range(n):
        if re.fullmatch(r"目\s*录|目\s*录\s*\d*", lines[i].text):
            toc.add(i)
    return toc


class Head(NamedTuple):
    start: int
    end: int  # end of heading incl. wraps
    level: int
    key: str | None
    number: str | None
    body: int  # where body starts


STOP = re.compile(r"[。；;！!？?]")


def headings(text, lines, tables, document):
    found_keys = set()
    for ln in lines:
        t = ln.text[len(ln.mark) :]
        m = KEY.match(t)
        if m and (m.end() == len(t) or t[m.end()] in ":： 。"):
            found_keys.add(m.lastgroup)
        m2 = re.search(r"。(" + KEY.pattern + r")$", ln.text)
        if m2:
            found_keys.add(next(k for k, v in m2.groupdict().items() if v))
    project = len(found_keys) >= 4 and "project_name" in found_keys
    width = wrap_width(lines)
    out = []
    styles = {s.span.start: s.level for s in document.styles}
    for i, ln in enumerate(lines):
        if any(t.start <= ln.start < t.end for t in tables):
            continue
        nxt = lines[i + 1] if i + 1 < len(lines) else None
        rest = ln.text[len(ln.mark) :]
        if project:
            m = KEY.match(rest)
            if m and (m.end() == len(rest) or rest[m.end()] in ": 。") and (ln.level >= 0 or True):
                rawm = key_span(text, ln, m.group())
                if rawm:
                    hs, he, bs = rawm
                    if (
                        m.end() == len(rest)
                        or rest[m.end()] in ":"
                        or (len(rest) > m.end() + 1
                        and rest[m.end()] == " ")
                        or rest[m.end() :] == "。"
                    ):
                        out.append(
                            Head(
                                hs,
                                he,
                                ln.level if ln.level >= 0 else 1,
                                m.lastgroup,
                                ln.mark.strip() or None,
                                bs,
                            )
                        )
                        continue
            m = re.search(r"(?<=[。;)”])(" + KEY.pattern + r")$", ln.text)
            if m:
                h = m.group(1)
                p = text.rfind(h[-2:], ln.start, ln.end)
                start = ln.end - len(h)
                out.append(
                    Head(
                        start,
                        ln.end,
                        1,
                        next(k for k, v in m.groupdict().items() if v),
                        None,
                        ln.end,
                    )
                )
                continue
        if ln.level < 0:
            if ln.start in styles:
                out.append(Head(ln.start, ln.end, min(styles[ln.start], 4), None, None, ln.end))
            continue
        h = numbered(text, lines, i, width)
        if h:
            out.append(h)
    return out, project


def key_span(text, ln, key):
    s = ln.start
    e = ln.end
    raw = text[s:e]
    f = fold(raw)
    p = f.find(key)
    if p < 0:
        return None
    he = s + p + len(key)
    bs = he
    while bs < e and fold(text[bs]) in ":。 ":
        bs += 1
    return s, he, bs


def wide(t):
    return sum(2 if ord(c) > 0x2E7F or c in "“”" else 1 for c in t)


def wrap_width(lines):
    widths = sorted(wide(l.text) for l in lines)
    if len(widths) < 12:
        return 0
    w = widths[int(len(widths) * 0.8)]
    near = sum(1 for x in widths if abs(x - w) <= 6)
    return w if w <= 120 and near >= len(widths) * 0.3 else 0


def numbered(text, lines, i, width):
    ln = lines[i]
    t = ln.text
    rest = t[len(ln.mark) :]
    end = ln.end
    nxt = lines[i + 1] if i + 1 < len(lines) else None
    if width and wide(t) >= width - 6 and nxt and nxt.level < 0:
        if (
            wide(nxt.text) <= width * 0.6
            and not STOP.search(nxt.text)
            and not STOP.search(t)
            and not KEY.fullmatch(nxt.text)
            and not re.search(r"[\d，,]", nxt.text)
        ):
            end = nxt.end
            rest += nxt.text
            nxt = lines[i + 2] if i + 2 < len(lines) else None
        elif ln.level >= 2 and not KEY.match(rest) and not re.search(r"(?:情况|说明)$", rest):
            return None
    if not rest:
        return None
    core = rest[:-1] if rest[-1] in "。:" else rest
    if re.search(r"[。；;！!？?:]", core) or len(core) > 48:
        return None
    flat = re.sub(r"\([^)]*\)", "", core)
    if re.search(r"[，,]", flat) and ln.level >= 1:
        return None
    if ln.level >= 1 and rest[-1] in ";；，,":
        return None
    if ln.level >= 2 and re.search(r"\d[\d,.]*\s?(?:万元|元|亿元|个|人|户|%)", flat):
        return None
    if ln.level == 1 and re.search(r"\d[\d,.]*\s?(?:万元|元|亿元|%)", flat):
        return None
    if re.search(r"《|》", core) and ln.level >= 2:
        return None
    if ln.level >= 3:
        if (
            nxt is None
            or (nxt.level == ln.level)
            or (nxt.level >= 0 and nxt.level < ln.level and rest[-1:] == "。")
        ):
            return None
        if len(core) > 30 or rest[-1] == ":":
            return None
        if rest[-1] == "。" and not re.search(r"(?:情况|变化|说明|内容|费用?|情况表)$", core):
            return None
        if nxt.level > ln.level:
            pass
    he = end
    while he > ln.start and fold(text[he - 1]) in "。:":
        he -= 1
    return Head(ln.start, he, ln.level, None, ln.mark.strip() or None, end)


def sections(text, lines, heads, project):
    out = []
    stack = []
    ends = [h.start for h in heads[1:]] + [len(text)]
    for i, (h, e) in enumerate(zip(heads, ends)):
        while stack and out[stack[-1]].level >= h.level:
            stack.pop()
        body = Span(h.body, e).trim(text)
        if body.start >= body.end:
            b = h.body
            while b < e and text[b].isspace():
                b += 1
            body = Span(min(b, e), min(b, e)) if b < e else Span(h.body, h.body)
        out.append(
            Section(
                Span(h.start, h.end), body, h.level, h.key, h.number, stack[-1] if stack else None
            )
        )
        stack.append(i)
    return out


TITLE = re.compile(r"(?:19|20)\d\d|[零一二三四五六七八九]{4}年|文本|公开|项目")


def find_titles(text, lines, heads, project):
    titles = []
    first = heads[0].start if heads else len(text)
    top = [l for l in lines if l.start < first]
    if top:
        t = [l for l in top[:4]]
        run = []
        for l in t:
            if l.text.endswith(("。", ":", ";")) or len(l.text) > 70:
                break
            run.append(l)
        if run:
            titles.append(
                Span(
                    run[0].start,
                    run[-1].end
                    if (len(run) > 1 and not project)
                    else run[min(1, len(run) - 1)].end
                    if project
                    else run[0].end,
                )
            )
    if project:
        names = [h for h in heads if h.key == "project_name"]
        for h in names[1:]:
            above = [l for l in lines if l.end <= h.start][-3:]
            run = []
            for l in reversed(above):
                if (
                    l.level >= 0
                    or l.text.endswith(("。", ";", ":", "”"))
                    or len(l.text) > 60
                    or any(x.start <= l.start < x.end for x in heads)
                ):
                    break
                run.insert(0, l)
            while run and not TITLE.search(run[0].text):
                run.pop(0)
            if run:
                titles.append(Span(run[0].start, run[-1].end))
    return titles


def trim_bodies(text, secs, titles, lines):
    out = []
    for s in secs:
        b = s.body
        for t in titles:
            if b.start <= t.start < b.end:
                b = Span(b.start, t.start).trim(text)
        out.append(s._replace(body=b))
    return out


def find_projects(text, secs, titles):
    groups = []
    for i, s in enumerate(secs):
        if s.key == "project_name":
            groups.append([i])
        elif groups and (s.key or (s.level > secs[groups[-1][0]].level)):
            groups[-1].append(i)
    out = []
    used = set()
    for g in groups:
        first = secs[g[0]]
        title = None
        if first.parent is not None and secs[first.parent].level < first.level:
            title = secs[first.parent].heading
        else:
            before = [t for t in titles if t.end <= first.heading.start and t not in used]
            prev_end = secs[g[0] - 1].heading.start if g[0] else -1
            before = [t for t in before if t.start > prev_end]
            if before:
                title = before[-1]
                used.add(title)

        def val(key):
            s = next((secs[i] for i in g if secs[i].key == key), None)
            if s is None or s.body.start == s.body.end:
                return None
            sp = Span(s.body.start, s.body.end)
            while sp.end > sp.start and text[sp.end - 1] in "。.\n ":
                sp = Span(sp.start, sp.end - 1)
            return sp

        name, unit = val("project_name"), val("implementing_unit")
        year = None
        for src in (name, title):
            if src:
                m = re.search(r"20\d\d", fold(src.of(text)))
                if m:
                    year = int(m.group())
                    break
        out.append(Project(title, name, year, unit, tuple(g)))
    return tuple(out)


def kind_of(text, lines, heads, project, secs, projects):
    top = " ".join(l.text for l in lines[:6])
    m = re.search(r"20\d\d|[零一二三四五六七八九]{4}(?=年)", top)
    year = None
    if m:
        s = m.group()
        year = int(
            "".join(str("零一二三四五六七八九".index(c)) if not c.isdigit() else c for c in s)
        )
    if projects and projects[0].year:
        year = projects[0].year
    k, phase = "other", None
    if project:
        k, phase = "project_text", "budget"
    elif re.search("自评|绩效(?:评价)?报告", top):
        k, phase = "performance_report", "final"
    elif "决算" in top:
        k, phase = "department_accounts", "final"
    elif "预算" in top:
        k, phase = "department_budget", "budget"
    elif re.search("审计", top):
        k = "audit_notice"
    elif re.search("公示|公告|补助|补贴|公开", top):
        k = "subsidy_notice"
    unit = None
    if projects:
        unit = projects[0].unit
    return DocumentKind(k, "0.9" if k != "other" else "0.5", (), year, unit, phase)


def make_reading(text, lines, heads, titles, document, tables):
    width = wrap_width(lines)
    marked = document.paragraphs_marked
    hstarts = {}
    for h in heads:
        hstarts[h.start] = h
    pieces = []
    prev = None
    prev_heading_until = -1
    for i, ln in enumerate(lines):
        heading = next((h for h in ([hstarts[ln.start]] if ln.start in hstarts else [])), None)
        join = False
        if prev is not None and not marked:
            tail = prev.text
            inside_heading = ln.start < prev_heading_until
            soft = inside_heading or (
                not any(
                    p.start == prev.start and p.end >= prev.end and p.body >= prev.end
                    for p in heads
                    if p.start == prev.start
                )
                and ln.level < 0
                and ln.start not in hstarts
                and not tail.endswith(tuple("。;:!?"))
                and (
                    wide(tail) >= width - 8
                    if width
                    else (
                        len(tail) >= 20
                        and (
                            tail[-1] in "，,、"
                            or (re.search(r"[\d万]$", tail)
                            and re.match(r"[\d万元人户]", ln.text))
                        )
                    )
                )
            )
            if (
                not soft
                and width
                and ln.level < 0
                and re.match(r"[万亿]?元|[:，。]", ln.text)
                and ln.start not in hstarts
            ):
                soft = True
            join = soft
        if pieces and not join:
            pieces.append((ln.start, ln.start))
        pieces.extend(inner(text, ln.start, ln.end, hstarts))
        if heading:
            prev_heading_until = heading.end
        prev = ln
    return Reading(text, pieces)


SPACE = re.compile(r"[ \u3000\u00a0\t\u2002\u2003]+")


def inner(text, a, b, hstarts):
    raw = text[a:b]
    cuts = [(a + m.start(), a + m.end()) for m in GLOSS.finditer(fold(raw))]
    for m in SPACE.finditer(raw):
        s, e = m.span()
        L = raw[s - 1] if s else " "
        R = raw[e] if e < len(raw) else " "
        if e - s > 1:
            continue
        if L.isascii() and L.isalnum() and R.isascii() and R.isalnum():
            if not (
                L.isdigit()
                and R.isdigit()
                and re.match(r"\d{3}(?!\d)", raw[e : e + 4])
                and re.search(r"(?<!\d)\d{1,3}(?: \d{3})*$", raw[max(0, s - 12) : s])
            ):
                continue
            if re.match(r"\d{3}(?: \d+)*(?:\.\d+)?\s*$", raw[e:]) and not re.search(
                r"[\u4e00-\u9fff]", raw[e:]
            ):
                continue
        cuts.append((a + s, a + e))
    # glued headings
    breaks = [p for p in hstarts if a < p < b]
    cuts += [(p, p) for p in breaks]
    out = []
    pos = a
    for s, e in sorted(cuts):
        if s > pos:
            out.append((pos, s))
        if s == e:
            out.append((s, s))
        pos = max(pos, e)
    if pos < b:
        out.append((pos, b))
    return out

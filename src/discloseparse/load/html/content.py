"""Which part of a page is the document: editor containers first, else where the text is dense."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from lxml.html import HtmlElement

_NOISE_TAGS = (
    "script", "style", "noscript", "template", "nav", "aside", "iframe", "object", "embed", "svg",
    "canvas", "audio", "video", "button", "select", "input", "textarea", "head", "map", "xml",
    "del", "s", "strike", "frameset",
)  # fmt: skip
_PAGE_FRAME = ("header", "footer")
_NOISE_NAME = re.compile(
    r"(?:^|[-_\s])(?:nav|navi|navbar|menu|breadcrumb|crumbs?|location|position|dqwz|share|bdshare\w*|"
    r"footer|foot|copyright|sidebar|side|pager|pagination|related|recommend|toolbar|tools|print|"
    r"qrcode|ewm|search|login|banner|topbar|links?|friendlink|ad|ads|hidden)(?:$|[-_\s\d])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0(?![\d.])",
    re.IGNORECASE,
)

# Containers that editors of content systems write the document into, surest first.
_CONTAINERS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        (
            r"TRS_Editor|TRS_UEDITOR|vsb_content\w*|v_news_content|wp_articlecontent|UCAP-?CONTENT|"
            r"founder-content"
        ),
        r"j-fontContent|zoom|articleBody|pages_content|article[-_]?(?:content|con|body|text|detail)s?",
        r"(?:news|detail|main|view|text|info|art)[-_]?(?:content|con|body|text)|con[-_]?text|xxgk\w*_?con",
        r"content|article|main",
    )
)
_NAMED = "descendant::*[@id or @class or @itemprop or self::ucapcontent or self::founder-content]"
_ATTRIBUTED = "descendant::*[@id or @class or @itemprop or @style or @hidden]"
_NO_CONTAINER = ("a", "span")
_LISTS = ("ul", "ol", "dl", "div", "td", "section")
_HEADINGS = ("h1", "h2", "h3")
_TITLE_NAME = re.compile(r"(?:^|[-_\s])(?:\w*title|tit|bt|biaoti)(?:$|[-_\s\d])", re.IGNORECASE)
_MOST_TITLES = 50
_DATE = re.compile(r"[(（\[【]?\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[)）\]】]?")
_FEW_LINKS = 4
_LINKED = 0.7
_ENOUGH = 0.3
_DENSE = 0.7


def strip_noise(root: HtmlElement) -> None:
    """Drop what is never part of a document: scripts, navigation, hidden parts, page frames."""
    for element in list(root.iter(*_NOISE_TAGS)):
        _drop(element)
    for element in list(root.iter(*_PAGE_FRAME)):
        if not any(outer.tag in ("article", "main") for outer in element.iterancestors()):
            _drop(element)
    for element in root.xpath(_ATTRIBUTED):
        if element.tag in ("html", "body"):
            continue
        hidden = _HIDDEN.search(element.get("style", "")) or element.get("hidden") is not None
        if hidden or (_NOISE_NAME.search(_names(element)) and _is_linkish(element)):
            _drop(element)


def main_content(root: HtmlElement, title: str = "") -> list[HtmlElement]:
    """The elements that hold the document, in page order; ``title`` is what the page calls itself."""
    body = root.find("body")
    body = root if body is None else body
    lists = _outermost(filter(_is_link_list, body.iter(*_LISTS)))
    whole = _net_length(body) - sum(map(_net_length, lists))
    chosen = _editor_containers(body, whole)
    if not chosen:
        for element in lists:
            _drop(element)
        chosen = [_densest(body, whole)]
    return [*_title(body, chosen, title), *chosen]


def _editor_containers(body: HtmlElement, whole: int) -> list[HtmlElement]:
    candidates = [element for element in body.xpath(_NAMED) if element.tag not in _NO_CONTAINER]
    for i, pattern in enumerate(_CONTAINERS):
        outer = _outermost(element for element in candidates if _is_called(element, pattern))
        length = _length if i == 0 else _net_length  # of the surest, links count too
        if outer and sum(map(length, outer)) >= max(1, _ENOUGH * whole):
            return outer
    articles = _outermost(body.iter("article"))
    return articles if articles and sum(map(_net_length, articles)) >= _ENOUGH * whole else []


def _densest(body: HtmlElement, whole: int) -> HtmlElement:
    """The deepest element that still holds most of the text outside links."""
    element = body
    while True:
        inner = next((child for child in element if _net_length(child) >= _DENSE * whole), None)
        if inner is None or inner.tag in ("p", "table", "tbody", "tr", "span", "font", "b"):
            return element
        element = inner


def _title(body: HtmlElement, chosen: list[HtmlElement], told: str) -> list[HtmlElement]:
    """The title of the document, unless the content holds or repeats it.

    That is the page's only ``h1``, or what looks like a title and is what the page calls itself.
    """
    held = {chosen[0], *chosen[0].iterancestors()}
    start = _squeeze("".join(element.text_content() for element in chosen))[:400]
    titles = list(body.iter("h1"))
    if len(titles) != 1:
        named = (e for e in body.iter() if e.tag in _HEADINGS or _TITLE_NAME.search(_names(e)))
        titles = [e for e in named if e not in held and 4 <= _length(e) <= 80][:_MOST_TITLES]
        titles = [e for e in titles if _squeeze(e.text_content()) in _squeeze(told)][:1]
    for title in titles:
        text = _squeeze(title.text_content())
        inside = any(element is title or element in chosen for element in title.iterancestors())
        if not (inside or title in chosen or not text or text in start):
            return [title]
    return []


def _is_link_list(element: HtmlElement) -> bool:
    """A block of links to other pages, each perhaps with its date."""
    if sum(1 for _ in islice(element.iter("a"), _FEW_LINKS)) < _FEW_LINKS:
        return False
    text = _DATE.sub("", _squeeze(element.text_content()))
    links = sum(len(_squeeze(link.text_content())) for link in element.iter("a"))
    return links > _LINKED * len(text)


def _is_called(element: HtmlElement, pattern: re.Pattern[str]) -> bool:
    return any(pattern.fullmatch(name) for name in (element.tag, *_names(element).split()))


def _names(element: HtmlElement) -> str:
    return " ".join(element.get(key, "") for key in ("id", "class", "itemprop"))


def _outermost(elements: Iterable[HtmlElement]) -> list[HtmlElement]:
    found: list[HtmlElement] = []
    inside: set[HtmlElement] = set()
    for element in elements:
        if not any(outer in inside for outer in element.iterancestors()):
            found.append(element)
            inside.add(element)
    return found


def _length(element: HtmlElement) -> int:
    return len(_squeeze(element.text_content())) if isinstance(element.tag, str) else 0


def _net_length(element: HtmlElement) -> int:
    """Characters that are not link text."""
    if not isinstance(element.tag, str):
        return 0
    links = sum(len(_squeeze(link.text_content())) for link in element.iter("a"))
    return max(0, len(_squeeze(element.text_content())) - links)


def _is_linkish(element: HtmlElement) -> bool:
    """A bar of links or a few words: what a container with a noise name may be dropped for."""
    text = _squeeze(element.text_content())
    return len(text) < 200 or _net_length(element) * 2 < len(text)


def _squeeze(text: str | None) -> str:
    return re.sub(r"\s+", "", text or "")


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()

"""Which part of a page is the document: editor containers first, else where the text is dense."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml.html import HtmlElement

_NOISE_TAGS = (
    "script", "style", "noscript", "template", "nav", "aside", "iframe", "object", "embed", "svg",
    "canvas", "audio", "video", "button", "select", "input", "textarea", "head", "map",
)  # fmt: skip
_PAGE_FRAME = ("header", "footer")
_NOISE_NAME = re.compile(
    r"(?:^|[-_\s])(?:nav|navi|navbar|menu|breadcrumb|crumbs?|location|position|dqwz|share|bdshare\w*|"
    r"footer|foot|copyright|sidebar|side|pager|pagination|related|recommend|toolbar|tools|print|"
    r"qrcode|ewm|search|login|banner|topbar|links?|friendlink|ad|ads|hidden)(?:$|[-_\s\d])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

# Containers that editors of content systems write the document into, surest first.
_CONTAINERS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"TRS_Editor|TRS_UEDITOR|vsb_content\w*|v_news_content|wp_articlecontent|UCAP-CONTENT",
        r"j-fontContent|zoom|articleBody|pages_content|article[-_]?(?:content|con|body|text|detail)s?",
        r"(?:news|detail|main|view|text|info|art)[-_]?(?:content|con|body|text)|con[-_]?text|xxgk\w*_?con",
        r"content|article|main",
    )
)
_NAMED = "descendant::*[@id or @class or @itemprop]"
_ATTRIBUTED = "descendant::*[@id or @class or @itemprop or @style or @hidden]"
_NO_CONTAINER = ("a", "span")
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


def main_content(root: HtmlElement) -> list[HtmlElement]:
    """The elements that hold the document, in page order."""
    body = root.find("body")
    body = root if body is None else body
    whole = _net_length(body)
    chosen = _editor_containers(body, whole) or [_densest(body, whole)]
    return [*_title(body, chosen), *chosen]


def _editor_containers(body: HtmlElement, whole: int) -> list[HtmlElement]:
    candidates = [element for element in body.xpath(_NAMED) if element.tag not in _NO_CONTAINER]
    for pattern in _CONTAINERS:
        named = [element for element in candidates if _is_called(element, pattern)]
        outer = _outermost(named)
        if outer and sum(map(_net_length, outer)) >= _ENOUGH * whole:
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


def _title(body: HtmlElement, chosen: list[HtmlElement]) -> list[HtmlElement]:
    """The page's only ``h1`` if it stands before the content and the content does not repeat it."""
    titles = list(body.iter("h1"))
    if len(titles) != 1:
        return []
    title = titles[0]
    text = _squeeze(title.text_content())
    inside = any(title is element or title in element.iterdescendants() for element in chosen)
    if inside or not text or text in _squeeze("".join(c.text_content() for c in chosen))[:400]:
        return []
    return [title]


def _is_called(element: HtmlElement, pattern: re.Pattern[str]) -> bool:
    return any(pattern.fullmatch(name) for name in _names(element).split())


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

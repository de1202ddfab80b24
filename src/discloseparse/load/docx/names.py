"""Element and attribute names without their namespaces.

Transitional and strict WordprocessingML differ in the namespace only, so names are compared by
their local part.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element


def local(element: _Element) -> str:
    """The tag without its namespace; ``""`` for comments and processing instructions."""
    tag = element.tag
    return tag[tag.rfind("}") + 1 :] if isinstance(tag, str) else ""


def attribute(element: _Element, name: str) -> str | None:
    """The attribute called ``name`` in whatever namespace."""
    for key, value in element.attrib.items():
        if str(key)[str(key).rfind("}") + 1 :] == name:
            return str(value)
    return None


def child(element: _Element | None, *path: str) -> _Element | None:
    """The first descendant along ``path``, child by child."""
    for name in path:
        if element is None:
            return None
        element = next((inner for inner in element if local(inner) == name), None)
    return element


def children(element: _Element | None, name: str) -> Iterator[_Element]:
    """The children called ``name``."""
    if element is not None:
        yield from (inner for inner in element if local(inner) == name)


def value(element: _Element | None, *path: str) -> str | None:
    """The ``val`` attribute of the element along ``path``."""
    found = child(element, *path)
    return None if found is None else attribute(found, "val")


def number(element: _Element | None, *path: str) -> int | None:
    """The ``val`` attribute along ``path`` as a whole number, or None."""
    text = value(element, *path)
    try:
        return None if text is None else int(text)
    except ValueError:
        return None


def is_on(element: _Element | None, name: str) -> bool:
    """A toggle property: present and not switched off."""
    found = child(element, name)
    return found is not None and attribute(found, "val") not in ("0", "false", "off", "none")

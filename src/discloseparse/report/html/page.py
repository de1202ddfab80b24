"""Put a page together from its template, style, script and data, under a policy that lets nothing else in."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from string import Template
from typing import Any

from discloseparse import __version__
from discloseparse.messages import LANGUAGES, all_sentences
from discloseparse.report.html.signs import escape, fit

_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
_WORDS = "page."


def assemble(
    name: str,
    data: Mapping[str, Any],
    *,
    lang: str,
    title: str,
    styles: Sequence[str] = (),
    scripts: Sequence[str] = (),
    content: str = "",
    policy: str = "",
) -> str:
    """The page ``name``: its body (``name.html``) around ``content``, its style and script.

    ``styles`` and ``scripts`` come before its own; ``policy`` replaces the page's policy.
    """
    style = sheet(*styles, name)
    script = program(*scripts, name)
    return Template(asset("page.html")).substitute(
        body=Template(asset(f"{name}.html")).substitute(content=content),
        data=embedded({"lang": lang, "words": words(), **data}),
        lang="en" if lang == "en" else "zh-CN",
        policy=policy or own_policy(style, script),
        script=script,
        style=style,
        title=escape(title),
        version=__version__,
    )


def own_policy(style: str, script: str) -> str:
    """The Content-Security-Policy of a page with this style and script and with pictures in it."""
    return (
        f"default-src 'none'; style-src '{digest(style)}'; script-src '{digest(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def digest(content: str) -> str:
    """The hash by which a policy names ``content``."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def sheet(*names: str) -> str:
    """The styles ``base.css`` and ``names``, later ones over earlier ones."""
    return "".join(asset(f"{name}.css") for name in ("base", *names))


def program(*names: str) -> str:
    """The modules ``base.js`` and ``names`` as one script with a scope of its own."""
    modules = "".join(asset(f"{name}.js") for name in ("base", *names))
    return f'"use strict";\n{{\n{modules}}}\n'


def embedded(data: object) -> str:
    """``data`` as JSON that cannot end the element it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return fit(text).translate(_ESCAPES)


def words() -> dict[str, dict[str, str]]:
    """The words of the pages in each language."""
    return {
        lang: {
            key.removeprefix(_WORDS): sentence
            for key, sentence in all_sentences(lang).items()
            if key.startswith(_WORDS)
        }
        for lang in LANGUAGES
    }


@cache
def asset(name: str) -> str:
    """A file of this package."""
    return (files(__package__) / name).read_text("utf-8")

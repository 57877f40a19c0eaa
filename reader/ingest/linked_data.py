"""The article that a web page describes in JSON-LD (schema.org); believes no shape of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reader.ingest.html_tree import Tree

MOST_THINGS = 2_000
_TYPES = ("Article", "Posting", "Report", "Review")
"""How the names of schema.org's types of articles end."""


@dataclass(frozen=True, slots=True)
class Linked:
    """What the first article of a page's JSON-LD says, "" where it says nothing."""

    title: str = ""
    authors: tuple[str, ...] = ()
    outlet: str = ""
    url: str = ""
    published: str = ""
    language: str = ""


def linked_in(tree: Tree) -> Linked:
    """The article in a page's JSON-LD; one without anything when there is none."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = (script.text or "").strip()
        try:
            value = json.loads(_unescaped(text) if "&quot;" in text else text, strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(value):
            if _is_article(thing):
                return _told(thing)
    return Linked()


def _things(value: Any) -> Iterator[dict[str, Any]]:
    """The objects of a value, from the outside in, without recursion and not without end."""
    waiting = [value]
    for _ in range(MOST_THINGS):
        if not waiting:
            return
        value = waiting.pop(0)
        if isinstance(value, dict):
            yield value
            inner = (value.get("@graph"), value.get("mainEntity"), value.get("mainEntityOfPage"))
            waiting += [each for each in inner if isinstance(each, dict | list)]
        elif isinstance(value, list):
            waiting += value


def _is_article(thing: dict[str, Any]) -> bool:
    kinds = thing.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    is_one = any(isinstance(kind, str) and kind.endswith(_TYPES) for kind in named)
    return is_one and bool(thing.get("headline") or thing.get("datePublished"))


def _told(thing: dict[str, Any]) -> Linked:
    outlet = next(_names(thing.get("publisher")), "")
    authors = _names(thing.get("author") or thing.get("creator"))
    page = thing.get("mainEntityOfPage")
    page = page.get("@id") if isinstance(page, dict) else page
    language = thing.get("inLanguage")
    return Linked(
        title=_text(thing.get("headline")),
        # an outlet that signs for its whole staff is told once
        authors=tuple(name for name in authors if name != outlet),
        outlet=outlet,
        url=_text(thing.get("url")) or _text(page),
        published=_text(thing.get("datePublished")),
        language=_text(language.get("name") if isinstance(language, dict) else language),
    )


def _names(value: Any) -> Iterator[str]:
    for each in value[:20] if isinstance(value, list) else [value]:
        name = each.get("name") if isinstance(each, dict) else each
        for one in name[:20] if isinstance(name, list) else [name]:
            if said := _text(one):
                yield said


def _text(value: Any) -> str:
    if not isinstance(value, str):
        return ""
    return (_unescaped(value) if "&" in value else value).strip()


def _unescaped(text: str) -> str:
    from html import unescape

    return unescape(text)

"""Cases and variables: a case for each source, variables of sources and articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reader.domain.article import Article
from reader.domain.source import Source
from reader.export.lookup import Lookup, date_words
from reader.export.refi.codes import code_of
from reader.export.refi.xml import add, element, guid

VARIABLES = {
    **dict.fromkeys(("Kind", "Reliability", "Affiliation", "Aliases"), "Text"),
    "Number": "Integer",
    **dict.fromkeys(("Outlet", "Byline", "Published", "Address", "Language"), "Text"),
}
"""Name → type: the first four of sources, the others of articles."""


def source_variables(of: Source, lookup: Lookup) -> dict[str, str]:
    """What a source's case says."""
    return {
        "Kind": of.kind,
        "Reliability": lookup.letter(of.id) or "",
        "Affiliation": lookup.name(of.affiliation),
        "Aliases": " | ".join(of.aliases),
    }


def article_variables(of: Article) -> dict[str, str]:
    """What an article's text says beside its words."""
    return {
        "Number": str(of.number),
        "Outlet": of.outlet,
        "Byline": of.byline,
        "Published": date_words(of.published),
        "Address": of.url,
        "Language": of.language,
    }


def add_variables(to: Any, values: Mapping[str, str]) -> None:
    """The values that are there."""
    for name, value in values.items():
        if value:
            held = add(to, "VariableValue")
            add(held, "VariableRef", targetGUID=guid("variable", name))
            add(held, f"{VARIABLES[name]}Value", text=value)


def case(of: Source, values: Mapping[str, str], places: Mapping[str, Sequence[str]]) -> Any:
    """A source as a case, with the selections (GUIDs) where it speaks or is named."""
    made = element("Case", guid=guid(of.id), name=of.name or "?")
    if of.note:
        add(made, "Description", text=of.note)
    add(made, "CodeRef", targetGUID=code_of("source", of.id))
    add_variables(made, values)
    for place in places.get(of.id, ()):
        add(made, "SelectionRef", targetGUID=place)
    return made

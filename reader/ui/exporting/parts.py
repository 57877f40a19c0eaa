"""What an export can be of, as the window stands: everything, or what is in front or chosen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.ui.wording import count, shortened

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow

WHOLE, ARTICLE, SELECTION, FOUND = "whole", "article", "selection", "found"
STATEMENT, COLLECTION, ANSWERING = "statement", "collection", "answering"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the project that can go out: `scope` as store.scope has it.

    One with `choices` (words → scope) lets one of them be chosen, `chosen` first.
    """

    key: str
    words: str
    scope: tuple[str, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()
    chosen: str = ""
    tip: str = ""


def parts_of(window: MainWindow) -> list[Part]:
    """What can go out now, the whole project first."""
    found = [Part(WHOLE, "The whole project")]
    found += _article(window)
    found += _selection(window)
    found += _found(window)
    found += _collections(window)
    found += _statements(window)
    return found


def _article(window: MainWindow) -> list[Part]:
    row = window.session.articles.get(window.page.article_id or "")
    if row is None:
        return []
    title = " ".join(row.title.split()) or "article without a title"
    return [Part(ARTICLE, f"Only {row.number}: {title}", (f"article:{row.number}",), tip=title)]


def _selection(window: MainWindow) -> list[Part]:
    if window.going.here.view == "claims":
        claims = window.going.view("claims").table.selected
    else:
        active = window.session.annotation(window.marking.active or "")
        claims = [active.id] if active is not None and active.kind == "claim" else []
    if not claims:
        return []
    words = f"The {count(len(claims), 'claim')} selected"
    if len(claims) == 1:
        words = "The selected claim"
    return [Part(SELECTION, words, tuple(f"claim:{id}" for id in claims))]


def _found(window: MainWindow) -> list[Part]:
    view = window.going.here.view
    if view == "search":
        typed = window.going.view("search").field.text().strip()
        if not typed:
            return []
        asked = f"found by “{shortened(typed, 40)}”"
        return [
            Part(FOUND, f"Claims {asked}", (f"claims:{typed}",), tip=typed),
            Part(ANSWERING, f"Articles {asked}", (f"articles:{typed}",), tip=typed),
        ]
    if view != "claims":
        return []
    claims = window.going.view("claims")
    of = claims.asking.filter
    if of.is_empty or not claims.model.rowCount():
        return []
    words = f"What passes the filter: {count(claims.model.rowCount(), 'claim')}"
    if replace(of, typed="").is_empty:
        return [Part(FOUND, words, (f"claims:{of.typed}",))]
    return [Part(FOUND, words, tuple(f"claim:{id}" for id in claims.model.ids))]


def _collections(window: MainWindow) -> list[Part]:
    known = window.session.collections.values()
    choices = sorted((shortened(of.name, 70), f"collection:{of.id}") for of in known)
    return [Part(COLLECTION, "A collection", choices=tuple(choices))] if choices else []


def _statements(window: MainWindow) -> list[Part]:
    known = window.session.store.sourcing.statements()
    choices = tuple((shortened(text, 70), f"statement:{id}") for id, text in known.items())
    shown = ""
    if window.going.here.view == "claims":
        shown = window.going.view("claims").statements.page.statement_id
    chosen = f"statement:{shown}" if shown else ""
    return [Part(STATEMENT, "A statement", choices=choices, chosen=chosen)] if choices else []

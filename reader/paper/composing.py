"""The pages of a publication, one after another: for a PDF, and for a printer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from reader.export.publication.model import Publication
from reader.paper import drawn, front, parts
from reader.paper.article import article
from reader.paper.pager import Pager
from reader.paper.sheet import SHEETS, Page, Sheet

UNITS = 720
"""Units to an inch: what a painter must be scaled to before a page is painted."""


@dataclass
class Composition:
    """What is known of a publication once all its pages are composed.

    `count` is the number of pages; `places` are anchors → (page number, distance from the top).
    """

    of: Publication
    sheet: Sheet
    count: int = 0
    places: dict[str, tuple[int, float]] = field(default_factory=dict)


def compose(
    of: Publication,
    paper: str,
    take: Callable[[Page], object],
    read: Callable[[int], object] = lambda number: None,
) -> Composition:
    """Compose all pages and give each to `take` once it is full. None is kept.

    The contents come last, since they name the pages: go by `Page.number`. To print a page:

        painter.save(); painter.scale(dpi / UNITS, dpi / UNITS); page.paint(painter); …

    with the painter's origin in the corner of the paper, not of its printable area. `paper` is
    "A4" or "Letter". `read` is told how many articles are done. What `take` and `read` raise ends
    it. May run in any thread once a QGuiApplication is there.
    """
    made = Composition(of, SHEETS[paper])
    frame = front.Frame(of, made.sheet)

    def full(page: Page) -> None:
        frame.put(page)
        for name, y in page.anchors:
            made.places.setdefault(name, (page.number, y))
        take(page)

    counting = Pager(made.sheet, lambda page: None)
    front.title(counting, of, lambda anchor: "0")
    pager = Pager(made.sheet, full, counting.page.number + 1)
    _body(pager, of, read)
    made.count = pager.page.number - 1
    pager = Pager(made.sheet, full)
    front.title(pager, of, lambda anchor: str(made.places.get(anchor, (0, 0))[0]))
    pager.turn()
    return made


def _body(pager: Pager, of: Publication, read: Callable[[int], object]) -> None:
    for part in (parts.sourcing, drawn.matrix, drawn.timeline):
        part(pager, of)
    parts.section(pager, of, "articles")
    if not of.contents:
        parts.paragraph(pager, of.say("no articles"), "soft")
    for place, each in enumerate(of.articles()):
        read(place)
        article(pager, each, of.say, is_first=place == 0)
    parts.sources(pager, of)
    parts.method(pager, of)
    pager.turn()

"""The pages of a publication, one after another: for a PDF, and for a printer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from reader.export.publication.model import Publication
from reader.paper import parts
from reader.paper.article import article
from reader.paper.pager import SHEETS, Page, Pager, Sheet

UNITS = 720
"""Units to an inch: what a painter must be scaled to before a page is painted."""


@dataclass
class Composition:
    """A publication composed for a size of paper. Go through it as often as you like.

    `count` is the number of pages. To print page after page:

        for page in composition:
            painter.save(); painter.scale(dpi / UNITS, dpi / UNITS); page.paint(painter); …

    with the painter's origin in the corner of the paper, not of its printable area. `places` are
    anchors → (page number, distance from the top). No page is kept: each is composed as it is asked
    for, twice in all, because the contents name the pages.
    """

    of: Publication
    sheet: Sheet
    places: dict[str, tuple[int, float]] = field(default_factory=dict)
    count: int = 0

    def __iter__(self) -> Iterator[Page]:
        return _pages(self.of, self.sheet, self.places)


def composed(of: Publication, paper: str = "A4") -> Composition:
    """Compose once, to know how many pages there are and what stands where.

    `paper` is "A4" or "Letter". May run in any thread once a QGuiApplication is there.
    """
    made = Composition(of, SHEETS[paper])
    places: dict[str, tuple[int, float]] = {}
    for page in made:
        made.count = page.number
        for name, y in page.anchors:
            places.setdefault(name, (page.number, y))
    made.places = places
    return made


def _pages(of: Publication, sheet: Sheet, places: dict[str, tuple[int, float]]) -> Iterator[Page]:
    pager = Pager(sheet)

    def page_of(anchor: str) -> str:
        return str(places[anchor][0]) if anchor in places else "0"

    def framed() -> Iterator[Page]:
        for page in pager.taken():
            yield _framed(of, page, pager)

    parts.title(pager, of, page_of)
    for part in (parts.sourcing, parts.matrix, parts.timeline):
        part(pager, of)
        yield from framed()
    parts.section(pager, of, "articles")
    if not of.contents:
        parts.paragraph(pager, of.say("no articles"), "soft")
    for place, each in enumerate(of.articles()):
        for page in article(pager, each, of.say, place == 0):
            yield _framed(of, page, pager)
    parts.sources(pager, of)
    yield from framed()
    for _ in parts.method(pager, of):
        yield from framed()
    pager.turn()
    yield from framed()


def _framed(of: Publication, page: Page, pager: Pager) -> Page:
    now, pager.page = pager.page, page
    parts.frame(of, page.number, page.section, pager)
    pager.page = now
    return page

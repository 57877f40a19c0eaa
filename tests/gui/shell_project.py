"""A small real project for the tests of the window's parts: three articles, sources, tags."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from reader.domain.anchor import anchor_at
from reader.domain.annotation import Annotation, Attribution, Link
from reader.domain.arrivals import article_edit
from reader.domain.article import Article, Block, Draft
from reader.domain.date import Date
from reader.domain.edits import highlight, make
from reader.domain.ids import new_id
from reader.domain.project import Analyst, Grade, Tag
from reader.domain.source import Source
from reader.store.store import Store
from reader.ui.session import Session

ANALYST = Analyst("an-1", "Ana")
TEXTS = (
    (
        'En Marche! se dit victime d\'un "piratage massif"',
        "Selon Vitali Kremez, directeur d'études à la société Flashpoint, le groupe APT 28 serait "
        "derrière le piratage subi par En Marche!\n\nLe parquet de Paris a ouvert une enquête.",
        "fr",
        "2017-05-08",
    ),
    (
        "Campaign says documents were mixed with forgeries",
        "The campaign said that the documents were mixed with forged ones.",
        "en",
        "2017-05-06",
    ),
    ("Paris prosecutor opens inquiry into leak", "An inquiry was opened.", "en", "2017-05-07"),
)


def articles(session: Session) -> list[str]:
    """The ids of the articles by number."""
    return [row.id for row in sorted(session.articles.values(), key=lambda row: row.number)]


def draft(title: str, text: str, language: str = "en", date: str | None = None) -> Draft:
    """A draft of one paragraph after the other."""
    blocks, start = [], 0
    for part in text.split("\n\n"):
        blocks.append(Block(start, start + len(part)))
        start += len(part) + 2
    published = Date(date) if date else None
    return Draft(text, tuple(blocks), title, language=language, published=published)


def copy_project(path: Path) -> Path:
    """Put the project at `path`; it is made once in a run and copied after."""
    path.write_bytes(_made_once())
    return path


@cache
def _made_once() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder, "p.selon")
        open_project(path).close()
        return path.read_bytes()


def open_project(path: Path) -> Session:
    """A session on a new project with two claims, two mentions, four sources, three tags."""
    session = Session(Store.open(path, create=True), ANALYST)
    made: list[tuple[Article, str]] = []
    for title, text, language, date in TEXTS:
        article, edit = article_edit(draft(title, text, language, date))
        session.perform(edit)
        made.append((article, text))
    (seed, words), (second, english), _ = made
    flashpoint = Source("so-f", "Flashpoint", "organisation")
    kremez = Source("so-k", "Vitali Kremez", "person", ("Kremez",), flashpoint.id)
    twin = Source("so-v", "V. Kremez", "person")
    paris = Source("so-p", "Parquet de Paris", "official")
    session.perform(make("New sources", flashpoint, kremez, twin, paris))
    session.perform(make("Grade source", Grade(new_id(), source=kremez.id, value="B")))
    tags = [Tag(f"ta-{n}", name, colour=n) for n, name in enumerate(_TAGS, 1)]
    session.perform(make("New tags", *tags))
    claim = _marked(seed, words, "claim", "le groupe APT 28 serait derrière le piratage")
    voice = Attribution("at-1", chain=(Link(kremez.id, affiliation=flashpoint.id),))
    claim = _with(claim, attributions=(voice,), tags=("ta-1",))
    session.perform(highlight(claim))
    for source, name in ((kremez, "Vitali Kremez"), (paris, "parquet de Paris")):
        session.perform(highlight(_with(_marked(seed, words, "mention", name), source=source.id)))
    other = _marked(second, english, "claim", "the documents were mixed with forged ones")
    voice = Attribution("at-2", chain=(Link(twin.id),))
    session.perform(highlight(_with(other, attributions=(voice,))))
    return session


_TAGS = ("attribution of attack", "official response", "authenticity")


def _marked(article: Article, text: str, kind: str, words: str) -> Annotation:
    start = text.index(words)
    anchor = anchor_at(text, start, start + len(words), article.version)
    return Annotation(new_id(), article.id, kind, (anchor,))


def _with(annotation: Annotation, **fields: object) -> Annotation:
    from dataclasses import replace

    return replace(annotation, **fields)

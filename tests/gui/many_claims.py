"""A project in which very many claims stand under one statement; no tests here."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from reader.domain.anchor import anchor_at
from reader.domain.annotation import Annotation, Attribution, Hedge, Link, Placement
from reader.domain.arrivals import article_edit
from reader.domain.edits import make
from reader.domain.project import Analyst, Statement
from reader.domain.source import Source
from reader.store.store import Store
from tests.gui.shell_project import draft

MANY = 5_000
IN_ONE = 500
"""Claims of one article."""
STATEMENT = Statement("said", "It was said very often")


def copy_many(path: Path) -> Path:
    """Put the project at `path`: MANY claims of ten articles, said by MANY sources."""
    path.write_bytes(_made_once())
    return path


@cache
def _made_once() -> bytes:
    with TemporaryDirectory() as name:
        path = Path(name, "many.selon")
        store = Store.open(path, create=True)
        analyst = Analyst("a", "Ana")
        store.apply(make("Statement", STATEMENT), analyst=analyst)
        for number in range(MANY // IN_ONE):
            _add_article(store, number, analyst)
        store.close()
        return path.read_bytes()


def _add_article(store: Store, number: int, analyst: Analyst) -> None:
    lines = [f"Voice {number}.{n} says it was so, perhaps." for n in range(IN_ONE)]
    text = "\n\n".join(lines)
    article, edit = article_edit(draft(f"Article {number}", text, date=f"2026-03-{number + 1:02}"))
    store.apply(edit, analyst=analyst)
    version = article.version
    things: list[Source | Annotation] = []
    start = 0
    for n, line in enumerate(lines):
        source = Source(f"s{number}-{n}", f"Voice {number}.{n}", "person")
        end = start + len(line)
        hedge = Hedge(anchor_at(text, end - len("perhaps."), end - 1, version), "")
        span = anchor_at(text, start, end, version)
        claim = Annotation(
            *(f"c{number}-{n}", article.id, "claim", (span,)),
            attributions=(Attribution(f"v{number}-{n}", chain=(Link(source.id),)),),
            statements=(Placement(STATEMENT.id),),
            hedges=(hedge,) if n % 2 else (),
        )
        things += [source, claim]
        start += len(line) + 2
    store.apply(make("Claims", *things), analyst=analyst)

"""One small project for the tests of the store: an article, and one of every kind of thing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from reader.domain.anchor import Anchor, Hedge, anchor_at
from reader.domain.annotation import Annotation, Attribution, Earlier, Former, Link, Placement
from reader.domain.article import Article, Block, Version, text_hash
from reader.domain.date import Date
from reader.domain.edit import Edit
from reader.domain.edits import make
from reader.domain.ids import new_id
from reader.domain.project import (
    Analyst,
    Collection,
    Connection,
    Dismissal,
    Grade,
    Hypothesis,
    Rating,
    Statement,
    Summary,
    SummaryPart,
    Tag,
    Verdict,
)
from reader.domain.source import Card, Source
from reader.store.store import Store

ANNA, BOB = Analyst("anna", "Anna"), Analyst("bob", "Bob")

TEXT = (
    "Un “piratage massif”\n\n"
    "Selon Vitali Kremez 🕵️, le groupe APT 28 serait derrière le piratage, dit-il.\n\n"
    "Lire aussi : une autre histoire, de juillet."
)
HASH = text_hash(TEXT)
BLOCKS = tuple(
    Block(TEXT.index(start), TEXT.index(end) + len(end), kind, page)
    for start, end, kind, page in (
        ("Un", "massif”", "headline", None),
        ("Selon", "dit-il.", "paragraph", 2),
        ("Lire", "juillet.", "list", None),
    )
)
ORIGINAL = TEXT.encode()
ORIGINAL_HASH = text_hash(TEXT)


def at(words: str, version: str = "v1") -> Anchor:
    """The anchor of some words of TEXT."""
    start = TEXT.index(words)
    return anchor_at(TEXT, start, start + len(words), version)


ARTICLE = Article(
    *("art", "v1", 7, "Grand piratage", "H. Michaux", "Monde", "https://a.example/1", "arch"),
    language="fr",
    published=Date("2017-05-08", "Mai 8", at("juillet")),
    retrieved="2020-01-01T00:00:00Z",
    original_sha256=ORIGINAL_HASH,
    importer="text",
    starred=True,
)
VERSION = Version("v1", "art", HASH, BLOCKS, (2,), (1,))
THROWN_AWAY = Article("bin", "v9", 9, "Rien", binned=True, collections=("col1",))
"""In the bin, with the words of the other one."""
VERSION_OF_IT = Version("v9", "bin", HASH, BLOCKS)
FLASHPOINT = Source("flashpoint", "Flashpoint", "organisation")
KREMEZ = Source(
    *("kremez", "Vitali Kremez", "person", ("V. Kremez", "VK"), "flashpoint", "art", "*expert*"),
    card=Card("near", "good", "none", "new", "whole"),
    former=("old-1", "old-2"),
)
CYBER = Tag("cyber", "Cyber")
ATTACK = Tag("attack", "Attack", "cyber", 3, "1", "What is meant", "cyber:attack")
STATEMENT = Statement("st1", "APT 28 did it", "a note", "likely", "low")
OTHER = Statement("st2", "They did not")
CLAIM = Annotation(
    *("c1", "art", "claim", (at("le groupe APT 28"), at("derrière le piratage")), 10, "a *note*"),
    tags=("attack", "cyber"),
    by="anna",
    at="2020-01-02T00:00:00Z",
    status="to-check",
    source="flashpoint",
    gloss=("APT 28 did it", "“it”"),
    act=("accuse", "assert"),
    quoted=(at("massif"), at("piratage,")),
    hedges=(Hedge(at("serait"), "conditional"), Hedge(at("Selon"))),
    priority="high",
    event=Date("2017-05-05/2017-05-07", "ce week-end", at("une autre")),
    said=Date(None, "hier", None),
    reported=Date(),
    statements=(Placement("st1"), Placement("st2", "opposite")),
    attributions=(
        Attribution(
            *("voice-1", "denies", "mixed", "hearsay", at("histoire"), "B", "why"),
            chain=(
                Link(
                    *("kremez", "l'expert", True, "flashpoint", at("Vitali")),
                    *(at("Vitali Kremez"), at("il."), (at("Selon"), at("dit-il"))),
                ),
                Link(None, "on", False, cues=(at("dit"),)),
            ),
        ),
        Attribution("voice-2", chain=(Link(),)),
    ),
    # of the same version, which is as good as another for keeping
    earlier=(Earlier("claim", at("le groupe")), Earlier("cue", at("Selon"))),
    former=(Former("p-1", "Another project", "3:10"),),
)
MENTION = Annotation("m1", "art", "mention", (at("Vitali Kremez"),), 11, source="kremez")
NOTE = Annotation("n1", "art", "note", (replace(at("Lire aussi"), state="moved"),), 12, "hm")
GRADES = (
    Grade("g1", "kremez", None, "C", "first", "anna", "2020-01-02T00:00:00Z"),
    Grade("g2", None, "c1", "3", "why", "bob", "2020-01-02T00:00:00Z"),
    Grade("g3", "kremez", None, "B", "second", "anna", "2020-01-02T00:00:00Z"),
)
OTHERS = (
    Connection("l1", "st1", "st2", "contradicts", "because"),
    Verdict("vd1", "c1", "false", "shown", "https://b.example", "bob", "2020-01-02T00:00:00Z"),
    Collection("col1", "Mine", 3),
    Dismissal(
        *("key-1", "art", "une autre histoire", "Flashpoint", "hearsay"),
        *("bob", "2020-01-02T00:00:00Z"),
    ),
    Hypothesis(
        "h1",
        "It was them",
        "note",
        (Rating("c1", "CC", "strong"), Rating("n1", "NA"), Rating(None, "I", "", "st1")),
    ),
    Summary(
        *("sum-1", "fr", "art", (SummaryPart("2", "claims"), SummaryPart(" affirmations."))),
        *("bob", "2020-01-02T00:00:00Z"),
    ),
    Summary("sum-2", "en", None, (SummaryPart("All of it"),), "bob", "2020-01-02T00:00:00Z"),
)
EVERYTHING = (
    *(ANNA, BOB, ARTICLE, VERSION, FLASHPOINT, KREMEZ, CYBER, ATTACK, STATEMENT, OTHER),
    *(CLAIM, MENTION, NOTE, *GRADES, *OTHERS, THROWN_AWAY, VERSION_OF_IT),
)
"""One of every kind of thing but the project, with every field set somewhere."""


def new_project(folder: Path, name: str = "p.selon") -> Store:
    """An empty project that is open: a copy, with an id and a title of its own, of one that the
    store has made in this process. Making one takes ten times as long, and most tests need one."""
    path = folder / name
    if not path.exists():
        path.write_bytes(_empty())
        path.chmod(0o600)  # as the store does
        with closing(sqlite3.connect(path)) as copy:
            copy.execute("PRAGMA synchronous=OFF")
            copy.execute("UPDATE project SET id = ?, title = ?", (new_id(), path.stem))
            copy.commit()
    return Store.open(path)


@cache
def _empty() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder, "empty.selon")
        Store.open(path, create=True).close()
        return path.read_bytes()


def import_article() -> Edit:
    """The edit that imports the article."""
    plain = replace(ARTICLE, number=None, published=None)
    return replace(
        make("Import", plain, VERSION), texts={HASH: TEXT}, originals={ORIGINAL_HASH: ORIGINAL}
    )


def make_everything() -> Edit:
    """The edit that makes all the things above."""
    return replace(
        make("Make all", *EVERYTHING), texts={HASH: TEXT}, originals={ORIGINAL_HASH: ORIGINAL}
    )


def with_article(folder: Path) -> Store:
    """A project with the article and two sources."""
    store = new_project(folder)
    store.apply(import_article(), analyst=ANNA)
    store.apply(make("Make sources", FLASHPOINT, KREMEZ), analyst=ANNA)
    return store


def claim(words: str = "APT 28", **fields: object) -> Annotation:
    """A fresh claim on some words of the article."""
    return replace(Annotation(new_id(), "art", "claim", (at(words),)), **fields)  # type: ignore[arg-type]


def state(store: Store) -> dict[str, object]:
    """All that is in a project, for comparing: every thing of every kind in its order."""
    from reader.domain.edit import ENTITIES

    found: dict[str, object] = {entity: store.things(entity) for entity in ENTITIES}
    found["rows"] = store.article_rows()
    for article in store.things("article"):
        found[f"marks {article.id}"] = [store.marks(v.id) for v in store.versions(article.id)]
    return found

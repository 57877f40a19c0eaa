"""Projects at random, with every kind of thing in them, for the property tests; no tests here."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from hypothesis import strategies as st

from reader.domain.anchor import Anchor, Hedge, anchor_at
from reader.domain.annotation import (
    CLAIM,
    MENTION,
    NOTE,
    Annotation,
    Attribution,
    Earlier,
    Former,
    Link,
    Placement,
)
from reader.domain.article import Article, Block, Version, text_hash
from reader.domain.blocks import paragraphs
from reader.domain.date import Date
from reader.domain.project import (
    Analyst,
    Collection,
    Connection,
    Grade,
    Hypothesis,
    Project,
    Rating,
    Statement,
    Tag,
    Verdict,
)
from reader.domain.source import SOURCE_KINDS, Card, Source
from tests.domain.texts import texts


@dataclass
class Everything:
    """A project in memory: things by kind in the order made, texts by their hash."""

    things: dict[str, list[Any]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)


words = texts(4).map(lambda text: text.replace("\0", ""))
moments = st.none() | st.sampled_from(["2017-05-08T10:00:00Z", "2020-02-29T23:59:59Z"])


def article_texts() -> st.SearchStrategy[str]:
    """Texts as they are kept: no carriage return, no NUL, no mark in front, some words."""
    return (
        texts()
        .map(lambda text: text.replace("\r", "").replace("\0", "").lstrip("\ufeff"))
        .filter(str.strip)
    )


@st.composite
def everything(draw: st.DrawFn) -> Everything:
    """One article with two versions, and things that name each other in all directions."""
    made = Everything()
    text, older = draw(article_texts()), draw(article_texts())
    made.texts = {text_hash(each): each for each in (text, older)}
    versions = [_version(draw, "v0", older), _version(draw, "v1", text)]
    article = Article(
        *("a", "v1", draw(st.integers(1, 99)), draw(words), draw(words), draw(words)),
        language=draw(st.sampled_from(["", "fr", "en"])),
        published=draw(_dates(text, "v1")),
        retrieved=draw(moments),
        starred=draw(st.booleans()),
        binned=draw(st.booleans()),
        collections=draw(st.sampled_from([(), ("co",)])),
    )
    sources = [f"s{i}" for i in range(draw(st.integers(0, 3)))]
    tags = [f"t{i}" for i in range(draw(st.integers(0, 3)))]
    notes = [f"n{i}" for i in range(draw(st.integers(0, 3)))]
    made.things = {
        "project": [Project("p", draw(words), draw(st.sampled_from([None, "amber+strict"])))],
        "analyst": [Analyst("anna", draw(words))],
        "article": [article],
        "version": versions,
        "source": [_source(draw, each, sources[i + 1 :]) for i, each in enumerate(sources)],
        "tag": [_tag(draw, i, tags) for i in range(len(tags))],
        "statement": [Statement("st", draw(words), draw(words))],
        "annotation": [
            replace(
                _annotation(draw, i, text, sources, tags),
                earlier=draw(st.lists(_earlier(older), max_size=2).map(tuple)),
                former=draw(st.lists(_FORMER, max_size=2).map(tuple)),
            )
            for i in range(len(notes))
        ],
    }
    claims = [a.id for a in made.things["annotation"] if a.kind == CLAIM]
    made.things |= {
        "grade": [_grade(draw, i, each) for i, each in enumerate(sources + claims)],
        "connection": [Connection(f"c{c}", "st", c, "restates", draw(words)) for c in claims],
        "verdict": [Verdict(f"vd{c}", c, "refuted", draw(words), by="anna") for c in claims],
        "collection": [Collection("co", draw(words))],
        "hypothesis": [
            Hypothesis("h", draw(words), ratings=tuple(Rating(c, "CC", "x") for c in claims)),
            Hypothesis("i", draw(words), ratings=(Rating(None, "", "y", "st"),)),
        ],
    }
    return made


def _version(draw: st.DrawFn, id: str, text: str) -> Version:
    blocks = tuple(Block(a, b, page=draw(st.none() | st.just(3))) for a, b in paragraphs(text))
    left_out = draw(st.sets(st.integers(0, max(0, len(blocks) - 1)))) if blocks else set()
    kept = [i for i in range(len(blocks)) if i not in left_out and draw(st.booleans())]
    return Version(id, "a", text_hash(text), blocks, tuple(sorted(left_out)), tuple(kept))


def _anchors(text: str, version: str) -> st.SearchStrategy[Anchor]:
    return st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text))).map(
        lambda at: anchor_at(text, min(at), max(at) if max(at) > min(at) else min(at) + 1, version)
    )


_FORMER = st.builds(Former, st.just("other"), st.text("aé<", max_size=4), st.just("3:10"))


def _earlier(text: str) -> st.SearchStrategy[Earlier]:
    return st.builds(Earlier, st.sampled_from(["claim", "cue", "hedge"]), _anchors(text, "v0"))


def _dates(text: str, version: str) -> st.SearchStrategy[Date | None]:
    edtf = st.sampled_from([None, "2017-05-08", "2017-05?", "2017/2018"])
    return st.none() | st.builds(Date, edtf, st.none() | words, st.none() | _anchors(text, version))


def _source(draw: st.DrawFn, id: str, others: list[str]) -> Source:
    kind = draw(st.sampled_from(SOURCE_KINDS))
    return Source(
        *(id, draw(words), kind, tuple(draw(st.lists(words, max_size=2)))),
        affiliation=draw(st.sampled_from([None, *others])),
        article="a" if kind == "anonymous" else None,
        note=draw(words),
        card=Card(draw(words), bias=draw(words)),
        former=tuple(draw(st.lists(st.just("gone"), max_size=1))),
    )


def _tag(draw: st.DrawFn, position: int, tags: list[str]) -> Tag:
    # a parent that stands after its child in the list, too
    later = [None, *tags[position + 1 :]]
    name, parent, colour = draw(words), draw(st.sampled_from(later)), draw(st.integers(1, 8))
    return Tag(tags[position], name, parent, colour, note=draw(words), code=draw(words))


def _grade(draw: st.DrawFn, position: int, owner: str) -> Grade:
    grade = Grade(f"g{position}", why=draw(words), by="anna", at=draw(moments))
    if owner.startswith("s"):
        return replace(grade, source=owner, value=draw(st.sampled_from([None, "B"])))
    return replace(grade, claim=owner, value=draw(st.sampled_from([None, "3"])))


def _annotation(
    draw: st.DrawFn, position: int, text: str, sources: list[str], tags: list[str]
) -> Annotation:
    kind = draw(st.sampled_from([CLAIM, MENTION, NOTE]))
    some = st.lists(_anchors(text, "v1"), max_size=2).map(tuple)
    annotation = Annotation(
        *(f"n{position}", "a", kind),
        spans=(draw(_anchors(text, "v1")), *draw(some)),
        number=position + 1,
        note=draw(words),
        tags=tuple(draw(st.permutations(tags))[: draw(st.integers(0, 2))]),
        by="anna",
        at=draw(moments),
        status=draw(st.sampled_from([None, "checked"])),
    )
    if kind == MENTION:
        return replace(annotation, source=draw(st.sampled_from([None, *sources])))
    if kind == NOTE:
        return annotation
    dates = _dates(text, "v1")
    return replace(
        annotation,
        gloss=tuple(draw(st.lists(words, max_size=2))),
        act=("assertion",),
        quoted=draw(some),
        hedges=tuple(Hedge(anchor, draw(words)) for anchor in draw(some)),
        priority=draw(st.sampled_from([None, "high"])),
        event=draw(dates),
        said=draw(dates),
        reported=draw(dates),
        statements=(Placement("st", draw(st.sampled_from(["same", "opposite"]))),),
        attributions=tuple(
            _voice(draw, f"n{position}v{i}", text, sources) for i in range(draw(st.integers(0, 2)))
        ),
    )


def _voice(draw: st.DrawFn, id: str, text: str, sources: list[str]) -> Attribution:
    anchor = st.none() | _anchors(text, "v1")
    link = st.builds(
        Link,
        st.sampled_from([None, *sources]),
        st.none() | words,
        st.booleans(),
        st.sampled_from([None, *sources]),
        *(anchor, anchor, anchor),
        st.lists(_anchors(text, "v1"), max_size=2).map(tuple),
    )
    return Attribution(
        *(id, draw(st.sampled_from(["asserts", "denies", "doubts", "asks"]))),
        directness=draw(st.sampled_from([None, "mixed"])),
        basis=draw(st.sampled_from([None, "told"])),
        medium=draw(anchor),
        reliability=draw(st.sampled_from([None, "F"])),
        note=draw(words),
        chain=tuple(draw(st.lists(link, min_size=1, max_size=3))),
        apart=draw(st.booleans()),
    )

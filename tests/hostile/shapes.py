"""Projects of odd shapes for the exports: empty, of one mention, and awkward all over."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reader.domain.anchor import Hedge, anchor_at
from reader.domain.annotation import Annotation, Attribution, Link, Placement
from reader.domain.article import Article, Block, Version, text_hash
from reader.domain.date import Date
from reader.domain.edit import Edit
from reader.domain.edits import amend, make
from reader.domain.project import (
    Analyst,
    Collection,
    Connection,
    Grade,
    Hypothesis,
    Rating,
    Statement,
    Tag,
    Verdict,
)
from reader.domain.source import Source
from reader.store.store import Store

ANNA = Analyst("anna", "Anna \x07<b>\u202e\ufffe")
TITLES = (
    *("CON", "nul.txt", "COM1", "aux .", "dots...", "spaces   ", " .hidden", "..", "", " ", "\x07"),
    *('a/b\\c:d*e?f"g<h>i|j', "x" * 300, "\u00e9" * 300, "\U0001f575\u200d\u2640\ufe0f" * 60),
    *("Same", "Same", "same", "SAME", "Stra\u00dfe", "STRASSE", "\u0130", "i\u0307"),
    *("\u00e9t\u00e9", "e\u0301te\u0301", "\u0645\u0631\u062d\u0628\u0627 \u202eabc\u202c", "a\nb"),
    *("\u2028", "\ue000\uffff\U0001fffe", "Z" + "\u0301" * 200, "-rf", "~", "%00", "index"),
)
"""Names that Windows forbids, that differ in case or in composition only, that are the same."""
ADDRESSES = ("", "javascript:alert(1)", "no address", "http://[x", "https://a.example/\x07 \u00e9")
TEXT = (
    "\u0301First \U0001f469\u200d\U0001f469\u200d\U0001f467 block.\n\n"
    "\u0648\u0642\u0627\u0644 \u0627\u0644\u0648\u0632\u064a\u0631 "
    "\u0625\u0646\u0647 \u00ab\u0644\u0627 \u064a\u0639\u0631\u0641\u00bb.\n\n"
    "e\u0301e\u0301 \x07\x1f\ufffe]]> <script>alert(1)</script>\n\n"
    "0123456789012345678901234567890123456789 \U0010fffd\ue000 end"
)
BLOCKS = tuple(
    Block(TEXT.index(part), TEXT.index(part) + len(part), kind)
    for part, kind in zip(
        TEXT.split("\n\n"), ("headline", "paragraph", "quote", "list"), strict=True
    )
)
DEEP = TEXT.index("0123")
SPANS = (
    ((0, len(TEXT)),),
    ((0, 1),),
    ((8, 9), (10, 11)),
    ((5, 30), (40, 41), (DEEP - 3, DEEP + 3)),
    ((TEXT.index("\u0301", 5), TEXT.index("\u0301", 5) + 1),),
    *(((DEEP + n, DEEP + 40 - n),) for n in range(12)),
    *(((DEEP + n, DEEP + n + 20),) for n in range(12)),
)
"""The whole text over all blocks, a lone combining mark, half of a joined emoji, ranges over two
blocks with gaps, twelve in each other and twelve that overlap."""


def empty(path: Path) -> Store:
    """A project with nothing in it."""
    return Store.open(path, create=True)


def one_mention(path: Path) -> Store:
    """One article with one mention of nobody."""
    store = Store.open(path, create=True)
    version = Version("v", "a", text_hash("One."), ())
    mention = Annotation("m", "a", "mention", (anchor_at("One.", 0, 3, "v"),))
    _apply(store, {"One."}, Article("a", "v"), version, mention)
    return store


def awkward(path: Path) -> Store:
    """Many articles of awkward names, claims of awkward places, and every field with odd words."""
    store = Store.open(path, create=True)
    project = store.project()
    odd = 'Odd <b> & "x" \x07\u202e\ufffe ' + "y" * 300
    store.apply(amend("Title", project, replace(project, title=odd, tlp="red")), analyst=ANNA)
    things: list[object] = [ANNA, Collection("col", odd), Collection("col2", "")]
    things += [Source("s", odd, "anonymous", (odd, ""), None, None, odd), Source("s2", odd)]
    things += [Source("s3", "", "media", affiliation="s2")]
    things += [Tag("t", odd), Tag("t2", odd, "t", code='x:y="z"'), Tag("t3", "a/b | c", "t2")]
    things += [
        Statement("st", odd, odd, "likely", "low"),
        Statement("st2", odd),
        Statement("st3", ""),
    ]
    for n, title in enumerate(TITLES):
        address = ADDRESSES[n % len(ADDRESSES)]
        dated = (None, Date(None, odd), Date("2017-05~", "x"), Date("-0044"), Date("y20000"))[n % 5]
        article = Article(
            *(f"a{n}", f"v{n}", None, title, odd, odd, address, address),
            *(("", "ar", "x-\x07", "zz", "fr-CA")[n % 5], dated),
            *((None, "2020-01-01T00:00:00Z", "then")[n % 3],),
            collections=("col", "col2") if n % 2 else (),
        )
        things += [
            article,
            Version(f"v{n}", f"a{n}", text_hash(TEXT), BLOCKS, (3,) if n == 1 else ()),
        ]
    things += [_claim(n, spans, odd) for n, spans in enumerate(SPANS)]
    things += [_claim(n, SPANS[0], odd, article=n - 900) for n in range(901, 903)]
    things += [
        Annotation("n", "a0", "note", (_at(3, 4),), None, odd),
        Annotation("m", "a0", "mention", (_at(0, 5),), source="s"),
        Grade("g", "s", None, "F", odd),
        Grade("g2", None, "c0", "6", odd),
        Verdict("d", "c0", "\u202emine\x07", odd, "javascript:alert(1)"),
        Verdict("d2", "c1", "false", "", "https://b.example/\u00e9"),
        Connection("l", "c0", "c1", "contradicts", odd),
        Connection("l2", "st", "c1", "restates"),
        Hypothesis("h", odd, odd, (Rating("c0", "CC", odd), Rating(None, "II", "", "st"))),
    ]
    _apply(store, {TEXT}, *things)
    return store


def _at(start: int, end: int, version: str = "v0"):
    return anchor_at(TEXT, start, end, version)


def _claim(n: int, spans: tuple[tuple[int, int], ...], odd: str, article: int = 0) -> Annotation:
    version = f"v{article}"
    anchors = tuple(_at(*span, version) for span in spans)
    if n % 3 == 2:
        return Annotation(f"c{n}", f"a{article}", "claim", anchors)
    chain = (
        Link("s", odd, True, "s3", mention=_at(2, 4, version), cues=(_at(0, 1, version),)),
        Link(None, odd, antecedent=_at(5, 6, version)),
        Link("s2", stated=False),
    )
    voices = (Attribution("w", note=odd, chain=chain), Attribution("w2", "denies"))
    return Annotation(
        *(f"c{n}", f"a{article}", "claim", anchors, None, odd, ("t", "t2", "t3"), "anna"),
        at="2020-01-02T00:00:00Z",
        gloss=(odd, ""),
        hedges=(Hedge(_at(0, 1, version), "conditional"),),
        event=Date(None, odd),
        said=Date("20XX", None, _at(1, 2, version)),
        statements=(Placement("st"), Placement("st2", "opposite")),
        attributions=voices,
    )


def _apply(store: Store, texts: set[str], *things: object) -> None:
    edit = make("Shapes", *things)
    edit = Edit(edit.label, edit.changes, texts={text_hash(text): text for text in texts})
    store.apply(edit, analyst=ANNA)


SHAPES = {"empty": empty, "one mention": one_mention, "awkward": awkward}

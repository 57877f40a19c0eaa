"""A publication as a word processor takes it: headings, paragraphs, tables, footnotes in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.export.publication.article_flow import article
from reader.export.publication.colours import STANDING_ROLES
from reader.export.publication.gathering import cut
from reader.export.publication.items import (
    Contents,
    Entry,
    Grid,
    Head,
    Ink,
    Inks,
    Item,
    Picture,
    Text,
    cut_long,
    inks,
)
from reader.export.publication.model import (
    Drawing,
    MatrixPart,
    Publication,
    SourcePart,
    StatementPart,
)
from reader.export.publication.words import before_colon

STANDING = 0.17
"""The share of the column with the standings."""
CELL = 8.0
"""Letters that the longest word of a cell of the matrix has: “asserts”, “affirme”."""
_PARTS = re.compile(r"(?<=-)|\s+")
"""Where a name may go on in the next line."""
MOST_SHAPES = 1500
"""Word processors become slow with more shapes in a text."""


def flow(of: Publication) -> Iterator[Item]:
    """All of it, in order; articles as they are read."""
    yield from _title(of)
    yield from _sourcing(of)
    yield from _matrix(of)
    yield from _timeline(of)
    yield _section(of, "articles")
    if not of.contents:
        yield Text("soft", (Ink(of.say("no articles")),))
    for each in of.articles():
        yield from article(each, of)
    yield from _sources(of)
    yield from _method(of)


def _section(of: Publication, name: str) -> Head:
    return Head(1, (Ink(of.say(name), marks=(name,)),), True)


def _part(title: str, anchor: str) -> Head:
    return Head(2, (Ink(title, marks=(anchor,)),))


def _title(of: Publication) -> Iterator[Item]:
    say = of.say
    yield Text("kind", (Ink(say("report").upper()),))
    yield Head(0, (Ink(cut(of.title, 400)),))
    by = say("prepared").format(of.analysts) if of.analysts else ""
    for told in (" · ".join(filter(None, (by, of.date))), of.basis):
        if told:
            yield Text("soft", (Ink(told),))
    if of.tlp:
        yield Text("tlp", (Ink(of.tlp, is_bold=True),))
    yield Contents(say("contents"), tuple(_entries(of)))


def _entries(of: Publication) -> Iterator[Entry]:
    parts = {
        "sourcing": [(of.say(name), name) for name in _sourcing_parts(of)],
        "articles": [(cut(text, 110), to) for text, to in of.contents],
        "method": [(key.title, f"key-{place}") for place, key in enumerate(of.keys, 1)],
    }
    for name in ("sourcing", "matrix", "timeline", "articles", "sources", "method"):
        yield Entry(1, of.say(name), name)
        for text, to in parts.get(name, ()):
            yield Entry(2, text, to)


def _sourcing_parts(of: Publication) -> Iterator[str]:
    yield "summary"
    if of.statements:
        yield "statements"
    if of.loose:
        yield "loose"


def _sourcing(of: Publication) -> Iterator[Item]:
    say = of.say
    yield _section(of, "sourcing")
    yield _part(say("summary"), "summary")
    yield Text("summary", inks(of.summary))
    counts: list[Ink] = []
    for code, word, number in of.counts:
        told = f"{word} {number}".replace(" ", "\u00a0")
        counts += [Ink("    ") if counts else Ink(""), Ink(told, "", _role(code), True)]
    if counts:
        yield Text("meta", tuple(counts))
    if of.statements:
        yield _part(say("statements"), "statements")
    else:
        yield Text("soft", (Ink(say("no statements")),))
    for each in of.statements:
        yield from _statement(each, of)
    if of.loose:
        yield _part(say("loose"), "loose")
        head = tuple((Ink(say(n) if n else ""),) for n in ("", "claim", "origins", "standing"))
        rows = tuple(
            (
                (Ink(c.citation.text, c.citation.to, "source"),),
                (Ink(c.quote),),
                (Ink(cut_long(c.origins)),),
                (Ink(c.standing, "", _role(c.code), True),),
            )
            for c in of.loose
        )
        yield Grid((0.08, 0.5, 0.24, 0.18), head, rows)


def _role(code: str) -> str:
    return STANDING_ROLES.get(code, "warn-ink")


def _statement(each: StatementPart, of: Publication) -> Iterator[Item]:
    say = of.say
    yield Head(3, (Ink(f"{each.number}. ", marks=(each.anchor,), role="soft"), Ink(each.text)))
    standing = Ink(each.standing, "", _role(each.code), True)
    yield Text("meta", (standing, Ink(f"   {each.origins}", role="soft")))
    if each.judged:
        yield Text("meta", (Ink(" ".join(each.judged), role="soft"),))
    for why in each.why:
        yield Text("meta", inks(why, "soft"))
    for line in filter(None, each.note.split("\n")):
        yield Text("body", (Ink(line),))
    if not each.evidence:
        yield Text("soft", (Ink(say("no claims")),))
        return
    names = ("", "source", "stance", "grade", "claim", "where")
    head = tuple((Ink(say(name) if name else ""),) for name in names)
    rows = []
    for e in each.evidence:
        stance = Ink(f"≠ {e.stance}", "", "bad") if e.denies else Ink(e.stance)
        date = Ink(f" {e.date}".replace("-", "\u2011"), "", "soft")
        citation = (Ink(e.citation.text, e.citation.to, "source"),)
        where = (Ink(cut(e.where, 120)), date)
        rows.append(
            (citation, inks(e.speakers), (stance,), (Ink(e.grade),), (Ink(e.quote),), where)
        )
    yield Grid((0.07, 0.19, 0.11, 0.12, 0.31, 0.2), head, tuple(rows))


def _matrix(of: Publication) -> Iterator[Item]:
    yield _section(of, "matrix")
    if not of.matrix:
        yield Text("soft", (Ink(of.say("no statements")),))
    else:
        yield Text("soft", (Ink(of.say("matrix about")),))
    for part in of.matrix:
        yield _matrix_grid(part, of)


def _matrix_grid(part: MatrixPart, of: Publication) -> Grid:
    names = [cut(column.text, 60) for column in part.columns]
    wants = [max(CELL, len(name) / 3.5, *map(len, _PARTS.split(name))) for name in names]
    room = min(0.62, 0.12 * len(names))
    columns = [room * want / sum(wants) for want in wants]
    shares = (1 - STANDING - sum(columns), *columns, STANDING)
    head = [(Ink(of.say("statement")),)]
    head += [(Ink(cut(c.text, 60), c.to, "source" if c.to else "soft"),) for c in part.columns]
    head.append((Ink(of.say("standing")),))
    rows = []
    for row in part.rows:
        cells: list[Inks] = [(Ink(row.statement.text, row.statement.to),)]
        for marks in row.cells:
            words: list[Ink] = []
            for mark in marks:
                words += [Ink("\n")] if words else []
                role = {"denies": "bad", "relays": "source", "implied": "source"}
                words.append(Ink(mark.text, mark.to, role.get(mark.kind, "ink"), True))
            cells.append(tuple(words))
        cells.append((Ink(row.standing, "", _role(row.code), True),))
        rows.append(tuple(cells))
    return Grid(shares, tuple(head), tuple(rows), True)


def _timeline(of: Publication) -> Iterator[Item]:
    from reader.domain.matrix import SIGNS

    say = of.say
    yield _section(of, "timeline")
    if not of.chronology:
        yield Text("soft", (Ink(say("no dates")),))
        return
    shown = 0
    for drawing in _drawn(of):
        yield Picture(drawing, say("timeline"))
        shown += drawing.lanes
    more = len({each.who for each in of.chronology}) - shown
    if more > 0:
        yield Text("soft", (Ink(say("left out").format(more)),))
    rows, last = [], ""
    for each in of.chronology:
        date = each.date if each.date != last else ""
        last = each.date
        sign = Ink(f"{SIGNS[each.kind]} ") if SIGNS[each.kind] else Ink("")
        told = (sign, Ink(each.citation.text, each.citation.to, "source"), Ink(f"  {each.what}"))
        rows.append(((Ink(date.replace("-", "\u2011"), is_bold=True),), inks(each.who), told))
    head = tuple((Ink(say(name)),) for name in ("date", "source", "claim"))
    yield Grid((0.16, 0.28, 0.56), head, tuple(rows))
    if of.undated:
        yield Text("soft", (Ink(say("undated").format(of.undated)),))


def _drawn(of: Publication) -> Iterator[Drawing]:
    """The pictures, as long as a word processor can still move them."""
    room = MOST_SHAPES
    for place, drawing in enumerate(of.timeline):
        room -= len(drawing.shapes)
        if room < 0 < place:
            return
        yield drawing


def _sources(of: Publication) -> Iterator[Item]:
    yield _section(of, "sources")
    if not of.sources:
        yield Text("soft", (Ink(of.say("no sources")),))
        return
    yield Grid((0.36, 0.64), (), tuple(_source(each, of) for each in of.sources))


def _source(each: SourcePart, of: Publication) -> tuple[Inks, Inks]:

    def label(key: str) -> str:
        return before_colon(of.say(key), of.language)

    name = [Ink(cut_long(each.name), is_bold=True, marks=(each.anchor,)), Ink("\n")]
    name += inks(each.about, "soft")
    if each.grade:
        name.append(Ink(f"\n{each.grade} · {each.grade_words}", role="soft"))
    rows: list[tuple[str, Inks]] = []
    rows += [(label("aliases"), (Ink(cut(each.aliases)),))] if each.aliases else []
    rows += [(title, (Ink(text),)) for title, text in each.card]
    for key, line in (("says", each.said), ("named", each.named)):
        if line:
            cited = [(Ink(piece.text, piece.to, "source"), Ink("  ")) for piece in line]
            rows.append((label(key), tuple(ink for pair in cited for ink in pair)))
    told: list[Ink] = []
    for title, words in rows:
        told += [Ink("\n" if told else ""), Ink(f"{title}: ", role="soft"), *words]
    return tuple(name), tuple(told)


def _method(of: Publication) -> Iterator[Item]:
    yield _section(of, "method")
    for text in of.method:
        yield Text("body", (Ink(text),))
    for place, key in enumerate(of.keys, 1):
        yield _part(key.title, f"key-{place}")
        if key.about:
            yield Text("soft", (Ink(key.about),))
        has_word = any(word for _, word, _ in key.rows)
        rows = tuple(
            ((Ink(code, is_bold=True),), *(((Ink(word),),) if has_word else ()), (Ink(told),))
            for code, word, told in key.rows
        )
        yield Grid((0.08, 0.26, 0.66) if has_word else (0.22, 0.78), (), rows)

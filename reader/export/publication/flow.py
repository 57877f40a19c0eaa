"""A publication as a word processor takes it: headings, paragraphs, tables, footnotes in a row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from reader.export.publication.colours import STANDING_ROLES
from reader.export.publication.gathering import cut
from reader.export.publication.model import (
    ArticlePart,
    Block,
    Line,
    MatrixPart,
    Note,
    Publication,
    Run,
    SourcePart,
    StatementPart,
)


class Ink(NamedTuple):
    """Words in a row of words. `marks` the places that begin here; `note` a footnote after them.

    `run` has the marks of an article's words. `is_raised`: a small number above the line.
    """

    text: str
    to: str = ""
    role: str = "ink"
    is_bold: bool = False
    is_raised: bool = False
    run: Run | None = None
    marks: tuple[str, ...] = ()
    note: Footnote | None = None


class Footnote(NamedTuple):
    """A footnote: what calls it, its place, its paragraphs."""

    number: int
    anchor: str
    lines: tuple[tuple[Ink, ...], ...]


Inks: TypeAlias = "tuple[Ink, ...]"


class Head(NamedTuple):
    """A heading of a level, 0 for the title; `turns` to a new page."""

    level: int
    words: Inks
    turns: bool = False
    language: str = ""
    is_rtl: bool = False


class Text(NamedTuple):
    """A paragraph of a style: body, soft, meta, summary, quote, list, caption, kind, tlp, entry."""

    style: str
    words: Inks
    language: str = ""
    is_rtl: bool = False


class Grid(NamedTuple):
    """A table: the shares of its columns, its head, its rows; `centred` columns but the ends."""

    shares: tuple[float, ...]
    head: tuple[Inks, ...]
    rows: tuple[tuple[Inks, ...], ...]
    is_centred: bool = False


Item: TypeAlias = "Head | Text | Grid"


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
        yield from _article(each, of)
    yield from _sources(of)
    yield from _method(of)


def _inks(line: Line, role: str = "ink") -> Inks:
    return tuple(Ink(cut_long(text), to, "source" if to else role) for text, to in line)


def cut_long(text: str) -> str:
    """Names of hundreds of letters cut."""
    return cut(text, 200) if len(text) > 200 else text


def _section(of: Publication, name: str) -> Head:
    return Head(1, (Ink(of.say(name), marks=(name,)),), True)


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
    for name in ("sourcing", "matrix", "timeline", "articles", "sources", "method"):
        yield Text("entry", (Ink(say(name), name),))
        if name == "articles":
            for text, to in of.contents:
                yield Text("entry 2", (Ink(cut(text, 110), to),))


def _sourcing(of: Publication) -> Iterator[Item]:
    say = of.say
    yield _section(of, "sourcing")
    yield Head(2, (Ink(say("summary")),))
    yield Text("summary", (Ink(of.summary),))
    counts: list[Ink] = []
    for code, word, number in of.counts:
        counts += [Ink(word, "", _role(code), True), Ink(f" {number}     ")]
    if counts:
        yield Text("meta", tuple(counts))
    if not of.statements:
        yield Text("soft", (Ink(say("no statements")),))
    for each in of.statements:
        yield from _statement(each, of)
    if of.loose:
        yield Head(2, (Ink(say("loose")),))
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
    yield Head(2, (Ink(f"{each.number}. ", marks=(each.anchor,), role="soft"), Ink(each.text)))
    standing = Ink(each.standing, "", _role(each.code), True)
    yield Text("meta", (standing, Ink(f"   {each.origins}", role="soft")))
    if each.judged:
        yield Text("meta", (Ink(" ".join(each.judged), role="soft"),))
    for why in each.why:
        yield Text("meta", _inks(why, "soft"))
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
            (citation, _inks(e.speakers), (stance,), (Ink(e.grade),), (Ink(e.quote),), where)
        )
    yield Grid((0.07, 0.22, 0.11, 0.08, 0.32, 0.2), head, tuple(rows))


def _matrix(of: Publication) -> Iterator[Item]:
    yield _section(of, "matrix")
    if not of.matrix:
        yield Text("soft", (Ink(of.say("no statements")),))
    else:
        yield Text("soft", (Ink(of.say("matrix about")),))
    for part in of.matrix:
        yield _matrix_grid(part, of)


def _matrix_grid(part: MatrixPart, of: Publication) -> Grid:
    count = len(part.columns)
    column = min(0.12, 0.6 / max(count, 1))
    shares = (1 - 0.14 - column * count, *([column] * count), 0.14)
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
    rows, last = [], ""
    for each in of.chronology:
        date = each.date if each.date != last else ""
        last = each.date
        sign = Ink(f"{SIGNS[each.kind]} ") if SIGNS[each.kind] else Ink("")
        told = (sign, Ink(each.citation.text, each.citation.to, "source"), Ink(f"  {each.what}"))
        rows.append(((Ink(date.replace("-", "\u2011"), is_bold=True),), _inks(each.who), told))
    head = tuple((Ink(say(name)),) for name in ("date", "source", "claim"))
    yield Grid((0.16, 0.28, 0.56), head, tuple(rows))
    if of.undated:
        yield Text("soft", (Ink(say("undated").format(of.undated)),))


def _article(each: ArticlePart, of: Publication) -> Iterator[Item]:
    head = _words(each, each.headline)
    head = (head[0]._replace(marks=(each.anchor, *head[0].marks)), *head[1:])
    yield Head(2, head, language=each.language, is_rtl=each.headline.is_rtl)
    about = " · ".join(filter(None, (str(each.number), each.about, each.url)))
    yield Text("meta", (Ink(about, role="soft"),))
    for block in each.blocks():
        kind = {"quote": "quote", "list": "list"}.get(block.kind, "body")
        kind = "caption" if block.kind in ("caption", "row", "byline") else kind
        words = _words(each, block)
        if block.kind in ("heading", "headline"):
            yield Head(3, words, language=each.language, is_rtl=block.is_rtl)
        else:
            yield Text(kind, words, each.language, block.is_rtl)
    if each.loose:
        yield Head(3, (Ink(of.say("lost")),))
        for note in each.loose:
            lines = _note_lines(note)
            first = Ink("", marks=(note.anchor,))
            yield Text(
                "caption",
                (
                    first,
                    Ink(f"{note.citation} “{note.quote}”"),
                ),
            )
            for line in lines[1:]:
                yield Text("caption", line)


def _words(each: ArticlePart, block: Block) -> Inks:
    notes = {note.number: note for note in block.notes}
    words: list[Ink] = []
    for run in block.runs:
        for number in run.opens:
            words.append(Ink(f"{number}⌜", role="soft", is_raised=True))
        marks = tuple(f"c-{each.number}-{number}" for number in run.first)
        words.append(Ink(run.text, run.source, run=run, marks=marks))
        for number in run.closes:
            note = notes.get(number)
            if note:
                anchor = note.anchor.replace("c-", "n-", 1)
                words.append(Ink("", note=Footnote(number, anchor, _note_lines(note))))
    return tuple(words) or (Ink(""),)


def _note_lines(note: Note) -> tuple[Inks, ...]:
    """The citation with who speaks in one line, then a line for each of the others."""
    first = [Ink(note.citation, note.anchor, "source", True)]
    lines: list[Inks] = []
    more: list[Ink] = []
    for field in note.fields:
        if field.key == "grade":
            first += [Ink("  "), *(Ink(piece.text, is_bold=True) for piece in field.line)]
        elif field.key == "voice":
            first += [Ink("  "), *_inks(field.line)]
        elif field.key == "remark":
            lines += [(Ink(line),) for line in field.line[0].text.split("\n") if line.strip()]
        else:
            more += [Ink(" · " if more else ""), Ink(f"{field.label}: ", role="soft")]
            more += _inks(field.line)
    return tuple(filter(None, (tuple(first), tuple(more), *lines)))


def _sources(of: Publication) -> Iterator[Item]:
    yield _section(of, "sources")
    if not of.sources:
        yield Text("soft", (Ink(of.say("no sources")),))
        return
    yield Grid((0.36, 0.64), (), tuple(_source(each, of) for each in of.sources))


def _source(each: SourcePart, of: Publication) -> tuple[Inks, Inks]:
    say = of.say
    name = [Ink(cut_long(each.name), is_bold=True, marks=(each.anchor,)), Ink("\n")]
    name += _inks(each.about, "soft")
    if each.grade:
        name.append(Ink(f"\n{each.grade} · {each.grade_words}", role="soft"))
    rows: list[tuple[str, Inks]] = []
    rows += [(say("aliases"), (Ink(cut(each.aliases)),))] if each.aliases else []
    rows += [(label, (Ink(text),)) for label, text in each.card]
    for key, line in (("says", each.said), ("named", each.named)):
        if line:
            words: list[Ink] = []
            for piece in line:
                words += [Ink(piece.text, piece.to, "source"), Ink("  ")]
            rows.append((say(key), tuple(words)))
    told: list[Ink] = []
    for label, inks in rows:
        told += [Ink("\n" if told else ""), Ink(f"{label}: ", role="soft"), *inks]
    return tuple(name), tuple(told)


def _method(of: Publication) -> Iterator[Item]:
    yield _section(of, "method")
    for text in of.method:
        yield Text("body", (Ink(text),))
    for key in of.keys:
        yield Head(2, (Ink(key.title),))
        if key.about:
            yield Text("soft", (Ink(key.about),))
        has_word = any(word for _, word, _ in key.rows)
        rows = tuple(
            ((Ink(code, is_bold=True),), *(((Ink(word),),) if has_word else ()), (Ink(told),))
            for code, word, told in key.rows
        )
        yield Grid((0.08, 0.26, 0.66) if has_word else (0.22, 0.78), (), rows)

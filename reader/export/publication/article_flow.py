"""An article as a word processor takes it: its words with their marks, its notes as footnotes."""

from __future__ import annotations

from collections.abc import Iterator

from reader.export.publication.items import Footnote, Head, Ink, Inks, Item, Text, inks
from reader.export.publication.model import ArticlePart, Block, Note, Publication

_STYLES = {
    "quote": "quote",
    "list": "list",
    "caption": "caption",
    "row": "caption",
    "byline": "byline",
}
"""Kinds of blocks → styles of paragraphs; of every other "body"."""


def article(each: ArticlePart, of: Publication) -> Iterator[Item]:
    """Its headline, its paragraphs, and the notes on words that are no longer there."""
    yield from _text(each)
    if each.loose:
        yield Head(3, (Ink(of.say("lost")),))
        for note in each.loose:
            quoted = of.say("quoted").format(note.quote)
            first = Ink("", marks=(note.anchor,))
            yield Text("caption", (first, Ink(f"{note.citation} {quoted}")))
            for line in _note_lines(note)[1:]:
                yield Text("caption", line)


def _text(each: ArticlePart) -> Iterator[Item]:
    head = _words(each, each.headline)
    head = (head[0]._replace(marks=(each.anchor, *head[0].marks)), *head[1:])
    yield Head(2, head, language=each.language, is_rtl=each.headline.is_rtl)
    about = " · ".join(filter(None, (str(each.number), each.about, each.url)))
    yield Text("meta", (Ink(about, role="soft"),))
    for block in each.blocks():
        words = _words(each, block)
        if block.kind in ("heading", "headline"):
            yield Head(3, words, language=each.language, is_rtl=block.is_rtl)
        else:
            yield Text(_STYLES.get(block.kind, "body"), words, each.language, block.is_rtl)


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
            first += [Ink("  "), *inks(field.line)]
        elif field.key == "remark":
            told = [line for line in field.line[0].text.split("\n") if line.strip()]
            lines.append((Ink(f"{field.label}: ", role="soft"), Ink(told[0])))
            lines += [(Ink(line),) for line in told[1:]]
        else:
            more += [Ink(" · " if more else ""), Ink(f"{field.label}: ", role="soft")]
            more += inks(field.line)
    return tuple(filter(None, (tuple(first), tuple(more), *lines)))

"""What stands in the margin: all that the analyst says of a claim, or beside some words."""

from __future__ import annotations

from collections.abc import Iterator

from reader.domain.anchor import Hedge
from reader.domain.annotation import CLAIM, Annotation, Attribution, implied_origin
from reader.domain.article import Article
from reader.domain.judgement_words import verdict_term
from reader.domain.vocabulary import BASES, DIRECTNESS, HEDGES, STANCES, STATUSES, label
from reader.export.lookup import date_words
from reader.export.publication.gathering import (
    Gathered,
    cite,
    cut,
    grade_of,
    one_line,
    voice_line,
)
from reader.export.publication.model import Field, Line, Note, Piece
from reader.export.publication.remarks import spoken
from reader.export.publication.words import before_colon, words


def note_of(found: Gathered, article: Article, each: Annotation) -> Note:
    """The note of a claim, or of a note."""
    piece = cite(article, each)
    fields = tuple(_fields(found, each))
    return Note(each.number or 0, piece.text, piece.to, each.kind, cut(each.quotation, 240), fields)


def _fields(found: Gathered, each: Annotation) -> Iterator[Field]:
    say = words(found.language)
    for key, told in _told(found, each):
        line = (Piece(told),) if isinstance(told, str) else told
        if any(piece.text for piece in line):
            yield Field(key, before_colon(say(key), found.language), line)


def _told(found: Gathered, each: Annotation) -> Iterator[tuple[str, Line | str]]:
    """The keys of all lines that a note may have, and what each tells; "" is nothing."""
    lookup = found.lookup
    if each.kind == CLAIM:
        if not each.attributions:
            yield "voice", words(found.language)("the article")
        for voice in each.attributions:
            yield "voice", _voice(found, voice)
        first = each.attributions[0] if each.attributions else None
        yield "grade", grade_of(found, each, first)
        between = words(found.language)("between")
        yield "gloss", between.join(map(one_line, each.gloss))
        yield "hedges", ", ".join(_hedge(found, of) for of in each.hedges)
        for key, date in (("event", each.event), ("said", each.said), ("reported", each.reported)):
            yield key, one_line(date_words(date)) if date else ""
        for placed in each.statements:
            yield "statement", _placed(found, placed.statement, placed.polarity)
        verdict = lookup.verdicts.get(each.id)
        if verdict:
            word = verdict_term(verdict.code).label(found.language)
            yield "verdict", " — ".join(filter(None, (word, one_line(verdict.why), verdict.url)))
        yield "status", label(STATUSES, each.status, found.language)
    yield "tags", ", ".join(one_line(lookup.tag_path(tag)) for tag in each.tags)
    yield "remark", spoken(each.note)


def _hedge(found: Gathered, of: Hedge) -> str:
    quoted = words(found.language)("quoted").format(one_line(of.anchor.exact))
    kind = label(HEDGES, of.kind, found.language)
    return f"{quoted} ({kind})" if kind else quoted


def _voice(found: Gathered, voice: Attribution) -> Line:
    say = words(found.language)
    line = list(voice_line(found, voice))
    more = [
        label(STANCES, voice.stance, found.language) if voice.stance != "asserts" else "",
        label(DIRECTNESS, voice.directness, found.language),
    ]
    basis = label(BASES, voice.basis, found.language)
    if basis:
        more.append(f"{before_colon(say('because'), found.language)}: {basis}")
    told = ", ".join(filter(None, more))
    if told:
        line.append(Piece(f" — {told}"))
    implied = implied_origin(voice)
    if implied:
        name = found.person(implied.source) if implied.source else Piece(implied.label or "?")
        line += [Piece(f"; {before_colon(say('implied'), found.language)}: "), name]
    if voice.note.strip():
        called = before_colon(say("remark"), found.language)
        line.append(Piece(f". {called}: {one_line(spoken(voice.note))}"))
    return tuple(line)


def _placed(found: Gathered, statement: str, polarity: str) -> Line:
    say = words(found.language)
    anchor = found.statements[statement]
    text = cut(found.lookup.statements[statement], 90)
    against = f"{say('opposite')} " if polarity == "opposite" else ""
    return (Piece(against), Piece(f"{anchor.removeprefix('st-')}. {text}", anchor))

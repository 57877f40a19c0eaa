"""The sourcing of a publication: statements with standings, what they rest on, and the matrix."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.domain.judgement_words import CONFIDENCE, KENT, LIKELIHOOD
from reader.domain.matrix import HEDGED, NOBODY, WORDS, Cells, Mark, cells_of, parts_of
from reader.domain.project import Statement
from reader.domain.sourcing.counting import COUNTS, OUTSIDE, UNSAID
from reader.domain.sourcing.report import Line as Sourced
from reader.domain.sourcing.report import SourcingReport
from reader.domain.sourcing.standing import Standing
from reader.domain.sourcing.telling import origin_names
from reader.domain.sourcing.voice import effective
from reader.domain.vocabulary import STANCES, label
from reader.export.publication.gathering import ClaimFacts, Gathered, cut, one_line
from reader.export.publication.model import (
    Cell,
    Evidence,
    Line,
    LooseClaim,
    MatrixPart,
    MatrixRow,
    Piece,
    StatementPart,
)
from reader.export.publication.remarks import spoken
from reader.export.publication.words import words

COLUMNS = 6
"""Columns of the matrix that stand side by side on a page."""


def statement_parts(
    found: Gathered, sourcing: SourcingReport, statements: Sequence[Statement]
) -> Iterator[StatementPart]:
    """The statements in their order."""
    by_id = {of.id: of for of in statements}
    say = words(found.language)
    for line in sourcing.lines:
        of = by_id.get(line.statement or "")
        if of is None:
            continue
        anchor = found.statements[of.id]
        yield StatementPart(
            int(anchor.removeprefix("st-")),
            anchor,
            one_line(of.text),
            line.standing.code,
            say(line.standing.code) + (f" {HEDGED} {say('is hedged')}" if line.hedged else ""),
            _origins(found, line.standing),
            tuple(_why(found, line.standing)),
            tuple(_judged(found, of)),
            spoken(of.note),
            tuple(_evidence(found, of.id, line)),
        )


def loose_claims(found: Gathered, sourcing: SourcingReport) -> Iterator[LooseClaim]:
    """The claims under no statement, with the standing of each."""
    say = words(found.language)
    for line in sourcing.lines:
        facts = found.claims.get(line.claims[0].id) if line.statement is None else None
        if facts:
            code = line.standing.code
            origins = _origins(found, line.standing)
            hedged = f" {HEDGED}" if line.hedged else ""
            yield LooseClaim(facts.piece, facts.quote, code, say(code) + hedged, origins)


def _judged(found: Gathered, of: Statement) -> Iterator[str]:
    """Two sentences: after ICD 203 likelihood and confidence never share one."""
    say = words(found.language)
    for name, scale, code in (
        ("likelihood", (*LIKELIHOOD, *KENT), of.likelihood),
        ("confidence", CONFIDENCE, of.confidence),
    ):
        if code:
            yield say(name).format(label(scale, code, found.language))


def _origins(found: Gathered, standing: Standing) -> str:
    between = words(found.language)("between")
    return between.join(map(one_line, origin_names(standing, found.lookup.name)))


def _evidence(found: Gathered, statement: str, line: Sourced) -> Iterator[Evidence]:
    for claim in line.claims:
        facts = found.claims.get(claim.id)
        if facts is None:
            continue
        stances = _stances(facts, statement)
        told = ", ".join(label(STANCES, of, found.language) for of in stances)
        yield Evidence(
            *(facts.piece, facts.quote, facts.speakers, told),
            *("denies" in stances, facts.where, facts.date, facts.grade),
        )


def _stances(facts: ClaimFacts, statement: str) -> tuple[str, ...]:
    polarity = facts.polarity.get(statement, "same")
    return tuple(dict.fromkeys(effective(polarity, stance) for stance in facts.stances))


def _why(found: Gathered, standing: Standing) -> Iterator[Line]:
    """What goes round, and who does not count and why, each with its claims."""
    say = words(found.language)
    for of in standing.circular:
        yield _told(found, say(of.kind), of.sources, of.claims)
    if standing.implied:
        yield _told(found, say("stands implied"), standing.implied, ())
    reasons: dict[str, tuple[list[str], list[str]]] = {}
    for heard in standing.heard:
        if heard.why not in (COUNTS, UNSAID, OUTSIDE):
            who, claims = reasons.setdefault(heard.why, ([], []))
            who.append(heard.origin or "")
            claims.append(heard.voice.claim)
    for why, (who, claims) in reasons.items():
        yield _told(found, say(why), who, claims)


def _told(found: Gathered, text: str, sources: Sequence[str], claims: Sequence[str]) -> Line:
    before, gap, after = text.partition("{}")
    line = [Piece(before)]
    if gap:
        for source in dict.fromkeys(sources):
            line += [Piece(", "), found.person(source)] if len(line) > 1 else [found.person(source)]
    line.append(Piece(after))
    for claim in dict.fromkeys(claims):
        facts = found.claims.get(claim)
        if facts:
            line += [Piece(" "), facts.piece]
    return tuple(piece for piece in line if piece.text)


def matrix_parts(found: Gathered, sourcing: SourcingReport) -> tuple[MatrixPart, ...]:
    """Statements by sources, those that have most to say first; some columns to a part."""
    letters = {id: of for id in found.lookup.sources if (of := found.lookup.letter(id))}
    cells = cells_of(found.links, found.digits, letters)
    lines = {
        line.statement: line
        for line in sourcing.lines
        if line.statement and line.statement in cells
    }
    number: dict[str, int] = {}
    for of in lines:
        for column, marks in cells[of].items():
            number[column] = number.get(column, 0) + len(marks)
    columns = sorted(number, key=lambda column: (column == NOBODY, -number[column]))
    return tuple(
        _part(found, columns[at : at + COLUMNS], cells, lines)
        for at in range(0, len(columns), COLUMNS)
    )


def _part(
    found: Gathered, columns: Sequence[str], cells: Cells, lines: dict[str, Sourced]
) -> MatrixPart:
    say = words(found.language)
    rows = []
    for of, line in lines.items():
        row = cells[of]
        if any(column in row for column in columns):
            anchor = found.statements[of]
            text = Piece(f"{anchor.removeprefix('st-')}. {cut(line.text, 160)}", anchor)
            made = tuple(tuple(_cell(found, row.get(column, ()))) for column in columns)
            rows.append(MatrixRow(text, line.standing.code, say(line.standing.code), made))
    return MatrixPart(tuple(map(found.person, columns)), tuple(rows))


def _cell(found: Gathered, marks: Sequence[Mark]) -> Iterator[Cell]:
    for part in parts_of(marks, "grades"):
        first = next(mark for mark in marks if mark.kind == part.kind)
        plain = WORDS.get(part.kind, part.kind)
        text = part.text
        if plain and text.endswith(plain):  # it has no grade, but a word of English
            text = text.removesuffix(plain) + _word(part.kind, found.language)
        facts = found.claims.get(first.claim)
        hedge = f" {HEDGED}" if part.hedged else ""
        yield Cell(part.kind, text + hedge, facts.piece.to if facts else "")


def _word(kind: str, language: str) -> str:
    return words(language)(kind) if kind == "relays" else label(STANCES, kind, language)

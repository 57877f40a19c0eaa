"""What is weighed against hypotheses, in words: claims with a voice, statements with claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.domain.annotation import letter_of
from reader.domain.hypotheses import WEIGHTS, Row
from reader.ui.wording import count, voices

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.domain.annotation import Annotation
    from reader.ui.session import Session


@dataclass(frozen=True, slots=True)
class Evidence:
    """A row in words; `detail` is the line under them: "1:4 · Vitali Kremez · B3".

    `claims` are the ids of the claims that say it, the first one first; `digit` is the credibility
    of the claim, or the best that a claim of the statement has.
    """

    row: Row
    words: str
    detail: str = ""
    claims: tuple[str, ...] = ()
    digit: str = ""


def evidence_of(
    session: Session, rows: Sequence[Row], standings: Mapping[str, str]
) -> list[Evidence]:
    """The rows in words; the project is read for all of them at once."""
    claims = {of.id: of for of in session.annotations([row.id for row in rows if row.is_claim])}
    asked = [row.id for row in rows if not row.is_claim]
    under: Mapping[str, Sequence[str]] = {}
    texts: Mapping[str, str] = {}
    if asked:
        of = session.store.sourcing
        under, texts = of.claims_under(asked), of.statements()
    return [
        _claim_row(session, row, claims.get(row.id), standings)
        if row.is_claim
        else _statement_row(session, row, texts.get(row.id, ""), under.get(row.id, ()), standings)
        for row in rows
    ]


def _claim_row(
    session: Session, row: Row, claim: Annotation | None, standings: Mapping[str, str]
) -> Evidence:
    """A claim: its quotation, its citation, who says it, its grade, its standing."""
    if claim is None:
        return Evidence(row, "")
    said = voices(claim, session.sources)
    digit = _value(session, claim.id)
    key = claim.statements[0].statement if claim.statements else claim.id
    standing = standings.get(key, "")
    parts = (
        *(session.citation(claim), said[0] if said else ""),
        *(_grade(session, claim, digit), standing),
    )
    words = claim.quotation or claim.note
    return Evidence(row, words, " · ".join(filter(None, parts)), (claim.id,), digit)


def _statement_row(
    session: Session, row: Row, text: str, said: Sequence[str], standings: Mapping[str, str]
) -> Evidence:
    """A statement: the analyst's words, how many claims say it, the best digit of theirs."""
    claims = tuple(dict.fromkeys(said))
    digits = sorted(filter(WEIGHTS.__contains__, (_value(session, id) for id in claims)))
    best = digits[0] if digits else ""
    graded = f"credibility {best}" if best else ""
    standing = standings.get(row.id, "") if claims else ""
    parts = ("statement", count(len(claims), "claim"), graded, standing)
    return Evidence(row, text, " · ".join(filter(None, parts)), claims, best)


def _value(session: Session, of: str) -> str:
    grade = session.grades.get(of)
    return (grade.value if grade else None) or ""


def _grade(session: Session, claim: Annotation, digit: str) -> str:
    """ "B3"; of one half alone what it is."""
    letter = ""
    if claim.attributions:
        letter = letter_of(claim.attributions[0], lambda source: _value(session, source) or None)
    if letter and digit:
        return letter + digit
    return f"reliability {letter}" if letter else f"credibility {digit}" if digit else ""

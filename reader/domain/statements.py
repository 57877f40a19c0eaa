"""Statements: putting claims under them, merging, linking, and how they were said over time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reader.domain.annotation import Annotation, Placement
from reader.domain.edit import Change, Edit, changed, made, removed
from reader.domain.edtf import bounds
from reader.domain.hypotheses import repointed, without
from reader.domain.ids import new_id
from reader.domain.judgement_words import CONFIDENCE, KENT, LIKELIHOOD
from reader.domain.project import Connection, Hypothesis, Statement
from reader.domain.vocabulary import label

SAME, OPPOSITE = "same", "opposite"


def placed_under(claim: Annotation, statement: str, polarity: str = SAME) -> Annotation:
    """The claim under a statement in this sense; where it stands there already, in this sense."""
    place = Placement(statement, polarity)
    if any(of.statement == statement for of in claim.statements):
        kept = tuple(place if of.statement == statement else of for of in claim.statements)
        return replace(claim, statements=kept)
    return replace(claim, statements=(*claim.statements, place))


def put_under(
    claims: Iterable[Annotation], statement: Statement, polarity: str = SAME, *, new: bool = False
) -> Edit:
    """Put claims under a statement, which is made with it if it is `new`."""
    changes = [
        change for of in claims if (change := changed(of, placed_under(of, statement.id, polarity)))
    ]
    against = " as its opposite" if polarity == OPPOSITE else ""
    words = f"Put {_count(changes)} under “{_short(statement.text)}”{against}"
    return Edit(words, (*([made(statement)] if new else []), *changes))


def take_out(claims: Iterable[Annotation], statement: Statement) -> Edit:
    """Take claims from under a statement."""
    changes = [change for of in claims if (change := changed(of, _without(of, statement.id)))]
    return Edit(f"Take {_count(changes)} from under “{_short(statement.text)}”", tuple(changes))


def turned(claims: Iterable[Annotation], statement: Statement) -> Edit:
    """Let claims say the opposite of what they were said to say of a statement."""
    changes = []
    for of in claims:
        for place in of.statements:
            if place.statement == statement.id:
                sense = SAME if place.polarity == OPPOSITE else OPPOSITE
                change = changed(of, placed_under(of, statement.id, sense))
                changes += [change] if change else []
    return Edit(f"Other sense of “{_short(statement.text)}”", tuple(changes))


def delete_statement(
    statement: Statement,
    claims: Iterable[Annotation],
    connections: Iterable[Connection],
    hypotheses: Iterable[Hypothesis] = (),
) -> Edit:
    """Delete a statement with its links; the claims under it stay, and are their own again.

    `hypotheses` are those that rate it; they lose the rating.
    """
    return Edit(
        f"Delete statement “{_short(statement.text)}”",
        (
            *(removed(of) for of in connections if statement.id in (of.from_, of.to)),
            *without(hypotheses, statement.id),
            *filter(None, (changed(of, _without(of, statement.id)) for of in claims)),
            removed(statement),
        ),
    )


def merge_statements(
    kept: Statement,
    gone: Statement,
    claims: Iterable[Annotation],
    connections: Iterable[Connection],
    hypotheses: Iterable[Hypothesis] = (),
) -> Edit:
    """Make one statement of two: all that hangs on `gone` hangs on `kept` then.

    The words of `gone` go into the note, and so does what was judged of it where `kept` is judged
    otherwise. A claim under both keeps the sense it has under `kept`. Of `connections`, those of
    both, a link between the two goes, and one that is there twice stays once with both notes.
    `hypotheses` are those that rate `gone`; one that rates `kept` too keeps that rating and tells
    of the other.
    """
    changes: list[Change | None] = [*repointed(hypotheses, gone.id, kept.id)]
    for of in claims:
        places = {place.statement: place.polarity for place in of.statements}
        if gone.id in places:
            after = _without(of, gone.id)
            if kept.id not in places:
                after = placed_under(after, kept.id, places[gone.id])
            changes.append(changed(of, after))
    changes += _links_of_one(kept.id, gone.id, connections)
    changes.append(changed(kept, _with_judgement_of(kept, gone)))
    words = f"Merge statement “{_short(gone.text)}” into “{_short(kept.text)}”"
    return Edit(words, (*filter(None, changes), removed(gone)))


def _links_of_one(kept: str, gone: str, links: Iterable[Connection]) -> list[Change | None]:
    """The links of two statements as those of one."""
    by_id = {link.id: link for link in links}
    there = {
        (link.from_, link.to, link.type): link for link in by_id.values() if gone not in _ends(link)
    }
    changes: list[Change | None] = []
    after: dict[str, Connection] = {}
    for link in by_id.values():
        ends = _ends(link)
        if gone not in ends:
            continue
        if ends == {kept, gone}:
            changes.append(removed(link))
            continue
        moved = replace(
            link,
            from_=kept if link.from_ == gone else link.from_,
            to=kept if link.to == gone else link.to,
        )
        twin = there.get((moved.from_, moved.to, moved.type))
        if twin is None:
            after[link.id] = moved
            there[moved.from_, moved.to, moved.type] = moved
        else:
            changes.append(removed(link))
            twin = after.get(twin.id, twin)
            after[twin.id] = replace(twin, note=_notes(twin.note, link.note))
    return [*changes, *(changed(by_id[id], link) for id, link in after.items())]


def _ends(link: Connection) -> set[str]:
    return {link.from_, link.to}


def _with_judgement_of(kept: Statement, gone: Statement) -> Statement:
    """`kept` with what was judged and noted of `gone`; two judgements stand side by side."""
    other = []
    if gone.likelihood and kept.likelihood and gone.likelihood != kept.likelihood:
        other.append(label((*LIKELIHOOD, *KENT), gone.likelihood))
    if gone.confidence and kept.confidence and gone.confidence != kept.confidence:
        other.append(f"confidence {label(CONFIDENCE, gone.confidence)}")
    judged = f" ({', '.join(other)})" if other else ""
    also = f"Also: “{gone.text}”{judged}" if gone.text != kept.text or judged else ""
    return replace(
        kept,
        note=_notes(kept.note, also, gone.note),
        likelihood=kept.likelihood or gone.likelihood,
        confidence=kept.confidence or gone.confidence,
    )


def _notes(*notes: str) -> str:
    return "\n\n".join(dict.fromkeys(filter(None, notes)))


def connect(from_: str, to: str, type: str, existing: Iterable[Connection] = ()) -> Edit:
    """Link two things, each a statement or a claim (ids); no edit where the same link is there.

    Raises ValueError for a link to itself.
    """
    if from_ == to:
        raise ValueError("a thing cannot be linked to itself")
    if any((of.from_, of.to, of.type) == (from_, to, type) for of in existing):
        return Edit("Link", ())
    return Edit(f"Link: {type}", (made(Connection(new_id(), from_, to, type)),))


@dataclass(frozen=True, slots=True)
class Appearance:
    """One claim (its id) of a statement as it appeared.

    `day` is the EDTF date that it counts by, or ""; `polarity` its sense, `hedges` the words that
    weaken it, `shift` a remark where the hedging differs from what was said before.
    """

    claim: str
    day: str
    polarity: str
    hedges: tuple[str, ...]
    shift: str = ""


def over_time(found: Iterable[Appearance]) -> list[Appearance]:
    """How a statement was said over time: its appearances by date, those without any last.

    A `shift` tells where what was hedged is said as a fact next, or the other way round.
    """
    told = list(found)
    lies = {day: bounds(day) for day in {of.day for of in told}}
    orders = {day: when.order for day, when in lies.items() if when}
    dated = sorted((of for of in told if of.day in orders), key=lambda of: orders[of.day])
    return _with_shifts([*dated, *(of for of in told if of.day not in orders)])


def _with_shifts(found: Sequence[Appearance]) -> list[Appearance]:
    told: list[Appearance] = []
    before: dict[str, Appearance] = {}
    for of in found:
        last = before.get(of.polarity)
        before[of.polarity] = of
        if last and last.hedges and not of.hedges:
            of = replace(of, shift=f"as a fact, where it was “{last.hedges[0]}”")
        elif last and of.hedges and not last.hedges:
            of = replace(of, shift=f"with “{of.hedges[0]}”, where it was said as a fact")
        told.append(of)
    return told


def _without(claim: Annotation, statement: str) -> Annotation:
    return replace(
        claim, statements=tuple(of for of in claim.statements if of.statement != statement)
    )


def _count(changes: Sequence[Change]) -> str:
    return "claim" if len(changes) == 1 else f"{len(changes)} claims"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"

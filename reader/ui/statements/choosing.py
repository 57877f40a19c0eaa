"""Choosing a statement by typing, and putting claims under the one that was chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.domain.folding import fold
from reader.domain.ids import new_id
from reader.domain.project import Statement
from reader.domain.statements import put_under
from reader.ui.card.offers import Offer, fit
from reader.ui.wording import shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.ui.session import Session

MOST = 9


class Placed(NamedTuple):
    """What was done, for the status line, and the statement (id) that was used."""

    label: str
    statement: str


def statement_offers(typed: str, session: Session, claims: Sequence[str]) -> list[Offer]:
    """The statements that fit, those made last first, and a new one.

    Where nothing is typed the new one has the words of the first of `claims` (ids).
    """
    statements = session.store.sourcing.statements()
    wanted = fold(typed)
    ranked = []
    for place, (id, text) in enumerate(statements.items()):
        rank = fit(wanted, [text]) if wanted else 1
        if rank is not None:
            ranked.append((rank, -place, Offer("known", shortened(text, 60), id=id)))
    offers = [offer for *_, offer in sorted(ranked, key=lambda of: of[:2])][:MOST]
    words = " ".join(typed.split())
    first = session.annotations(claims[:1]) if not words else []
    if first:
        words = first[0].gloss[0] if first[0].gloss else shortened(first[0].quotation, 120)
    if words and not any(fold(text) == fold(words) for text in statements.values()):
        offers.append(Offer("new", words, lead="New statement", hint="Ctrl+Enter"))
    return offers


def place(session: Session, claims: Sequence[str], offer: Offer, polarity: str) -> Placed | None:
    """Put claims (ids) under the statement offered; None where they stand there already."""
    is_new = offer.kind == "new"
    statement = Statement(new_id(), offer.name) if is_new else None
    statement = statement or session.store.get("statement", offer.id)
    if statement is None:
        return None
    edit = put_under(session.store.annotations(claims), statement, polarity, new=is_new)
    if edit.changes and session.perform(edit):
        return Placed(edit.label, statement.id)
    return None

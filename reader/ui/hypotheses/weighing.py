"""Claims of an article or of a list on their way into the table of hypotheses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.domain.annotation import CLAIM
from reader.domain.hypotheses import Row, add_rows
from reader.ui.wording import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.domain.annotation import Annotation
    from reader.ui.session import Session


def weigh(session: Session, chosen: Sequence[Annotation]) -> str:
    """Put claims into the table of hypotheses, in one step; what came of it, in words."""
    claims = [one for one in chosen if one.kind == CLAIM]
    if not claims:
        return "Choose a claim to weigh against the hypotheses."
    known = session.store.things("hypothesis")
    if not known:
        return "Add a hypothesis first, in the Hypotheses view."
    made = session.perform(add_rows(known, [Row(claim.id) for claim in claims]))
    one = len(claims) == 1
    what = session.citation(claims[0]) if one else count(len(claims), "claim")
    stands = "stands" if one else "stand"
    return f"{what} {stands if made else f'{stands} already'} among the hypotheses."

"""What the preview of a file says, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from reader.ui.wording import count

if TYPE_CHECKING:
    from reader.domain.foreign.planning import Plan


def counts(of: Mapping[str, int]) -> str:
    """ "2 articles, 1 source and 40 notes"; "" for nothing."""
    told = [count(number, kind) for kind, number in of.items() if number]
    return " and ".join(filter(None, (", ".join(told[:-1]), *told[-1:])))


def what_comes(plan: Plan) -> str:
    """All that comes, and how it was found."""
    came = counts(plan.counts)
    said = f"{came} will come." if came else "Nothing new will come."
    if plan.known:
        said += f" {plan.known:,} {'is' if plan.known == 1 else 'are'} there already."
    if plan.by_words:
        said += f" {count(plan.by_words, 'passage')} found by the words, not by the offsets."
    if plan.unverified:
        said += (
            f" {count(plan.unverified, 'passage')} cannot be verified: the file gives their "
            "offsets without the words."
        )
    return said

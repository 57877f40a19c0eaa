"""The sourcing report of what is stored: of a project, or of what some claims say in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from reader.domain.sourcing import Roots
from reader.domain.sourcing.report import SourcingReport, report

if TYPE_CHECKING:
    from reader.store.sourcing import Sourcing


def sourcing_report(
    of: Sourcing,
    claims: Iterable[str] | None,
    copied: Mapping[str, str],
    *,
    only_statements: bool = False,
) -> SourcingReport:
    """The report on all, or on some claims (ids) alone.

    A statement is weighed with all its claims, also those that were not asked for; those are not
    listed or counted. `copied` says
    which articles and passages are copies of others. With `only_statements` claims that stand under
    none are left out, which costs nothing then.
    """
    only = None if claims is None else frozenset(claims)
    keys = None if only is None else of.keys_of(only)
    statements = of.statements()
    if keys is not None:
        statements = {id: text for id, text in statements.items() if id in keys}
    if only_statements:
        keys = set(statements)
    groups = of.groups(keys)
    wanted = {voice.claim for voices in groups.values() for voice in voices}
    return report(
        statements,
        groups,
        of.claimed(None if keys is None else wanted),
        Roots(of.sources()),
        copied,
        only,
    )

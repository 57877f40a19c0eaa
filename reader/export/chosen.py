"""A report of some claims only, for exports of what is selected."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, cast

from reader.domain.annotation import Annotation
from reader.export.report import Report


class ChosenClaims:
    """The report `of`, with no annotations but the claims of these ids; the rest is as it is."""

    def __init__(self, of: Report, claims: Collection[str]) -> None:
        self._of = of
        self._claims = frozenset(claims)

    def annotations(self, article: str) -> Iterator[Annotation]:
        """The chosen ones of an article, by number."""
        return (each for each in self._of.annotations(article) if each.id in self._claims)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._of, name)


def chosen_claims(of: Report, claims: Collection[str]) -> Report:
    """A report that holds no annotations but these claims (ids)."""
    return cast("Report", ChosenClaims(of, claims))

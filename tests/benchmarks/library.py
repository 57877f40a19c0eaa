"""Metrics 11 and 16: the list of articles, and what ten times the articles cost."""

from __future__ import annotations

import gc
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QTableView

from reader.domain.project import Analyst
from reader.store.connecting import connect, file_uri
from reader.store.store import Store
from reader.ui.jobs import Jobs
from reader.ui.library.panel import Library
from reader.ui.read_marks import ReadMarks
from reader.ui.session import Session
from tests.benchmarks.large import large_project
from tests.benchmarks.measure import ROUNDS, Result, compare, ratio
from tests.benchmarks.page import settle

SIZE = (264, 640)
NOTCHES, NOTCH = 60, 60
KEYS = ("p", "pa", "par", "pari", "par", "pa", "p")
SMALL, LARGE = (10_000, 20_000), (100_000, 200_000)
"""Articles and annotations of the two projects of metric 16; SELON_BENCHMARK=whole takes ten
annotations an article, which takes some minutes to make the first time."""
COLUMNS = ("number", "title", "outlet", "published", "language", "claims", "mentions")


class PlainTable(QAbstractTableModel):
    """The floor of the scrolling: the same rows by data(), a column for each value."""

    def __init__(self, rows: list[Any]) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, parent: Any = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Any = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return str(getattr(self._rows[index.row()], COLUMNS[index.column()]))


def listing(folder: Path) -> Iterator[Result]:
    """11: scroll the list ÷ a data() table; a keystroke in 1,000,000 rows ÷ in 100,000."""
    folder.mkdir(parents=True, exist_ok=True)
    small = _Shown(rows_project(100_000), folder / "a")
    large = _Shown(rows_project(1_000_000), folder / "b")
    table = QTableView()
    floor = PlainTable(small.session.store.article_rows())
    table.setModel(floor)
    table.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    table.resize(*SIZE)
    table.show()
    settle()
    yield ratio(
        "11", "article list: scroll ÷ data() table", 0.3,
        lambda: scroll(small.panel.view), lambda: scroll(table), repeat=2,
    )  # fmt: skip
    taken: tuple[list[float], list[float]] = ([], [])
    for turn in range(ROUNDS + 1):
        for shown, times in ((large, taken[0]), (small, taken[1])):
            seconds = in_window(shown.type)
            if turn:
                times.append(seconds / len(KEYS))
    yield compare("11", "filter keystroke: 1,000,000 rows ÷ 100,000", 2.7, *taken)
    for shown in (small, large):
        shown.close()


class _Shown:
    """The library's panel on a project, alone and shown."""

    def __init__(self, path: Path, folder: Path) -> None:
        from reader.store.library import Shelf
        from reader.ui.theme.theme import Theme

        app = QApplication.instance()
        theme = Theme("light")
        theme.apply(app)  # type: ignore[arg-type]
        self.session = Session(Store.open(path), Analyst("bench", "Benchmark"))
        self.jobs = Jobs()
        marks = ReadMarks(folder / "marks")
        self.panel = Library(self.session, theme, self.jobs, marks, Shelf())
        self.panel.resize(SIZE[0], SIZE[1] + 80)
        self.panel.show()
        self.wait()

    def wait(self) -> None:
        """Until all rows are there."""
        while self.jobs.running:
            QApplication.processEvents()
        settle()

    def type(self) -> None:
        """Filter as one types: after each key the first rows are there and painted."""
        for text in KEYS:
            self.panel.filter.setText(text)
            self.panel.repaint()
            self.panel.view.viewport().repaint()

    def close(self) -> None:
        """Stop and close."""
        self.jobs.close()
        self.session.close()
        self.panel.close()


def scroll(view: QTableView) -> None:
    """Scroll on by notches, painting what comes into view: rows that were not seen before."""
    bar = view.verticalScrollBar()
    for _ in range(NOTCHES):
        bar.setValue(bar.value() + NOTCH)
        QApplication.processEvents()


def in_window(act: Callable[[], object]) -> float:
    """The CPU time that the window's own thread takes; jobs beside it are not counted."""
    start = time.thread_time()
    act()
    return time.thread_time() - start


def growth(folder: Path) -> Iterator[Result]:
    """16: open, list, count and open an article in 100,000 articles ÷ in 10,000."""
    from reader.app import open_window

    whole = os.environ.get("SELON_BENCHMARK") == "whole"
    sizes = [(n, n * 10) if whole else (n, m) for n, m in (LARGE, SMALL)]
    paths = [large_project(*size) for size in sizes]
    taken: dict[str, tuple[list[float], list[float]]] = {}

    def note(name: str, side: int, seconds: float, turn: int) -> None:
        if turn:
            taken.setdefault(name, ([], []))[side].append(seconds)

    for turn in range(ROUNDS + 1):
        for side, path in enumerate(paths):
            windows: list[Any] = []
            profile = folder / f"profile{side}"

            def open_it(path: Path = path, profile: Path = profile, into: Any = windows) -> None:
                into.append(open_window(path, profile))
                QApplication.processEvents()
                into[0].repaint()

            opened = in_window(open_it)
            window = windows[0]
            listed = in_window(lambda w=window: (w.library.repaint(), w.library.model.total))
            while window.jobs.running:
                QApplication.processEvents()
            settle()
            article = alike(window.library.model)
            read = in_window(lambda w=window, a=article: (w.going.to_article(a), w.repaint()))
            window.close()
            window.deleteLater()
            del window
            windows.clear()
            settle()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            gc.collect()
            note("open, list, count and open an article", side, opened + listed + read, turn)
            note("open the project, rows and count painted", side, opened + listed, turn)
            note("open an article from the middle of the list", side, read, turn)
    words = " and ".join(f"{n:,} articles with {m:,} annotations" for n, m in sizes)
    for name, (over, under) in taken.items():
        if statistics.median(under):
            yield compare("16", f"{name}: {words.replace(' and ', ' ÷ ')}", 1.3, over, under)


def alike(model: Any) -> str:
    """An article from the middle of the list with as much marked in it as in the other project."""
    for row in range(model.rowCount() // 2, model.rowCount()):
        found = model.row_at(row)
        if (found.claims, found.mentions) == (1, 1):
            return str(found.id)
    raise LookupError("no article has one claim and one mention")


def rows_project(articles: int) -> Path:
    """A project of so many articles that all have one short text: for the list alone."""
    import random

    from reader.store.migrations import NAMES
    from tests.benchmarks.large_material import Words

    folder = Path(tempfile.gettempdir()) / "selon-benchmarks"
    folder.mkdir(exist_ok=True)
    path = folder / f"rows-{articles}-{NAMES[-1]}-{len(NAMES)}.selon"
    if path.exists():
        return path
    draft = path.with_suffix(".making")
    for leftover in folder.glob(f"{draft.name}*"):
        leftover.unlink()
    Store.open(draft, create=True).close()
    connection = connect(file_uri(draft, "mode=rw"))
    for pragma in ("synchronous=OFF", "journal_mode=OFF", "foreign_keys=OFF"):
        connection.execute(f"PRAGMA {pragma}")
    words = Words("fr", random.Random(4))
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    connection.execute("BEGIN")
    connection.execute("INSERT INTO text VALUES (?, 0, '')", (empty,))

    def rows() -> Iterator[tuple[Any, ...]]:
        for n in range(1, articles + 1):
            title = " ".join(words.draw(8)).capitalize()
            yield n << 24, f"a{n}", f"v{n}", n, title, title.lower(), f"2{n % 1000:03}-05-08"

    connection.executemany(
        "INSERT INTO article(place, id, version, number, title, title_key, published, "
        "published_key, byline, outlet, url, archive_url, language, importer, starred) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, '', '', '', '', 'fr', 'text', 0)",
        rows(),
    )
    connection.execute(
        "INSERT INTO version(place, id, article, sha256) "
        "SELECT place + 1, version, id, ? FROM article", (empty,),
    )  # fmt: skip
    connection.execute("INSERT INTO counter(owner) SELECT id FROM article")
    connection.execute(
        "UPDATE counter SET last = ?1, article = ?1 WHERE owner = 'project'", (articles,)
    )
    connection.execute("INSERT INTO article_words(article_words) VALUES ('rebuild')")
    connection.execute("COMMIT")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.close()
    draft.rename(path)
    return path


METRICS = (listing, growth)

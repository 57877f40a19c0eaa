"""Importing in the window, as a person does it; then the project file is read."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
)
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget

from reader.importing import ImportResult
from reader.likeness import way
from reader.resources import resource
from reader.store.check import check
from reader.store.store import Store
from reader.ui.importing import fill_likeness
from reader.ui.jobs import Job
from reader.ui.models.imports import COLUMNS, WARNED, ImportsModel, as_text
from tests.gui.hands import CTRL, Hands, settle

SEED = resource("articles/en-marche.txt").read_text(encoding="utf-8")
COPY = "Macron piraté\n\n" + SEED.split("\n\n", 1)[1].rsplit("\n\n", 3)[0]
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def hands(open_hands: Callable[..., Hands], tmp_path: Path) -> Hands:
    Store.open(tmp_path / "p.selon", create=True).close()
    return open_hands("p.selon")


def write(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def many(folder: Path, count: int) -> Path:
    return write(folder, **{f"a{n:04}": f"Title {n}\n\nThe words of {n}.\n" for n in range(count)})


@contextmanager
def nothing_written(project: Path) -> Iterator[None]:
    """Keep the import's process waiting to write, as another window that writes does."""
    other = sqlite3.connect(project, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield
    other.close()


def drag_in(hands: Hands, *paths: Path) -> QMimeData:
    """Drag files from elsewhere over the page, as the window system tells of it."""
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    how = (Qt.DropAction.CopyAction, dragged, LEFT, NO_KEY)
    handle = hands.window.windowHandle()
    QApplication.sendEvent(handle, QDragEnterEvent(QPoint(700, 300), *how))
    settle()
    QApplication.sendEvent(handle, QDragMoveEvent(QPoint(720, 310), *how))
    settle()
    return dragged


def drop(hands: Hands, *paths: Path) -> None:
    dragged = drag_in(hands, *paths)
    how = (Qt.DropAction.CopyAction, dragged, LEFT, NO_KEY)
    QApplication.sendEvent(hands.window.windowHandle(), QDropEvent(QPointF(720, 310), *how))


def wait(hands: Hands, qtbot) -> None:
    """Until nothing is being imported or taken back."""
    window = hands.window
    qtbot.waitUntil(
        lambda: window.jobs.running == 0 and not window.session.is_behind, timeout=30_000
    )
    settle()


def bring(hands: Hands, qtbot, *paths: Path) -> None:
    drop(hands, *paths)
    wait(hands, qtbot)


def results_list() -> QWidget:
    shown = [w for w in QApplication.topLevelWidgets() if w.objectName() == "importResults"]
    return next(w for w in reversed(shown) if w.isVisible())


def is_list_shown() -> bool:
    return any(
        w.isVisible() for w in QApplication.topLevelWidgets() if w.objectName() == "importResults"
    )


def choose(shown: QWidget, row: int) -> None:
    """Click a row of the list."""
    table = shown.table
    place = table.visualRect(table.model().index(row, 1)).center()
    QTest.mouseClick(table.viewport(), LEFT, NO_KEY, place)
    settle()


def text_of(store: Store, article: str) -> str:
    return store.text(store.get("version", store.get("article", article).version).sha256)


def test_files_let_go_over_the_page_come_in(hands: Hands, qtbot, tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a=SEED, b="Autre chose\n\nDes mots à elle.")
    drag_in(hands, folder)
    hint = hands.find("dropHint")
    assert hint.size() == hands.window.frame.size()
    QApplication.sendEvent(hands.window.windowHandle(), QDragLeaveEvent())
    settle()
    assert not hint.isVisible()
    bring(hands, qtbot, folder)
    assert not hint.isVisible()
    assert not is_list_shown(), "there is nothing to say but how many"
    assert hands.window.status.message.text() == "2 articles imported."
    assert hands.page.text == SEED
    store = Store.open(tmp_path / "p.selon")
    assert [row.title for row in store.article_rows()] == [
        'En Marche! se dit victime d\'un "piratage massif"',
        "Autre chose",
    ]
    store.close()
    hands.click("importUndo")
    assert hands.window.session.articles == {}
    hands.window.close()
    store = Store.open(tmp_path / "p.selon")
    assert store.article_rows() == []
    store.close()


def test_a_drag_of_something_else_is_left_alone(hands: Hands) -> None:
    words = QMimeData()
    words.setText("words")
    event = QDragEnterEvent(QPoint(700, 300), Qt.DropAction.CopyAction, words, LEFT, NO_KEY)
    QApplication.sendEvent(hands.window.windowHandle(), event)
    settle()
    assert (
        hands.window.findChild(QWidget, "dropHint") is None
        or not hands.window.findChild(QWidget, "dropHint").isVisible()
    )


def test_the_list_tells_what_became_of_each(hands: Hands, qtbot, tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a=SEED, b=COPY, c=SEED, d="")
    bring(hands, qtbot, folder)
    shown = results_list()
    assert [r.status for r in shown.model.results] == ["imported"] * 2 + ["duplicate", "failed"]
    kinds = ("all", "imported", "near", "duplicate", "failed")
    words = [hands.find(f"importKind-{kind}", shown).text() for kind in kinds]
    assert words == ["All 4", "Imported 1", "Near copies 1", "There already 1", "Not imported 1"]
    choose(shown, 1)
    assert "% the same as 1" in shown.why.toPlainText()
    hands.click("importOpenTwin", shown)
    assert hands.page.text == SEED
    hands.click("importOpen", shown)
    assert hands.page.text == COPY
    hands.click("importKind-duplicate", shown)
    assert shown.model.rowCount() == 1
    QTest.keyClick(shown.table, Qt.Key.Key_Return)
    settle()
    assert hands.page.text == SEED, "the article that was there"
    hands.click("importKind-failed", shown)
    assert "The file is empty." in shown.why.toPlainText()
    assert str(folder / "d.txt") in shown.why.toPlainText()
    assert not shown.read.isEnabled()
    hands.click("importKind-all", shown)
    hands.click("importCopy", shown)
    copied = QGuiApplication.clipboard().text().splitlines()
    assert len(copied) == 5 and "the same as 1" in copied[2]
    hands.click("importClose", shown)
    assert not is_list_shown()
    hands.click("importList")
    assert is_list_shown()
    results_list().close()


def test_the_same_files_again_repeat_nothing(hands: Hands, qtbot, tmp_path: Path) -> None:
    folder = many(tmp_path / "in", 5)
    bring(hands, qtbot, folder)
    bring(hands, qtbot, folder)
    assert hands.window.status.message.text() == "No articles imported, 5 there already."
    assert len(hands.window.session.articles) == 5
    assert not is_list_shown()


def test_stop_keeps_whole_articles(hands: Hands, qtbot, tmp_path: Path) -> None:
    folder = many(tmp_path / "in", 1500)
    drop(hands, folder)
    said = hands.window.findChild(QWidget, "importSaid")
    qtbot.waitUntil(lambda: "of 1,500: a" in said.text(), timeout=20_000)
    hands.click("importStop")
    wait(hands, qtbot)
    assert "Stopped; the rest was left out." in hands.window.status.message.text()
    came = len(hands.window.session.articles)
    assert 0 < came < 1500
    store = Store.open(tmp_path / "p.selon")
    rows = store.article_rows()
    assert [row.title for row in rows] == [f"Title {n}" for n in range(came)]
    for row in rows:
        assert (
            text_of(store, row.id) == f"Title {row.number - 1}\n\nThe words of {row.number - 1}.\n"
        )
    store.close()
    assert check(tmp_path / "p.selon") == []


def test_closing_the_window_meanwhile_is_safe(hands: Hands, qtbot, tmp_path: Path) -> None:
    drop(hands, many(tmp_path / "in", 1500))
    said = hands.window.findChild(QWidget, "importSaid")
    qtbot.waitUntil(lambda: "of 1,500: a" in said.text(), timeout=20_000)
    hands.window.close()
    assert not list(tmp_path.glob("*-wal")), "nobody has it open any more"
    store = Store.open(tmp_path / "p.selon")
    rows = store.article_rows()
    assert [row.title for row in rows] == [f"Title {n}" for n in range(len(rows))]
    assert len(rows) < 1500
    store.close()
    assert check(tmp_path / "p.selon") == []


def test_a_large_import_is_taken_back_and_done_again_by_key(
    hands: Hands, qtbot, tmp_path: Path
) -> None:
    bring(hands, qtbot, many(tmp_path / "in", 45))
    assert hands.window.library.model.rowCount() == 45
    assert hands.window.actions_by_name["undo"].text() == "Undo Import “Title 44” and 44 more"
    hands.page.setFocus()
    hands.key("z", CTRL)
    wait(hands, qtbot)
    assert hands.window.session.articles == {}
    assert hands.window.actions_by_name["redo"].text().endswith("and 44 more")
    assert hands.window.library.model.rowCount() == 0
    QTest.keyClick(hands.window, "y", CTRL)
    wait(hands, qtbot)
    assert hands.window.library.model.rowCount() == 45
    assert hands.window.session.undo_label is not None


def test_undo_during_an_import_stops_it_and_takes_it_back(
    hands: Hands, qtbot, tmp_path: Path
) -> None:
    drop(hands, many(tmp_path / "in", 1500))
    said = hands.window.findChild(QWidget, "importSaid")
    qtbot.waitUntil(lambda: "of 1,500: a" in said.text(), timeout=20_000)
    undo = hands.window.actions_by_name["undo"]
    qtbot.waitUntil(undo.isEnabled, timeout=20_000)
    with nothing_written(tmp_path / "p.selon"):  # however busy the machine is, it is half way
        hands.page.setFocus()
        hands.key("z", CTRL)
        hands.key("z", CTRL)
    qtbot.waitUntil(lambda: hands.window.running_import is None, timeout=20_000)
    wait(hands, qtbot)
    assert hands.window.session.articles == {}
    assert not is_list_shown(), "nothing has failed"
    QTest.keyClick(hands.window, "y", CTRL)
    wait(hands, qtbot)
    assert 0 < len(hands.window.session.articles) < 1500


def test_a_second_import_follows_the_first(hands: Hands, qtbot, tmp_path: Path) -> None:
    drop(hands, many(tmp_path / "in", 60))
    drop(hands, write(tmp_path / "more", x="Another\n\nWith words."))
    qtbot.waitUntil(lambda: len(hands.window.session.articles) == 61, timeout=30_000)
    wait(hands, qtbot)
    assert max(r.number for r in hands.window.session.articles.values()) == 61
    assert hands.window.imports.running is None


RUSSIAN = "Заголовок статьи\n\nПрокуратура открыла расследование, сообщил источник."


def test_another_encoding_takes_the_place_of_the_wrong_one(
    hands: Hands, qtbot, tmp_path: Path
) -> None:
    folder = write(tmp_path / "in", b="Plain\n\nWords.")
    (folder / "a.txt").write_bytes(RUSSIAN.encode("koi8-r"))
    bring(hands, qtbot, folder)
    session = hands.window.session
    if not is_list_shown():
        hands.click("importList")
    shown = results_list()
    choose(shown, 0)
    assert shown.model.results[0].encoding
    box = shown.again.encoding
    box.setFocus()
    box.setCurrentIndex(box.findData("cp1251"))
    hands.click("importAgain", shown)
    wait(hands, qtbot)
    assert len(session.articles) == 2, "the first reading is gone"
    result = shown.model.results[0]
    assert (result.path.name, result.number) == ("a.txt", 3)
    assert text_of(session.store, result.article) == RUSSIAN.encode("koi8-r").decode("cp1251")
    assert hands.page.article_id == result.article
    session.undo()
    assert sorted(row.number for row in session.articles.values()) == [1, 2], "one step back"
    hands.window.close()
    assert check(tmp_path / "p.selon") == []


def test_what_has_been_worked_on_stays_when_read_again(hands: Hands, qtbot, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_bytes("L'été à Paris\n\nOn a dit des mots, déjà.".encode("cp1252"))
    bring(hands, qtbot, folder)
    hands.window.activateWindow()
    hands.page.setFocus()
    hands.drag("mots")
    hands.key("c")
    hands.key(Qt.Key.Key_Escape)
    assert hands.window.session.store.article_rows()[0].claims == 1
    if not is_list_shown():
        hands.click("importList")
    shown = results_list()
    box = shown.again.encoding
    box.setCurrentIndex(box.findData("cp1250"))
    hands.click("importAgain", shown)
    wait(hands, qtbot)
    assert len(hands.window.session.articles) == 2
    assert "has been worked on since" in shown.why.toPlainText()
    shown.close()


def test_the_whole_page_in_the_place_of_the_article(hands: Hands, qtbot, tmp_path: Path) -> None:
    page = (
        "<html><head><title>The leak</title></head><body><nav><a href=x>Sections of the site</a>"
        f"</nav><article><h1>The leak</h1>{'<p>Many words of the article stand here.</p>' * 9}"
        "</article><footer>Imprint of the outlet</footer></body></html>"
    )
    folder = write(tmp_path / "in", z="")
    (folder / "a.html").write_text(page, encoding="utf-8")
    bring(hands, qtbot, folder)
    shown = results_list()
    choose(shown, 0)
    store = hands.window.session.store
    assert "Imprint" not in text_of(store, shown.table.chosen.article)
    hands.click("importWhole", shown)
    wait(hands, qtbot)
    assert "Imprint of the outlet" in text_of(store, shown.table.chosen.article)
    assert len(hands.window.session.articles) == 1
    shown.close()


def test_pasting_makes_an_article_and_says_which(hands: Hands, qtbot) -> None:
    clipboard = QGuiApplication.clipboard()
    held = QMimeData()
    held.setHtml("<h1>Fuite à l'Élysée</h1><p>Selon <b>Flashpoint</b>, rien.</p><ul><li>un</ul>")
    held.setText("Fuite à l'Élysée\nSelon Flashpoint, rien.\nun")
    clipboard.setMimeData(held)
    hands.key("v", CTRL | Qt.KeyboardModifier.ShiftModifier)
    wait(hands, qtbot)
    (row,) = hands.window.session.articles.values()
    assert row.title == "Fuite à l'Élysée"
    assert "Selon Flashpoint, rien." in hands.page.text
    assert hands.window.status.message.text() == "Imported “Fuite à l'Élysée”."
    kinds = {b.kind for b in hands.window.reading.version.blocks}
    assert {"headline", "list"} <= kinds
    hands.click("importUndo")
    assert hands.window.session.articles == {}
    clipboard.setText("Un titre\n\nDes mots, seulement du texte.")
    hands.key("v", CTRL | Qt.KeyboardModifier.ShiftModifier)
    wait(hands, qtbot)
    assert hands.page.text == "Un titre\n\nDes mots, seulement du texte."
    hands.key("v", CTRL | Qt.KeyboardModifier.ShiftModifier)
    wait(hands, qtbot)
    assert "in the project already" in hands.window.status.message.text()
    clipboard.clear()
    hands.key("v", CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert "holds no text" in hands.window.status.message.text()


def test_what_lacks_a_sketch_gets_one_after_an_import(hands: Hands, qtbot, tmp_path: Path) -> None:
    bring(hands, qtbot, write(tmp_path / "in", a=SEED))
    session = hands.window.session
    session.undo()
    session.redo()
    assert len(session.store.likeness.lacking(way(), 9)) == 1, "a redo brings none"
    job = Job(1, lambda progress: None)
    assert fill_likeness(job, session.store.path)
    assert session.store.likeness.lacking(way(), 9) == []
    session.undo()
    session.redo()
    bring(hands, qtbot, write(tmp_path / "more", b="Autre chose\n\nDes mots."))
    assert session.store.likeness.lacking(way(), 9) == []
    bring(hands, qtbot, write(tmp_path / "copy", c=COPY))
    assert is_list_shown(), "its twin was found"
    results_list().close()


def result(n: int) -> ImportResult:
    kinds = ("imported", "duplicate", "failed")
    warnings = ("Look at this.",) if n % 7 == 0 else ()
    return ImportResult(
        Path(f"/in/{n}.txt"), kinds[n % 3], number=n, title=f"T{n}", warnings=warnings
    )


def test_many_lines_filtered_and_replaced(qapp) -> None:
    model = ImportsModel()
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    model.add(result(n) for n in range(600))
    model.show_kind("failed")
    model.add(result(n) for n in range(600, 1200))
    assert model.rowCount() == 400
    assert {r.status for r in model.shown} == {"failed"}
    model.show_kind(WARNED)
    assert model.rowCount() == len([n for n in range(1200) if n % 7 == 0])
    model.show_kind("")
    first = model.results[5]
    model.put(first.path, [ImportResult(first.path, "imported", m, title=m) for m in "xy"])
    assert [r.title for r in model.results[4:8]] == ["T4", "x", "y", "T6"]
    assert model.counts[""] == 1201 == model.rowCount()
    lines = as_text(model.results).splitlines()
    assert len(lines) == 1202 and all(line.count("\t") == len(COLUMNS) + 1 for line in lines)
    assert tester is not None


def test_details_of_an_article_that_another_program_has_just_taken_back(
    hands: Hands, qtbot, tmp_path: Path
) -> None:
    bring(hands, qtbot, write(tmp_path / "in", a="Title\n\nWords."))
    window = hands.window
    window.page.setFocus()
    other = Store.open(tmp_path / "p.selon")
    other.undo(window.session.analyst)
    other.close()
    hands.key(Qt.Key.Key_Return, CTRL)  # before the window has looked at what others wrote
    assert window.status.message.text() == "This article is not in the project any more."
    window.session.refresh()
    assert window.page.article_id is None


def test_the_undo_of_an_import_is_offered_while_it_is_the_last_step(
    hands: Hands, qtbot, tmp_path: Path
) -> None:
    bring(hands, qtbot, write(tmp_path / "in", a="Title\n\nSome words.", b="Other\n\nWords."))
    offered = hands.find("importUndo")
    hands.page.setFocus()
    hands.drag("Some words")
    hands.key("n")
    assert not offered.isVisible(), "it would take the note back"
    assert hands.window.status.message.text() == "2 articles imported."
    assert hands.find("importList").isVisible()
    hands.key(Qt.Key.Key_Escape)
    hands.key("z", CTRL)
    hands.key("z", CTRL)
    assert hands.window.session.articles == {}


def test_the_list_is_there_once_and_of_the_newest_import(
    hands: Hands, qtbot, tmp_path: Path
) -> None:
    def lists() -> list[QWidget]:
        shown = [w for w in QApplication.topLevelWidgets() if w.objectName() == "importResults"]
        return [w for w in shown if w.isVisible()]

    bring(hands, qtbot, write(tmp_path / "in", a="Title\n\nWords.", b=""))
    assert [r.path.name for r in results_list().model.results] == ["a.txt", "b.txt"]
    hands.click("importList")
    assert len(lists()) == 1
    bring(hands, qtbot, write(tmp_path / "more", c="", d="Another\n\nOther words."))
    (newest,) = lists()
    assert [r.path.name for r in newest.model.results] == ["c.txt", "d.txt"]
    room = hands.window.screen().availableSize()
    assert newest.width() <= room.width() and newest.height() <= room.height()

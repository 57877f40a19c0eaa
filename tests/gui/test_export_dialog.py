"""The export dialog by hand: what goes out, what is seen before, how the writing ends."""

from __future__ import annotations

import csv
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from reader.domain.edits import make
from reader.domain.ids import new_id
from reader.domain.project import Collection
from reader.ui.jobs import Progress
from reader.ui.settings import load
from tests.gui.hands import CTRL, Hands, settle
from tests.gui.shell_project import articles, copy_project

Key = Qt.Key


@pytest.fixture
def hands(open_hands: Callable[..., Hands], tmp_path: Path) -> Hands:
    copy_project(tmp_path / "case.selon")
    return open_hands("case.selon")


def opened(hands: Hands, name: str) -> QWidget:
    """Ctrl+E, and the format of this name."""
    hands.key("e", CTRL)
    shown = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "exportDialog")
    for _ in range(shown.format.count()):
        if shown.exporter.name == name:
            break
        QTest.keyClick(shown.format, Key.Key_Down)
    assert shown.exporter.name == name
    previewed(hands, shown)
    return shown


def previewed(hands: Hands, shown: QWidget) -> None:
    hands.until(lambda: not (shown._rest.isActive() or hands.window.jobs.running))


def test_formats_stand_under_what_they_are_for(hands: Hands) -> None:
    shown = opened(hands, "markdown")
    words = [shown.format.item(row).text() for row in range(shown.format.count())]
    assert words[:2] == ["To read", "Markdown"]
    calculate, exchange = words.index("To calculate"), words.index("For other programs")
    assert {"CSV", "Tables", "XLSX"} <= set(words[calculate:exchange])
    assert words.index("Label Studio") > exchange
    QTest.keyClick(shown.format, Key.Key_Home)
    QTest.keyClick(shown.format, Key.Key_Up)
    assert shown.exporter.name == "markdown", "a heading is passed by"
    shown.close()


def test_a_folder_is_seen_by_its_files_and_never_written_over(hands: Hands, tmp_path: Path) -> None:
    shown = opened(hands, "tables")
    names = [shown.pane.pieces.item(row).text() for row in range(shown.pane.pieces.count())]
    assert "claims.csv" in names and "datapackage.json" in names
    shown.pane.pieces.setFocus()
    while shown.pane.pieces.currentItem().text() != "claims.csv":
        QTest.keyClick(shown.pane.pieces, Key.Key_Down)
    assert shown.pane.table.isVisible()
    assert shown.pane.table.horizontalHeaderItem(0).text() == "citation"
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / "mine.txt").write_text("precious", encoding="utf-8")
    shown.write_to(str(taken))
    hands.until(lambda: not shown.writing.is_busy)
    assert "was not written. Something is there already." in shown.writing.said.text()
    assert [path.name for path in taken.iterdir()] == ["mine.txt"]
    shown.write_to(str(tmp_path / "free"))
    hands.until(lambda: not shown.writing.is_busy)
    assert sorted(path.name for path in (tmp_path / "free").iterdir()) == sorted(names)
    shown.close()


def test_a_workbook_is_seen_as_its_sheets(hands: Hands) -> None:
    shown = opened(hands, "xlsx")
    names = [shown.pane.pieces.item(row).text() for row in range(shown.pane.pieces.count())]
    assert names == ["Claims", "Attributions", "Sources", "Articles", "Statements"]
    table = shown.pane.table
    assert table.isVisible() and table.horizontalHeaderItem(2).text() == "quote"
    assert "APT 28" in table.item(0, 2).text()
    hands.click(shown.pane.pieces.viewport())
    QTest.keyClick(shown.pane.pieces, Key.Key_Home)
    QTest.keyClick(shown.pane.pieces, Key.Key_End)
    assert shown.pane.table.horizontalHeaderItem(0).text() == "statement"
    shown.close()


def test_the_active_claim_a_collection_and_what_is_chosen_later(hands: Hands) -> None:
    session = hands.window.session
    first, second, _ = articles(session)
    group = Collection(new_id(), "Leaks & <b>more</b>")
    session.perform(make("Collection", group))
    hands.window.going.to_article(second)
    shown = opened(hands, "csv")
    assert shown.scopes.button("selection") is None
    hands.click("exportCollection", shown)
    assert shown.scope == (f"collection:{group.id}",)
    previewed(hands, shown)
    assert shown.pane.table.rowCount() == 0
    hands.window.activateWindow()
    settle()
    hands.window.going.to_article(first)
    hands.click_words("APT 28")
    assert hands.window.marking.active
    shown.activateWindow()
    settle()
    assert shown.scope == (f"collection:{group.id}",), "what was chosen stays chosen"
    hands.click("exportSelection", shown)
    previewed(hands, shown)
    assert shown.pane.table.item(0, 0).text() == "1:1"
    shown.close()


def test_what_a_search_finds(hands: Hands) -> None:
    hands.key("f", CTRL | Qt.KeyboardModifier.ShiftModifier)
    hands.type("forged")
    hands.until(hands.window.going.view("search").model.rowCount)
    shown = opened(hands, "csv")
    hands.click("exportFound", shown)
    assert shown.scope == ("claims:forged",)
    shown.close()


def test_options_are_remembered_for_each_format(hands: Hands, tmp_path: Path) -> None:
    template = tmp_path / "house.txt"
    shown = opened(hands, "template")
    field = hands.find("option_template", shown)
    field.setFocus()
    hands.type(str(tmp_path / "gone.txt"))
    previewed(hands, shown)
    said = shown.preview.toPlainText()
    assert "gone.txt cannot be read" in said and "Choose another file." in said
    field.selectAll()
    template.write_text("Dear reader", encoding="utf-8")
    hands.type(str(template))
    previewed(hands, shown)
    assert shown.preview.toPlainText() == "Dear reader"
    shown.write_to(str(tmp_path / "letter.txt"))
    hands.until(lambda: not shown.writing.is_busy)
    shown.close()
    settings = hands.window.profile.settings
    hands.window.close()
    kept = load(settings)
    assert kept.export_format == "template"
    assert kept.export_options == {"template": {"template": str(template)}}


def test_cancelled_in_the_middle_nothing_is_left(hands: Hands, tmp_path: Path) -> None:
    shown = opened(hands, "json")
    goes_on = threading.Event()
    hold = Holding(goes_on, at="En Marche!")
    jobs = hands.window.jobs
    jobs.progressed.connect(hold.wait, Qt.ConnectionType.DirectConnection)
    (tmp_path / "out").mkdir()
    shown.write_to(str(tmp_path / "out" / "all.json"))
    hands.until(lambda: "Article 1 of 3: En Marche!" in shown.writing.said.text())
    assert not shown.writing.write_button.isEnabled()
    hands.click("cancelExport", shown)
    goes_on.set()
    hands.until(lambda: not shown.writing.is_busy)
    assert shown.writing.said.text() == "Stopped. Nothing was written."
    assert list((tmp_path / "out").iterdir()) == []
    assert shown.writing.write_button.isEnabled()
    jobs.progressed.disconnect(hold.wait)
    shown.close()


def test_a_pdf_tells_its_pages_and_is_stopped_there(hands: Hands, tmp_path: Path) -> None:
    """By then another process makes the pages."""
    shown = opened(hands, "pdf")
    goes_on = threading.Event()
    hold = Holding(goes_on, at="page")
    jobs = hands.window.jobs
    jobs.progressed.connect(hold.wait, Qt.ConnectionType.DirectConnection)
    (tmp_path / "out").mkdir()
    shown.write_to(str(tmp_path / "out" / "all.pdf"))
    hands.until(lambda: "Article 1 of 3: page" in shown.writing.said.text())
    assert shown.writing.bar.maximum() == 3
    hands.click("cancelExport", shown)
    goes_on.set()
    hands.until(lambda: not shown.writing.is_busy)
    assert shown.writing.said.text() == "Stopped. Nothing was written."
    assert list((tmp_path / "out").iterdir()) == []
    jobs.progressed.disconnect(hold.wait)
    shown.close()


class Holding(QObject):
    """Keeps a job from going on where it tells something that begins so."""

    def __init__(self, until: threading.Event, at: str) -> None:
        super().__init__()
        self._until, self._at = until, at

    @Slot(object)
    def wait(self, progress: Progress) -> None:
        assert not progress.name.startswith(self._at) or self._until.wait(20)


def test_the_folder_is_shown_after_writing(hands: Hands, tmp_path: Path) -> None:
    shown = opened(hands, "csv")
    assert shown.writing.show_button.isHidden()
    shown.write_to(str(tmp_path / "all.csv"))
    hands.until(lambda: not shown.writing.is_busy)
    with (tmp_path / "all.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["citation"] for row in csv.DictReader(file)] == ["1:1", "2:1"]
    opener = Opener()
    QDesktopServices.setUrlHandler("file", opener, "open")
    hands.click("showInFolder", shown)
    QDesktopServices.unsetUrlHandler("file")
    assert opener.opened == [str(tmp_path)]
    shown.close()


class Opener(QObject):
    """Takes the place of the system's program for files."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toLocalFile())


def test_the_project_itself_is_not_written_over(hands: Hands, tmp_path: Path) -> None:
    shown = opened(hands, "json")
    before = (tmp_path / "case.selon").stat().st_size
    shown.write_to(str(tmp_path / "case.selon"))
    assert "project itself" in shown.writing.said.text() and not shown.writing.is_busy
    assert (tmp_path / "case.selon").stat().st_size == before
    shown.close()


def test_what_is_not_installed_is_said(hands: Hands) -> None:
    from importlib.util import find_spec

    if find_spec("spacy") is not None:
        pytest.skip("spaCy is installed here")
    shown = opened(hands, "spacy")
    assert "not installed with Selon" in shown._missing.text() and shown._missing.isVisible()
    assert not shown.writing.write_button.isEnabled()
    shown.close()


def test_a_page_is_seen_by_its_words(hands: Hands) -> None:
    shown = opened(hands, "html")
    words = shown.preview.toPlainText()
    assert words.startswith("Report") and "Source summary statement" in words
    assert "font-family" not in words
    shown.close()

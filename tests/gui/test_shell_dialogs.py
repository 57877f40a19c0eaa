"""The dialogs: export with its preview, details, preferences, troubles; by keys in the window."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QMessageBox, QWidget

from reader.store.errors import ProjectTrouble
from tests.gui.hands import CTRL, Hands, settle
from tests.gui.shell_project import TEXTS, articles, copy_project

Key = Qt.Key


@pytest.fixture
def hands(open_hands: Callable[..., Hands], tmp_path: Path) -> Hands:
    copy_project(tmp_path / "case.selon")
    return open_hands("case.selon")


def dialog(name: str) -> QWidget:
    found = [w for w in QApplication.topLevelWidgets() if w.objectName() == name]
    assert found, f"no {name} is open"
    return found[-1]


def name_file(asking: QWidget, path: Path) -> None:
    """Type a file's name into Qt's own file dialog and press Enter."""
    field = asking.findChild(QLineEdit, "fileNameEdit")
    field.setText(str(path))
    QTest.keyClick(field, Key.Key_Return)
    settle()


def open_export(hands: Hands, qtbot, wanted: str):
    hands.key("e", CTRL)
    shown = dialog("exportDialog")
    qtbot.waitUntil(lambda: bool(shown.preview.toPlainText()), timeout=10_000)
    shown.format.setFocus()
    while shown.exporter.name != wanted:
        QTest.keyClick(shown.format, Key.Key_Down)
    return shown


def test_the_preview_is_the_beginning_of_the_file(hands: Hands, qtbot, tmp_path: Path) -> None:
    shown = open_export(hands, qtbot, "csv")
    qtbot.waitUntil(lambda: shown.preview.toPlainText().startswith("citation,"), timeout=10_000)
    previewed = shown.preview.toPlainText()
    assert "cannot carry" in shown._loses.text()
    hands.click("exportButton", shown)
    settle()
    target = tmp_path / "out" / "claims.csv"
    target.parent.mkdir()
    name_file(dialog("exportFile"), target.with_suffix(""))
    qtbot.waitUntil(target.exists, timeout=10_000)
    written = target.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    assert written.startswith(previewed.rstrip("\n"))
    assert "le groupe APT 28 serait" in written
    assert hands.window.settings.export_folder == str(target.parent)
    shown.close()


def test_one_article_and_another_separator(hands: Hands, qtbot) -> None:
    hands.window.going.to_article(articles(hands.window.session)[1])
    shown = open_export(hands, qtbot, "csv")
    hands.click("exportArticle", shown)
    separator = shown.findChild(QWidget, "option_separator")
    assert separator.currentText() == "Comma"
    QTest.keyClick(separator, Key.Key_Down)
    assert separator.currentText() == "Semicolon"
    qtbot.waitUntil(
        lambda: ";2;" in shown.preview.toPlainText().replace("2:1;", ";2;"), timeout=10_000
    )
    assert "APT 28" not in shown.preview.toPlainText()
    assert shown.scope == ("article:2",)
    shown.close()


def test_a_file_is_not_written_over_without_a_question(hands: Hands, qtbot, tmp_path: Path) -> None:
    target = tmp_path / "mine.json"
    target.write_text("precious", encoding="utf-8")
    shown = open_export(hands, qtbot, "json")
    hands.click("exportButton", shown)
    settle()
    asked: list[str] = []

    def refuse() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            asked.append(box.text())
            QTest.keyClick(box, Key.Key_Escape)

    from PySide6.QtCore import QTimer

    timer = QTimer(interval=20, timeout=refuse)
    timer.start()
    asking = dialog("exportFile")
    name_file(asking, target)
    timer.stop()
    assert asked and "mine.json" in asked[0]
    assert target.read_text(encoding="utf-8") == "precious"
    asking.close()
    shown.close()


def test_a_folder_that_is_not_there_is_said(hands: Hands, qtbot, tmp_path: Path) -> None:
    shown = open_export(hands, qtbot, "json")
    shown.write_to(str(tmp_path / "gone" / "x.json"))
    qtbot.waitUntil(lambda: "was not written" in shown.writing.said.text(), timeout=10_000)
    assert shown.writing.write_button.isEnabled()
    shown.close()


def test_exported_json_holds_all_texts(hands: Hands, qtbot, tmp_path: Path) -> None:
    shown = open_export(hands, qtbot, "json")
    target = tmp_path / "all.json"
    shown.write_to(str(target))
    qtbot.waitUntil(lambda: "Written to" in shown.writing.said.text(), timeout=10_000)
    data = json.loads(target.read_text(encoding="utf-8"))
    assert [a["text"] for a in data["articles"]] == [text for _, text, _, _ in TEXTS]
    shown.close()


def test_details_are_one_step_and_the_text_stays(hands: Hands) -> None:
    session = hands.window.session
    first = articles(session)[0]
    hands.window.going.to_article(first)
    before = session.store.get("article", first)
    hands.key(Key.Key_Return, CTRL)
    shown = dialog("articleDetails")
    for name, text in (("title", "Un autre titre"), ("outlet", "Le Journal")):
        shown.fields[name].setFocus()
        shown.fields[name].selectAll()
        QTest.keyClicks(shown.fields[name], text)
    shown.published.setFocus()
    shown.published.selectAll()
    for text in ("31 February 2017", "Monday"):
        shown.published.selectAll()
        QTest.keyClicks(shown.published, text)
        assert not shown._buttons.button(shown._buttons.StandardButton.Save).isEnabled()
    shown.published.selectAll()
    QTest.keyClicks(shown.published, "7/5/2017?")
    assert shown._date_words.text() == "7 May 2017?"
    seq = session.store.last_seq()
    QTest.keyClick(shown.published, Key.Key_Return)
    settle()
    after = session.store.get("article", first)
    assert (after.title, after.outlet) == ("Un autre titre", "Le Journal")
    assert (after.published.edtf, after.version) == ("2017-05-07?", before.version)
    assert session.store.last_seq() == seq + 1
    session.undo()
    assert session.store.get("article", first) == before


def test_details_that_are_left_change_nothing(hands: Hands) -> None:
    session = hands.window.session
    hands.window.going.to_article(articles(session)[0])
    hands.key(Key.Key_Return, CTRL)
    shown = dialog("articleDetails")
    QTest.keyClicks(shown.fields["byline"], "Someone")
    seq = session.store.last_seq()
    QTest.keyClick(shown.fields["byline"], Key.Key_Escape)
    settle()
    assert session.store.last_seq() == seq


def test_preferences_take_effect_at_once_and_are_kept(hands: Hands, tmp_path: Path) -> None:
    from reader.ui.settings import load

    window = hands.window
    hands.key(",", CTRL)
    shown = dialog("preferencesDialog")
    assert not shown.isModal()
    shown.name.selectAll()
    QTest.keyClicks(shown.name, "Ines")
    QTest.keyClick(shown.name, Key.Key_Return)
    assert window.session.analyst.name == "Ines"
    assert window.profile.analyst.name == "Ines"
    high = window.page.rects_of(0, 1)[0].height()
    for _ in range(8):
        QTest.keyClick(shown.px, Key.Key_Up)
    settle()
    assert window.settings.reading.px == 26
    assert window.page.rects_of(0, 1)[0].height() > high
    QTest.keyClick(shown.theme, Key.Key_Down)
    QTest.keyClick(shown.theme, Key.Key_Down)
    shown.close()
    window.close()
    assert load(tmp_path / "profile" / "settings.json").reading.px == 26


def test_the_words_of_the_scales_in_french(hands: Hands, tmp_path: Path) -> None:
    from reader.ui.settings import load
    from reader.ui.term_words import WORDS

    hands.key("3", Qt.KeyboardModifier.AltModifier)
    letter = next(w for w in hands.window.findChildren(QWidget, "letterB"))
    assert letter.toolTip().startswith("B · Usually reliable")
    hands.key(",", CTRL)
    shown = dialog("preferencesDialog")
    QTest.keyClick(shown.term_language, Key.Key_Down)
    assert letter.toolTip().startswith("B · habituellement fiable")
    assert "a dit vrai la plupart du temps" in letter.toolTip()
    shown.close()
    hands.window.close()
    assert load(tmp_path / "profile" / "settings.json").term_language == "fr"
    WORDS.choose("en")  # for the tests after this one


def test_the_verdicts_of_a_project(hands: Hands) -> None:
    session = hands.window.session
    hands.window.actions_by_name["verdict_list"].trigger()
    shown = dialog("verdictList")
    assert shown.words.toPlainText().splitlines()[0] == "confirmed"
    QTest.keyClick(shown.lists, Key.Key_Down)
    shown.words.moveCursor(shown.words.textCursor().MoveOperation.End)
    QTest.keyClick(shown.words, Key.Key_Return)
    QTest.keyClicks(shown.words, "hogwash")
    assert shown.lists.currentText() == "Words of our own"
    QTest.mouseClick(shown.save, Qt.MouseButton.LeftButton)
    settle()
    kept = session.store.project().verdicts
    assert kept == (
        *("true", "mostly-true", "half-true", "mostly-false", "false", "pants-on-fire", "hogwash"),
    )
    hands.window.actions_by_name["undo"].trigger()
    settle()
    assert session.store.project().verdicts == ()


def test_the_trouble_window_offers_what_can_be_done(qapp, qtbot, tmp_path: Path) -> None:
    from reader.store.backup import backup
    from reader.store.store import Store
    from reader.ui.dialogs.trouble import TroubleWindow
    from reader.ui.theme.theme import Theme

    project = tmp_path / "p.selon"
    copy_project(project)
    kept = tmp_path / "kept.selon"
    backup(project, kept)
    project.write_bytes(b"no database at all")
    with pytest.raises(ProjectTrouble) as caught:
        Store.open(project)
    shown = TroubleWindow(caught.value, project, Theme("light"))
    qtbot.addWidget(shown)
    shown.show()
    assert shown.message.text() == caught.value.message
    QTest.mouseClick(shown.findChild(QWidget, "restoreBackup"), Qt.MouseButton.LeftButton)
    settle()
    with qtbot.waitSignal(shown.project_requested, timeout=5000) as asked:
        name_file(shown.findChild(QFileDialog, "troubleFile"), kept)
    assert asked.args == [project]
    store = Store.open(project)
    assert len(store.article_rows()) == 3
    store.close()
    broken = [p for p in tmp_path.iterdir() if p.read_bytes() == b"no database at all"]
    assert broken, "what was there is kept beside"


def test_reading_alone_is_offered_only_of_what_may_be_read(qapp, qtbot, tmp_path: Path) -> None:
    import sqlite3

    from reader.ui.dialogs.trouble import TroubleWindow
    from reader.ui.theme.theme import Theme

    project, other, words = (tmp_path / name for name in ("p.selon", "o.selon", "w.selon"))
    copy_project(project)
    project.write_bytes(project.read_bytes()[:-5000])
    with sqlite3.connect(other) as database:
        database.execute("CREATE TABLE t (x)")
    database.close()
    words.write_text("no project", encoding="utf-8")
    for path, may in ((project, True), (other, False), (words, False)):
        shown = TroubleWindow(ProjectTrouble("It is damaged."), path, Theme("light"))
        qtbot.addWidget(shown)
        assert (shown.findChild(QWidget, "openReadOnly") is not None) == may, path.name
        assert shown.findChild(QWidget, "restoreBackup") is not None


def test_a_project_that_is_not_there_offers_no_restore(qapp, qtbot, tmp_path: Path) -> None:
    from reader.ui.dialogs.trouble import TroubleWindow
    from reader.ui.theme.theme import Theme

    trouble = ProjectTrouble("There is no such file.", "Open another.")
    shown = TroubleWindow(trouble, tmp_path / "none.selon", Theme("light"))
    qtbot.addWidget(shown)
    assert shown.findChild(QWidget, "restoreBackup") is None
    assert shown.findChild(QWidget, "openAnother") is not None


def test_the_report_holds_no_words_and_no_paths(hands: Hands, tmp_path: Path) -> None:
    from reader.faults import report_of
    from reader.ui.dialogs.trouble import BugReport

    file = tmp_path / "".join(("sec", "ret.txt"))
    try:
        file.read_text(encoding="utf-8")
    except OSError as error:
        details = report_of(error)
    shown = BugReport(hands.window, details)
    QTest.mouseClick(shown.copy, Qt.MouseButton.LeftButton)
    text = QApplication.clipboard().text()
    assert "Articles 3, sources 4, tags 3" in text and "test_shell_dialogs.py" in text
    for word in (str(tmp_path), "secret", "Kremez", "APT", "case", str(Path(__file__).parent)):
        assert word not in text
    shown.deleteLater()


def test_no_dialog_is_modal(hands: Hands) -> None:
    for keys in ((",", CTRL), ("e", CTRL), (Key.Key_F1, Qt.KeyboardModifier.NoModifier)):
        hands.window.activateWindow()
        settle()
        hands.page.setFocus()
        QTest.keyClick(hands.page, *keys)
        settle()
    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
    assert len(shown) >= 3 and not any(w.isModal() for w in shown)
    names = set(hands.window.actions_by_name)
    assert not names & {
        w.objectName() for each in shown for w in (each, *each.findChildren(QWidget))
    }
    for each in shown:
        each.close()

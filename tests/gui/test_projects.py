"""Projects in the window: another in its place, backups and the way back to them."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from reader.app import Opener
from reader.profile import Profile
from reader.store.database import is_older
from reader.store.store import Store
from reader.ui.presenting import FRAME
from tests.gui.hands import Hands, settle


@pytest.fixture
def opener(qapp, tmp_path: Path):
    made = Opener(qapp, Profile.at(tmp_path / "profile"), "Ada")
    yield made
    window = made._window
    if window is not None:
        window.close()
        window.deleteLater()
    made.deleteLater()
    settle()


def texts(project: Path) -> list[str]:
    store = Store.open(project, read_only=True)
    try:
        return [a.quotation for row in store.article_rows() for a in store.annotations_of(row.id)]
    finally:
        store.close()


def test_the_first_start_has_the_sample_with_three_annotations(opener, tmp_path):
    opener.begin(None)
    window = opener._window
    assert window.session.store.path == tmp_path / "profile" / "My reading.selon"
    assert len(texts(window.session.store.path)) == 3
    assert window.page.text.startswith("En Marche! se dit victime")
    assert not window.actions_by_name["undo"].isEnabled()


def test_a_backup_takes_the_place_of_what_came_after(opener, qtbot):
    opener.begin(None)
    window = opener._window
    project = window.session.store.path
    window.backups.make_if_due()
    qtbot.waitUntil(lambda: bool(window.backups.there()), timeout=10_000)
    ((backup, _),) = window.backups.there()
    qtbot.waitUntil(lambda: not window.jobs.running, timeout=10_000)
    window.backups.make_if_due()  # none is due any more
    qtbot.waitUntil(lambda: not window.jobs.running, timeout=10_000)
    settle()
    assert window.status.message.text() == "", "a backup is not what one reads for"
    hands = Hands(window)
    window.activateWindow()
    window.page.setFocus()
    hands.drag("Emleaks")
    hands.key("n")
    assert "Emleaks" in texts(project)
    window.restore_requested.emit(backup)
    settle()
    again = opener._window
    assert again is not window and again.isVisible()
    assert again.session.store.path == project
    assert "Emleaks" not in texts(project)
    assert "kept as" in again.status.message.text()
    aside = next(p for p in project.parent.glob("*.selon") if p not in (project, backup))
    assert "Emleaks" in texts(aside)


def test_the_last_project_and_article_come_back(opener, tmp_path):
    from tests.gui.shell_project import copy_project

    opener.begin(copy_project(tmp_path / "case.selon"))
    first = opener._window
    second_article = list(first.session.articles)[1]
    first.going.to_article(second_article)
    first.close()
    again = Opener(QApplication.instance(), Profile.at(tmp_path / "profile"), "Ada")
    again.begin(None)
    assert again._window.session.store.path == tmp_path / "case.selon"
    assert again._window.page.article_id == second_article
    again._window.close()
    again._window.deleteLater()
    again.deleteLater()


@pytest.fixture
def older(tmp_path) -> Path:
    """A project of before the search index was as it is: the index has to be made anew."""
    from tests.gui.shell_project import copy_project

    project = copy_project(tmp_path / "older.selon")
    bare = sqlite3.connect(project)
    bare.execute("DELETE FROM _sqlite_migrations WHERE name = '0011_scripts'")
    bare.execute("UPDATE search_state SET due = 1")
    bare.execute("INSERT INTO search(search) VALUES ('delete-all')")
    bare.execute("PRAGMA user_version=8")
    bare.commit()
    bare.close()
    return project


def test_an_older_project_is_brought_up_to_date_beside_the_window(opener, older, qtbot):
    opener.begin(older)
    assert opener._window is None and opener._updating.isVisible()
    qtbot.waitUntil(lambda: opener._window is not None, timeout=10_000)
    assert opener._window.isVisible() and not opener._updating.isVisible()
    rows = opener._window.session.store.db.execute("SELECT count(*) FROM article").fetchone()[0]
    bar = opener._updating.bar
    assert bar.value() == bar.maximum() >= rows  # articles, and what is marked in them
    assert "made anew" in opener._updating.said.text()


def test_bringing_up_to_date_can_be_stopped(opener, older, qtbot):
    before = older.read_bytes()
    opener.begin(older)
    updating = opener._updating
    qtbot.mouseClick(updating.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not updating.isVisible(), timeout=10_000)
    assert opener._window is None
    assert older.read_bytes() == before and is_older(older)
    opener.begin(older)
    qtbot.waitUntil(lambda: opener._window is not None, timeout=10_000)
    assert not is_older(older)


def test_an_older_project_that_cannot_be_brought_up_to_date(opener, older, qtbot, monkeypatch):
    bare = sqlite3.connect(older)
    bare.execute("DROP TABLE search_row")
    bare.execute("CREATE TABLE search_row (row TEXT)")
    bare.commit()
    bare.close()
    opener.begin(older)
    qtbot.waitUntil(lambda: not opener._updating.isVisible(), timeout=10_000)
    assert opener._window is None and opener._trouble.isVisible()
    opener._trouble.close()


def test_a_damaged_last_project_is_told_with_what_to_do(opener, tmp_path):
    broken = tmp_path / "broken.selon"
    broken.write_bytes(b"no database at all, but long enough to be looked at" * 40)
    opener.begin(broken)
    assert opener._window is None
    assert opener._trouble.isVisible()
    assert "broken.selon" in opener._trouble.message.text() + opener._trouble.advice.text()
    opener._trouble.close()
    assert broken.read_bytes().startswith(b"no database")


def test_a_fault_of_ours_is_shown_and_kept_without_the_users_text(opener, tmp_path, capsys):
    opener.begin(None)
    try:
        raise RuntimeError("le texte secret")
    except RuntimeError as error:
        opener.tell_bug(RuntimeError, error, error.__traceback__)
    shown = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "bugReport")
    (kept,) = (tmp_path / "profile" / "logs").iterdir()
    for words in (shown.report.toPlainText(), kept.read_text(encoding="utf-8")):
        assert "test_projects.py" in words and "secret" not in words
    shown.close()
    assert "secret" in capsys.readouterr().err


def test_panels_that_are_not_shown_can_be_found_by_name(opener, qtbot):
    from PySide6.QtWidgets import QWidget

    opener.begin(None)
    window = opener._window
    qtbot.waitUntil(lambda: window.findChild(QWidget, "history") is not None, timeout=5_000)
    assert not window.findChild(QWidget, "history").isVisible()


def test_the_first_window_is_no_larger_than_the_screen(opener):
    opener.begin(None)
    window = opener._window
    room, least = window.screen().availableSize(), window.minimumSizeHint()
    assert (room.width(), room.height()) < (1440, 900), "a small screen"
    assert window.width() == max(least.width(), room.width() - FRAME.width())
    assert window.height() == max(least.height(), room.height() - FRAME.height())

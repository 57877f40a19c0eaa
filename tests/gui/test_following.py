"""Links from outside: they open the project and the passage, or say why not, and no more."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from reader.app import Opener
from reader.profile import Profile
from reader.store.whose import project_id
from tests.gui.hands import settle
from tests.gui.shell_project import copy_project


@pytest.fixture
def opener(qapp, tmp_path: Path):
    """Starts anew on a profile that has opened two projects."""
    copy_project(tmp_path / "case.selon")
    first = Opener(qapp, Profile.at(tmp_path / "profile"), "Ada")
    for name in ("case.selon", "other.selon"):
        first.replace(tmp_path / name)
    first._window.close()
    first._window.deleteLater()
    first.deleteLater()
    made = Opener(qapp, Profile.at(tmp_path / "profile"), "Ada")
    yield made
    for window in (made._window, getattr(made, "_trouble", None)):
        if window is not None:
            window.close()
            window.deleteLater()
    made.deleteLater()
    settle()


def test_a_link_opens_its_project_at_its_passage(opener, tmp_path: Path) -> None:
    project = tmp_path / "case.selon"
    opener.follow(f"selon://{project_id(project)}/1:1")
    settle()
    window = opener._window
    assert window.session.store.path == project
    active = window.session.annotation(window.marking.active)
    assert window.session.citation(active) == "1:1"
    assert "APT 28" in window.page.text


def test_a_link_to_an_article_and_to_what_is_not_there(opener, tmp_path: Path) -> None:
    project = tmp_path / "case.selon"
    opener.follow(f"selon://{project_id(project).upper()}/3")
    window = opener._window
    assert window.session.articles[window.page.article_id].number == 3
    opener.follow(f"selon://{project_id(project)}/3:99")
    settle()
    said = opener._window.status.message.text()
    assert said == "There is nothing with the citation 3:99 in this project."


@pytest.mark.parametrize("words", ["selon://unknown/1:1", "selon:///etc/passwd", "selon://../x"])
def test_a_link_that_leads_nowhere_opens_nothing(opener, words: str) -> None:
    before = {w for w in QApplication.topLevelWidgets() if w.isVisible()}
    opener.follow(words)
    settle()
    shown = {w for w in QApplication.topLevelWidgets() if w.isVisible()} - before
    assert [w.objectName() for w in shown] == ["trouble"]
    assert opener._window is None
    (trouble,) = shown
    assert "link" in trouble.message.text() and trouble.advice.text()


def test_what_was_moved_away_is_not_found_and_nothing_is_made(opener, tmp_path: Path) -> None:
    project = tmp_path / "case.selon"
    id = project_id(project)
    project.rename(tmp_path / "moved.selon")
    (tmp_path / "other.selon").write_bytes(b"no project any more")
    opener.follow(f"selon://{id}/1:1")
    assert opener._trouble.message.text().startswith("The link leads to a project that was not")
    assert not project.exists()

"""Links from outside: they open the project and the passage, or say why not, and no more."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from reader.app import Opener
from reader.profile import Profile
from reader.store.whose import project_id
from reader.ui.running import Running, hand_over, running
from tests.gui.hands import CTRL, Hands, settle
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
    made.end()
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


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[[str], subprocess.Popen[str]]]:
    """Starts the real program with a link, as the system does."""
    started: list[subprocess.Popen[str]] = []

    def start_(link: str) -> subprocess.Popen[str]:
        words = [sys.executable, "-m", "reader", "--profile", str(tmp_path / "profile"), link]
        pipe = subprocess.PIPE
        started.append(subprocess.Popen(words, stdout=pipe, stderr=pipe, text=True))
        return started[-1]

    yield start_
    for process in started:
        process.kill()
        process.communicate()


def test_a_link_into_an_open_project_is_followed_in_its_window(
    qapp, opener, start, tmp_path: Path
) -> None:
    other = Opener(qapp, Profile.at(tmp_path / "profile"), "Ada")
    for each, name in ((opener, "case.selon"), (other, "other.selon")):
        each.listen()
        each.replace(tmp_path / name)
    window, hands = opener._window, Hands(opener._window)
    window.showMinimized()
    second = start(f"selon://{project_id(tmp_path / 'case.selon')}/1:1")
    hands.until(lambda: second.poll() is not None)
    assert (*second.communicate(), second.returncode) == ("", "", 0)
    assert opener._window is window and not window.isMinimized() and window.isActiveWindow()
    active = window.session.annotation(window.marking.active)
    assert window.session.citation(active) == "1:1"
    assert other._window.page.article_id is None
    # each is known by the project that it shows now
    opener.replace(tmp_path / "third.selon")
    shown = {at.project.name for at in running(Profile.at(tmp_path / "profile").windows)}
    assert shown == {"third.selon", "other.selon"}
    other.end()
    other._window.close()
    other._window.deleteLater()
    other.deleteLater()


def test_a_window_of_a_dead_process_is_forgotten(tmp_path: Path) -> None:
    windows, project = tmp_path / "windows", tmp_path / "case.selon"
    project.touch()
    code = (
        "import os, sys; from pathlib import Path; from reader.ui.running import Running; "
        "r = Running(Path(sys.argv[1])); r.shows(Path(sys.argv[2])); os._exit(9)"
    )
    ended = subprocess.run([sys.executable, "-c", code, windows, project], check=False)
    assert ended.returncode == 9 and len(list(windows.iterdir())) == 2
    (dead,) = (path for path in windows.iterdir() if path.is_dir())
    other = Running(windows)
    assert not dead.exists()
    other.end()
    assert subprocess.run([sys.executable, "-c", code, windows, project], check=False).returncode
    assert not hand_over("selon://x/1:1", project, windows)
    assert list(windows.iterdir()) == []


def test_a_window_that_does_not_answer_is_not_waited_for_for_ever(tmp_path: Path) -> None:
    stuck = Running(tmp_path / "windows")
    stuck.shows(tmp_path / "case.selon")
    (tmp_path / "case.selon").touch()
    asked: list[str] = []
    stuck.asked.connect(lambda link, token: asked.append(link))
    # nothing happens in this process meanwhile, as in one that hangs
    assert not hand_over("selon://x/1:1", tmp_path / "case.selon", tmp_path / "windows", 0.1)
    settle()
    assert asked == []  # it was taken back: it is not followed twice
    (other,) = running(tmp_path / "windows")
    (other.folder / "odd.link").write_bytes(b"no request")
    settle()
    assert asked == []
    stuck.end()
    assert list((tmp_path / "windows").iterdir()) == []


def test_after_the_right_project_is_opened_the_link_is_followed(opener, tmp_path: Path) -> None:
    id = project_id(tmp_path / "case.selon")
    (tmp_path / "case.selon").rename(tmp_path / "moved.selon")
    opener.follow(f"selon://{id}/1:1")
    assert "Open another" in opener._trouble.advice.text()
    opener._trouble._open(str(tmp_path / "moved.selon"))
    settle()
    window = opener._window
    assert window.session.citation(window.session.annotation(window.marking.active)) == "1:1"


def test_a_link_into_a_project_that_came_in_is_followed_where_it_is_now(
    opener, tmp_path: Path
) -> None:
    id = take_in_case(opener, tmp_path)
    (tmp_path / "case.selon").unlink()
    opener.follow(f"selon://{id.upper()}/1:1")
    window = opener._window
    assert window.session.store.path.name == "other.selon"
    active = window.session.annotation(window.marking.active)
    assert [(of.project, of.citation) for of in active.former] == [(id, "1:1")]
    assert window.session.citation(active) == "2:1"
    hands = Hands(window)
    window.activateWindow()
    window.page.setFocus()
    settle()
    hands.key(Qt.Key.Key_Return)
    assert hands.find("formerCitation", hands.card()).text() == "Was 1:1 in p"
    opener.follow(f"selon://{id}/2:99")
    settle()
    assert "2:99 of another project" in opener._window.status.message.text()
    # an article is known by what is cited in it
    window.going.to_article(next(iter(window.session.articles)))
    opener.follow(f"selon://{id}/1")
    assert window.page.article_id == active.article
    # and the search field takes the link as it is
    hands.key("f", CTRL | Qt.KeyboardModifier.ShiftModifier)
    hands.type(f"selon://{id}/1:1")
    view = window.going.view("search")
    hands.until(lambda: view.results.model().rowCount() == 1)


def take_in_case(opener, tmp_path: Path) -> str:
    """Bring case.selon into other.selon, which has one article; the id of what came in."""
    from reader.cli.program import selon as command

    text = tmp_path / "own.txt"
    text.write_text("Own words of this project.", encoding="utf-8")
    for path in (text, tmp_path / "case.selon"):
        words = ["import", str(tmp_path / "other.selon"), str(path)]
        done = CliRunner().invoke(command, words)
        assert done.exit_code == 0, done.output
    id = project_id(tmp_path / "case.selon")
    assert id
    return id


def test_macos_asks_the_program_that_runs() -> None:
    code = (
        "from PySide6.QtCore import QUrl; from PySide6.QtGui import QFileOpenEvent; "
        "from reader.app import Application; app = Application([]); "
        "app.asked.connect(print); "
        "app.sendEvent(app, QFileOpenEvent(QUrl('selon://0190-ab/3:10'))); "
        "app.sendEvent(app, QFileOpenEvent('/a b/case.selon'))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    assert ran.stdout.splitlines() == ["selon://0190-ab/3:10", "/a b/case.selon"]

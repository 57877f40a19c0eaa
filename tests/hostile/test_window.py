"""Gestures at bad moments: nothing typed is lost, no crash, and the file has what was done."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from reader.store.check import check
from reader.store.store import Store
from tests.gui.conftest import open_hands, seed_project  # noqa: F401 (fixtures)
from tests.gui.hands import CTRL, SHIFT, Hands, settle
from tests.gui.importing import import_text

Key = Qt.Key
LETTERS = (
    "Un titre\n\n"
    "Début 👩‍👩‍👧‍👦 famille, 🇫🇷 drapeau, e\u0301te\u0301 composé, 🕵️ agent, "
    "עולם gauche,\u2028ligne\tsuite. " + "x" * 300 + " 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 fin.\n\nDernier mot.\n"
)
PLACES = (
    "famille",
    "👩‍👩‍👧‍👦",
    "drapeau",
    "e\u0301te\u0301",
    "composé",
    "🕵️",
    "agent",
    "ligne",
    "suite",
)
PLACES += ("𝔘𝔫𝔦𝔠𝔬𝔡𝔢", "fin", "Dernier")


def annotations(path: Path) -> list:
    store = Store.open(path, read_only=True)
    try:
        return store.things("annotation")
    finally:
        store.close()


def test_the_window_is_narrowed_while_the_selection_bar_shows(open_hands, seed_project) -> None:  # noqa: F811
    hands = open_hands(size=(1600, 900))
    hands.drag("serait derrière le piratage")
    assert hands.find("selectionBar")
    for width in (1000, 800, 1500, 820, 1600, 900):
        hands.window.resize(width, 700)
        settle()
    assert hands.page.selected_range() == hands.place("serait derrière le piratage")


def test_words_after_odd_letters_by_mouse_and_by_keys(open_hands, tmp_path: Path) -> None:  # noqa: F811
    text = tmp_path / "lettres.txt"
    text.write_bytes(LETTERS.encode())
    project = import_text(tmp_path / "case.selon", text)
    hands = open_hands()
    for words in PLACES:
        start, end = hands.place(words)
        hands.page.place_caret(start)
        settle()
        assert hands.page.caret() == start
        hands.page.setFocus()
        steps = 0
        while hands.page.selected_range() != (start, end):
            steps += 1
            assert steps < 30, words
            hands.key(Key.Key_Right, SHIFT)
        hands.key("n")
        hands.key(Key.Key_Escape)
        hands.key(Key.Key_Escape)
    dragged = ("famille", "drapeau", "composé", "agent", "suite", "Dernier")
    for words in dragged:
        hands.drag(words)
        assert hands.page.selected_range() == hands.place(words), words
        hands.key("c")
        hands.key(Key.Key_Escape)
        hands.key(Key.Key_Escape)
    made = annotations(project)
    assert sorted(a.spans[0].exact for a in made) == sorted((*PLACES, *dragged))
    for annotation in made:
        (span,) = annotation.spans
        assert LETTERS[span.start : span.end] == span.exact
    hands.window.close()
    assert check(project) == []


def test_closing_while_one_types_keeps_what_was_typed(open_hands, seed_project) -> None:  # noqa: F811
    hands = open_hands()
    hands.drag("Emleaks")
    hands.key("c")
    hands.key(Key.Key_Escape)
    hands.key(Key.Key_Return)
    for field, words in (("noteField", "half a th"), ("glossField", "E. is a na")):
        hands.click(field)
        hands.type(words)
    hands.window.close()
    settle()
    (claim,) = annotations(seed_project)
    assert (claim.note, claim.gloss) == ("half a th", ("E. is a na",))
    assert check(seed_project) == []


def test_undo_in_a_field_is_the_fields_own(open_hands, seed_project) -> None:  # noqa: F811
    hands = open_hands()
    hands.drag("Emleaks")
    hands.key("n")
    hands.type("a remark")
    hands.key("z", CTRL)
    (note,) = annotations(seed_project)
    assert note.spans[0].exact == "Emleaks"
    hands.key(Key.Key_Escape)
    hands.key("z", CTRL)
    while hands.window.actions_by_name["undo"].isEnabled():
        hands.key("z", CTRL)
    assert annotations(seed_project) == []


def test_closing_while_files_come_in_keeps_whole_articles(open_hands, seed_project) -> None:  # noqa: F811
    folder = seed_project.parent / "many"
    folder.mkdir()
    for n in range(300):
        (folder / f"{n}.txt").write_text(f"Titre {n}\n\nDes mots {n}.\n", encoding="utf-8")
    hands = open_hands()
    hands.window.import_paths([folder])
    QApplication.processEvents()
    hands.window.close()
    settle()
    assert check(seed_project) == []
    store = Store.open(seed_project)
    there = len(store.article_rows())
    assert 1 <= there <= 301
    store.close()


LIVE = """
import os, sys
from pathlib import Path
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtWidgets import QApplication
from PySide6.QtCore import Qt
app = QApplication([])
from reader.app import open_window
from tests.gui.hands import Hands, settle
window = open_window(Path(sys.argv[1]), Path(sys.argv[2]))
window.resize(1440, 900)
window.activateWindow()
window.page.setFocus()
settle()
hands = Hands(window)
hands.drag("Emleaks")
hands.key("n")
hands.type("kept")
hands.key(Qt.Key.Key_Escape)
hands.drag("parquet de Paris")
hands.key("s")
print(len(window.session.store.things("annotation")), flush=True)
sys.stdin.read()
"""


def test_what_was_acknowledged_outlives_a_kill(open_hands, seed_project, tmp_path: Path) -> None:  # noqa: F811
    window = subprocess.Popen(
        [sys.executable, "-c", LIVE, str(seed_project), str(tmp_path / "other")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )
    assert window.stdin and window.stdout
    assert window.stdout.readline().strip() == b"2"
    window.kill()
    window.wait()
    window.stdin.close()
    window.stdout.close()
    assert check(seed_project) == []
    hands = open_hands()
    note, mention = annotations(seed_project)
    assert (note.spans[0].exact, note.note) == ("Emleaks", "kept")
    assert mention.spans[0].exact == "parquet de Paris"
    rows = hands.window.session.store.annotation_ids(note.article)
    assert {note.id, mention.id} == {row[0] for row in rows}


def test_two_windows_see_each_others_edits(open_hands, seed_project, tmp_path: Path) -> None:  # noqa: F811
    one, two = open_hands(), open_hands()
    one.window.activateWindow()
    one.page.setFocus()
    settle()
    one.drag("Emleaks")
    one.key("n")
    one.type("first")
    one.key(Key.Key_Escape)
    two.window.session.refresh()
    settle()
    (note,) = two.window.session.store.things("annotation")
    assert two.page.annotations_in(*two.place("Emleaks")) == [note.id]
    # both change the same field: the second one is told, and what the first one wrote stays
    from dataclasses import replace

    from reader.domain.edits import amend

    stale = two.window.session.annotation(note.id)
    mine = one.window.session.annotation(note.id)
    assert one.window.session.perform(amend("Note", mine, replace(mine, note="mine")))
    assert two.window.session.perform(amend("Note", stale, replace(stale, note="theirs"))) is None
    settle()
    assert "cannot be done" in two.window.status.message.text()
    assert annotations(seed_project)[0].note == "mine"


def lost_project(open_hands, project: Path) -> Hands:  # noqa: F811
    """A window whose project has been deleted, and a note made after that."""
    hands = open_hands()
    for name in (project.name, f"{project.name}-wal", f"{project.name}-shm"):
        project.with_name(name).unlink(missing_ok=True)
    hands.drag("Emleaks")
    hands.key("n")
    settle()
    assert "no longer in its place" in hands.window.status.message.text()
    assert len(hands.window.session.unsaved) == 1
    return hands


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be deleted there")
def test_a_project_deleted_while_open_goes_on_in_a_copy(
    open_hands,  # noqa: F811
    seed_project,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from PySide6.QtWidgets import QFileDialog

    hands = lost_project(open_hands, seed_project)
    copy = seed_project.with_name("copy.selon")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copy), ""))
    hands.window.actions_by_name["save_copy"].trigger()
    settle()
    (note,) = annotations(copy)
    assert note.spans[0].exact == "Emleaks"
    assert not hands.window.isVisible()
    (now,) = (w for w in QApplication.topLevelWidgets() if w.isVisible() and hasattr(w, "session"))
    assert now.session.store.path == copy
    now.close()
    now.deleteLater()


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be deleted there")
def test_a_window_with_unsaved_steps_does_not_close_without_a_word(
    open_hands,  # noqa: F811
    seed_project,  # noqa: F811
) -> None:
    hands = lost_project(open_hands, seed_project)
    hands.window.close()
    assert hands.window.isVisible()
    assert "not saved" in hands.window.status.message.text()
    hands.window.close()
    assert not hands.window.isVisible()

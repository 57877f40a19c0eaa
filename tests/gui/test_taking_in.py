"""Annotations of other programs by hand: chosen, looked at, taken in, taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QComboBox

from reader.domain.arrivals import article_edit
from reader.ingest.text import read as read_text
from tests import foreign_files as files
from tests.gui.hands import Hands, settle
from tests.gui.shell_project import ANALYST, TEXTS, copy_project
from tests.gui.test_shell_dialogs import dialog

Key = Qt.Key
URL = "https://example.org/leak"


@pytest.fixture
def hands(open_hands: Callable[..., Hands], tmp_path: Path) -> Hands:
    copy_project(tmp_path / "case.selon")
    return open_hands("case.selon")


def ready(hands: Hands, path: Path):
    """The preview of a file, once it is planned."""
    hands.window.import_paths([path])
    shown = dialog("takingIn")
    hands.until(shown.take.isEnabled)
    return shown


def pick(hands: Hands, shown, name: str, words: str) -> None:
    """Choose in a field by the keyboard."""
    field = shown.findChild(QComboBox, name)
    field.setFocus()
    place = field.findText(words, Qt.MatchFlag.MatchStartsWith)
    while field.currentIndex() != place:
        QTest.keyClick(field, Key.Key_Down if field.currentIndex() < place else Key.Key_Up)
    settle()


def test_a_project_is_chosen_seen_taken_in_and_taken_back(hands: Hands, tmp_path: Path) -> None:
    path = tmp_path / "weather.qdpx"
    path.write_bytes(files.nvivo())
    store = hands.window.session.store
    before = {kind: len(store.things(kind)) for kind in ("article", "tag", "source", "annotation")}
    hands.window.import_paths([path])
    shown = dialog("takingIn")
    QAbstractItemModelTester(shown.model, shown)
    hands.until(shown.take.isEnabled)
    said = shown.said.text()
    assert said.startswith("1 article, 1 source, 4 tags, 1 mention and 1 note will come.")
    assert "2 passages cannot be verified" in said
    losses = [shown.model.index(i).data() for i in range(shown.model.rowCount())]
    assert losses == ["PDF “Report”", "1 tie of a case to a text"]
    pick(hands, shown, "takingRole1", "Sources that say")
    hands.until(lambda: shown.take.isEnabled() and "claim" in shown.said.text())
    said = shown.said.text()
    assert said.startswith("1 article, 2 sources, 2 tags, 1 claim and 1 mention will come.")
    QTest.keyClick(shown, Key.Key_Return)
    hands.until(lambda: len(store.things("annotation")) == before["annotation"] + 2)
    hands.until(lambda: hands.window.page.text.startswith("Rain is coming"))
    (claim,) = [of for of in store.things("annotation") if of.spans[0].exact == "Anna Berg"]
    assert claim.kind == "claim"
    names = {of.id: of.name for of in store.things("source")}
    assert names[claim.attributions[0].chain[0].source] == "Anna Berg"
    hands.window.actions_by_name["undo"].trigger()
    hands.until(lambda: len(store.things("article")) == before["article"])
    assert {kind: len(store.things(kind)) for kind in before} == before


def test_offsets_are_offered_to_be_taken_otherwise(hands: Hands, tmp_path: Path) -> None:
    path = tmp_path / "atlas.qdpx"
    path.write_bytes(files.atlas())
    shown = ready(hands, path)
    assert "UTF-16" in shown.repair.text()
    losses = shown.model.rowCount()
    assert losses == 3
    hands.click(shown.repair)
    hands.until(lambda: shown.take.isEnabled() and shown.model.rowCount() < losses)
    assert "3 notes" in shown.said.text()
    assert not shown.repair.isHidden()
    QTest.keyClick(shown, Key.Key_Escape)


def test_a_page_that_is_not_found_is_chosen(hands: Hands, tmp_path: Path) -> None:
    path = tmp_path / "notes.json"
    path.write_bytes(files.hypothesis(URL, {"exact": "mixed with forged ones", "text": "How?"}))
    hands.window.import_paths([path])
    shown = dialog("takingIn")
    hands.until(lambda: "Nothing new" in shown.said.text())
    assert not shown.take.isEnabled()
    pick(hands, shown, "takingTarget0", "2 Campaign")
    hands.until(shown.take.isEnabled)
    assert shown.model.rowCount() == 0
    hands.click(shown.take)
    store = hands.window.session.store
    hands.until(lambda: any(of.note == "How?" for of in store.things("annotation")))
    (note,) = [of for of in store.things("annotation") if of.note == "How?"]
    assert note.spans[0].start == TEXTS[1][1].index("mixed with forged ones")


def test_an_article_is_found_among_many_by_some_of_its_title(hands: Hands, tmp_path: Path) -> None:
    store = hands.window.session.store
    for n in range(400):
        _, edit = article_edit(read_text(f"Filler {n}.txt", f"Words {n} of it.".encode()))
        store.apply(edit, analyst=ANALYST)
    _, edit = article_edit(read_text("late.txt", b"The late arrival\n\nRain is coming at last."))
    store.apply(edit, analyst=ANALYST)
    path = tmp_path / "notes.json"
    path.write_bytes(files.hypothesis(URL, {"exact": "Rain is coming", "text": "How?"}))
    hands.window.import_paths([path])
    shown = dialog("takingIn")
    hands.until(lambda: "Nothing new" in shown.said.text())
    field = shown.findChild(QComboBox, "takingTarget0")
    field.setFocus()
    field.lineEdit().selectAll()
    QTest.keyClicks(field.lineEdit(), "nonsense")
    QTest.keyClick(field.lineEdit(), Key.Key_Return)
    assert shown.isVisible()
    assert field.currentText() == "None: leave them out"
    field.setFocus()
    field.lineEdit().selectAll()
    QTest.keyClicks(field.lineEdit(), "late arr")
    found = field.completer().popup()
    hands.until(found.isVisible)
    assert found.model().rowCount() == 1
    QTest.keyClick(found, Key.Key_Down)
    QTest.keyClick(found, Key.Key_Return)
    hands.until(shown.take.isEnabled)
    assert "late" in field.currentText()
    hands.click(shown.take)
    hands.until(lambda: any(of.note == "How?" for of in store.things("annotation")))


def test_hundreds_of_codings_on_the_article_in_front(hands: Hands, tmp_path: Path) -> None:
    """They are many edits for the window, which paints page and cards once no more come."""
    window, store = hands.window, hands.window.session.store
    text = "".join(f"Word {n} is one.\n\n" for n in range(700))
    (tmp_path / "words.txt").write_text(text, encoding="utf-8")
    window.import_paths([tmp_path / "words.txt"])
    hands.until(lambda: len(store.things("article")) == 4 and not window.jobs.running)
    article = store.things("article")[-1]
    window.going.to_article(article.id)
    at = [text.index(f"Word {n} ") for n in range(700)]
    selections = "".join(
        files.selection(1000 + n, of, of + 4, "Word", 11) for n, of in enumerate(at)
    )
    path = tmp_path / "words.qdpx"
    members = {"project.qde": files.project(files.text_source(selections)), "sources/a.txt": text}
    path.write_bytes(files.zipped(members))
    cards = window.margin.model()
    shown = ready(hands, path)
    assert "700 notes" in shown.said.text()
    hands.click(shown.take)
    hands.until(lambda: cards.rowCount() == 700)
    place = window.session.version(article.version).blocks[-1].start
    assert window.page.annotations_in(place, place + 4)
    assert len(window.page.annotations_in(0, len(text))) == 700
    edits = [row for row in store.history() if "words.qdpx" in row.label]
    assert len(edits) > 1, "a window takes them in by lots"
    window.actions_by_name["undo"].trigger()
    hands.until(lambda: not (cards.rowCount() or window.page.annotations_in(0, 9_999)))


def test_a_broken_file_is_told_and_changes_nothing(hands: Hands, tmp_path: Path) -> None:
    path = tmp_path / "odd.qdpx"
    path.write_bytes(b"PK\x03\x04 no zip")
    last = hands.window.session.store.last_seq()
    hands.window.import_paths([path])
    shown = dialog("takingIn")
    hands.until(lambda: "Nothing was changed" in shown.said.text())
    assert "damaged or cut off" in shown.said.text()
    assert not shown.take.isEnabled()
    hands.click(shown.stop)
    assert hands.window.session.store.last_seq() == last


def test_several_files_come_one_after_the_other(hands: Hands, tmp_path: Path) -> None:
    book, project = tmp_path / "book.csv", tmp_path / "w.qdpx"
    book.write_text("name,parent\nIce,\nHail,Ice\n", encoding="utf-8")
    project.write_bytes(files.qualcoder())
    hands.window.import_paths([book, project])
    shown = dialog("takingIn")
    hands.until(shown.take.isEnabled)
    assert shown.said.text() == "2 tags will come."
    hands.click(shown.take)
    store = hands.window.session.store
    hands.until(lambda: any(tag.name == "Hail" for tag in store.things("tag")))
    hands.until(lambda: dialog("takingIn") is not shown)
    second = dialog("takingIn")
    hands.until(second.take.isEnabled)
    assert "1 note" in second.said.text()
    QTest.keyClick(second, Key.Key_Escape)

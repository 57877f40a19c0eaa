"""A newer version without the mouse: brought, reviewed, compared, the older one read."""

from __future__ import annotations

import html
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QFileDialog

from reader.domain.arrivals import article_edit
from reader.domain.review import astray
from reader.store.check import check
from tests.gui.hands import CTRL, SHIFT, Hands, settle
from tests.gui.shell_project import draft
from tests.test_versioning import SEED, annotated_seed

Key = Qt.Key
CORRECTED = (
    SEED.read_text(encoding="utf-8")
    .replace("serait derrière le piratage", "est sans doute à l'origine du piratage")
    .replace("quelque", "près de")
)


@pytest.fixture
def hands(open_hands: Callable[..., Hands], tmp_path: Path) -> Hands:
    return open_hands(annotated_seed(tmp_path).name)


@pytest.fixture
def corrected(tmp_path: Path) -> Path:
    file = tmp_path / "corrected.txt"
    file.write_text(CORRECTED, encoding="utf-8")
    return file


def bring(hands: Hands, file: Path, qtbot, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    """Article → Import a newer version…, with this file chosen in the system's dialog."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    before = hands.page.version_id
    hands.window.actions_by_name["import_newer"].trigger()
    qtbot.waitUntil(lambda: hands.page.version_id != before, timeout=60_000)
    qtbot.waitUntil(lambda: not hands.window.jobs.running, timeout=60_000)
    settle()


def items(hands: Hands) -> list:  # type: ignore[type-arg]
    session = hands.window.session
    return [
        item
        for id in session.store.corrections.astray(hands.page.article_id)
        for item in astray(session.store.get("annotation", id))
    ]


def waiting(hands: Hands) -> int:
    return sum(item.anchor.state == "review" for item in items(hands))


def test_a_newer_version_is_reviewed_by_keys(hands, corrected, qtbot, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    window, store = hands.window, hands.window.session.store
    before = store.things("annotation")
    bring(hands, corrected, qtbot, monkeypatch)
    assert hands.page.text == CORRECTED
    assert window.status.message.text().startswith("New version of article 1: ")
    number = waiting(hands)
    assert number >= 2
    assert f"{number} to review" in hands.find("reviewOffer").text()
    hands.key(Key.Key_F8)
    panel = window.panels.panel("review")
    QAbstractItemModelTester(panel.model, QAbstractItemModelTester.FailureReportingMode.Warning)
    assert hands.focus().objectName() == "reviewList"
    first = panel.current
    assert hands.page.proposal.span == (first.anchor.start, first.anchor.end)
    hands.key(Key.Key_Return)
    assert waiting(hands) == number - 1
    after = store.get("annotation", first.annotation.id)
    states = {anchor.state for _, anchor in _parts(after)}
    assert "moved" in states
    assert "stands on" in window.status.message.text()
    # undone by Ctrl+Z, with the keyboard still in the list
    hands.key("z", CTRL)
    assert waiting(hands) == number
    assert store.get("annotation", first.annotation.id) == first.annotation
    hands.key("o")
    assert waiting(hands) == number - 1
    hands.key("z", CTRL)
    while waiting(hands):
        hands.key(Key.Key_Home)
        hands.key(Key.Key_Return)
    assert "Nothing left to review." in window.status.message.text()
    hands.key(Key.Key_Escape)
    assert hands.focus() is hands.page
    for _ in range(number):
        hands.key("z", CTRL)
    assert waiting(hands) == number
    hands.key("z", CTRL)
    assert store.things("annotation") == before
    assert hands.page.text == SEED.read_text(encoding="utf-8")
    window.close()
    assert check(store.path) == []


def _parts(annotation):  # type: ignore[no-untyped-def]
    from reader.domain.parts import parts_of

    return parts_of(annotation)


def test_put_on_the_selected_words_and_delete(hands, corrected, qtbot, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    store = hands.window.session.store
    bring(hands, corrected, qtbot, monkeypatch)
    hands.key(Key.Key_F8)
    panel = hands.window.panels.panel("review")
    item = next(i for i in items(hands) if i.is_own and i.anchor.state == "review")
    panel.view.setCurrentIndex(
        panel.model.index([i.key for i in panel.model._rows].index(item.key))
    )
    hands.key("r")
    assert "Select words on the page first" in hands.window.status.message.text()
    hands.key(Key.Key_Escape)
    start, end = hands.place("le groupe APT 28")
    hands.page.place_caret(start)
    for _ in range(end - start):
        hands.key(Key.Key_Right, SHIFT)
    span = hands.page.selected_range()
    hands.key("r")
    placed = store.get("annotation", item.annotation.id).spans[item.part.position]
    assert (placed.start, placed.end, placed.state) == (*span, "found")
    assert hands.focus().objectName() == "reviewList"
    here = panel.current
    hands.key(Key.Key_Delete)
    left = store.get("annotation", here.annotation.id)
    assert left is None or len(_parts(left)) < len(_parts(here.annotation))
    hands.key("z", CTRL)
    assert store.get("annotation", here.annotation.id) == here.annotation


def test_what_is_gone_keeps_its_card_and_says_so(hands, tmp_path, qtbot, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    cut = tmp_path / "cut.txt"
    cut.write_text(CORRECTED[: len(CORRECTED) // 2], encoding="utf-8")
    session = hands.window.session
    number = len(session.store.things("annotation"))
    bring(hands, cut, qtbot, monkeypatch)
    gone = [i for i in items(hands) if i.is_own and i.anchor.state == "orphan"]
    assert gone
    assert len(session.store.things("annotation")) == number
    model = hands.window.margin.model()
    face = model.face(model.row_of(gone[0].annotation.id))
    assert face.quote == gone[0].annotation.quotation
    assert "gone from the text" in [chip.text for chip in face.chips]
    assert "gone from the text" in face.spoken
    assert "gone from the text" in hands.find("reviewOffer").text()


def test_an_older_version_is_read_and_not_marked(hands, corrected, qtbot, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    window, store = hands.window, hands.window.session.store
    bring(hands, corrected, qtbot, monkeypatch)
    marks = list(hands.page.marks)
    window.actions_by_name["versions"].trigger()
    settle()
    assert hands.find("versions", None).isVisible()
    hands.key(Key.Key_Down)
    hands.key(Key.Key_Return)
    assert not [w for w in QApplication.topLevelWidgets() if w.objectName() == "versions"]
    window.activateWindow()
    settle()
    assert hands.focus() is hands.page
    assert hands.page.text == SEED.read_text(encoding="utf-8")
    older = store.versions(hands.page.article_id)[0]
    assert hands.page.version_id == older.id
    assert len(list(hands.page.marks)) == len(store.earlier_marks(older.id)) > 0
    assert "read only" in hands.find("versionBanner").said.text()
    number = len(store.things("annotation"))
    hands.drag("un site de partage")
    for key in "csntb1":
        hands.key(key)
    assert "older version" in window.status.message.text()
    assert len(store.things("annotation")) == number
    assert not [
        w for w in QApplication.allWidgets() if w.objectName() == "activeCard" and w.isVisible()
    ]
    hands.page.setFocus()
    hands.key(Key.Key_Escape)
    assert hands.page.text == CORRECTED
    assert sorted(hands.page.marks) == sorted(marks)
    assert not window.findChild(type(window._banner), "versionBanner").isVisible()


def test_versions_are_compared(hands, corrected, qtbot, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    window = hands.window
    bring(hands, corrected, qtbot, monkeypatch)
    window.actions_by_name["compare_versions"].trigger()
    qtbot.waitUntil(lambda: not window.jobs.running, timeout=60_000)
    settle()
    dialog = hands.find("compare")
    QAbstractItemModelTester(dialog.model)
    assert dialog.model.differences == 2
    first = dialog.view.currentIndex().row()
    hands.key("n")
    assert dialog.view.currentIndex().row() > first
    pair = dialog.view.currentIndex().data(Qt.ItemDataRole.UserRole)
    assert pair.kind == "changed"
    assert any(differs and "sans doute" in words for differs, words in pair.after)
    hands.key("p")
    assert dialog.view.currentIndex().row() == first
    dialog.everything.setChecked(False)
    assert dialog.model.rowCount() == 2
    dialog.close()


def test_pasted_as_a_newer_version(hands, qtbot) -> None:  # type: ignore[no-untyped-def]
    window = hands.window
    QApplication.clipboard().setText(CORRECTED)
    before = hands.page.version_id
    window.actions_by_name["paste_newer"].trigger()
    qtbot.waitUntil(lambda: hands.page.version_id != before, timeout=60_000)
    settle()
    assert hands.page.text == CORRECTED
    told = window.status.message
    qtbot.waitUntil(lambda: told.text().startswith("New version of article 1"), timeout=60_000)
    qtbot.waitUntil(lambda: not window.jobs.running, timeout=60_000)
    hands.key("z", CTRL)
    assert hands.page.text == SEED.read_text(encoding="utf-8")


def test_a_page_pasted_as_a_newer_version_keeps_its_headings(hands, qtbot) -> None:  # type: ignore[no-untyped-def]
    window, page = hands.window, hands.page
    held = QMimeData()
    blocks = SEED.read_text(encoding="utf-8").split("\n\n")
    body = "".join(f"<p>{html.escape(block)}</p>" for block in blocks[1:])
    held.setHtml(f"<h1>{html.escape(blocks[0])}</h1><h2>Mise à jour</h2>{body}")
    held.setText("not this")
    QApplication.clipboard().setMimeData(held)
    before = page.version_id
    window.actions_by_name["paste_newer"].trigger()
    qtbot.waitUntil(lambda: page.version_id != before, timeout=60_000)
    qtbot.waitUntil(lambda: window.imports.running is None, timeout=60_000)
    settle()
    version = window.session.store.get("version", page.version_id)
    headings = [page.text[b.start : b.end] for b in version.blocks if b.kind == "heading"]
    assert "Mise à jour" in headings and "not this" not in page.text
    assert page.text.count("\n\n") >= len(blocks)
    QApplication.clipboard().setText(" ")
    window.actions_by_name["paste_newer"].trigger()
    settle()
    assert "no text to make a version of" in window.status.message.text()


def test_the_whole_project_and_what_moved_by_itself(hands, corrected, qtbot, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    window = hands.window
    bring(hands, corrected, qtbot, monkeypatch)
    seed, number = hands.page.article_id, waiting(hands)
    other, edit = article_edit(draft("Un autre", "Il ne dit rien de cela."))
    window.session.perform(edit)
    window.going.to_article(other.id)
    settle()
    hands.key(Key.Key_F8)
    assert "Nothing left to review." in window.status.message.text()
    hands.key("r", CTRL | SHIFT)
    panel = window.panels.panel("review")
    assert panel.model.rowCount() == 0
    panel.whole_project.setChecked(True)
    settle()
    assert panel.model.count("review") == number
    hands.key(Key.Key_F8)
    assert hands.page.article_id == seed
    assert hands.page.proposal.span is not None
    panel.with_moved.setChecked(True)
    settle()
    assert panel.model.count("moved") > 0
    item = next(i for i in panel.model._rows if i.anchor.state == "moved")
    panel.view.setCurrentIndex(panel.model.index(panel.model._rows.index(item)))
    shown = panel.passages.toPlainText()
    assert "alike" in shown
    assert " ".join(item.words().split())[:20] in " ".join(shown.split())
    panel.hide()
    assert hands.page.proposal.span is None


def test_with_nothing_to_review_the_panel_keeps_its_shape(hands) -> None:  # type: ignore[no-untyped-def]
    hands.window.actions_by_name["toggle_review"].trigger()
    settle()
    panel = hands.window.panels.panel("review")
    top = panel._empty.mapTo(panel, QPoint(0, 0)).y()
    assert panel._empty.isVisible()
    assert top < 140, "what is said stands below the heading"

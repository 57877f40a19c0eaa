"""The original beside the text, worked as a person does: pages, whole text, source, saving."""

from __future__ import annotations

import hashlib
import json
import os
import socket
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from reader.domain.project import Analyst
from reader.importing import import_each
from reader.store.store import Store
from tests.conftest import DATA
from tests.gui.hands import NONE, Hands, settle
from tests.ingest.packing import lines, pdf, together

ANALYST = Analyst("00000000-0000-7000-8000-000000000001", "Ada")
PAGE = DATA / "news" / "daily-en.html"
LONG = "\n\n".join(
    f"Paragraphe {n} de la page, avec des mots\net encore des mots." for n in range(9)
)


def two_pages() -> bytes:
    second = LONG.replace("Paragraphe", "Alinéa")
    return pdf(
        together(lines("Un titre", top=790, size=24), lines(LONG, top=740, size=14)),
        lines(second, size=14),
    )


@pytest.fixture
def opened(open_hands, qtbot, tmp_path):
    """Opens a window on a project into which files with these contents were imported."""

    def open_(contents: dict[str, bytes]) -> Hands:
        store = Store.open(tmp_path / "case.selon", create=True)
        paths = [tmp_path / name for name in contents]
        for path in paths:
            path.write_bytes(contents[path.name])
        results = list(import_each(store, paths, ANALYST, origin="command"))
        store.close()
        assert [result.status for result in results] == ["imported"] * len(paths), results
        return open_hands()

    return open_


@pytest.fixture
def panel(qtbot):
    """Shows the original by its key and waits until it is there."""

    def show(hands: Hands):
        hands.page.setFocus()
        hands.key("o")
        panel = hands.find("original")
        wait(qtbot, panel)
        return panel

    return show


def wait(qtbot, panel) -> None:
    qtbot.waitUntil(lambda: panel._opened is not None, timeout=20_000)
    pages = panel.pages
    if panel._opened.looker is not None:
        qtbot.waitUntil(
            lambda: all(pages.has_picture(p) or p in pages._said for p in pages.visible_pages()),
            timeout=20_000,
        )
    settle()


def ink(widget, rect) -> int:
    """Dark points of what is drawn in a part of a widget."""
    image = widget.grab(rect).toImage()
    points = ((x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2))
    return sum(image.pixelColor(x, y).lightness() < 100 for x, y in points)


# --- pages -------------------------------------------------------------------------------------


def test_the_pages_of_a_pdf_follow_the_reading_and_lead_to_the_text(opened, panel, qtbot):
    hands = opened({"a.pdf": two_pages()})
    shown = panel(hands)
    pages = hands.find("originalPages")
    assert shown.tabs.isHidden() and pages.hasFocus() and pages.current == 1
    first = pages._rect(1)
    assert ink(pages.viewport(), first.adjusted(20, 20, -20, -first.height() // 2)) > 100
    hands.page.scroll_to(hands.page.text.index("Alinéa 8"))
    settle()
    assert pages.current == 2
    pages.verticalScrollBar().setValue(0)
    at = pages._rect(1).center()
    QTest.mouseClick(pages.viewport(), Qt.MouseButton.LeftButton, NONE, QPoint(at.x(), 60))
    settle()
    assert pages.current == 1 and hands.page.first_visible() == 0
    pages.setFocus()
    hands.key(Qt.Key.Key_Right)
    hands.key(Qt.Key.Key_Return)
    assert hands.page.caret() == hands.page.text.index("Alinéa 0")
    pages.setFocus()
    hands.key(Qt.Key.Key_Escape)
    assert not shown.isVisible() and hands.page.hasFocus()
    qtbot.waitUntil(lambda: not hands.window.jobs.running, timeout=20_000)


def test_in_a_narrow_window_the_library_makes_way_and_comes_back(opened, panel):
    hands = opened({"a.pdf": two_pages()})
    hands.window.resize(1024, 640)
    settle()
    panel(hands)
    assert not hands.window.library.isVisible() and hands.page.width() > 400
    hands.key(Qt.Key.Key_Escape)
    assert hands.window.library.isVisible()


def test_it_is_shown_from_the_library(opened, qtbot):
    hands = opened({"a.pdf": two_pages(), "b.html": PAGE.read_bytes()})
    library = hands.find("library")
    qtbot.waitUntil(lambda: library.model().rowCount() == 2)
    row = next(n for n in range(2) if "Ministers" in library.model().index(n, 0).data())
    place = library.visualRect(library.model().index(row, 0)).center()
    QTest.mouseClick(library.viewport(), Qt.MouseButton.LeftButton, NONE, place)
    reason = QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(reason, place, library.viewport().mapToGlobal(place))
    QApplication.sendEvent(library.viewport(), event)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    action = next(each for each in menu.actions() if each.text() == "Show original")
    action.trigger()
    menu.close()
    settle()
    wait(qtbot, hands.find("original"))
    assert "newsletter" in hands.find("originalText").toPlainText()
    assert hands.window.actions_by_name["toggle_original"].isChecked()


def test_zoom(opened, panel, qtbot):
    hands = opened({"a.pdf": two_pages()})
    shown = panel(hands)
    narrow = shown.pages._rect(1).width()
    hands.click("originalLarger")
    wait(qtbot, shown)
    assert shown.pages._rect(1).width() > narrow and shown.pages.has_picture(1)
    shown.pages.setFocus()
    hands.key("0")
    assert shown.pages._rect(1).width() == narrow
    hands.click("closeOriginal")
    assert not shown.isVisible()


def test_another_article_shows_another_original(opened, panel, qtbot):
    hands = opened({"a.pdf": two_pages(), "b.html": PAGE.read_bytes()})
    shown = panel(hands)
    assert shown._opened.looker is not None
    hands.window.actions_by_name["next_article"].trigger()
    qtbot.waitUntil(lambda: shown._opened is not None and bool(shown._opened.passages))
    assert hands.find("originalText").isVisible()
    assert not shown.pages.isVisible()


def test_a_newer_version_shows_its_own_original(opened, panel, qtbot, tmp_path):
    hands = opened({"a.html": PAGE.read_bytes()})
    shown = panel(hands)
    newer = tmp_path / "newer.html"
    newer.write_bytes(PAGE.read_bytes().replace(b"Two ministers", b"Three ministers"))
    window = hands.window
    window.import_paths([newer])
    qtbot.waitUntil(lambda: "Three ministers" in window.page.text, timeout=20_000)
    qtbot.waitUntil(lambda: shown._opened is not None, timeout=20_000)
    assert any("Three ministers" in passage.text for passage in shown._opened.passages)


def test_an_older_version_shows_the_original_that_it_came_from(
    opened, panel, qtbot, tmp_path, monkeypatch
):
    hands = opened({"a.html": PAGE.read_bytes()})
    shown, window = panel(hands), hands.window
    older = window.page.version_id
    newer = tmp_path / "newer.html"
    newer.write_bytes(PAGE.read_bytes().replace(b"Two ministers", b"Three ministers"))
    window.import_paths([newer])
    qtbot.waitUntil(lambda: "Three ministers" in window.page.text, timeout=20_000)
    window.reading.show_version(older)
    assert "Two ministers" in window.page.text
    qtbot.waitUntil(lambda: shown._opened is not None, timeout=20_000)
    assert any("Two ministers" in passage.text for passage in shown._opened.passages)
    assert any(passage.place is not None for passage in shown._opened.passages)
    saved = tmp_path / "saved.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(saved), ""))
    hands.find("saveOriginal").click()
    qtbot.waitUntil(saved.exists, timeout=20_000)
    assert saved.read_bytes() == PAGE.read_bytes()
    hands.page.setFocus()
    hands.key(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: shown._opened is not None, timeout=20_000)
    assert any("Three ministers" in passage.text for passage in shown._opened.passages)


# --- all of a file's text ----------------------------------------------------------------------


def test_a_page_shows_what_was_left_out_and_its_source(opened, panel, qtbot):
    hands = opened({"a.html": PAGE.read_bytes()})
    shown = panel(hands)
    whole = hands.find("originalText")
    text = whole.toPlainText()
    assert "Sign up to First Light" in text and "Sign up to First Light" not in hands.page.text
    left_out = {passage.text for passage in shown._opened.passages if passage.place is None}
    assert "Our free newsletter, every morning." in left_out
    assert "Who leaked the leak?" in left_out and "What was lost" not in left_out
    words = "The referendum was held"
    cursor = whole.document().find(words)
    whole.setTextCursor(cursor)
    whole.ensureCursorVisible()
    at = whole.cursorRect(cursor).center() - QPoint(30, 0)
    cursor.clearSelection()
    whole.setTextCursor(cursor)
    QTest.mouseClick(whole.viewport(), Qt.MouseButton.LeftButton, NONE, at)
    settle()
    start = hands.page.text.index(words)
    view = hands.page.viewport().rect()
    assert any(view.intersects(rect) for rect in hands.page.rects_of(start, start + 5))
    tabs = shown.tabs
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, NONE, tabs.tabRect(1).center())
    source = hands.find("originalSource")
    assert source.toPlainText().startswith("<!DOCTYPE html>") and source.isReadOnly()


def test_what_came_in_a_project_may_have_no_original(opened, qtbot):
    article = {"title": "Un titre", "text": "Un texte."}
    document = {"format": "selon", "version": 1, "articles": [article]}
    hands = opened({"a.json": json.dumps(document).encode()})
    hands.key("o")
    shown = hands.find("original")
    qtbot.waitUntil(lambda: "No original is kept" in shown._said.text())
    hands.window.actions_by_name["save_original"].trigger()
    said = [word.text() for word in hands.window.status.findChildren(QLabel) if word.isVisible()]
    assert "No original is kept of this article." in said


# --- saving ------------------------------------------------------------------------------------


def test_the_original_is_saved_byte_for_byte(opened, qtbot, tmp_path, monkeypatch):
    hands = opened({"a.html": PAGE.read_bytes()})
    copy = tmp_path / "out" / "copy.html"
    offered = []

    def choose(_parent, _title, start):
        offered.append(Path(start).name)
        return str(copy), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    hands.window.actions_by_name["save_original"].trigger()
    qtbot.waitUntil(lambda: hands.window.status._trouble is not None)
    assert not copy.exists() and not list(tmp_path.glob("out*"))
    copy.parent.mkdir()
    hands.window.actions_by_name["save_original"].trigger()
    qtbot.waitUntil(copy.exists)
    qtbot.waitUntil(lambda: not hands.window.jobs.running)
    assert copy.read_bytes() == PAGE.read_bytes()
    assert [path.name for path in copy.parent.iterdir()] == ["copy.html"]
    assert offered[0] == "Ministers knew of leak weeks before vote, emails suggest.html"
    store = hands.window.session.store
    article = hands.window.reading.article
    assert article.original_sha256 == hashlib.sha256(PAGE.read_bytes()).hexdigest()
    assert article.importer.startswith("html trafilatura ")
    assert store.original(article.original_sha256) == PAGE.read_bytes()


# --- hostile originals -------------------------------------------------------------------------


def test_a_hostile_original_loads_nothing(opened, panel, tmp_path, qtbot):
    canary = tmp_path / "canary.png"
    canary.write_bytes(b"x")
    os.utime(canary, (0, canary.stat().st_mtime))
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        address = f"http://127.0.0.1:{server.getsockname()[1]}"
        body = "".join(
            f'<img src="{target}"><link rel="stylesheet" href="{target}"><script src="{target}">'
            f'</script><iframe src="{target}"></iframe><object data="{target}"></object>'
            f"<style>@import url({target});</style>"
            for target in (canary.as_uri(), "file:///dev/zero", f"{address}/a.png")
        )
        words = "Un paragraphe assez long pour être gardé comme article de la page. " * 4
        script = f"<script>document.write('{address}')</script>"
        page = (
            f"<html><body>{body}<article><h1>T</h1><p>{words}</p></article>{script}</body></html>"
        )
        hands = opened({"a.html": page.encode()})
        shown = panel(hands)
        shown.tabs.setCurrentIndex(1)
        settle()
        hands.window.grab()
        shown.tabs.setCurrentIndex(0)
        hands.window.grab()
        assert address not in hands.find("originalText").toPlainText()
        with pytest.raises(TimeoutError):
            server.accept()
        # and one that came would have been seen
        socket.create_connection(server.getsockname()).close()
        server.accept()[0].close()
    assert canary.stat().st_atime == 0
    QLabel(f"<img src='{canary.as_uri()}'>").grab()
    if canary.stat().st_atime == 0:
        pytest.skip("this disk does not note when a file is read")


def test_a_page_that_cannot_be_drawn_says_so(opened, panel, qtbot, monkeypatch, tmp_path):
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\n"
        "if any('reader.ingest.child' in word for word in sys.orig_argv):\n"
        "    import os\n"
        "    from reader.ingest import drawing\n"
        "    real = drawing.answer\n"
        "    def answer(job, data):\n"
        "        if job.get('page') == 1: os._exit(1)\n"
        "        return real(job, data)\n"
        "    drawing.answer = answer\n",
        encoding="utf-8",
    )
    hands = opened({"a.pdf": two_pages()})
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    shown = panel(hands)
    hands.page.scroll_to(hands.page.text.index("Alinéa 8"))
    qtbot.waitUntil(lambda: 2 in shown.pages._said, timeout=20_000)
    assert "cannot be drawn" in shown.pages._said[2]
    assert shown.pages.has_picture(1) and hands.window.isVisible()


def test_the_window_closes_while_a_page_is_drawn(opened, panel):
    hands = opened({"a.pdf": two_pages()})
    hands.page.setFocus()
    hands.key("o")
    hands.window.close()
    assert not hands.window.jobs.running or hands.window.jobs.signalsBlocked()

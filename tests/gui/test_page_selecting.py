"""Selecting on the page: what the mouse and the keys cover is what `selected_range` says."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.gui.pages import LEFT, click, drag, drag_over, key, left_of, middle, right_of, show, span

TEXT = (
    'Une manchette\n\nLe mouvement d\'Emleaks, dit-on, a "tout" nié.\nSeconde ligne ici.\n\n'
    "Au total, neuf gigabits ont été diffusés par En Marche! hier."
)
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def selected(page):
    where = page.selected_range()
    return page.text[where[0] : where[1]] if where else None


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("😀😀 and 👩‍👩‍👧 ", "behind"),
        ("e\u0301te\u0301 a\u0300 ", "combining"),
        ("non\u00a0breaking\u202f« ", "spaces"),
        ("one\nline\nbreaks ", "here"),
        ("fin\u2028de\u2029ligne\r\x0b ", "apart"),
        ("nul\x00 \ufffc \ufdd0 ", "objects"),
    ],
)
def test_a_drag_over_words_selects_their_code_points(qtbot, before, words):
    text = f"Head\n\n{before}{words} and 😀 more\n\nThe next {words} paragraph"
    page = show(qtbot, text)
    for nth in (0, 1):
        start, end = span(text, words, nth)
        drag_over(page, start, end)
        assert page.selected_range() == (start, end)
        page.clear_selection()


def test_words_of_either_direction_are_selected_where_they_are_drawn(qtbot):
    text = "Head\n\nשלום עולם mixed line 😀 וגם"
    page = show(qtbot, text)
    for words in ("עולם", "mixed", "line", "וגם"):
        start, end = span(text, words)
        first, last = (middle(page, at, at + 1) for at in (start + 1, end - 1))
        drag(page, first, last)
        assert page.selected_range() == (start, end), words
        page.clear_selection()
    assert middle(page, *span(text, "שלום")).x() > middle(page, *span(text, "עולם")).x()
    assert middle(page, *span(text, "mixed")).x() < middle(page, *span(text, "line")).x()


def test_a_drag_from_inside_of_words_takes_whole_words(qtbot):
    page = show(qtbot, TEXT)
    start, end = span(TEXT, "leaks, dit")
    drag_over(page, start, end)
    assert selected(page) == "Emleaks, dit-on"
    page.snapping = False
    page.clear_selection()
    drag_over(page, start, end)
    assert selected(page) == "leaks, dit"


def test_known_names_keep_their_mark(qtbot):
    page = show(qtbot, TEXT, names=("En Marche!", "AFP"))
    start, end = span(TEXT, "En Marche")
    drag_over(page, start, end)
    assert selected(page) == "En Marche!"


def test_shift_arrows_adjust_by_character_and_control_arrows_by_word(qtbot):
    page = show(qtbot, TEXT)
    drag_over(page, *span(TEXT, "gigabits"))
    key(page, Qt.Key.Key_Left, SHIFT)
    assert selected(page) == "gigabit"
    key(page, Qt.Key.Key_Right, SHIFT | CONTROL)
    key(page, Qt.Key.Key_Right, SHIFT | CONTROL)
    assert selected(page).startswith("gigabits ont")


@pytest.mark.parametrize(
    ("snapping", "keys", "words"),
    [
        (True, [(Qt.Key.Key_Right, SHIFT | CONTROL)], "Emleaks"),
        (True, [(Qt.Key.Key_Left, SHIFT | CONTROL)], "Emleaks"),
        (False, [(Qt.Key.Key_Right, SHIFT | CONTROL)], "leaks"),
        # begun by a character, it begins there
        (True, [(Qt.Key.Key_Right, SHIFT), (Qt.Key.Key_Right, SHIFT | CONTROL)], "leaks"),
    ],
)
def test_a_selection_by_words_begins_at_a_word(qtbot, snapping, keys, words):
    page = show(qtbot, TEXT)
    page.snapping = snapping
    page.place_caret(span(TEXT, "leaks")[0])
    for which, modifiers in keys:
        key(page, which, modifiers)
    assert selected(page) == words


@pytest.mark.parametrize("snapping", [True, False])
def test_a_double_click_selects_a_word_by_our_rules(qtbot, snapping):
    page = show(qtbot, TEXT)
    page.snapping = snapping
    for word in ("Emleaks", "dit-on"):
        at = middle(page, *span(TEXT, word))
        click(page, at)
        QTest.mouseDClick(page.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, at)
        assert selected(page) == word


@pytest.mark.parametrize("snapping", [True, False])
def test_a_triple_click_selects_the_paragraph_without_its_break(qtbot, snapping):
    page = show(qtbot, TEXT)
    page.snapping = snapping
    at = middle(page, *span(TEXT, "total"))
    click(page, at)
    QTest.mouseDClick(page.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, at)
    QTest.mousePress(page.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, at)
    QTest.mouseRelease(page.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, at)
    assert page.selected_range() == page.paragraph_at(span(TEXT, "total")[0])
    assert "\u2029" not in page.textCursor().selectedText()


def test_pressing_on_a_selection_begins_another(qtbot):
    page = show(qtbot, TEXT)
    drag_over(page, *span(TEXT, "Au total, neuf gigabits ont"))
    start, end = span(TEXT, "neuf gigabits")
    drag(page, left_of(page, start), right_of(page, end))
    assert selected(page) == "neuf gigabits"


def test_a_selection_ends_with_its_own_block(qtbot):
    page = show(qtbot, TEXT)
    page.snapping = False
    at = span(TEXT, "Seconde")[0]
    click(page, left_of(page, at))
    key(page, Qt.Key.Key_Down, SHIFT)
    assert page.selected_range()[1] <= page.paragraph_at(at)[1] or "\n\n" in selected(page)
    page.clear_selection()
    click(page, left_of(page, at))
    for _ in range(len("Seconde ligne ici.") + 1):
        key(page, Qt.Key.Key_Right, SHIFT)
    assert selected(page) == "Seconde ligne ici."


def test_copying_gives_the_article_s_own_text(qtbot):
    text = "Head\n\nNBSP\u00a0here, a\nbreak, 😀 and\u2028more\n\nSecond paragraph"
    page = show(qtbot, text)
    page.snapping = False
    page.select(6, len(text) - 4)
    key(page, Qt.Key.Key_C, CONTROL)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == text[6:-4]
    assert not data.hasHtml()


def test_what_was_copied_does_not_crash_the_program_at_its_end():
    code = """
from PySide6.QtWidgets import QApplication
app = QApplication([])
from reader.domain.article import Article, Block, Version
from reader.ui.page.view import Page
page = Page()
page.show_article(Article("a", "v"), Version("v", "a", "", (Block(0, 5),)), "words")
page.select(0, 5)
page.copy()
assert app.clipboard().text() == "words"
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_space_pages_and_the_caret_comes_along(qtbot):
    page = show(qtbot, "\n\n".join(f"Paragraph {i} " + "word " * 60 for i in range(40)))
    key(page, Qt.Key.Key_Space)
    assert page.verticalScrollBar().value() > 0
    assert page.viewport().rect().contains(page.cursorRect().center())


@pytest.mark.parametrize("how", ["mouse", "keys", "find"])
def test_tab_leaves_the_page_and_the_selection_stays(qtbot, how):
    field = QLineEdit()
    page = show(qtbot, TEXT, beside=(field,))
    start, end = span(TEXT, "gigabits")
    if how == "mouse":
        drag_over(page, start, end)
    elif how == "keys":
        page.place_caret(start)
        for _ in range(end - start):
            key(page, Qt.Key.Key_Right, SHIFT)
    else:
        page.find_text("gigabits")
    key(page, Qt.Key.Key_Tab)
    assert field.hasFocus()
    assert selected(page) == "gigabits"


def test_finding_ignores_accents_and_goes_round(qtbot):
    page = show(qtbot, TEXT)
    assert page.find_text("ETE diffuses")
    assert selected(page) == "été diffusés"
    assert page.find_text("le")
    assert page.find_text("le", backwards=True)
    assert not page.find_text("nowhere")
    assert not page.find_text("  ")

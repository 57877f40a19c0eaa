"""The page's other gestures: the selection bar, single keys, folds, zoom, what is announced."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from reader.domain.article import Block
from tests.gui.pages import LEFT, blocks_of, click, drag_over, key, middle, show, span

TEXT = "A headline\n\nHenri Michaux\nMai 8\n\nFirst words of it.\n\nAn aside here.\n\nLast words."
BLOCKS = tuple(
    Block(b.start, b.end, kind)
    for b, kind in zip(
        blocks_of(TEXT), ("headline", "byline", "paragraph", "paragraph", "paragraph"), strict=True
    )
)
ASIDE = span(TEXT, "An aside here.")


def article(qtbot, **more):
    return show(qtbot, TEXT, blocks=BLOCKS, left_out=(3,), **more)


def bar_button(page, name):
    return page.findChild(QToolButton, name)


def test_the_bar_appears_at_the_selection_and_tells_wishes(qtbot):
    page = article(qtbot)
    wishes = []
    page.mark_requested.connect(wishes.append)
    assert not page.bar.isVisible()
    for name in ("markClaim", "markSource", "markTag", "markNote"):
        where = span(TEXT, "words")
        drag_over(page, *where)
        assert page.bar.isVisible()
        assert page.viewport().rect().contains(page.bar.geometry())
        assert not any(page.bar.geometry().intersects(box) for box in page.rects_of(*where))
        QTest.mouseClick(bar_button(page, name), LEFT)
        assert page.selected_range() == where
        assert page.hasFocus()
        page.clear_selection()
        assert not page.bar.isVisible()
    assert wishes == ["claim", "source", "tag", "note"]


def test_the_bar_follows_a_selection_made_by_keys(qtbot):
    page = article(qtbot)
    page.place_caret(span(TEXT, "First")[0])
    key(page, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert page.bar.isVisible()
    key(page, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert not page.bar.isVisible()


def test_the_bar_stays_inside_when_the_selection_fills_the_page(qtbot):
    page = show(qtbot, "\n\n".join("words and more words " * 20 for _ in range(30)))
    page.select(0, len(page.text))
    page.bar.place()
    assert page.viewport().rect().contains(page.bar.geometry())


def test_single_keys_trigger_their_actions(qtbot):
    page = article(qtbot)
    done = []
    actions = {}
    for text in ("c", "shift+c", ".", "?"):
        actions[text] = QAction(text, page)
        actions[text].triggered.connect(lambda _=False, text=text: done.append(text))
    digits = []
    page.digit_pressed.connect(digits.append)
    page.set_commands(actions)
    shift = Qt.KeyboardModifier.ShiftModifier
    key(page, "c")
    key(page, "C", shift)
    key(page, ".")
    key(page, "?", shift)
    key(page, "C", Qt.KeyboardModifier.ControlModifier)
    key(page, "c", Qt.KeyboardModifier.AltModifier)
    key(page, "c", Qt.KeyboardModifier.GroupSwitchModifier)
    assert done == ["c", "shift+c", ".", "?"]
    actions["c"].setEnabled(False)
    key(page, "c")
    assert len(done) == 4
    key(page, "3")
    assert digits == ["3"]


def test_digits_are_found_by_their_place_on_a_french_keyboard(qtbot, monkeypatch):
    monkeypatch.setattr("sys.platform", "linux")
    page = article(qtbot)
    digits = []
    page.digit_pressed.connect(digits.append)
    none, down = Qt.KeyboardModifier.NoModifier, QKeyEvent.Type.KeyPress
    QApplication.sendEvent(page, QKeyEvent(down, Qt.Key.Key_QuoteDbl, none, 12, 0, 0, '"'))
    shift = Qt.KeyboardModifier.ShiftModifier
    QApplication.sendEvent(page, QKeyEvent(down, Qt.Key.Key_A, none, 24, 0, 0, "a"))
    assert digits == ["3"]
    QApplication.sendEvent(page, QKeyEvent(down, Qt.Key.Key_3, shift, 12, 0, 0, "3"))
    assert digits == ["3", "3"]


def test_escape_is_told_and_clears_the_selection(qtbot):
    page = article(qtbot)
    heard = []
    page.escaped.connect(lambda: heard.append("escaped"))
    drag_over(page, *span(TEXT, "Last"))
    key(page, Qt.Key.Key_Escape)
    assert heard == ["escaped"]
    assert page.selected_range() is None


def test_enter_activates_the_annotation_at_the_caret(qtbot):
    words = span(TEXT, "First words")
    page = article(qtbot, marks=[("c1", "claim", *words)])
    heard = []
    page.annotation_activated.connect(heard.append)
    page.place_caret(words[0] + 2)
    key(page, Qt.Key.Key_Return)
    page.place_caret(span(TEXT, "Last")[0])
    key(page, Qt.Key.Key_Return)
    assert heard == ["c1"]


def test_the_byline_is_shown_once_as_metadata(qtbot):
    page = article(qtbot)
    shown = page.document().findBlockByNumber(1)
    assert shown.text() == "Henri Michaux · 8 May 2017 · 8 words"
    assert page.rects_of(*span(TEXT, "Henri")) == []
    assert page.sheet.numbers == [0, 0, 0, 1, 2, 2, 3]


def test_a_hidden_byline_takes_no_room_from_below_the_metadata(qtbot):
    tops = []
    for kind in ("byline", "paragraph"):
        blocks = (Block(0, 4, "headline"), Block(6, 12, kind), Block(14, 19))
        page = show(qtbot, "Head\n\nbyline\n\nWords", blocks=blocks)
        tops.append(page.document_y(14 if kind == "byline" else 6))
    assert tops[0] == tops[1]


def test_the_scroll_bar_is_empty_when_nothing_scrolls(qtbot):
    for paragraphs, scrolls in ((2, False), (200, True)):
        page = show(qtbot, "\n\n".join(["Some words."] * paragraphs))
        bar = page.verticalScrollBar()
        assert bar.isVisible()
        assert bar.isEnabled() == scrolls


def test_a_left_out_run_is_folded_and_opens_by_a_click(qtbot):
    page = article(qtbot)
    line = page.document().findBlockByNumber(page.sheet.kinds.index("fold"))
    assert line.text() == "An aside here.  Not part of the article · show"
    assert page.rects_of(*ASIDE) == []
    _, top, _ = page.painting.lines.box(line.blockNumber())
    at = QPoint(page.rects_of(*span(TEXT, "Last"))[0].left() + 20, int(top) + 12)
    click(page, at)
    assert page.rects_of(*ASIDE)
    drag_over(page, *ASIDE)
    assert page.selected_range() == ASIDE
    page.clear_selection()
    click(page, at)
    assert page.rects_of(*ASIDE) == []


def test_a_fold_opens_by_the_keyboard_and_the_caret_passes_what_is_hidden(qtbot):
    page = article(qtbot)
    page.place_caret(span(TEXT, "First")[0])
    key(page, Qt.Key.Key_Down)
    key(page, Qt.Key.Key_Return)
    assert page.rects_of(*ASIDE)
    key(page, Qt.Key.Key_Return)
    assert page.rects_of(*ASIDE) == []
    key(page, Qt.Key.Key_End)
    key(page, Qt.Key.Key_Right)
    assert page.caret() == span(TEXT, "Last")[0]
    page.place_caret(span(TEXT, "headline")[1])
    for _ in range(60):
        key(page, Qt.Key.Key_Right)
        assert page.textCursor().block().isVisible()


def test_going_to_hidden_words_opens_their_fold(qtbot):
    page = article(qtbot)
    page.scroll_to(ASIDE[0] + 3)
    assert page.rects_of(*ASIDE)


def test_leaving_out_keeps_caret_and_words(qtbot):
    page = article(qtbot)
    page.place_caret(span(TEXT, "Last")[0] + 2)
    page.set_left_out((2, 3))
    assert page.caret() == span(TEXT, "Last")[0] + 2
    assert page.rects_of(*span(TEXT, "First")) == []
    page.set_left_out(())
    assert page.rects_of(*span(TEXT, "First")) and page.rects_of(*ASIDE)
    assert not page.sheet.folds


def test_control_wheel_zooms_and_the_words_at_the_top_stay(qtbot):
    text = "\n\n".join(f"Paragraph {i} " + "word " * 60 for i in range(60))
    page = show(qtbot, text)
    page.scroll_to(span(text, "Paragraph 30")[0])
    top = page.first_visible()
    sizes = []
    page.zoomed.connect(sizes.append)
    at = QPointF(300, 300)
    for turn in (120, 120, -120):
        wheel = QWheelEvent(
            at, page.mapToGlobal(at), QPoint(), QPoint(0, turn), LEFT & ~LEFT,
            Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(page.viewport(), wheel)
    assert sizes == [19, 20, 19]
    assert abs(page.first_visible() - top) < 200
    page.zoom_by(0)
    assert sizes[-1] == 18


def test_narrow_and_wide_pages_keep_the_measure(qtbot):
    text = "words and more words " * 60
    page = show(qtbot, text, size=(1400, 500))
    wide = max(box.width() for box in page.rects_of(0, len(text)))
    first = page.rects_of(0, 5)[0]
    assert abs(first.left() - (page.viewport().width() - page.sheet.styles.column) / 2) < 3
    page.held.resize(400, 500)
    boxes = page.rects_of(0, len(text))
    assert max(box.right() for box in boxes) <= page.viewport().width()
    assert max(box.width() for box in boxes) < wide


def test_in_a_narrow_page_words_are_found_after_it_became_narrower(qtbot):
    text = "words and more words " * 60
    page = show(qtbot, text, size=(560, 500))
    before = page.rects_of(0, len(text))
    page.held.resize(500, 500)
    boxes = page.rects_of(0, len(text))
    assert max(box.right() for box in boxes) <= page.viewport().width()
    assert len(boxes) > len(before)


def test_letting_go_of_a_selection_does_not_scroll_to_it(qtbot):
    text = "\n\n".join(f"Paragraph {i} " + "word " * 60 for i in range(60))
    page = show(qtbot, text)
    page.select(*span(text, "Paragraph 2"))
    page.scroll_to(text.index("Paragraph 40"))
    scrolled = page.verticalScrollBar().value()
    click(page, middle(page, *span(text, "Paragraph 40")))
    assert page.verticalScrollBar().value() == scrolled


def test_the_end_of_a_long_article_can_be_shown_at_once(qtbot):
    text = "\n\n".join(f"Paragraph {i} " + "word " * 60 for i in range(3000))
    page = show(qtbot, text)
    at = span(text, "Paragraph 2990")
    page.scroll_to(at[0])
    assert page.viewport().rect().contains(page.rects_of(*at)[0])
    click(page, middle(page, *at))
    assert page.places.codepoint_at(middle(page, *at)) in range(*at)


def test_another_article_begins_at_its_start_and_none_is_empty(qtbot):
    page = article(qtbot)
    drag_over(page, *span(TEXT, "Last"))
    page.clear_article()
    assert page.article_id is None and page.text == "" and page.selected_range() is None
    assert page.annotations_at(QPoint(100, 100)) == []
    assert not page.bar.isVisible()
    page.grab()

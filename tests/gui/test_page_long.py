"""A long article: what is looked at is laid out, the rest follows, nothing that is read moves."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from reader.domain.article import Block
from reader.ui.card.chips import ChipButton
from reader.ui.card.evidence import MOST, HedgesField
from reader.ui.page.document import LONGEST, PageDocument
from reader.ui.page.rows import pieces
from reader.ui.page.styles import Reading, Styles
from tests.gui.card_window import desk_on
from tests.gui.pages import drag, left_of, middle, right_of, show

WORDS = "The prosecutor has opened an inquiry into the leak, sources say. "
CONTROL = Qt.KeyboardModifier.ControlModifier


def long_text(paragraphs=500):
    """Some 130 KB in paragraphs of many lengths, each with its number."""
    return "\n\n".join(f"Number {n}. {WORDS * (n % 7 + 1)}".strip() for n in range(paragraphs))


@pytest.fixture(scope="module")
def text():
    return long_text()


def laid(page):
    """How many rows are laid out."""
    return sum(page.sheet.layout._laid)


def is_seen(page, start, end):
    return page.viewport().rect().contains(page.rects_of(start, end)[0])


def test_only_what_is_seen_is_laid_out_at_first(qtbot, text):
    page = show(qtbot, text)
    assert 2 < laid(page) < 200
    before = middle(page, 0, 6)
    qtbot.waitUntil(lambda: laid(page) == len(page.sheet.shown))
    assert middle(page, 0, 6) == before, "the rest came without moving a word"


def test_the_end_is_there_at_once(qtbot, text):
    page = show(qtbot, text)
    QTest.keyClick(page, Qt.Key.Key_End, CONTROL)
    assert page.caret() == len(text)
    assert is_seen(page, len(text) - 4, len(text))
    assert laid(page) < 300
    before = middle(page, len(text) - 4, len(text))
    qtbot.waitUntil(lambda: laid(page) == len(page.sheet.shown))
    assert middle(page, len(text) - 4, len(text)) == before
    bar = page.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert is_seen(page, len(text) - 4, len(text))
    QTest.keyClick(page, Qt.Key.Key_Home, CONTROL)
    assert is_seen(page, 0, 6)


def test_what_is_read_in_the_middle_stays_while_the_rest_is_laid_out(qtbot, text):
    page = show(qtbot, text)
    start = text.index("Number 300.")
    page.scroll_to(start)
    before = middle(page, start, start + 10)
    assert is_seen(page, start, start + 10)
    qtbot.waitUntil(lambda: laid(page) == len(page.sheet.shown))
    assert middle(page, start, start + 10) == before
    page.zoom_by(1)
    first = page.first_visible()
    assert text[max(0, first - 2500) : first + 2500].count("Number 300.") == 1


def test_scrolling_to_the_end_of_what_is_estimated_reaches_the_end(qtbot, text):
    page = show(qtbot, text)
    bar = page.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert is_seen(page, len(text) - 4, len(text))
    assert bar.value() == bar.maximum()


def test_leaving_a_block_out_far_below_keeps_the_place(qtbot, text):
    page = show(qtbot, text)
    start = text.index("Number 400.")
    page.scroll_to(start)
    page.select(start, start)
    before = middle(page, start, start + 10)
    page.set_left_out((395,))
    assert page.rects_of(text.index("Number 395."), text.index("Number 396.") - 2) == []
    after = middle(page, start, start + 10)
    assert abs(after.y() - before.y()) < 400 and is_seen(page, start, start + 10)


def test_everything_selected_asks_for_no_more_than_is_seen(qtbot, text):
    page = show(qtbot, text)
    QTest.keyClick(page, Qt.Key.Key_A, CONTROL)
    assert page.selected_range() == (0, len(text))
    assert page.bar.isVisible()
    assert laid(page) < 300


def test_a_line_of_a_megabyte_is_broken_and_marked_as_one(qtbot):
    text = (WORDS * 16_000)[:1_000_000].strip()
    page = show(qtbot, text)
    assert len(page.sheet.shown) > len(text) // LONGEST
    cut = next(end for _, end in pieces(text, LONGEST))
    assert page.sheet.rows.position(cut) == page.sheet.rows.first(page.sheet.rows.row_at(cut))
    page.scroll_to(cut)
    assert page.rects_of(cut - 20, cut - 2) and page.rects_of(cut, cut + 20)
    page.snapping = False
    drag(page, left_of(page, cut - 20), right_of(page, cut + 20))
    assert page.selected_range() == (cut - 20, cut + 20)
    assert page.paragraph_at(cut) == (0, len(text))


@pytest.mark.parametrize("text", ["", "a", "abc " * 9, "x" * 40, "a " * 30])
def test_pieces_are_the_whole(text):
    found = list(pieces(text, 10))
    assert "".join(text[a:b] for a, b in found) == text
    assert all(b - a <= 10 for a, b in found)


def test_a_long_block_that_is_hidden_is_hidden_whole(qapp):
    text = "Head\n\n" + "word " * LONGEST
    blocks = (Block(0, 4, "headline"), Block(6, len(text)))
    sheet = PageDocument(text, blocks, (1,), "meta", Styles(Reading()))
    kinds = [sheet.kinds[row] for row in sheet.shown]
    assert kinds == ["headline", "meta", "fold"]


def test_the_card_of_a_claim_with_hundreds_of_hedges_shows_some(qapp, tmp_path):
    text = "Title\n\n" + "Le groupe serait actif et aurait agi. " * 60
    with desk_on(tmp_path / "p.selon", qapp, text) as desk:
        claim = desk.claim(text[7:].strip())
        assert len(desk.stored(claim).hedges) == 120
        desk.edit(claim, "open")
        field = desk.card.findChild(HedgesField)
        chips = [chip for chip in field.findChildren(ChipButton) if chip.isVisible()]
        assert len(chips) == MOST
        assert "and 80 more" in [label.text() for label in field.findChildren(QLabel)]
        chips[0].taken_away.emit()
        assert len(desk.stored(claim).hedges) == 119
        assert desk.stored(claim).hedges[0].anchor.exact == "aurait"

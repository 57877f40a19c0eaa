"""Marks on the page: painted under their words, found by the pointer, dragged by their ends."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.domain.article import Block
from reader.ui.page.bounds import BoundsDragged
from reader.ui.theme.theme import Theme
from tests.gui.pages import LEFT, click, drag, key, left_of, middle, right_of, show, span

TEXT = (
    "A headline\n\nSelon Vitali Kremez, directeur à la société Flashpoint, le groupe APT 28 serait "
    "derrière le piratage subi par En Marche! et d'autres mouvements politiques en Europe.\n\n"
    "Un second paragraphe dit autre chose, avec des mots que rien ne marque encore."
)
CLAIM = span(TEXT, "le groupe APT 28 serait derrière le piratage subi par En Marche!")
INNER = span(TEXT, "APT 28 serait")
MENTION = span(TEXT, "Vitali Kremez")
MARKS = [
    ("c1", "claim", *CLAIM),
    ("c1", "cue", *span(TEXT, "Selon")),
    ("c1", "voice", *MENTION),
    ("c1", "hedge", *span(TEXT, "serait")),
    ("c2", "claim", *INNER),
    ("m1", "mention", *MENTION),
    ("n1", "note", *span(TEXT, "second paragraphe")),
]


@pytest.fixture(params=["light", "dark"])
def theme(request, qapp):
    """Both tones; afterwards the application is undressed again."""
    made = Theme(request.param)
    made.apply(QApplication.instance())
    return made


def picture(page):
    """What the viewport looks like now."""
    return page.viewport().grab().toImage()


def colours(page, box):
    """The colours in a rectangle of the viewport."""
    image, ratio = picture(page), page.devicePixelRatioF()
    return {
        QColor(image.pixel(int(x * ratio), int(y * ratio))).name()
        for x in range(box.left(), box.right())
        for y in range(box.top(), box.bottom())
    }


def below(box):
    """Where a line's underlines are drawn."""
    return QRect(box.left() + 2, box.bottom() - 1, box.width() - 4, 6)


def test_marks_are_painted_in_the_theme_s_colours(qtbot, theme):
    page = show(qtbot, TEXT, MARKS)

    def has(role, where):
        return theme.color(role).name() in colours(page, where)

    start = page.rects_of(CLAIM[0], CLAIM[0] + 3)[0]
    assert has("claim", start)
    assert has("claim-2", page.rects_of(*INNER)[0])
    assert not has("claim-2", start)
    plain = page.rects_of(*span(TEXT, "autre chose"))[0]
    assert colours(page, below(plain)) == {theme.color("paper").name()}
    assert has("source", below(page.rects_of(*MENTION)[0]))
    assert has("source", below(page.rects_of(*span(TEXT, "Selon"))[0]))
    assert has("soft", below(page.rects_of(*span(TEXT, "second paragraphe"))[0]))


def test_highlights_can_be_hidden(qtbot, theme):
    page = show(qtbot, TEXT, MARKS)
    page.set_highlights_shown(False)
    box = page.rects_of(*CLAIM)[0]
    assert theme.color("claim").name() not in colours(page, box)
    assert page.annotations_at(box.center()) == []
    page.set_highlights_shown(True)
    assert theme.color("claim").name() in colours(page, box)


def test_the_active_claim_has_a_line_and_shows_its_hedges(qtbot, theme):
    page = show(qtbot, TEXT, MARKS)
    box = page.rects_of(*CLAIM)[0]
    line = theme.color("claim-line").name()
    assert line not in colours(page, below(box))
    page.set_active("c1")
    assert line in colours(page, below(box))
    page.set_active("m1")
    assert line not in colours(page, below(box))
    page.set_hovered("c1")
    assert line in colours(page, below(box))


def test_marks_come_and_go_where_they_are_and_nowhere_else(qtbot, theme):
    page = show(qtbot, TEXT, MARKS)
    before = picture(page)
    new = span(TEXT, "des mots")
    page.replace_marks("c9", [("c9", "claim", *new)])
    box = page.rects_of(*new)[0]
    assert theme.color("claim").name() in colours(page, box)
    assert page.annotations_at(box.center()) == ["c9"]
    page.replace_marks("c9", [("c9", "claim", *span(TEXT, "encore"))])
    assert theme.color("claim").name() not in colours(page, box)
    page.replace_marks("c9", ())
    assert picture(page) == before


def test_changing_the_theme_repaints(qtbot, qapp):
    theme = Theme("light")
    theme.apply(qapp)
    page = show(qtbot, TEXT, MARKS)
    theme.scheme = "dark"
    assert theme.color("claim").name() in colours(page, page.rects_of(*CLAIM)[0])
    assert theme.color("paper").name() in colours(page, QRect(0, 0, 10, 10))


def test_clicking_an_overlap_goes_through_its_annotations(qtbot):
    page = show(qtbot, TEXT, MARKS)
    heard = []
    page.annotation_activated.connect(heard.append)
    page.annotation_activated.connect(page.set_active)
    at = middle(page, *INNER)
    assert page.annotations_at(at) == ["c2", "c1"]
    for _ in range(3):
        click(page, at)
    assert heard == ["c2", "c1", "c2"]
    click(page, middle(page, *span(TEXT, "autre chose")))
    assert heard == ["c2", "c1", "c2"]


def test_a_mention_is_in_front_of_the_claim_that_it_serves(qtbot):
    page = show(qtbot, TEXT, MARKS)
    assert page.annotations_at(middle(page, *MENTION)) == ["m1", "c1"]
    right = page.rects_of(*span(TEXT, "autre chose"))[0]
    assert page.annotations_at(QPoint(page.viewport().width() - 3, right.center().y())) == []


def test_the_pointer_lights_what_is_under_it(qtbot):
    page = show(qtbot, TEXT, MARKS)
    heard = []
    page.annotation_hovered.connect(heard.append)
    for point in (middle(page, *MENTION), middle(page, *INNER), QPoint(2, 2)):
        QTest.mouseMove(page.viewport(), point)
    assert heard == ["m1", "c2", ""]


def test_control_click_on_a_mention_asks_for_its_voice(qtbot):
    page = show(qtbot, TEXT, MARKS)
    heard = []
    page.voice_requested.connect(heard.append)
    page.annotation_activated.connect(heard.append)
    click(page, middle(page, *MENTION), Qt.KeyboardModifier.ControlModifier)
    assert heard == ["m1"]


@pytest.mark.parametrize("at_end", [True, False])
def test_an_end_of_the_active_claim_can_be_dragged(qtbot, at_end):
    page = show(qtbot, TEXT, MARKS)
    page.set_active("c1")
    told = []
    page.bounds_changed.connect(told.append)
    if at_end:
        into = span(TEXT, "autres")
        drag(page, right_of(page, CLAIM[1]), middle(page, *into))
        wanted = (CLAIM[0], into[1])
    else:
        into = span(TEXT, "Flashpoint")
        drag(page, left_of(page, CLAIM[0]), middle(page, *into))
        wanted = (into[0], CLAIM[1])
    assert told == [BoundsDragged("c1", "claim", *CLAIM, *wanted)]
    assert page.selected_range() is None
    assert ("c1", *CLAIM, "claim") in page.marks.of("c1")  # the wish alone changes nothing


def test_the_ends_of_others_are_no_handles_and_escape_lets_go(qtbot):
    page = show(qtbot, TEXT, MARKS)
    told = []
    page.bounds_changed.connect(told.append)
    start, end = right_of(page, CLAIM[1]), middle(page, *span(TEXT, "autres"))
    drag(page, start, end)
    assert told == []
    assert page.selected_range() is not None
    page.set_active("c1")
    page.clear_selection()
    QTest.mousePress(page.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(page.viewport(), end)
    assert page.annotations_at(end) == ["c1"]  # seen while it is dragged
    key(page, Qt.Key.Key_Escape)
    QTest.mouseRelease(page.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, end)
    assert told == []
    assert page.annotations_at(end) == []


def test_an_end_dragged_beyond_the_viewport_scrolls(qtbot):
    text = "\n\n".join(f"Paragraph {i} " + "word " * 60 for i in range(40))
    page = show(qtbot, text, [("c", "claim", 0, 9)])
    page.set_active("c")
    told = []
    page.bounds_changed.connect(told.append)
    bottom = QPoint(300, page.viewport().height() - 3)
    QTest.mousePress(page.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, right_of(page, 9))
    QTest.mouseMove(page.viewport(), bottom)
    qtbot.waitUntil(lambda: page.verticalScrollBar().value() > 60)
    QTest.mouseRelease(page.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, bottom)
    assert told[0].new_end > page.places.codepoint_at(QPoint(300, 100))


def test_marks_cross_blocks_and_hidden_blocks(qtbot, theme):
    blocks = (Block(0, 5), Block(7, 12, "byline"), Block(14, 19), Block(21, 26))
    text = "first\n\nsecnd\n\nthird\n\nfour."
    page = show(qtbot, text, [("c", "claim", 2, 23)], blocks=blocks, left_out=(2,))
    assert len(page.rects_of(0, len(text))) == 2
    assert page.annotations_at(middle(page, 3, 4)) == ["c"]
    assert page.annotations_at(middle(page, 22, 23)) == ["c"]
    assert page.annotations_at(middle(page, 0, 1)) == []
    assert theme.color("claim").name() in colours(page, page.rects_of(21, 23)[0])


def test_the_overview_shows_where_annotations_are_and_goes_there(qtbot, theme):
    text = "\n\n".join(f"Paragraph {i} " + "word " * 60 for i in range(60))
    place = span(text, "Paragraph 45")
    page = show(qtbot, text)
    strip = page.overview

    def seen(role):
        image = strip.grab().toImage()
        wanted = theme.color(role).name()
        return [
            y
            for y in range(image.height())
            if any(QColor(image.pixel(x, y)).name() == wanted for x in range(image.width()))
        ]

    assert seen("claim-line") == seen("source") == []
    page.replace_marks("c", [("c", "claim", *place)])
    page.replace_marks("m", [("m", "mention", 0, 9)])
    where = seen("claim-line")
    assert where[0] / strip.height() == pytest.approx(45 / 60, abs=0.03)
    assert seen("source")[0] < 10
    QTest.mouseClick(strip, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(4, where[0] + 1))
    assert page.viewport().rect().intersects(page.rects_of(*place)[0])
    page.replace_marks("c", [("c", "claim", place[0], place[1] + 1000)])
    longer = seen("claim-line")
    assert longer[0] == where[0] and len(longer) > len(where) + 20, "as long as its words"
    page.replace_marks("d", [("d", "claim", place[0] + 400, place[1] + 500)])
    page.replace_marks("c", ())
    assert set(seen("claim-line")) < set(longer)
    page.replace_marks("d", ())
    assert seen("claim-line") == []

"""The open card of a claim, worked with the keyboard and the mouse; then the file is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from reader.domain.date import Date
from reader.domain.edits import amend
from reader.store.store import Store
from reader.ui.card.typed import REST
from tests.gui.card_window import CLAIM, INQUIRY, CardWindow, desk_on, type_into


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[CardWindow]:
    with desk_on(tmp_path / "p.selon", qapp) as window:
        yield window


def keys(text: str, *then: Qt.Key) -> None:
    """Type into whatever has the keyboard."""
    QTest.keyClicks(QApplication.focusWidget(), text)
    for key in then:
        QTest.keyClick(QApplication.focusWidget(), key)


def field(desk: CardWindow, name: str) -> QWidget:
    found = desk.card.findChild(QWidget, name)
    assert found is not None, name
    return found


def attributed(desk: CardWindow) -> str:
    claim = desk.claim(CLAIM)
    desk.edit(claim, "source")
    keys("Vit", Qt.Key.Key_Return)
    QApplication.processEvents()
    return claim


def test_a_name_of_the_paragraph_fills_in_what_its_sentence_says(desk: CardWindow) -> None:
    claim = attributed(desk)
    stored = desk.stored(claim)
    (voice,) = stored.attributions
    (link,) = voice.chain
    sources = desk.session.sources
    assert sources[link.source].name == "Vitali Kremez"
    assert sources[link.source].kind == "person"
    assert sources[link.affiliation].name == "Flashpoint"
    assert sources[link.affiliation].kind == "organisation"
    assert sources[link.source].affiliation == link.affiliation
    assert [cue.exact for cue in link.cues] == ["Selon"]
    assert link.mention.exact == "Vitali Kremez"
    assert voice.directness == "indirect"
    assert [(h.anchor.exact, h.kind) for h in stored.hedges] == [("serait", "conditional")]


def test_choosing_a_source_is_one_step_to_undo(desk: CardWindow) -> None:
    claim = attributed(desk)
    assert desk.session.undo_label == "Attribute to Vitali Kremez"
    desk.session.undo()
    assert desk.stored(claim).attributions == ()
    assert desk.session.sources == {}
    assert field(desk, "sourceField").isVisible()
    desk.session.redo()
    assert len(desk.stored(claim).attributions) == 1


def test_just_made_it_asks_for_the_source_alone_and_opens_after_it(desk: CardWindow) -> None:
    desk.edit(desk.claim(CLAIM), "source")
    assert desk.focused() == "sourceField"
    assert not field(desk, "noteField").isVisible()
    low = desk.card.height()
    keys("Vit", Qt.Key.Key_Return)
    QApplication.processEvents()
    assert field(desk, "noteField").isVisible()
    assert desk.card.height() > low


def test_enter_in_the_empty_field_opens_the_rest(desk: CardWindow) -> None:
    claim = desk.claim(CLAIM)
    desk.edit(claim, "source")
    keys("", Qt.Key.Key_Return)
    assert desk.stored(claim).attributions == ()
    assert field(desk, "noteField").isVisible()


def test_all_fields_by_keyboard_alone(desk: CardWindow) -> None:
    """Tab from field to field; the file then has everything."""
    claim = attributed(desk)
    answers = {
        "reliability": ("b", Qt.Key.Key_Tab),
        "credibility": ("3", Qt.Key.Key_Tab),
        "tagField": ("actors/states", Qt.Key.Key_Return),
        "glossField": ("APT 28 is behind the intrusion", Qt.Key.Key_Tab),
        "eventDate": ("5 mai 2017", Qt.Key.Key_Tab),
        "saidDate": ("5/2017", Qt.Key.Key_Tab),
        "noteField": ("Check the company's report.", Qt.Key.Key_Tab),
    }
    seen: set[str] = set()
    for _ in range(60):
        here = QApplication.focusWidget()
        name = here.objectName() or here.parentWidget().objectName()
        if name in answers and name not in seen:
            seen.add(name)
            text, key = answers[name]
            keys(text, key)
        else:
            QTest.keyClick(here, Qt.Key.Key_Tab)
    assert seen == set(answers)
    stored = desk.stored(claim)
    grades = desk.session.grades
    assert grades[stored.attributions[0].chain[0].source].value == "B"
    assert grades[claim].value == "3"
    tag = desk.session.tags[stored.tags[0]]
    assert (tag.name, desk.session.tags[tag.parent].name) == ("states", "actors")
    assert stored.gloss == ("APT 28 is behind the intrusion",)
    assert stored.note == "Check the company's report."
    assert stored.event.edtf == "2017-05-05"
    assert stored.said.edtf == "2017-05"
    assert stored.reported.edtf == "2017-05-08"


def test_it_is_all_in_the_file(desk: CardWindow) -> None:
    claim = attributed(desk)
    type_into("noteField", desk, "once more")
    QTest.keyClick(field(desk, "noteField"), Qt.Key.Key_Escape)
    path = desk.session.store.path
    other = Store.open(path)
    (stored,) = other.annotations([claim])
    other.close()
    assert stored.note == "once more"
    assert desk.focused() == "page"
    assert not desk.card.isVisible()


def test_typing_rests_and_is_stored_and_a_visit_is_one_step(desk: CardWindow) -> None:
    claim = attributed(desk)
    note = type_into("noteField", desk, "first")
    assert desk.stored(claim).note == ""
    QTest.qWait(REST + 150)
    assert desk.stored(claim).note == "first"
    QTest.keyClicks(note, " second")
    QTest.keyClick(note, Qt.Key.Key_Tab)
    assert desk.stored(claim).note == "first second"
    desk.session.undo()
    assert desk.stored(claim).note == ""
    assert len(desk.stored(claim).attributions) == 1


def test_undo_in_a_field_takes_its_typing_first_then_steps(desk: CardWindow) -> None:
    claim = attributed(desk)
    note = type_into("noteField", desk, "typed")
    QTest.keyClick(note, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert note.toPlainText() == ""
    assert len(desk.stored(claim).attributions) == 1
    QTest.keyClick(note, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.stored(claim).attributions == ()


def test_an_edit_from_elsewhere_refreshes_and_leaves_typing_alone(desk: CardWindow) -> None:
    claim = attributed(desk)
    note = type_into("noteField", desk, "mine")
    kremez = desk.stored(claim).attributions[0].chain[0].source
    other = Store.open(desk.session.store.path)
    from dataclasses import replace

    from reader.domain.edits import amend
    from reader.domain.project import Analyst

    source = other.get("source", kremez)
    renamed = replace(source, name="V. Kremez")
    other.apply(amend("Rename", source, renamed), analyst=Analyst("b", "Bob"))
    other.close()
    desk.session.refresh()
    labels = [w.text() for w in desk.card.findChildren(QWidget) if hasattr(w, "chip")]
    assert "V. Kremez · Flashpoint" in labels
    assert note.toPlainText() == "mine"
    assert note.hasFocus()


def test_a_relay_an_unnamed_voice_and_an_implied_origin(desk: CardWindow) -> None:
    claim = desk.claim(INQUIRY)
    desk.edit(claim, "source")
    keys("on", Qt.Key.Key_Down)
    offers = field(desk, "sourceField").popup
    while offers.current.kind != "unnamed":
        keys("", Qt.Key.Key_Down)
    keys("", Qt.Key.Key_Return)
    QTest.mouseClick(field(desk, "addRelay"), Qt.MouseButton.LeftButton)
    keys("source proche", Qt.Key.Key_Return)
    QTest.mouseClick(field(desk, "addImplied"), Qt.MouseButton.LeftButton)
    keys("parquet de Paris")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    (voice,) = desk.stored(claim).attributions
    first, relay, implied = voice.chain
    sources = desk.session.sources
    assert (first.source, first.label) == (None, "on")
    assert sources[relay.source].kind == "anonymous"
    assert sources[relay.source].article == desk.article.id
    assert relay.stated and not implied.stated
    assert "arquet de Paris" in sources[implied.source].name


def test_a_second_voice_and_taking_it_away(desk: CardWindow) -> None:
    claim = attributed(desk)
    QTest.mouseClick(field(desk, "addVoice"), Qt.MouseButton.LeftButton)
    keys("AFP", Qt.Key.Key_Return)
    assert len(desk.stored(claim).attributions) == 2
    keys("", Qt.Key.Key_Delete)
    assert len(desk.stored(claim).attributions) == 1
    speaker = desk.stored(claim).attributions[0].chain[0].source
    assert desk.session.sources[speaker].name == "Vitali Kremez"


def test_the_cue_is_typed_taken_and_cleared(desk: CardWindow) -> None:
    claim = attributed(desk)

    def cues() -> list[str]:
        return [c.exact for c in desk.stored(claim).attributions[0].chain[0].cues]

    cue = field(desk, "cueField")
    cue.selectAll()
    QTest.keyClicks(cue, "nulle part")
    QTest.keyClick(cue, Qt.Key.Key_Return)
    assert cues() == ["Selon"]
    assert cue.property("wrong")
    at = desk.page.text.index("spécialisée")
    desk.page.select(at, at + len("spécialisée"))
    cue.setFocus()
    QTest.keyClick(cue, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert cues() == ["spécialisée"]
    cue.selectAll()
    QTest.keyClick(cue, Qt.Key.Key_Delete)
    QTest.keyClick(cue, Qt.Key.Key_Return)
    assert cues() == []


def test_a_date_that_is_none_is_not_stored(desk: CardWindow) -> None:
    claim = attributed(desk)
    date = type_into("saidDate", desk, "samedis")
    QTest.keyClick(date, Qt.Key.Key_Return)
    assert desk.stored(claim).said is None
    assert date.property("wrong") and "8 May 2017" in date.toolTip()
    hints = [h for h in desk.card.findChildren(QWidget, "hint") if h.isVisible()]
    assert [h.text() for h in hints] == [date.toolTip()]
    date.selectAll()
    QTest.keyClicks(date, "?")
    QTest.keyClick(date, Qt.Key.Key_Return)
    assert desk.stored(claim).said.edtf is None
    assert not date.property("wrong") and not hints[0].isVisible()


def test_a_date_counted_from_the_article_is_proposed_and_keeps_its_words(desk: CardWindow) -> None:
    claim = attributed(desk)
    date = type_into("saidDate", desk, "vendredi soir")
    proposal = next(w for w in desk.card.findChildren(QLabel, "dateProposal"))
    assert proposal.isVisible() and proposal.text() == "= 5 May 2017, counted from 8 May 2017"
    QTest.keyClick(date, Qt.Key.Key_Return)
    assert desk.stored(claim).said == Date("2017-05-05", "vendredi soir")
    assert not proposal.isVisible()
    date.selectAll()
    QTest.keyClicks(date, "31 fevrier")
    QTest.keyClick(date, Qt.Key.Key_Return)
    assert date.toolTip() == "There is no 31 February."
    assert desk.stored(claim).said == Date("2017-05-05", "vendredi soir")
    date.selectAll()
    QTest.keyClicks(date, "du 3 au 5 mai 2017")
    QTest.keyClick(date, Qt.Key.Key_Return)
    assert desk.stored(claim).said == Date("2017-05-03/2017-05-05", "du 3 au 5 mai 2017")
    date.selectAll()
    QTest.keyClicks(date, "8 May 2017")
    QTest.keyClick(date, Qt.Key.Key_Return)
    assert desk.stored(claim).said == Date("2017-05-08")


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("1 March 44", Date("1944-03-01?", "1 March 44")),
        ("2016", Date("2016")),
        ("mi-mai 2016", Date("2016-05-11~/2016-05-20~", "mi-mai 2016")),
        ("2017-05-05/2017-05-07", Date("2017-05-05/2017-05-07")),
        ("2017-05-07/2017-05-05", "The second date lies before the first."),
        ("29 fevrier 2017", "There is no 29 February in 2017."),
        ("2017-13", "There is no month 13; days come before months, as in 8/5/2017."),
    ],
    ids=["century", "year", "part of a month", "range", "turned", "no such day", "no such month"],
)
def test_dates_are_kept_beside_the_words_or_refused(
    desk: CardWindow, words: str, kept: Date | str
) -> None:
    claim = attributed(desk)
    date = type_into("eventDate", desk, words)
    QTest.keyClick(date, Qt.Key.Key_Return)
    stored = desk.stored(claim).event
    if isinstance(kept, Date):
        assert stored == kept and not date.property("wrong")
    else:
        assert stored is None and date.toolTip() == kept


def test_a_letter_only_here_leaves_the_source_alone(desk: CardWindow) -> None:
    claim = attributed(desk)
    QTest.mouseClick(field(desk, "onlyHere"), Qt.MouseButton.LeftButton)
    QTest.keyClick(field(desk, "reliability"), Qt.Key.Key_D)
    (voice,) = desk.stored(claim).attributions
    assert voice.reliability == "D"
    assert voice.chain[0].source not in desk.session.grades


def test_digit_one_with_one_origin_warns(desk: CardWindow) -> None:
    attributed(desk)
    QTest.keyClick(field(desk, "credibility"), Qt.Key.Key_1)
    warning = field(desk, "gradeWarning")
    assert warning.isVisible() and "two independent" in warning.text()
    QTest.keyClick(field(desk, "credibility"), Qt.Key.Key_2)
    assert not warning.isVisible()


def test_delete_takes_what_hangs_on_it_and_closes(desk: CardWindow) -> None:
    claim = attributed(desk)
    QTest.keyClick(field(desk, "credibility"), Qt.Key.Key_2)
    QTest.mouseClick(field(desk, "deleteAnnotation"), Qt.MouseButton.LeftButton)
    assert desk.session.store.annotations([claim]) == []
    assert not desk.card.isVisible()
    assert desk.focused() == "page"
    desk.session.undo()
    assert desk.session.grades[claim].value == "2"


def test_the_affiliation_is_kept_on_the_link(desk: CardWindow) -> None:
    claim = attributed(desk)
    box = field(desk, "affiliationField")
    assert box.text() == "Flashpoint"
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "Acme")
    QTest.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    link = desk.stored(claim).attributions[0].chain[0]
    sources = desk.session.sources
    assert sources[link.affiliation].name == "Acme"
    assert sources[sources[link.source].affiliation].name == "Flashpoint"
    box.selectAll()
    QTest.keyClick(box, Qt.Key.Key_Delete)
    QTest.keyClick(box, Qt.Key.Key_Tab)
    assert desk.stored(claim).attributions[0].chain[0].affiliation is None


def test_stance_and_basis(desk: CardWindow) -> None:
    claim = attributed(desk)
    QTest.keyClick(field(desk, "basis"), Qt.Key.Key_Down)
    QTest.keyClick(field(desk, "stance"), Qt.Key.Key_Down)
    (voice,) = desk.stored(claim).attributions
    assert (voice.basis, voice.stance) == ("unknown", "denies")


def test_the_card_is_never_cut_off(desk: CardWindow) -> None:
    desk.resize(1024, 640)
    QApplication.processEvents()
    claim = attributed(desk)
    QApplication.processEvents()
    card = desk.card.geometry()
    assert desk.rect().contains(card)
    assert claim == desk.card.entry.id


def test_a_voice_behind_the_same_cue_can_be_counted_on_its_own(desk: CardWindow) -> None:
    claim = attributed(desk)
    apart = field(desk, "countsApart")
    assert not apart.isVisible()
    first = desk.stored(claim).attributions[0]
    second = replace(first, id="second", chain=(replace(first.chain[0], source=None),))
    stored = desk.stored(claim)
    desk.session.perform(
        amend("Two behind one cue", stored, replace(stored, attributions=(first, second)))
    )
    QApplication.processEvents()
    assert apart.isVisible()
    QTest.mouseClick(apart, Qt.MouseButton.LeftButton)
    assert [voice.apart for voice in desk.stored(claim).attributions] == [True, False]
    assert desk.session.undo_label == "Count voice on its own"
    desk.session.undo()
    QApplication.processEvents()
    assert not apart.isChecked()

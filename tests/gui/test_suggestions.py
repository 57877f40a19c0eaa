"""Suggestions reviewed by a person: shown dashed, accepted, dismissed, taken back, hidden."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QListWidget, QWidget

from reader.resources import resource
from reader.suggest.nlp import available
from tests.gui.hands import CTRL, NONE, SHIFT, Hands, settle
from tests.gui.importing import import_text
from tests.gui.shell_project import draft
from tests.gui.suggesting import (
    COURT,
    DUPONT,
    KREMEZ,
    TEXT,
    Opens,
    active_words,
    at_page,
    dashed,
    dialog,
    in_file,
    project_of,
    project_with,
    read_by_program,
    said,
    told_below,
)

LONG_NAMED = (
    "A spokesman for the harbour pilots of the northern isles, who asked not to be named, said"
    " that the ferry had been overloaded."
)
Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def hands(open_hands: Opens, tmp_path: Path) -> Hands:
    project_with(tmp_path / "case.selon", TEXT)
    return read_by_program(open_hands("case.selon"))


def test_the_sample_is_reviewed_without_a_mouse(open_hands: Opens, tmp_path: Path) -> None:
    import_text(tmp_path / "case.selon", resource("articles/en-marche.txt"))
    hands = read_by_program(open_hands("case.selon"))
    before = hands.window.session.store.last_seq()
    offered = dashed(hands)
    assert len(offered) >= 5 and in_file(hands, "annotation") == []
    accepted, dismissed, passed = [], [], []
    hands.key("]")
    while words := active_words(hands):
        decided = (accepted, dismissed, passed)[len(accepted + dismissed + passed) % 3]
        decided.append(words)
        if decided is passed:
            hands.key(Key.Key_Tab)
            if active_words(hands) == words:  # the last one: Tab leaves the page
                break
            continue
        hands.key(Key.Key_Return if decided is accepted else Key.Key_Delete)
    made = in_file(hands, "annotation")
    assert sorted(claim.quotation for claim in made) == sorted(accepted)
    assert sorted(one.words for one in in_file(hands, "dismissal")) == sorted(dismissed)
    # a source that was accepted may make the program read again ("En Marche!" ends no sentence)
    read_by_program(hands)
    assert passed and not set(dashed(hands)) & {*accepted, *dismissed}
    named = {source.id for source in in_file(hands, "source")}
    for claim in made:
        assert claim.kind == "claim" and claim.by is not None and len(claim.attributions) == 1
        assert claim.attributions[0].chain[-1].source in {None, *named}
    steps = len(accepted) + len(dismissed)
    assert hands.window.session.store.last_seq() == before + steps, "one step each"


def test_what_is_suggested_is_seen_and_told_before_anything_is_stored(hands: Hands) -> None:
    assert dashed(hands) == [KREMEZ, COURT, DUPONT]
    assert said(hands).startswith("3 suggestions")
    hands.key("]")
    assert active_words(hands) == KREMEZ
    assert said(hands) == (
        "1 of 3 · Vitali Kremez — Cue “Selon” opens the sentence and a name follows."
    )
    card = hands.window.margin.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert card.startswith("Suggestion, ") and "Vitali Kremez" in card
    assert in_file(hands, "annotation") == in_file(hands, "source") == []
    # what is asked at a point are annotations
    middle = hands.page.rects_of(*hands.place(KREMEZ))[0].center()
    assert hands.page.annotations_at(middle) == []


def test_undo_brings_a_suggestion_back_and_redo_decides_again(hands: Hands) -> None:
    hands.key("]")
    hands.key(Key.Key_Return)
    hands.key(Key.Key_Delete)
    assert dashed(hands) == [DUPONT] and active_words(hands) == DUPONT
    learned = hands.window.suggestions.weighing.learned
    decided = learned.counts
    assert sum(a for a, _ in decided.values()) == sum(d for _, d in decided.values()) == 1
    hands.key("z", CTRL)
    assert dashed(hands) == [COURT, DUPONT] and active_words(hands) == COURT
    hands.key("z", CTRL)
    assert dashed(hands) == [KREMEZ, COURT, DUPONT] and active_words(hands) == KREMEZ
    assert in_file(hands, "annotation") == in_file(hands, "source") == []
    assert set(learned.counts.values()) == {(0, 0)}
    hands.key("z", CTRL | SHIFT)
    hands.key("z", CTRL | SHIFT)
    assert dashed(hands) == [DUPONT] and learned.counts == decided


def test_keys_act_on_what_is_active_and_on_nothing_else(hands: Hands) -> None:
    hands.drag("parquet de Paris")
    hands.key("n")
    hands.key(Key.Key_Escape)
    at_page(hands)
    (note,) = in_file(hands, "annotation")
    hands.key("]")
    first = active_words(hands)
    assert hands.window.marking.active is None
    hands.key(",")
    assert hands.window.marking.active == note.id and not active_words(hands)
    hands.key(Key.Key_Delete)
    assert in_file(hands, "annotation") == [] and in_file(hands, "dismissal") == []
    # with nothing active neither key decides; Enter on the words shows the suggestion first
    hands.key(Key.Key_Escape)
    hands.key(Key.Key_Delete)
    hands.page.place_caret(hands.place(COURT)[0] + 3)
    hands.key(Key.Key_Return)
    assert active_words(hands) == COURT and first and in_file(hands, "annotation") == []
    hands.key(Key.Key_Escape)
    assert not active_words(hands) and len(dashed(hands)) == 3


def test_while_typing_letters_are_letters(hands: Hands) -> None:
    hands.window.library.filter.setFocus()
    hands.type("ga]")
    assert hands.window.library.filter.text() == "ga]"
    assert len(dashed(hands)) == 3 and in_file(hands, "annotation") == []


def test_accept_and_edit_opens_the_card_at_its_source(hands: Hands) -> None:
    hands.key("]")
    hands.key(Key.Key_Return, SHIFT)
    (claim,) = in_file(hands, "annotation")
    (source,) = in_file(hands, "source")
    assert claim.quotation == KREMEZ and source.name == "Vitali Kremez"
    assert hands.card().isVisible() and hands.focus().objectName() == "sourceField"
    assert hands.window.marking.active == claim.id


def test_strong_ones_are_accepted_together_after_a_look(hands: Hands) -> None:
    strong = len(hands.window.suggestions.strong)
    assert strong >= 2
    hands.key("a")
    shown = dialog("acceptStrong").findChild(QListWidget, "strongList")
    assert shown.count() == strong and "%" in shown.item(0).text()
    shown.setFocus()
    hands.key(Key.Key_Space)
    assert in_file(hands, "annotation") == []
    hands.key(Key.Key_Return)
    hands.until(lambda: len(in_file(hands, "annotation")) == strong - 1)
    at_page(hands)
    hands.key("z", CTRL)
    hands.until(lambda: not in_file(hands, "annotation"))
    assert len(dashed(hands)) == 3, "one step takes all of them back"


def test_a_dismissed_one_stays_away_and_can_be_brought_back(
    hands: Hands, open_hands: Opens
) -> None:
    hands.key("]")
    hands.key(Key.Key_Delete)
    hands.window.close()
    hands = read_by_program(open_hands("case.selon"))
    assert dashed(hands) == [COURT, DUPONT]
    hands.click("dismissedSuggestions")
    shown = dialog("dismissed")
    assert "Vitali Kremez" in shown.findChild(QListWidget, "dismissedList").item(0).text()
    hands.key(Key.Key_Return)
    assert in_file(hands, "dismissal") == []
    hands.until(lambda: dashed(hands) == [KREMEZ, COURT, DUPONT])
    shown.close()


def test_a_newer_version_brings_no_dismissed_one_back(hands: Hands) -> None:
    hands.key("]")
    hands.key(Key.Key_Delete)
    QApplication.clipboard().setText("Un paragraphe de plus, tout en haut.\n\n" + TEXT)
    before = hands.page.version_id
    hands.window.actions_by_name["paste_newer"].trigger()
    hands.until(lambda: hands.page.version_id != before)
    read_by_program(hands)
    assert dashed(hands) == [COURT, DUPONT]


def test_g_hides_all_and_is_remembered(hands: Hands, open_hands: Opens) -> None:
    rows = hands.window.margin.model().rowCount()
    hands.key("g")
    assert dashed(hands) == [] and hands.window.margin.model().rowCount() == rows - 3
    assert not hands.window.findChild(QWidget, "suggestions").isVisible()
    assert "3 suggestions hidden" in told_below(hands)
    hands.window.close()
    hands = open_hands("case.selon")
    hands.until(lambda: hands.window.suggestions.is_read)
    at_page(hands)
    assert dashed(hands) == []
    hands.key("]")  # to go to one is to want to see them
    assert len(dashed(hands)) == 3 and active_words(hands) == KREMEZ
    assert "hidden" not in told_below(hands)


def test_what_is_marked_by_hand_is_not_offered(hands: Hands) -> None:
    start, _ = hands.place("Nous avons vu")
    hands.drag("Nous avons vu ces documents circuler vendredi")
    hands.key("c")
    hands.key(Key.Key_Escape)
    assert dashed(hands) == [KREMEZ, DUPONT]
    at_page(hands)
    hands.key("z", CTRL)
    assert dashed(hands) == [KREMEZ, COURT, DUPONT]
    # a word of another kind on the same words takes nothing away
    hands.see(start)
    hands.drag("vendredi soir")
    hands.key("n")
    assert dashed(hands) == [KREMEZ, COURT, DUPONT]


def test_the_mouse_finds_suggestions_too(hands: Hands) -> None:
    hands.click_words("groupe APT 28")
    assert active_words(hands) == KREMEZ
    margin = hands.window.margin
    row = next(r for r in range(3) if margin.model().index(r).data().startswith(COURT[:10]))
    box = margin.visualRect(margin.model().index(row))
    QTest.mouseClick(margin.viewport(), LEFT, NONE, box.center())
    settle()
    assert active_words(hands) == COURT
    hands.click("acceptSuggestion")
    assert [claim.quotation for claim in in_file(hands, "annotation")] == [COURT]


def test_an_accepted_source_is_known_in_the_next_article(open_hands: Opens, tmp_path: Path) -> None:
    later = "Selon Kremez, les serveurs étaient loués à l'étranger depuis mars."
    project_with(tmp_path / "case.selon", TEXT, later)
    hands = read_by_program(open_hands("case.selon"))
    hands.key("]")
    hands.key(Key.Key_Return)
    (kremez,) = in_file(hands, "source")
    hands.key(Key.Key_PageDown, CTRL)
    read_by_program(hands)
    hands.key("]")
    assert said(hands).startswith("1 of 1 · Vitali Kremez — ")
    hands.key(Key.Key_Return)
    first, second = in_file(hands, "annotation")
    assert [of.attributions[0].chain[-1].source for of in (first, second)] == [kremez.id] * 2
    assert in_file(hands, "source") == [kremez]


def test_the_same_words_elsewhere_are_told_and_lead_there(
    open_hands: Opens, tmp_path: Path
) -> None:
    project_with(tmp_path / "case.selon", TEXT, f"{COURT}, a répété le parquet.", "Rien.")
    hands = read_by_program(open_hands("case.selon"))
    hands.key("]")
    hands.key("]")
    assert active_words(hands) == COURT
    hands.until(lambda: hands.window.draft_review.elsewhere == "Also in 1 other article.")
    assert hands.find("suggestionsElsewhere").text() == "Also in 1 other article"
    hands.click("suggestionsElsewhere")
    hands.until(lambda: hands.window.going.view("search").isVisible())
    assert hands.window.going.here.view == "search"


def test_a_long_article_is_read_beside_the_window(open_hands: Opens, tmp_path: Path) -> None:
    long = "\n\n".join([TEXT, *(f"Rien de neuf au jour {n}." for n in range(3000))])
    project_of(tmp_path / "case.selon", draft("Long", long, "fr"), draft("Piratage", TEXT, "fr"))
    hands = open_hands("case.selon")
    window = hands.window
    hands.until(lambda: window.suggestions.finding.share is not None)
    first = window.suggestions.finding
    hands.until(lambda: window.findChild(QWidget, "suggestions") is not None)
    if first.share is not None:  # a quick machine may have read it by now
        assert said(hands).startswith("Reading the article … ")
    hands.key(Key.Key_PageDown, CTRL)  # it is left: nobody waits for it any more
    read_by_program(hands)
    assert dashed(hands) == [KREMEZ, COURT, DUPONT]
    hands.key(Key.Key_PageUp, CTRL)
    read_by_program(hands)
    assert dashed(hands) == [KREMEZ, COURT, DUPONT]


def test_switched_off_or_in_another_language_nothing_is_suggested(hands: Hands) -> None:
    choices = hands.window.suggestions.choices
    for name, value in (("on", False), ("french", False), ("threshold", 0.99)):
        usual = getattr(choices, name)
        setattr(choices, name, value)
        hands.window.suggestions.look_again()
        assert dashed(hands) == [], name
        setattr(choices, name, usual)
        hands.window.suggestions.look_again()
        hands.until(lambda: len(dashed(hands)) == 3)


def test_preferences_choose_languages_certainty_and_forget(hands: Hands) -> None:
    hands.key("]")
    hands.key(Key.Key_Tab)
    hands.key(Key.Key_Delete)
    hands.key(",", CTRL)
    shown = dialog("preferencesDialog")
    learned = hands.find("suggestionsLearned", shown)
    assert learned.text().startswith("Scores follow 1 decision of yours")
    hands.click("forgetLearned", shown)
    assert learned.text().startswith("Scores will follow")
    hands.click("suggestFrench", shown)
    hands.until(lambda: dashed(hands) == [])
    hands.click("suggestFrench", shown)
    hands.until(lambda: dashed(hands) == [KREMEZ, DUPONT])
    rates = [
        hands.window.suggestions.weighing.rates[of.kind] for of in hands.window.suggestions.drafts
    ]
    hands.find("suggestionThreshold", shown).setValue(round(100 * min(rates)) + 1)
    hands.until(lambda: len(dashed(hands)) == sum(rate > min(rates) + 0.01 for rate in rates))
    hands.click("suggestionsOn", shown)
    hands.until(lambda: dashed(hands) == [])
    assert not hands.window.findChild(QWidget, "suggestions").isVisible()
    shown.close()


@pytest.mark.parametrize("extra", [Qt.KeyboardModifier.GroupSwitchModifier, CTRL | ALT])
def test_brackets_behind_altgr_are_brackets(hands: Hands, extra: Qt.KeyboardModifier) -> None:
    press = QKeyEvent(QEvent.Type.KeyPress, Key.Key_BracketRight, extra, "]")
    QApplication.sendEvent(hands.page, press)
    settle()
    assert active_words(hands) == KREMEZ


def test_focus_mode_shows_the_bar_while_a_suggestion_is_active(hands: Hands) -> None:
    bar = hands.window.findChild(QWidget, "suggestions")
    hands.key("f")
    assert not bar.isVisible()
    hands.key("]")
    assert bar.isVisible() and said(hands).startswith("1 of 3")
    hands.key(Key.Key_Escape)
    assert not bar.isVisible()
    hands.key("f")
    assert bar.isVisible()


@pytest.mark.skipif(not available(), reason="THE EXTRA “nlp” IS MISSING")
def test_a_parser_of_sentences_is_asked_where_it_is_chosen(
    open_hands: Opens, tmp_path: Path
) -> None:
    flood = draft("Flood", "The river will fall, said Ann Poe.\n\n" + LONG_NAMED, "en")
    project_of(tmp_path / "flood.selon", flood)
    hands = read_by_program(open_hands("flood.selon"))
    before = hands.window.suggestions.open
    found: list[int] = []
    hands.window.suggestions.finding.found.connect(lambda drafts: found.append(len(drafts)))
    hands.key(",", CTRL)
    preferences = hands.window.findChild(QDialog, "preferencesDialog")
    preferences.findChild(QCheckBox, "suggestByParser").setFocus()
    was_here = "spacy" in sys.modules
    hands.key(Key.Key_Space)
    assert hands.window.settings.suggestions.parser
    preferences.close()
    assert not hands.window.suggestions.is_read
    hands.until(lambda: hands.window.suggestions.is_read, 120_000)
    assert set(before) <= set(hands.window.suggestions.open)
    assert len(found) == 2 and found[0] == len(before), "those of the rules first, then with it"
    assert ("spacy" in sys.modules) == was_here  # it has a process of its own


def test_without_its_extra_the_parser_s_preference_says_how_to_get_it(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)  # as where it is not installed
    hands.window.settings.suggestions.parser = True
    hands.key(",", CTRL)
    preferences = hands.window.findChild(QDialog, "preferencesDialog")
    tick = preferences.findChild(QCheckBox, "suggestByParser")
    assert not tick.isEnabled() and not tick.isChecked()
    assert 'pip install "selon[nlp]"' in tick.accessibleDescription()
    preferences.close()
    hands.window.suggestions.look_again()
    hands.until(lambda: len(dashed(hands)) == 3)

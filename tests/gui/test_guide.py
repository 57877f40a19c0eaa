"""What the guide says, done by hand where no other test does it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from reader.domain.annotation import implied_origin, origin
from reader.ui.page.sheet_view import EMPTY
from tests.gui.hands import CTRL, SHIFT, settle
from tests.gui.test_by_hand import annotations, things

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
PARIS = (
    "Le parquet de Paris a ouvert une enquête dans la soirée du 5 mai à la suite de la diffusion "
    "sur internet de milliers de documents internes de l'équipe de campagne d'Emmanuel Macron"
)


def test_an_actor_is_not_a_source(open_hands, seed_project):
    hands = open_hands()
    hands.drag(PARIS)
    hands.key("c")
    hands.type("source")
    hands.key(Key.Key_Return)
    hands.click("addImplied")
    hands.type("parquet")
    hands.key(Key.Key_Return)
    hands.key(Key.Key_Escape)
    hands.drag("parquet de Paris")
    hands.key("s")
    claim, mention = annotations(seed_project)
    sources = things(seed_project, "source")
    (voice,) = claim.attributions
    speaker, inferred = origin(voice), implied_origin(voice)
    assert sources[speaker.source].name == "source proche du dossier"
    assert sources[speaker.source].kind == "anonymous"
    assert sources[speaker.source].article == claim.article
    assert [cue.exact for cue in speaker.cues] == ["a-t-on appris"]
    assert sources[inferred.source].name == "parquet de Paris"
    assert mention.source == inferred.source
    assert len(sources) == 2


def test_white_space_at_the_ends_of_a_selection_is_not_marked(open_hands, seed_project):
    hands = open_hands()
    hands.drag("Emleaks")
    hands.key(Key.Key_Right, SHIFT)
    assert hands.page.text[slice(*hands.page.selected_range())] == "Emleaks "
    hands.key("s")
    (mention,) = annotations(seed_project)
    assert mention.spans[0].exact == "Emleaks"
    assert things(seed_project, "source")[mention.source].name == "Emleaks"


def test_delete_deletes_the_active_annotation(open_hands, seed_project):
    hands = open_hands()
    hands.drag("Emleaks")
    hands.key("n")
    hands.key(Key.Key_Escape)
    hands.key(Key.Key_Delete)
    assert annotations(seed_project) == []
    hands.key("z", CTRL)
    assert len(annotations(seed_project)) == 1


def test_enter_on_the_page_goes_into_the_card(open_hands, seed_project):
    hands = open_hands()
    hands.drag("Emleaks")
    hands.key("n")
    hands.key(Key.Key_Escape)
    hands.key(Key.Key_Escape)
    hands.key(".")
    assert hands.focus() is hands.page
    hands.key(Key.Key_Return)
    assert hands.focus() is hands.card()
    hands.key(Key.Key_Escape)
    assert hands.focus() is hands.page


def test_the_history_goes_there_and_back_to_the_page(open_hands, seed_project):
    hands = open_hands()
    hands.drag("Emleaks")
    hands.key("n")
    hands.key(Key.Key_Escape)
    hands.key(Key.Key_Escape)
    (note,) = annotations(seed_project)
    hands.key("h", CTRL)
    hands.key(Key.Key_Return)
    assert hands.window.marking.active == note.id
    hands.find("historyList").setFocus()
    hands.key(Key.Key_Escape)
    assert hands.focus() is hands.page
    hands.find("historyList").setFocus()
    hands.key("h", CTRL)
    assert hands.focus() is hands.page


def test_a_merge_is_told_and_taken_back(open_hands, seed_project):
    hands = open_hands()
    for name in ("Vitali Kremez", "Flashpoint"):
        hands.drag(name)
        hands.key("s")
        hands.key(Key.Key_Escape)
    before = things(seed_project, "source")
    hands.key("3", ALT)
    hands.window.going.to_source(next(s.id for s in before.values() if s.name == "Flashpoint"))
    hands.click("mergeSource")
    hands.type("Vitali")
    hands.key(Key.Key_Return)
    hands.click("mergeDo")  # what will be one has been looked at
    (kept,) = things(seed_project, "source").values()
    assert kept.aliases == ("Flashpoint",)
    assert {a.source for a in annotations(seed_project)} == {kept.id}
    assert "another name" in hands.window.status.message.text()
    hands.window.activateWindow()  # offscreen nobody does when a dialog closes
    settle()
    hands.find("sourcesTable").setFocus()
    settle()
    hands.key("z", CTRL)
    assert things(seed_project, "source") == before


def test_the_size_of_the_words_is_kept(open_hands, seed_project):
    hands = open_hands()
    hands.key(Key.Key_Plus, CTRL)
    hands.window.close()
    assert open_hands().window.settings.reading.px == hands.window.settings.reading.px == 19


def test_an_empty_project_says_what_to_do(open_hands):
    hands = open_hands()
    shown = [label.text() for label in hands.window.findChildren(QLabel) if label.isVisible()]
    assert any("Ctrl+I" in words for words in shown)
    assert any("press T" in words for words in shown)
    assert "Ctrl+I" in EMPTY
    empty = hands.page.grab().toImage()
    colours = {empty.pixelColor(x, empty.height() // 2).name() for x in range(empty.width())}
    assert len(colours) > 5

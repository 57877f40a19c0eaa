"""Completion's order, tags, the forms of mentions and notes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from reader.domain.annotation import MENTION
from reader.domain.edits import highlight, make
from reader.domain.ids import new_id
from reader.domain.project import Tag
from reader.domain.source import Source
from reader.ui.card.offers import Offer, fit, source_offers, tag_offers
from reader.ui.drafting import mention_of, note_of
from tests.gui.card_window import CLAIM, CardWindow, desk_on, type_into


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[CardWindow]:
    with desk_on(tmp_path / "p.selon", qapp) as window:
        yield window


def known(desk: CardWindow, name: str, kind: str = "person", **more: object) -> Source:
    source = Source(new_id(), name, kind, **more)  # type: ignore[arg-type]
    assert desk.session.perform(make("New source", source))
    return source


def offered(desk: CardWindow, typed: str) -> list[Offer]:
    desk.edit(desk.claim(CLAIM), "source")
    field = QApplication.focusWidget()
    QTest.keyClicks(field, typed)
    return field.popup.offers


def names(offers: list[Offer]) -> list[str]:
    return [offer.name for offer in offers]


def test_how_well_words_fit() -> None:
    assert fit("flashpoint", ["Flashpoint"]) == 0
    assert fit("flash", ["Flashpoint"]) == 1
    assert fit("marche", ["En Marche!"]) == 2
    assert fit("point", ["Flashpoint"]) == 3
    assert fit("elysee", ["Palais de l’Élysée"]) == 2
    assert fit("zorro", ["Flashpoint"]) is None


def test_known_sources_first_then_names_of_the_paragraph_then_a_new_one(desk: CardWindow) -> None:
    known(desk, "Reflets flamands", "media")
    front = known(desk, "Front national", "organisation")
    known(desk, "Florian Philippot", affiliation=front.id)
    offers = offered(desk, "Fl")
    assert names(offers)[:2] == ["Florian Philippot", "Reflets flamands"]
    assert offers[0].detail == "person · Front national"
    kinds = [offer.kind for offer in offers]
    assert kinds == sorted(kinds, key=["known", "named", "new", "unnamed"].index)
    assert next(o.name for o in offers if o.kind == "named") == "Flashpoint"
    assert kinds.count("new") == 1


def test_accents_case_and_aliases_do_not_matter(desk: CardWindow) -> None:
    known(desk, "Élysée", "official", aliases=("Présidence de la République",))
    assert names(offered(desk, "elys"))[0] == "Élysée"
    assert names(source_offers("presidence", desk.session, desk.article.id, []))[0] == "Élysée"


def test_the_empty_field_offers_the_paragraphs_names_nearest_first(desk: CardWindow) -> None:
    known(desk, "AFP", "media")
    offers = offered(desk, "")
    assert names(offers)[:2] == ["Flashpoint", "Vitali Kremez"]
    assert "AFP" in names(offers)
    assert QApplication.focusWidget().popup.current is None


def test_who_a_claim_is_about_is_not_offered_as_its_speaker(desk: CardWindow) -> None:
    offers = offered(desk, "")
    assert not any("APT" in name or "En Marche" in name for name in names(offers))


def test_another_articles_anonymous_source_comes_last_and_is_asked_about(
    desk: CardWindow,
) -> None:
    other = desk.add_article("Ailleurs.\n")
    anonymous = known(desk, "source policière", "anonymous", article=other.id)
    claim = desk.claim(CLAIM)
    desk.edit(claim, "source")
    field = QApplication.focusWidget()
    QTest.keyClicks(field, "source pol")
    offers = field.popup.offers
    assert offers[-1].kind == "again"
    assert offers[-1].lead == f"the same as in {desk.session.articles[other.id].number}?"
    assert field.popup.current.kind == "new"
    QTest.keyClick(field, Qt.Key.Key_Up)
    while field.popup.current.kind != "again":
        QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert desk.stored(claim).attributions[0].chain[0].source == anonymous.id
    assert desk.session.sources[anonymous.id].article is None


def test_ctrl_enter_makes_a_new_source_of_the_typed_words(desk: CardWindow) -> None:
    claim = desk.claim(CLAIM)
    desk.edit(claim, "source")
    field = QApplication.focusWidget()
    QTest.keyClicks(field, "Fl")
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    speaker = desk.stored(claim).attributions[0].chain[0].source
    assert desk.session.sources[speaker].name == "Fl"


def test_an_offer_can_be_clicked(desk: CardWindow) -> None:
    claim = desk.claim(CLAIM)
    desk.edit(claim, "source")
    popup = QApplication.focusWidget().popup
    row = names(popup.offers).index("Vitali Kremez")
    area = popup.list.visualRect(popup.list.model().index(row, 0))
    QTest.mouseClick(popup.list.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    speaker = desk.stored(claim).attributions[0].chain[0].source
    assert desk.session.sources[speaker].name == "Vitali Kremez"


def test_esc_closes_the_offers_then_the_card(desk: CardWindow) -> None:
    desk.edit(desk.claim(CLAIM), "source")
    field = QApplication.focusWidget()
    QTest.keyClicks(field, "Fl")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not field.is_offering and desk.card.isVisible()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not desk.card.isVisible() and desk.focused() == "page"


def test_tags_complete_by_any_word_of_their_path(desk: CardWindow) -> None:
    above = Tag(new_id(), "actors", colour=2)
    below = Tag(new_id(), "states", above.id, key="4")
    desk.session.perform(make("Tags", above, below))
    offers = tag_offers("sta", desk.session, ())
    assert (offers[0].name, offers[0].hint) == ("actors/states", "4")
    assert tag_offers("actors/states", desk.session, ())[-1].kind == "tag"
    claim = desk.claim(CLAIM)
    desk.edit(claim, "tag")
    QTest.keyClicks(QApplication.focusWidget(), "sta")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert desk.stored(claim).tags == (below.id,)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backspace)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backspace)
    assert desk.stored(claim).tags == ()


def test_a_mention_is_linked_elsewhere_and_all_others_are_marked(desk: CardWindow) -> None:
    source = known(desk, "En Marche!", "organisation")
    text = desk.page.text
    mention = mention_of(desk.article, text, (0, 10), source.id)
    desk.session.perform(highlight(mention))
    desk.edit(mention.id, "source")
    button = desk.card.findChild(QWidget, "markAllMentions")
    assert button.text() == f"Mark {text.count('En Marche!') - 1} more mentions in this article"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    rows = desk.session.store.annotation_ids(desk.article.id)
    assert [text[a:b] for _, kind, a, b in rows if kind == MENTION] == ["En Marche!"] * 3
    assert not button.isVisible()
    desk.session.undo()
    assert len(desk.session.store.annotation_ids(desk.article.id)) == 1
    desk.edit(mention.id, "source")
    QTest.keyClicks(QApplication.focusWidget(), "AFP")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    linked = desk.session.sources[desk.stored(mention.id).source]
    assert (linked.name, linked.kind) == ("AFP", "media")


def test_a_note_is_written(desk: CardWindow) -> None:
    note = note_of(desk.article, desk.page.text, (0, 10))
    desk.session.perform(highlight(note))
    desk.edit(note.id, "note")
    assert desk.focused() == "noteField"
    QTest.keyClicks(QApplication.focusWidget(), "Stale by now")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert desk.stored(note.id).note == "Stale by now"


def test_hedges_are_added_by_their_words_and_taken_away(desk: CardWindow) -> None:
    claim = desk.claim("Rien n'est sûr")
    desk.edit(claim)
    type_into("hedgesField", desk, "Rien")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert [h.anchor.exact for h in desk.stored(claim).hedges] == ["Rien"]
    chip = next(w for w in desk.card.findChildren(QWidget) if getattr(w, "chip", None))
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    assert desk.stored(claim).hedges == ()

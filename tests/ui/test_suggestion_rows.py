"""Suggestions as rows of the margin's model, under Qt's own tester; which are open to decide."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from reader.domain.anchor import anchor_at
from reader.domain.annotation import CLAIM, Annotation, Attribution, Link
from reader.domain.source import Source
from reader.store.store import Store
from reader.suggest.briefs import as_text, brief, of_text
from reader.suggest.suggestions import Draft
from reader.ui.models.cards import BATCH, DRAFT, CardModel
from reader.ui.models.face import Face
from reader.ui.page.marks import PageMarks
from reader.ui.session import Session
from reader.ui.suggestions.accepting import accepted_all
from reader.ui.suggestions.sifting import marked_by, marks_of_draft
from tests.gui.shell_project import ANALYST, articles, copy_project

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def session(qapp, tmp_path: Path) -> Iterator[Session]:
    session = Session(Store.open(copy_project(tmp_path / "p.selon")), ANALYST)
    yield session
    session.close()


def face_of(key: str) -> Face:
    return Face(key, DRAFT, f"words of {key}", "", (), "", f"Suggestion {key}")


def keys(model: CardModel) -> list[str]:
    rows = [model.row(row) for row in range(model.rowCount())]
    assert [row[2:] for row in rows] == sorted(row[2:] for row in rows)
    return [row[0] for row in rows if row[1] == DRAFT]


def test_suggestions_stand_between_the_annotations_and_come_and_go(session: Session) -> None:
    model = CardModel(session)
    QAbstractItemModelTester(model, FATAL)
    model.show_article(articles(session)[0])
    own = model.rowCount()
    few = [("a", DRAFT, 0, 5), ("b", DRAFT, 40, 60), ("c", DRAFT, 200, 201)]
    model.show_drafts((), few, face_of)
    assert keys(model) == ["a", "b", "c"] and model.rowCount() == own + 3
    spoken = model.index(model.row_of("b")).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Suggestion b"
    model.show_drafts({"a", "c"}, (), face_of)
    assert keys(model) == ["b"]
    many = [(f"m{at:03}", DRAFT, 2 * at, 2 * at + 4) for at in range(2 * BATCH)]
    model.show_drafts({"b"}, many, face_of)
    assert keys(model) == [row[0] for row in many] and model.rowCount() == own + len(many)
    model.show_drafts({row[0] for row in many}, (), face_of)
    assert keys(model) == [] and model.rowCount() == own


TEXT = "Selon Ada Noir, de Nord, le port est fermé. Le port est fermé depuis mardi, dit-elle."


def draft(words: str, name: str | None = "Ada Noir", body: str | None = None) -> Draft:
    start = TEXT.index(words)
    span = (start, start + len(words))
    mention = (6, 14)
    link = Link(label=name, mention=anchor_at(TEXT, *mention, "v"))
    annotation = Annotation(
        f"id-{words}",
        "art",
        CLAIM,
        (anchor_at(TEXT, *span, "v"),),
        attributions=(Attribution(f"voice-{words}", chain=(link,)),),
    )
    return Draft(
        *(f"key-{words}", (span,), mention, name, None, annotation, "rule", 0.9, "Because."),
        affiliation=body,
        named=name,
    )


@pytest.mark.parametrize(
    ("words", "voice", "same"),
    [
        ("le port est fermé", None, True),  # the very words
        ("port est fermé", None, True),  # most of them
        ("fermé", None, False),  # a part, of another speaker
        ("fermé", (10, 14), True),  # a part, of the same speaker
        ("depuis mardi", (6, 14), False),  # other words of the same speaker
    ],
)
def test_what_is_marked_already(words: str, voice: tuple[int, int] | None, same: bool) -> None:
    start = TEXT.index(words)
    marks = [("mine", "claim", start, start + len(words))]
    marks += [("mine", "voice", *voice)] if voice else []
    assert bool(marked_by(brief(draft("le port est fermé")), PageMarks(marks))) is same


def test_a_note_or_a_suggestion_on_the_words_does_not_count_as_marked() -> None:
    one = brief(draft("le port est fermé"))
    marks = PageMarks([("n", "note", *one.claim[0]), *marks_of_draft(one)])
    assert not marked_by(one, marks)


def test_a_draft_in_brief_is_the_whole_draft_when_it_is_wanted() -> None:
    one = draft("le port est fermé", body="Nord")
    told = of_text(json.loads(json.dumps(as_text(one))))
    assert told.draft == one and told[:-1] == brief(one)[:-1] and isinstance(told.whole, str)


def test_sources_are_found_or_made_once(qapp) -> None:
    drafts = [
        draft("le port est fermé", body="Nord"),
        draft("Le port est fermé depuis mardi"),
        draft("depuis mardi", name="elle"),
    ]
    (first, new), (second, none), (third, nobody) = accepted_all(drafts, ())
    body, ada = new
    assert (body.name, ada.name, ada.affiliation) == ("Nord", "Ada Noir", body.id)
    link = first.attributions[0].chain[-1]
    assert (link.source, link.affiliation, link.label) == (ada.id, body.id, None)
    assert second.attributions[0].chain[-1].source == ada.id and none == []
    assert third.attributions[0].chain[-1].source is None and nobody == [], "a pronoun names nobody"


def test_a_known_alias_is_the_source(qapp) -> None:
    known = Source("so-1", "Noir, Ada", "person", ("Ada Noir",), "so-2")
    ((annotation, new),) = accepted_all([draft("le port est fermé")], [known])
    link = annotation.attributions[0].chain[-1]
    assert (link.source, link.affiliation, new) == ("so-1", "so-2", [])

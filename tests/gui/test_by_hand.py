"""The main job by hand: the seed article annotated by mouse and keys, then the file looked at."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import Qt

from reader.domain.annotation import origin
from reader.store.store import Store
from tests.gui.hands import CTRL, SHIFT, Hands, settle

APT = "le groupe APT 28 serait derrière le piratage subi par En Marche!"


def annotations(path: Path) -> list:
    store = Store.open(path, read_only=True)
    try:
        (row,) = store.article_rows()
        return store.annotations_of(row.id)
    finally:
        store.close()


def things(path: Path, entity: str) -> dict:
    store = Store.open(path, read_only=True)
    try:
        return {thing.id: thing for thing in store.things(entity)}
    finally:
        store.close()


def test_a_claim_by_mouse_and_keys_is_in_the_file(open_hands, seed_project):
    hands = open_hands()
    hands.drag(APT)
    assert hands.find("selectionBar")
    hands.key("c")
    assert hands.focus().objectName() == "sourceField"
    hands.type("Vit")
    hands.key(Qt.Key.Key_Return)
    (claim,) = annotations(seed_project)
    sources = things(seed_project, "source")
    assert [span.exact for span in claim.spans] == [APT]
    assert [hedge.anchor.exact for hedge in claim.hedges] == ["serait"]
    (voice,) = claim.attributions
    (link,) = voice.chain
    assert sources[link.source].name == "Vitali Kremez"
    assert sources[link.affiliation].name == "Flashpoint"
    assert [cue.exact for cue in link.cues] == ["Selon"]
    assert link.mention.exact == "Vitali Kremez"
    assert voice.directness == "indirect"
    assert origin(voice) == link


def test_grade_tag_note_gloss_and_dates_by_hand(open_hands, seed_project):
    hands = open_hands()
    hands.drag(APT)
    hands.click("markClaim")
    hands.type("Vit")
    hands.key(Qt.Key.Key_Return)
    card = hands.card()
    for grade, value in (("reliability", "B"), ("credibility", "3")):
        segment = hands.find(grade, card)
        button = next(b for b in segment.findChildren(object) if getattr(b, "text", str)() == value)
        hands.click(button)
    hands.click("tagField", card)
    hands.type("attribution of attack")
    hands.key(Qt.Key.Key_Return)
    hands.click("noteField", card)
    hands.type("Check against the company's own report.")
    hands.click("glossField", card)
    hands.type("APT 28 is behind the intrusion")
    hands.click("eventDate", card)
    hands.type("May 2017")
    hands.key(Qt.Key.Key_Return)
    hands.key(Qt.Key.Key_Escape)
    assert hands.focus() is hands.page
    (claim,) = annotations(seed_project)
    grades = things(seed_project, "grade").values()
    tags = things(seed_project, "tag")
    (link,) = claim.attributions[0].chain
    assert [(g.source, g.value) for g in grades if g.source] == [(link.source, "B")]
    assert [(g.claim, g.value) for g in grades if g.claim] == [(claim.id, "3")]
    assert [tags[t].name for t in claim.tags] == ["attribution of attack"]
    assert claim.note == "Check against the company's own report."
    assert claim.gloss == ("APT 28 is behind the intrusion",)
    assert claim.event.edtf == "2017-05"


def test_a_claim_in_two_spans(open_hands, seed_project):
    hands = open_hands()
    hands.drag("une partie d'entre eux")
    hands.key("c")
    hands.key(Qt.Key.Key_Escape)
    hands.drag('sont des "faux"')
    hands.key("C", SHIFT)
    (claim,) = annotations(seed_project)
    assert [(s.start, s.end) for s in claim.spans] == [(1594, 1616), (1651, 1666)]


def export_by_dialog(hands: Hands, qtbot, target: Path) -> Path:
    """Ctrl+E, JSON, a name for the file, and wait for it."""
    from tests.gui.test_shell_dialogs import dialog, name_file, open_export

    shown = open_export(hands, qtbot, "json")
    hands.click("exportButton", shown)
    name_file(dialog("exportFile"), target)
    qtbot.waitUntil(target.exists, timeout=10_000)
    shown.close()
    return target


def test_everything_undone_and_done_again_and_exported(open_hands, seed_project, qtbot, tmp_path):
    hands = open_hands()
    test_steps = (
        lambda: (hands.drag(APT), hands.key("c"), hands.type("Vit"), hands.key(Qt.Key.Key_Return)),
        lambda: (hands.key(Qt.Key.Key_Escape), hands.drag("parquet de Paris"), hands.key("s")),
        lambda: (hands.key(Qt.Key.Key_Escape), hands.drag("Emleaks"), hands.key("n")),
    )
    for step in test_steps:
        step()
    hands.key(Qt.Key.Key_Escape)
    before = annotations(seed_project)
    assert len(before) == 3
    undone = 0
    while hands.window.actions_by_name["undo"].isEnabled():
        hands.key("z", CTRL)
        undone += 1
        assert undone < 20
    assert annotations(seed_project) == []
    assert undone >= 4
    while hands.window.actions_by_name["redo"].isEnabled():
        hands.key("z", CTRL | SHIFT)
    assert annotations(seed_project) == before
    hands.window.close()
    settle()
    again = open_hands()
    assert again.window.actions_by_name["undo"].isEnabled()
    exported = export_by_dialog(again, qtbot, tmp_path / "out.json")
    data = json.loads(exported.read_text(encoding="utf-8"))
    assert [a["citation"] for a in data["annotations"]] == ["1:1", "1:2", "1:3"]
    assert data["annotations"][0]["spans"][0]["exact"] == APT

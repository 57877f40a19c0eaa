"""Claims of the gold, one of every shape, put in by hand: the file is as the gold says."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt

from tests import gold
from tests.gui.gold_hand import GoldHand, alike
from tests.gui.test_by_hand import export_by_dialog

CLAIMS = ["C01", "C04", "C06", "C08", "C13", "C14", "C18", "C20"]
"""Headline, the article's own voice, relay and implied origin, pronoun, shared cue, affiliation,
medium, and a quotation without a speaker."""


@pytest.mark.parametrize("claims", [CLAIMS])
def test_the_gold_s_claims_by_hand_are_the_gold(open_hands, seed_project, qtbot, tmp_path, claims):
    wanted = gold.document()
    hands = open_hands()
    person = GoldHand(hands)
    for claim in wanted["annotations"]:
        if claim["id"] in claims:
            person.annotate(claim)
    hands.key(Qt.Key.Key_Escape)
    hands.drag("parquet de Paris")
    hands.key("s")
    exported = json.loads(
        export_by_dialog(hands, qtbot, tmp_path / "out.json").read_text(encoding="utf-8")
    )
    assert alike(exported, []) == alike(wanted, claims)
    (mention,) = [of for of in exported["annotations"] if of["kind"] == "mention"]
    implied = [
        link["source"]
        for of in exported["annotations"]
        for voice in of.get("attributions", ())
        for link in voice["chain"]
        if not link["stated"]
    ]
    assert implied == [mention["source"]]

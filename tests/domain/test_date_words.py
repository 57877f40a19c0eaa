"""Dates as people write them: read or refused."""

from __future__ import annotations

import pytest

from reader.domain.date_words import edtf_of


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
        ("since May 2017", "2017-05/.."),
        ("jusqu’au 8 mai 2017", "../2017-05-08"),
        ("about 2017", "2017~"),
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

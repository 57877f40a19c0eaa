"""Dates in a line of text, in both languages and the forms news use."""

from __future__ import annotations

import pytest

from reader.ingest.dates import first_date


@pytest.mark.parametrize(
    ("line", "iso", "said"),
    [
        ("Mai 8, 2017", "2017-05-08", "Mai 8, 2017"),
        ("8 mai 2017", "2017-05-08", "8 mai 2017"),
        ("May 8th, 2017", "2017-05-08", "May 8th, 2017"),
        ("Saturday, September 12, 2015", "2015-09-12", "Saturday, September 12, 2015"),
        ("lundi 1er mai 2017", "2017-05-01", "lundi 1er mai 2017"),
        ("12 Sept. 2015", "2015-09-12", "12 Sept. 2015"),
        ("Publié le 14 août 2016 à 10h12", "2016-08-14", "14 août 2016"),
        ("12 FÉVRIER 1999", "1999-02-12", "12 FÉVRIER 1999"),
        ("on 2017-05-08T10:00:00Z by", "2017-05-08", "2017-05-08T10:00:00Z"),
        ("8.5.2017", "2017-05-08", "8.5.2017"),
        ("25/12/2016", "2016-12-25", "25/12/2016"),
        ("12/25/2016", "2016-12-25", "12/25/2016"),
    ],
)
def test_dates_are_read(line, iso, said):
    found = first_date(line)
    assert found and found.iso == iso and line[found.start : found.end] == said


def test_a_date_of_numbers_begins_with_the_day_in_french_only():
    assert first_date("08/05/2017", "fr").iso == "2017-05-08"
    assert first_date("08/05/2017", "en").iso is None


@pytest.mark.parametrize("line", ["", "30 février 2017", "May be 8 of 2017", "12345-01-01", "2017"])
def test_what_is_no_date(line):
    assert first_date(line) is None

"""Dates as people write them: read, counted from the article's day, or refused in plain words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.domain.date import is_edtf
from reader.domain.date_words import edtf_of, needs_article, read_date
from reader.domain.edtf import bounds

DAY = "2017-05-08"  # a Monday


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
        ("du 3 au 5 mai 2017", "2017-05-03/2017-05-05"),
        ("between 3 and 5 May 2017", "2017-05-03/2017-05-05"),
        ("3–5 May 2017", "2017-05-03/2017-05-05"),
        ("May 3-5, 2017", "2017-05-03/2017-05-05"),
        ("de mai à juillet 2016", "2016-05/2016-07"),
        ("28 December – 3 January 2017", "2016-12-28/2017-01-03"),
        ("entre 2014 et 2016", "2014/2016"),
        ("2014-2016", "2014/2016"),
        ("from spring to December 2017", "2017-21/2017-12"),
        ("mi-mai 2017", "2017-05-11~/2017-05-20~"),
        ("late February 2016", "2016-02-21~/2016-02-29~"),
        ("early 2017", "2017-01~/2017-04~"),
        ("fin 2016", "2016-09~/2016-12~"),
        ("la fin de l'année 2016", "2016-09~/2016-12~"),
        ("les années 1990", "199X"),
        ("the 90s", "199X"),
        ("XIXe siècle", "18XX"),
        ("in the spring of 2017", "2017-21"),
        ("à l’été 2016", "2016-22"),
        ("1 mars 44 av. J.-C.", "-0043-03-01"),
        ("AD 44", "0044"),
        ("vendredi 5 mai 2017 au soir", "2017-05-05"),
        ("5 mai 2017 à 19 h 30", "2017-05-05"),
    ],
)
def test_read(words: str, edtf: str) -> None:
    assert edtf_of(words) == edtf


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("vendredi soir", "2017-05-05"),
        ("Monday", "2017-05-08"),
        ("last Monday", "2017-05-01"),
        ("last Tuesday", "2017-05-02"),
        ("vendredi prochain", "2017-05-12"),
        ("de vendredi à dimanche", "2017-05-05/2017-05-07"),
        ("depuis vendredi", "2017-05-05/.."),
        ("hier", "2017-05-07"),
        ("last night", "2017-05-07"),
        ("avant-hier", "2017-05-06"),
        ("l’an dernier", "2016"),
        ("le mois dernier", "2017-04"),
        ("last week", "2017-05-01/2017-05-07"),
        ("il y a trois jours", "2017-05-05"),
        ("two weeks ago", "2017-04-24~"),
        ("six months ago", "2016-11"),
        ("l’été dernier", "2016-22"),
        ("cet été", "2017-22"),
        ("le 7 mai", "2017-05-07"),
        ("le 30 décembre", "2016-12-30"),
        ("du 28 avril au 3 mai", "2017-04-28/2017-05-03"),
        ("mi-mai", "2017-05-11~/2017-05-20~"),
        ("in December", "2016-12"),
        ("1 March 44", "1944-03-01?"),
        ("8 mai '16", "2016-05-08?"),
    ],
)
def test_counted_from_the_day_of_the_article(words: str, edtf: str) -> None:
    read = read_date(words, DAY)
    assert read.edtf == edtf
    assert needs_article(words, read)
    assert edtf_of(words) is None
    assert read_date(words).why, "without the article's day it is said what is missing"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("31 février", "There is no 31 February."),
        ("31 April 2017", "There is no 31 April."),
        ("29 February 2017", "There is no 29 February in 2017."),
        ("2017-02-30", "There is no 30 February."),
        ("2017-13", "There is no month 13"),
        ("5/13/2017", "There is no month 13"),
        ("from 5 to 3 May 2017", "The second date lies before the first."),
        ("les années 20", "Which century?"),
        ("summer to 5", "A season has no days"),
    ],
)
def test_what_there_is_not_is_refused_in_plain_words(words: str, why: str) -> None:
    read = read_date(words, DAY)
    assert read.edtf is None
    assert read.why.startswith(why)


@pytest.mark.parametrize(
    "words", ["", "?", "samedis", "8 Mayonnaise 2017", "8 jui 2017", "12", "à Noël", "May" * 60]
)
def test_other_words_are_no_date(words: str) -> None:
    assert read_date(words, DAY).edtf is None


_WORDS = """
du au de la le between and entre et from to depuis until vers about 3 5 31 2017 44 '44 1990s mai May
février Feb. lundi Friday soir last dernier next an year mi- mid early fin été winter il y a ago
trois two - – / . , ? ~ 2017-05 201X .. av. J.-C. BC siècle 19th
"""
_PIECES = st.sampled_from(_WORDS.split())


@given(
    st.text(max_size=40) | st.lists(_PIECES, max_size=8).map(" ".join),
    st.none() | st.sampled_from(["2017-05-08", "2016-02-29", "2017", "0001-01-01", "9999-12-31"]),
)
def test_whatever_is_typed_gives_edtf_or_nothing(words: str, published: str | None) -> None:
    read = read_date(words, published)
    assert read.edtf is None or is_edtf(read.edtf)
    assert read.edtf is None or bounds(read.edtf) is not None
    assert not (read.edtf and read.why)


def test_a_weekday_before_a_year_that_the_calendar_lacks() -> None:
    assert read_date("Friday to 1/1/0000", DAY).edtf is None


@given(st.dates().map(str), st.sampled_from(["vendredi", "last month", "8 May", "fin mai"]))
def test_what_is_counted_lies_near_the_article(published: str, words: str) -> None:
    value, day = bounds(read_date(words, published).edtf), bounds(published)
    if value is None:  # at the ends of the calendar nothing is counted
        assert published < "1101" or published > "9899"
        return
    assert day and day.first is not None and value.first is not None
    assert abs(day.first - value.first) <= 200

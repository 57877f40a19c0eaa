"""The search language: what is asked by what is typed; nothing raises."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.domain.query import MOST_TERMS, parse
from reader.domain.query_values import Filter, first_day


def words(typed: str, typing: bool = False) -> list[list[tuple[str, bool]]]:
    """Each choice of terms, each as its first form and whether it is a beginning."""
    return [
        [(" ".join(term.forms[0]), term.prefix) for term in choice]
        for choice in parse(typed, typing=typing).wanted
    ]


@pytest.mark.parametrize(
    "typed, wanted",
    [
        ("le Monde", [[("le", False)], [("monde", False)]]),
        ('"le Monde"', [[("le monde", False)]]),
        ("“le Monde” x", [[("le monde", False)], [("x", False)]]),
        ("« le Monde »", [[("le monde", False)]]),
        ('"never closed', [[("never closed", False)]]),
        ("l'enquête aujourd'hui", [[("enquete", False)], [("aujourd hui", False)]]),
        ("pira*", [[("pira", True)]]),
        ("a OR b c", [[("a", False), ("b", False)], [("c", False)]]),
        ("OR a OR", [[("a", False)]]),
        ("東京 x", [[("東 京", False)], [("x", False)]]),
        ("a - b", [[("a", False)], [("b", False)]]),
        ("https://a.example", [[("https a example", False)]]),
        ("a\x00b\ud800c", [[("a", False)], [("b", False)], [("c", False)]]),
        ("*** ()^ \u200f", []),
    ],
)
def test_words(typed: str, wanted: list[list[tuple[str, bool]]]) -> None:
    assert words(typed) == wanted


def test_the_last_word_is_a_beginning_while_one_types() -> None:
    assert words("le mon", typing=True) == [[("le", False)], [("mon", True)]]
    assert words("le mon ", typing=True)[-1] == [("mon", False)]
    assert words('"le mon"', typing=True) == [[("le mon", False)]]


@pytest.mark.parametrize(
    "typed, filters",
    [
        ('source:"Vitali Kremez"', [Filter("source", ("Vitali Kremez",))]),
        ("-TAG:x", [Filter("tag", ("x",), True)]),
        ("article:3,7:2", [Filter("article", ("3", "7:2"))]),
        ("kind:claims kind:note", [Filter("kind", ("claim", "note"))]),
        ("source:a source:b", [Filter("source", ("a",)), Filter("source", ("b",))]),
        ("grade:b3", [Filter("grade", ("B",)), Filter("grade", ("3",))]),
        ("grade:<=C", [Filter("grade", ("A", "B", "C"))]),
        ("grade:>4", [Filter("grade", ("5", "6"))]),
        ("lang:fr-FR", [Filter("lang", ("fr",))]),
        ("status:TO_CHECK", [Filter("status", ("to-check",))]),
        ("before:8 mai 2017 after:May 2016", [
            Filter("before", ("2017-05-08",)), Filter("after", ("2016-05-01",)),
        ]),
        ("source:", []),
    ],
)  # fmt: skip
def test_filters(typed: str, filters: list[Filter]) -> None:
    query = parse(typed)
    assert list(query.filters) == filters
    assert not query.wanted and not query.asides


@pytest.mark.parametrize(
    "typed", ["before:someday", "grade:zz", "kind:cat", "article:x", "status:x", "foo:bar"]
)
def test_what_is_not_understood_is_looked_for_as_words_and_said(typed: str) -> None:
    query = parse(typed + " ")
    assert query.wanted and not query.filters
    (aside,) = query.asides
    assert typed[:4] in aside


def test_dates() -> None:
    assert first_day("2017") == "2017-01-01"
    assert first_day("2017-05") == first_day("mai 2017") == first_day("May 2017") == "2017-05-01"
    assert first_day("8 mai 2017") == first_day("8.5.2017") == "2017-05-08"
    assert first_day("soon") is None


def test_a_number_or_a_citation_alone_is_a_place() -> None:
    assert parse(" 3:10 ").citation == (3, 10)
    assert parse("7").citation == (7, None)
    assert parse("3:10 x").citation is None


def test_too_much_is_cut_and_said() -> None:
    query = parse(" ".join(f"w{i}" for i in range(500)))
    assert len(query.wanted) == MOST_TERMS
    assert query.asides == (f"Only the first {MOST_TERMS} words are looked for.",)


@given(st.text(), st.booleans())
def test_anything_can_be_typed(typed: str, typing: bool) -> None:
    for term in parse(typed, typing=typing).terms:
        for word in (word for form in term.forms for word in form):
            assert word and not any(c.isspace() or c in '"*():^+-{}' for c in word)

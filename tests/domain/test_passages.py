"""Passages: slices of the text with the words where they are, in code points."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.domain.folding import fold
from reader.domain.passages import Matcher, around
from reader.domain.query import parse


def found(text: str, typed: str, typing: bool = False) -> list[str]:
    return [text[s:e] for s, e in Matcher(parse(typed, typing=typing).terms).ranges(text)]


def test_whole_words_beginnings_and_phrases() -> None:
    text = "L’Enquête 🕵️ sur l'enquêteur; Macron's macron, en-marche EN MARCHE!"
    assert found(text, "enquete") == ["Enquête"]
    assert found(text, "enquete", typing=True) == ["Enquête", "enquêteur"]
    assert found(text, "macron") == ["Macron", "macron"]
    assert found(text, '"en marche"') == ["en-marche", "EN MARCHE"]
    assert found("Straße cœur ﬁn", "strasse coeur fin") == ["Straße", "cœur", "ﬁn"]


def test_a_passage_has_most_of_the_words_and_not_what_is_avoided() -> None:
    text = "one here. " + "x " * 300 + "two and one together. " + "y " * 300
    passage = Matcher(parse("one two").terms).passage(text)
    assert [passage.text[s:e] for s, e in passage.ranges] == ["two", "one"]
    matcher = Matcher(parse("one").terms)
    assert matcher.passage(text).start == 0
    assert matcher.passage(text, [(0, 10)]).start > 300
    assert matcher.passage("none").ranges == ()


def test_a_word_across_the_pieces_that_are_looked_through() -> None:
    for before in (*range(790, 810), *range(3190, 3210)):
        text = "é" * before + " piratage massif. " + "z" * 5000 + " massif"
        assert found(text, '"piratage massif"') == ["piratage massif"]
        assert found(text, "massif") == ["massif", "massif"]


@given(st.text(max_size=300), st.integers(0, 300))
def test_a_stretch_lies_in_the_text_around_its_place(text: str, at: int) -> None:
    at = min(at, len(text))
    start, end = around(text, at)
    assert 0 <= start <= at <= max(end, at) and end <= len(text)


@given(st.text(max_size=200), st.text(min_size=1, max_size=8))
def test_what_is_found_is_what_was_looked_for(text: str, typed: str) -> None:
    query = parse(f'"{typed}"')
    passage = Matcher(query.terms).passage(text + " " + typed)
    assert passage.text in text + " " + typed
    for start, end in passage.ranges:
        assert fold(passage.text[start:end])

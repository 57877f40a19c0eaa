"""Quotations of all styles, and how a claim is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.suggest.quotation import directness, quotations, quoted_spans
from tests.domain.texts import texts
from tests.suggest.seed import CLAIMS, TEXT, claim_span


@pytest.mark.parametrize("claim", CLAIMS)
def test_directness_of_the_sample_article(claim: str) -> None:
    assert directness(TEXT, [claim_span(claim)]) == (CLAIMS[claim][4] or "indirect")


def test_quoted_spans_of_the_sample_article() -> None:
    start, end = claim_span("C01")
    assert [TEXT[slice(*s)] for s in quoted_spans(TEXT, [(start, end)])] == ['"piratage massif"']
    assert quoted_spans(TEXT, [claim_span("C11")]) == [claim_span("C11")]
    assert quoted_spans(TEXT, [claim_span("C04")]) == []


def quoted(text: str) -> list[str]:
    return [text[a:b] for a, b in quotations(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il dit “oui” et « non ».", ["“oui”", "« non »"]),
        ("Er sagt „nein“ und “ja”.", ["„nein“", "“ja”"]),
        ("«\u00a0Il a dit “non”, dit-il\u00a0», puis", ["«\u00a0Il a dit “non”, dit-il\u00a0»"]),
        ('d\'un "piratage" et l\'"action"', ['"piratage"', '"action"']),
        ("She said ‘it’s over’ today", ["‘it’s over’"]),
        ("'quasi-state of war' isn't it", ["'quasi-state of war'"]),
        ("l'équipe d'Emleaks aujourd'hui", []),
        ('a 14"-screen and "yes"', ['"yes"']),
        ('"It goes on in the next paragraph.', ['"It goes on in the next paragraph.']),
        ('a lone " mark', []),
        ('open "and never closed', []),
    ],
)
def test_styles(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_lost_mark_does_not_reach_the_next_paragraph() -> None:
    text = 'One "lost mark.\n\nTwo "words" here.'
    start = text.index("Two")
    assert directness(text, [(start, len(text))]) == "mixed"
    assert directness(text, [(4, 10)]) == "indirect"


def test_inside_a_quotation_is_direct_without_its_marks() -> None:
    text = 'He said "we were not told" twice.'
    assert directness(text, [(9, 25)]) == "direct"
    assert directness(text, [(8, 26)]) == "direct"
    assert directness(text, [(3, 26)]) == "mixed"
    assert quoted_spans(text, [(9, 16)]) == [(9, 16)]


@given(texts(), st.integers(0, 80), st.integers(1, 60))
def test_anything(text: str, start: int, length: int) -> None:
    span = (min(start, len(text)), min(start + length, len(text)))
    for a, b in quoted_spans(text, [span]):
        assert span[0] <= a < b <= span[1]
    assert directness(text, [span]) in ("direct", "mixed", "indirect")


def test_a_quotation_goes_to_the_paragraph_s_end_and_on_in_the_next() -> None:
    text = 'He said, "It was good.\n\nWe lost it." Then he left.'
    assert quotations(text, 0, 22) == [(9, 22)]
    assert quotations(text, 24, len(text), opened=True) == [(24, 36)]
    assert quotations(text, 24, len(text)) == []
    assert quotations('It "was', 0, 7) == []


def test_a_mark_with_the_space_on_the_wrong_side() -> None:
    text = 'She said," we lost it". He left.'
    assert quotations(text, 0, len(text)) == [(9, 22)]
    text = 'It is over," she said. "We lost."'
    assert [text[a:b] for a, b in quotations(text, 0, len(text))] == ['"We lost."']

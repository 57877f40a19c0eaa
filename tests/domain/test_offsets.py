"""Positions between code points and UTF-16 units."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.domain.offsets import Utf16Map, utf16_length
from tests.domain.texts import texts, thorough

MIXED = "a😀é\u0301\r\n\u00a0\u2028שלום👨\u200d👩\u200d👧 z"


def check_against_encoder(text: str) -> None:
    positions = Utf16Map(text)
    assert utf16_length(text) == len(text.encode("utf-16-le")) // 2
    for at in range(len(text) + 1):
        unit = positions.to_utf16(at)
        assert unit == len(text[:at].encode("utf-16-le")) // 2
        assert positions.to_codepoint(unit) == at


def test_mixed_text_round_trips() -> None:
    check_against_encoder(MIXED)


@given(texts())
def test_any_text_round_trips(text: str) -> None:
    check_against_encoder(text)


@pytest.mark.long
@thorough
@given(texts())
def test_any_text_round_trips_long(text: str) -> None:
    check_against_encoder(text)


def test_inside_a_pair_goes_to_its_start() -> None:
    positions = Utf16Map("x😀y😀")
    assert [positions.to_codepoint(unit) for unit in range(7)] == [0, 1, 1, 2, 3, 3, 4]


@given(texts(), st.integers(-5, 500))
def test_outside_goes_to_the_nearest_end(text: str, position: int) -> None:
    positions = Utf16Map(text)
    assert 0 <= positions.to_utf16(position) <= utf16_length(text)
    assert 0 <= positions.to_codepoint(position) <= len(text)


def test_last_position_below_the_astral_planes_is_the_identity() -> None:
    text = "é\uffff" * 3
    assert utf16_length(text) == 6
    assert [Utf16Map(text).to_utf16(at) for at in range(7)] == list(range(7))

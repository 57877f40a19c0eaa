"""Tag sets as MISP writes them, and files that are none."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ingest.registry import IngestTrouble
from reader.ingest.tag_set import EXCLUSIVE, LARGEST, LONGEST_NAME, MOST, read_tag_set

SET = {
    "namespace": "weather",
    "expanded": "Weather and its signs",
    "description": "What the sky says.",
    "version": 3,
    "predicates": [
        {"value": "sky", "expanded": "The sky", "description": "Seen above.", "exclusive": True},
        {"value": "storm", "colour": "#FF2B2B"},
    ],
    "values": [
        {
            "predicate": "sky",
            "entry": [
                {"value": "blue", "expanded": "Blue sky", "colour": "#0000FF"},
                {"value": "grey", "expanded": "Grey sky", "description": "No sun.", "uuid": "x"},
            ],
        }
    ],
}


def as_file(plain: object) -> bytes:
    return json.dumps(plain).encode()


def test_a_set_with_and_without_values() -> None:
    found = read_tag_set(as_file(SET))
    assert (found.name, found.about) == ("Weather and its signs", "What the sky says.")
    sky, storm = found.words
    assert (sky.code, sky.name) == ("weather:sky", "The sky")
    assert sky.note == f"Seen above. {EXCLUSIVE}"
    assert [(w.code, w.name, w.note, w.colour) for w in sky.values] == [
        ('weather:sky="blue"', "Blue sky", "", 2),
        ('weather:sky="grey"', "Grey sky", "No sun.", None),
    ]
    assert (storm.name, storm.colour, storm.values) == ("storm", 1, ())


def test_values_of_a_predicate_that_is_not_declared_are_kept() -> None:
    found = read_tag_set(as_file({**SET, "predicates": []}))
    assert [(w.name, len(w.values)) for w in found.words] == [("sky", 2)]


def test_names_that_are_alike_are_told_apart() -> None:
    twins = [{"value": "a", "expanded": "Same"}, {"value": "b", "expanded": "same"}]
    found = read_tag_set(as_file({"namespace": "n", "predicates": twins}))
    assert [word.name for word in found.words] == ["Same", "same (b)"]


def test_hostile_names_are_made_harmless() -> None:
    bad = ["a\x00b\u202ec\nd", "x" * 5000, "<b>&", "\ud800", 7, None, ["x"], {}]
    plain = {"namespace": "n", "predicates": [{"value": v, "expanded": v} for v in bad]}
    found = read_tag_set(as_file(plain))
    names = [word.name for word in found.words]
    assert names[0] == "a b c d"
    assert len(names[1]) == LONGEST_NAME
    assert names[2:] == ["<b>&"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"hello", "JSON"),
        (b'{"predicates": [', "JSON"),
        (b"[" * 200_000, "nested too deeply"),
        (b'{"a":' * 200_000, "nested too deeply"),
        (b"[1, 2]", "no tag set"),
        (b"{}", "no “predicates”"),
        (as_file({"values": [{"value": "APT28"}]}), "galaxy"),
        (as_file({"format": "selon"}), "Selon's format"),
        (as_file({"predicates": {"value": "a"}}), "no “predicates”"),
        (as_file({"predicates": [1, "a", None, {}]}), "no tags"),
        (b" " * (LARGEST + 1), "larger than 5 MB"),
        (as_file({"predicates": [{"value": f"v{n}"} for n in range(MOST + 1)]}), "3,001 tags"),
        (b"\xff\xfe\x00\x00", ""),
    ],
)
def test_what_is_no_set_is_told_in_plain_words(data: bytes, words: str) -> None:
    with pytest.raises(IngestTrouble) as told:
        read_tag_set(data)
    assert words in str(told.value)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["predicates", "values", "entry", "value", "predicate", "expanded", "colour"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@given(_JSON)
def test_whatever_is_given_is_read_or_refused(plain: object) -> None:
    try:
        found = read_tag_set(as_file(plain))
    except IngestTrouble:
        return
    codes = [w.code for p in found.words for w in (p, *p.values)]
    assert codes and len(set(codes)) == len(codes)
    assert all(w.name.strip() for p in found.words for w in (p, *p.values))

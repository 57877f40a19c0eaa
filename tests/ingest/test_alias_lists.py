"""Files of other names: what is read, and what is refused in plain words."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.domain.names import Name
from reader.ingest import alias_list
from reader.ingest.registry import IngestTrouble


def galaxy(*values: object) -> bytes:
    return json.dumps({"name": "Threat Actor", "values": values}).encode()


def test_a_galaxy() -> None:
    data = galaxy(
        {"value": "APT28", "meta": {"synonyms": ["Pawn Storm", "FANCY BEAR", "APT28", 7, ""]}},
        {"value": "Turla", "meta": {"country": "RU"}},
        {"value": "Snake"},
        {"value": None},
        {"value": "x" * 500},
        "odd",
    )
    assert alias_list.read("threat-actor.json", data) == [
        Name("APT28", ("Pawn Storm", "FANCY BEAR")),
        Name("Turla"),
        Name("Snake"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "name,alias\nAPT28,Fancy Bear;Sofacy\n\nTurla,Snake\n",
        'APT28,"Fancy Bear",Sofacy\nTurla,Snake',
        "APT28\tFancy Bear | Sofacy\nTurla\tSnake",
        "APT28;Fancy Bear;Sofacy\r\nTurla;Snake\r\n",
    ],
)
def test_tables(text: str) -> None:
    expected = [Name("APT28", ("Fancy Bear", "Sofacy")), Name("Turla", ("Snake",))]
    assert alias_list.read("a.csv", text.encode("utf-8-sig")) == expected


def test_a_galaxy_as_large_as_the_real_one() -> None:
    values = [
        {
            "value": f"Actor {n}",
            "description": "Known for its campaigns. " * 60,
            "uuid": f"{n:032x}",
            "meta": {"synonyms": [f"Bear {n}", f"G{n:04}"], "refs": ["a"] * 8, "country": "XX"},
            "related": [{"dest-uuid": f"{n:032x}", "type": "similar"}],
        }
        for n in range(1_100)
    ]
    values[7]["meta"] = {"synonyms": None}
    values[8] = {"value": None}
    data = json.dumps({"type": "threat-actor", "values": values, "version": 345}).encode()
    assert len(data) > 1_800_000
    names = alias_list.read("threat-actor.json", data)
    assert len(names) == 1_099
    assert names[-1] == Name("Actor 1099", ("Bear 1099", "G1099"))
    assert names[7] == Name("Actor 7")


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.csv", b"", "empty"),
        ("a.csv", b"\n;;\n", "no names"),
        ("a.json", b"{", "not whole"),
        ("a.json", b"[" * 100_000, "not whole"),
        ("a.json", b'["APT28"]', "no list of names"),
        ("a.json", galaxy(), "no names"),
        ("a.csv", b"x" * 20_000_001, "larger than 20 MB"),
        ("a.csv", b"\n".join(b"n%d" % n for n in range(50_001)), "50,000 at once"),
        ("a.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\x00", "no text|not text|text"),
    ],
)
def test_what_is_refused(name: str, data: bytes, words: str) -> None:
    with pytest.raises(IngestTrouble, match=words) as trouble:
        alias_list.read(name, data)
    assert trouble.value.advice


@given(st.sampled_from(["a.csv", "a.json"]), st.binary(max_size=200) | st.text().map(str.encode))
def test_anything_is_read_or_refused(name: str, data: bytes) -> None:
    try:
        found = alias_list.read(name, data)
    except IngestTrouble:
        return
    for of in found:
        assert of.name.strip() == of.name and "\n" not in "".join((of.name, *of.aliases))

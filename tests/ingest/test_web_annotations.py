"""Annotations of Hypothesis and of the W3C's model, lists of codes and passages; odd ones too."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ingest.foreign import FORMATS, foreign_format
from reader.ingest.foreign.codebook import read as read_codebook
from reader.ingest.foreign.codings import read as read_codings
from reader.ingest.foreign.hypothesis import read as read_hypothesis
from reader.ingest.foreign.w3c import read as read_w3c
from reader.ingest.registry import IngestTrouble
from reader.ingest.sandbox import Parser
from tests import foreign_files as files
from tests.conftest import DATA

URL = "https://example.org/weather"
_KEYS = (
    *("type", "items", "target", "selector", "body", "uri", "rows", "exact", "start", "end"),
    *("source", "id", "tags", "text", "references", "value", "annotations"),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(_KEYS),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


def test_hypothesis() -> None:
    answer = {"id": "r", "text": "No.", "references": ["h-Rain"], "user": "acct:bo@hypothes.is"}
    data = files.hypothesis(
        URL,
        {"exact": "Rain", "text": "Really?", "tags": ["wet", "wet", "cold"]},
        answer,
        {"text": "All of it"},
    )
    found = read_hypothesis("x.json", data)
    (coding,) = found.codings
    assert coding.note == "Really?\n\nbo: No."
    assert (coding.by, coding.at) == ("cara", "2024-05-01T10:00:00Z")
    assert [code.name for code in found.codes] == ["Tags", "wet", "cold"]
    assert len(coding.codes) == 2
    assert (found.texts[0].name, found.texts[0].url) == ("The weather", URL)
    assert [loss.what for loss in found.losses] == ["Note on a whole page"]


@pytest.mark.parametrize(
    "row",
    [{}, {"uri": 3}, {"target": 5}, {"uri": URL, "target": [None, {"selector": "x"}]}, [], None],
    ids=repr,
)
def test_rows_of_hypothesis_without_what_they_need(row: object) -> None:
    found = read_hypothesis("x.json", json.dumps({"rows": [row]}).encode())
    assert not found.codings
    assert len(found.losses) == 1


def test_w3c() -> None:
    found = read_w3c("x.jsonld", files.w3c(URL, ("Rain is coming", 0, 14)))
    (coding,) = found.codings
    (passage,) = coding.passages
    assert (passage.exact, passage.start, passage.end) == ("Rain is coming", 0, 14)
    assert (coding.note, coding.by) == ("A remark", "Cara")
    assert [code.name for code in found.codes] == ["Tags", "Rain"]


def test_one_annotation_of_several_places_and_pages() -> None:
    def target(page: str, exact: str) -> dict[str, object]:
        return {"source": page, "selector": {"type": "TextQuoteSelector", "exact": exact}}

    plain = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "Annotation",
        "bodyValue": "Said twice",
        "target": [target("u:1", "one"), target("u:1", "two"), target("u:2", "three"), "u:3"],
    }
    found = read_w3c("x.json", json.dumps(plain).encode())
    assert [[p.exact for p in coding.passages] for coding in found.codings] == [
        ["one", "two"],
        ["three"],
    ]
    assert {coding.note for coding in found.codings} == {"Said twice"}
    assert len(found.losses) == 1


@given(JSON)
def test_any_json_is_read_or_refused(value: object) -> None:
    data = json.dumps(value).encode()
    for read in (read_hypothesis, read_w3c):
        try:
            read("x.json", data)
        except IngestTrouble as trouble:
            assert trouble.message


@pytest.mark.parametrize("data", [b"", b"{", b"[" * 100_000, b"\xff\xfe\x00", b"1" * 10_000])
def test_what_is_no_json_is_refused(data: bytes) -> None:
    with pytest.raises(IngestTrouble):
        read_w3c("x.json", data)


def test_a_codebook_as_a_list() -> None:
    data = (
        "Name;Parent;Description;Colour\r\nWeather;;The sky;#00FF00\r\nRain;Weather;;\r\n"
        "Hail;Ice;;\r\nWind\\Storm;;;\r\n"
    )
    found = read_codebook("x.csv", data.encode("utf-8-sig"))
    names = {code.id: code.name for code in found.codes}
    assert {(code.name, names.get(code.parent or "")) for code in found.codes} == {
        ("Weather", None),
        ("Rain", "Weather"),
        ("Hail", "Ice"),
        ("Ice", None),
        ("Wind", None),
        ("Storm", "Wind"),
    }


def test_coded_passages() -> None:
    data = (
        "Document,Code,Segment,Comment\nA text,Weather\\Rain;Wet,Rain is coming,why?\nA text,,,\n"
    )
    found = read_codings("x.csv", data.encode())
    (coding,) = found.codings
    assert [code.name for code in found.codes] == ["Tags", "Weather", "Rain", "Wet"]
    assert (coding.passages[0].exact, coding.note) == ("Rain is coming", "why?")
    assert len(found.losses) == 1


def test_our_own_csv_has_voices() -> None:
    found = read_codings("x.csv", (DATA / "everything.csv").read_bytes())
    first = found.codings[0]
    assert [(p.start, p.end) for p in first.passages] == [(46, 62), (70, 90)]
    assert "claim" in first.codes
    assert "speakers\nVitali Kremez" in first.codes


@pytest.mark.parametrize(
    ("name", "data", "format"),
    [
        ("x.qdpx", b"PK", "qdpx"),
        ("x.QDC", b"<", "qdc"),
        ("x.json", files.hypothesis(URL, {"exact": "a"}), "hypothesis"),
        ("x.json", json.dumps({"total": 1, "rows": [files.hypothesis_row(URL, "a")]}).encode(),
         "hypothesis"),
        ("x.json", files.w3c(URL, ("a", 0, 1)), "w3c"),
        ("x.jsonld", files.w3c(URL, ("a", 0, 1)), "w3c"),
        ("x.csv", b"name,parent,description,colour\n", "codebook"),
        ("x.csv", b"\xef\xbb\xbf\"Code\";\"Memo\"\r\n", "codebook"),
        ("x.csv", b"Document;Code;Segment\n", "codings"),
        ("x.csv", (DATA / "everything.csv").read_bytes(), "codings"),
        ("x.csv", b"title,text,tags,url\n", None),
        ("x.csv", b"name,description,text\n", None),
        ("x.json", b'{"format": "selon", "x": "hypothes.is"}', None),
        ("x.txt", b"name,parent", None),
    ],
    ids=lambda value: str(value)[:20],
)  # fmt: skip
def test_how_files_are_known(name: str, data: bytes, format: str | None) -> None:
    found = foreign_format(name, data)
    assert (found.name if found else None) == format


def test_the_sample_lists_of_articles_are_none(tmp_path: Path) -> None:
    for path in sorted((DATA / "formats").iterdir()):
        if path.is_file():
            assert foreign_format(path.name, path.read_bytes()) is None, path.name


def test_they_are_read_in_the_child() -> None:
    with Parser() as parser:
        found = parser.annotations(FORMATS["qdpx"], "x.qdpx", files.nvivo())
        assert len(found.codings) == 2
        with pytest.raises(IngestTrouble, match="no project.qde"):
            parser.annotations(FORMATS["qdpx"], "x.qdpx", files.zipped({"a": "b"}))

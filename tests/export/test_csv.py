"""CSV: one row a claim and voice, safe for spreadsheets, and read back equal."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from reader.domain.annotation import Annotation, Attribution, Link
from reader.domain.edits import make
from reader.domain.project import Grade, Tag
from reader.domain.source import Source
from reader.export.csv import COLUMNS, read
from reader.export.registry import exporters
from tests.domain.texts import texts
from tests.store import things


def rows_of(store, separator=","):
    data = written(store, separator)
    return read(data, separator)


def written(store, separator=","):
    out = io.BytesIO()
    with store.report() as report:
        exporters()["csv"].write(report, out, {"separator": separator})
    return out.getvalue()


@pytest.fixture
def store(tmp_path: Path):
    store = things.with_article(tmp_path)
    yield store
    store.close()


def test_a_row_for_each_claim_and_voice(store):
    attack = Tag("attack", "attack")
    cyber = Tag("cyber", "cyber", "attack")
    anonymous = Source("anon", "a source", "anonymous")
    first = Attribution(
        "v1",
        directness="indirect",
        chain=(
            Link(None, "on"),
            Link(things.KREMEZ.id, affiliation=things.FLASHPOINT.id, cues=(things.at("Selon"),)),
            Link("anon", stated=False),
        ),
    )
    second = Attribution("v2", stance="denies", reliability="D", chain=(Link(None),))
    claim = things.claim(
        id="c",
        spans=(things.at("le groupe APT 28"), things.at("derrière le piratage")),
        tags=("cyber",),
        gloss=("one", "two"),
        attributions=(first, second),
    )
    bare = things.claim("dit-il", id="bare")
    teaser = things.claim("juillet", id="teaser")
    note = Annotation("n", "art", "note", (things.at("serait"),))
    grades = (Grade("g1", source=things.KREMEZ.id, value="B"), Grade("g2", claim="c", value="3"))
    store.apply(
        make("Make", attack, cyber, anonymous, claim, bare, teaser, note, *grades),
        analyst=things.ANNA,
    )
    one, two, three = rows_of(store)
    start = things.TEXT.index("le groupe")
    assert one["quote"] == "le groupe APT 28 … derrière le piratage"
    assert one["spans"].startswith(f"{start}-{start + 16};")
    assert (one["citation"], one["voice"], one["speaker"]) == ("1:1", "1", "Vitali Kremez")
    assert (one["affiliation"], one["chain"]) == ("Flashpoint", "on ← Vitali Kremez")
    assert (one["origin"], one["implied_origin"]) == ("Vitali Kremez", "a source")
    assert (one["cue"], one["grade"], one["tags"]) == ("Selon", "B3", "attack/cyber")
    assert (one["gloss"], one["analyst"], one["in_article"]) == ("one | two", "Anna", "yes")
    assert (two["voice"], two["stance"], two["chain"], two["grade"]) == ("2", "denies", "?", "D3")
    assert (three["citation"], three["voice"], three["speaker"]) == ("1:2", "", "")


def test_the_letter_is_that_of_the_origin_unless_the_voice_has_its_own(store):
    relay = Link(things.KREMEZ.id), Link(things.FLASHPOINT.id), Link("anon", stated=False)
    voices = (Attribution("v1", chain=relay), Attribution("v2", reliability="E", chain=relay))
    grades = [
        Grade(f"g{source}", source=source, value=letter)
        for source, letter in ((things.KREMEZ.id, "B"), (things.FLASHPOINT.id, "D"), ("anon", "F"))
    ]
    claim, nameless = things.claim(attributions=voices), Source("anon", "a source", "anonymous")
    store.apply(make("Make", nameless, claim, *grades), analyst=things.ANNA)
    assert [row["reliability"] for row in rows_of(store)] == ["D", "E"]


def test_bytes_for_spreadsheets(store):
    store.apply(make("Make", things.claim()), analyst=things.ANNA)
    data = written(store, ";")
    assert data.startswith(b"\xef\xbb\xbfcitation;article_number;") and data.endswith(b"\r\n")
    assert data.count(b"\r\n") == 2
    with pytest.raises(ValueError, match="the option separator of csv is “,” or “;”"):
        exporters()["csv"].chosen({"separator": "|"})
    with pytest.raises(ValueError, match="has no option “colour”"):
        exporters()["csv"].chosen({"colour": "red"})


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "'", "\t", "\r", "''", "'="])
def test_formulas_are_neutralised_and_read_back(store, start):
    note = f'{start}HYPERLINK("x";1)\n2'
    store.apply(make("Make", things.claim(note=note)), analyst=things.ANNA)
    data = written(store).decode("utf-8-sig")
    assert f"'{start}" in data
    assert rows_of(store)[0]["note"] == note


@given(texts())
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_words_are_read_back(tmp_path_factory, words):
    words = words.replace("\0", "")
    store = things.with_article(tmp_path_factory.mktemp("csv"))
    source = replace(things.FLASHPOINT, id="x", name=words)
    voice = Attribution("v", chain=(Link("x"),))
    claim = things.claim(note=words, gloss=(words,), attributions=(voice,))
    store.apply(make("Make", source, claim), analyst=things.ANNA)
    for separator in ",;":
        (row,) = rows_of(store, separator)
        assert (row["note"], row["gloss"], row["speaker"]) == (words, words, words)
        assert list(row) == list(COLUMNS)
    store.close()

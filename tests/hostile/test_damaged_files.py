"""Files of every format, cut off and with bytes changed: read as far as they go, or refused."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.domain.article import Draft
from reader.importing import import_each
from reader.ingest.registry import IngestTrouble, importer_for
from reader.ingest.sandbox import Parser
from reader.store.check import check
from reader.store.store import Store
from tests.ingest.test_formats import FORMATS, NAMES
from tests.store.things import ANNA


@pytest.fixture(scope="module")
def parser() -> Iterator[Parser]:
    with Parser() as parser:
        yield parser


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The data cut off, or with some bytes changed, taken out or said twice."""
    at = chance.randrange(1, len(data))
    kind = chance.randrange(4)
    if kind == 0:
        return data[:at]
    if kind == 1:
        return data[:at] + data[at + chance.randrange(1, 200) :]
    if kind == 2:
        return data[:at] + data[max(0, at - 200) :]
    made = bytearray(data)
    for _ in range(chance.randrange(1, 20)):
        made[chance.randrange(len(made))] = chance.randrange(256)
    return bytes(made)


def told(parser: Parser, name: str, data: bytes) -> list[str]:
    """What is said about the trouble with a file; each article that comes out of it is whole."""
    try:
        found = parser.read(importer_for(name), name, data)
        entries = [found] if isinstance(found, Draft) else list(found)
    except IngestTrouble as trouble:
        return [f"{trouble.message} {trouble.advice}"]
    return [f"{e.message} {e.advice}" for e in entries if not isinstance(e, Draft)]


def try_all(parser: Parser, name: str, times: int) -> None:
    data = (FORMATS / name).read_bytes()
    chance = random.Random(name)
    for number in range(times):
        for said in told(parser, name, damaged(data, chance)):
            assert said.endswith((".", ")")), (number, said)
            # no damage breaks the process, or takes its time, or makes it ask for something
            for fault in ("reader breaks", "too long", "takes more memory", "asks for other"):
                assert fault not in said, (number, said)


@pytest.mark.parametrize("name", NAMES)
def test_damaged(parser: Parser, name: str) -> None:
    try_all(parser, name, 10)


def test_each_of_them_costs_its_own_lines(tmp_path: Path) -> None:
    """The whole way into a project: all are told of, and what is whole comes in."""
    paths = []
    for name in NAMES:
        chance = random.Random(f"line {name}")
        data = (FORMATS / name).read_bytes()
        for number in range(2):
            paths.append(tmp_path / f"{number}-{name}")
            paths[-1].write_bytes(damaged(data, chance))
    paths.append(tmp_path / "whole.txt")
    paths[-1].write_text("Un titre\n\nDes mots.", encoding="utf-8")
    store = Store.open(tmp_path / "p.selon", create=True)
    results = list(import_each(store, paths, ANNA, origin="command"))
    store.close()
    assert {result.path for result in results} == set(paths)
    assert [r.status for r in results if r.path == paths[-1]] == ["imported"]
    assert all(r.reason and r.advice for r in results if r.status == "failed")
    assert check(store.path) == []


@pytest.mark.long
@pytest.mark.parametrize("name", NAMES)
def test_damaged_often(parser: Parser, name: str) -> None:
    try_all(parser, name, 400)

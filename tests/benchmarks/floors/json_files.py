"""Floors of what is JSON: json of the standard library."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Any

from tests.benchmarks.floors.floor import Floor, files_of


def _values(made: Path) -> list[Any]:
    return [json.loads(data) for name, data in files_of(made).items() if not name.endswith(".xml")]


def _write(values: list[Any], out: Path, indent: int | None = None) -> None:
    with out.open("wb") as file:
        for of in values:
            file.write(json.dumps(of, ensure_ascii=False, indent=indent).encode("utf-8"))


_PLAIN = Floor("json", _values, _write)
FLOORS = {
    "json": Floor("json", _values, partial(_write, indent=1)),
    "w3c": _PLAIN,
    "hypothesis": _PLAIN,
    "stix": _PLAIN,
    "label-studio": _PLAIN,
}

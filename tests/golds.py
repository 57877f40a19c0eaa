"""The articles annotated by hand that suggestions are scored with; no tests here.

A gold holds its text, or names the file it is in and its sha256; the sixteen of Wikinews are kept
without their texts. Those are looked for in the folder that SELON_WIKINEWS names, or beside the
project in `shared/corpora/wikinews-en`.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reader.domain.article import text_hash
from tests import marked

WIKINEWS = Path(__file__).parent / "data" / "gold" / "wikinews-en.json"
_BESIDE = Path(__file__).parents[2] / "shared" / "corpora" / "wikinews-en"
Object = dict[str, Any]


def files(folder: Path) -> Iterator[Object]:
    """The gold of a folder: marked texts (NAME.LANGUAGE.txt) and gold in JSON, not those below."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else [folder]:
        if path.suffix == ".txt" and len(path.suffixes) > 1:
            yield marked.gold(path)
        elif path.suffix == ".json":
            gold = json.loads(path.read_text(encoding="utf-8"))
            if isinstance(gold, dict) and "claims" in gold:
                text = gold["text"] if "text" in gold else _text(gold, path)
                if text is not None:
                    yield gold | {"text": text}


def _text(gold: Object, path: Path) -> str | None:
    """The text that a gold is about, looked for from its folder upwards; told when not found."""
    for place in path.absolute().parents[:3]:
        file = place / gold["file"]
        if file.is_file():
            text = file.read_bytes().decode("utf-8")
            if text_hash(text) == gold["sha256"]:
                return text
    print(f"{path}: its text, {gold['file']}, is not there or has changed", file=sys.stderr)
    return None


def folder() -> Path | None:
    """Where the texts of Wikinews are, None where they are not."""
    named = os.environ.get("SELON_WIKINEWS")
    place = Path(named) if named else _BESIDE
    return place if place.is_dir() else None


def annotations() -> list[Object]:
    """The annotations, an object a text: file, sha256, language, claims."""
    articles: list[Object] = json.loads(WIKINEWS.read_text(encoding="utf-8"))["articles"]
    return articles


def wikinews(texts: Path) -> Iterator[Object]:
    """The gold of each text that is in the folder, found by hash whatever the file is called."""
    found = {}
    for path in sorted(texts.glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        found[text_hash(text)] = text
    for article in annotations():
        text = found.get(article["sha256"])
        if text is not None:
            yield article | {"text": text, "claims": [_claim(of) for of in article["claims"]]}


def _claim(of: Object) -> Object:
    cue = of["cue"]
    return {
        "region": "article",
        "spans": [_span(span) for span in of["spans"]],
        "hedges": [],
        "attributions": [
            {
                "role": "claimant",
                "mention": _span(of["mention"]),
                "cue": _span(cue),
                "cues": [_span(cue)] if cue else [],
                "stance": of.get("stance", "asserts"),
            }
        ],
    }


def _span(of: list[int] | None) -> Object | None:
    return of and {"start": of[0], "end": of[1]}

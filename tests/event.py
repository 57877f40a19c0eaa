"""An invented event told by ten articles in two languages, as a project's JSON; no tests here.

The texts and what is marked in them are in tests/data/event; the words there are found here, so
that nobody has to count.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from reader.domain.article import Draft, text_hash
from reader.domain.ids import derived_id
from reader.ingest.text import read

FOLDER = Path(__file__).parent / "data" / "event"
TOLD: dict[str, Any] = json.loads((FOLDER / "event.json").read_text(encoding="utf-8"))
STANDINGS: dict[str, str] = TOLD["standings"]
"""Statement → the standing that the rules give it."""
Object = dict[str, Any]


@cache
def drafts() -> tuple[Draft, ...]:
    """The articles as they are imported, in order."""
    files = sorted(FOLDER.glob("*.txt"))
    found = [read(path.name, path.read_bytes()) for path in files]
    assert all(isinstance(draft, Draft) for draft in found)
    return tuple(found)  # type: ignore[arg-type]


def document() -> Object:
    """The whole event as JSON that `selon import` makes a project of."""
    return {
        "format": "selon",
        "version": 1,
        "project": {"id": derived_id("event"), "title": "The attack on Valmont", "tlp": None},
        "articles": [_article(n, draft) for n, draft in enumerate(drafts(), 1)],
        "sources": [_source(*values) for values in TOLD["sources"]],
        "grades": [
            *({"id": f"g-{s}", "source": s, "value": v} for s, v in TOLD["grades"].items()),
            *(
                {"id": f"g-{of['id']}", "claim": of["id"], "value": of["digit"]}
                for of in TOLD["claims"]
                if "digit" in of
            ),
        ],
        "tags": [{"id": i, "name": name, "colour": c} for i, name, c in TOLD["tags"]],
        "statements": [{"id": i, "text": text} for i, text in TOLD["statements"].items()],
        "annotations": [_claim(of) for of in TOLD["claims"]],
    }


def _article(number: int, draft: Draft) -> Object:
    published = draft.published
    return {
        "id": f"a{number:02}",
        "number": number,
        "title": draft.title,
        "byline": draft.byline,
        "outlet": TOLD["outlets"][number - 1],
        "language": draft.language,
        "published": {"edtf": published.edtf, "text": published.text} if published else None,
        "sha256": text_hash(draft.text),
        "text": draft.text,
        "blocks": [{"start": b.start, "end": b.end, "kind": b.kind} for b in draft.blocks],
    }


def _source(
    id: str, name: str, kind: str, at: str | None, aliases: list[str], article: int | None = None
) -> Object:
    return {
        "id": id,
        "name": name,
        "kind": kind,
        "aliases": aliases,
        "affiliation": at,
        "article": f"a{article:02}" if article else None,
    }


def _claim(of: Object) -> Object:
    text = drafts()[of["article"] - 1].text
    spans = [_span(text, words) for words in of["words"]]
    near = spans[0]["start"]
    date = {"edtf": of["event"], "text": None, "span": None} if "event" in of else None
    hedges = [{**_span(text, words, near), "kind": "other"} for words in of.get("hedges", ())]
    return {
        "id": of["id"],
        "article": f"a{of['article']:02}",
        "kind": "claim",
        "spans": spans,
        "tags": of.get("tags", []),
        "hedges": hedges,
        "dates": {"event": date, "said": None, "reported": None},
        "statements": [{"statement": of["statement"], "polarity": of.get("sense", "same")}],
        "attributions": [
            {
                "id": f"{of['id']}-{n}",
                "stance": voice.get("stance", "asserts"),
                "directness": voice["how"],
                "chain": [_link(text, near, link) for link in voice["chain"]],
            }
            for n, voice in enumerate(of["voices"], 1)
        ],
    }


def _link(text: str, near: int, of: Object) -> Object:
    return {
        "source": of["source"],
        "stated": True,
        "affiliation": of.get("affiliation"),
        "mention": _span(text, of["mention"], near),
        "cues": [_span(text, of["cue"], near)],
    }


def _span(text: str, words: str, near: int = 0) -> Object:
    """Where words stand: the place nearest to `near`."""
    places, at = [], text.find(words)
    while at >= 0:
        places.append(at)
        at = text.find(words, at + 1)
    assert places, f"“{words}” does not stand in the article"
    start = min(places, key=lambda place: abs(place - near))
    return {"start": start, "end": start + len(words), "exact": words}

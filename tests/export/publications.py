"""Projects for the tests of the report as HTML, PDF, DOCX and ODT; no tests here."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from reader.domain.arrivals import import_edit
from reader.domain.document_reading import things_of
from reader.domain.project import Analyst
from reader.export.registry import exporters
from reader.store.store import Store
from tests import event
from tests.store import things

TEXT = (
    "A headline of many words\n\n"
    "One two three four five six seven eight nine ten, and some more words; the end of it.\n\n"
    "A quote that begins here\n\nand goes on and ends there.\n\n"
    "هذا خبر طويل يقرأ من اليمين إلى اليسار.\n\n"
    "政府は火曜日、新しい法律を発表した。首相は「これは必要だ」と述べた。\n\n"
    "A \x01 control, <script>alert(1)</script> & \u202egnihton\u202c."
)
KINDS = ("headline", "paragraph", "paragraph", "quote", "paragraph", "paragraph", "paragraph")
SPANS: tuple[tuple[str, ...], ...] = (
    ("One two three four five six seven eight",),
    ("two three four five six seven",),
    ("three four five six",),
    ("four five six seven eight nine ten",),
    ("five",),
    ("some more", "the end"),
    ("A quote that begins here\n\nand goes on and ends there",),
    ("خبر طويل",),
    ("これは必要だ",),
)
"""The claims of HARD, 1–9: five deep, one with a gap, one over two blocks, two in other scripts."""
Object = dict[str, Any]


def hard() -> Object:
    """A project of one article in which claims overlap, with what can go wrong in type."""
    blocks, at = [], 0
    for kind, words in zip(KINDS, TEXT.split("\n\n"), strict=True):
        blocks.append({"start": at, "end": at + len(words), "kind": kind})
        at += len(words) + 2
    claims = [_annotation(n, "claim", spans) for n, spans in enumerate(SPANS, 1)]
    for claim in claims:
        claim["statements"] = [{"statement": "s", "polarity": "same"}]
        link = {"source": "who", "stated": True}
        claim["attributions"] = [{"id": f"v{claim['id']}", "stance": "asserts", "chain": [link]}]
    note = {**_annotation(10, "note", ("control",)), "note": "Look <b>here</b>"}
    article = {"id": "x", "number": 1, "title": "A headline of many words", "language": "en"}
    return {
        "format": "selon",
        "version": 1,
        "project": {"id": "hard", "title": "Long " * 40 + "<b>title</b>", "tlp": "red"},
        "articles": [{**article, "url": "javascript:alert(1)", "text": TEXT, "blocks": blocks}],
        "sources": [{"id": "who", "name": "<img src=x onerror=alert(1)> & Co", "kind": "person"}],
        "statements": [{"id": "s", "text": "Counted " * 30}, {"id": "t", "text": "Nothing yet"}],
        "annotations": [*claims, note],
    }


def _annotation(number: int, kind: str, spans: tuple[str, ...]) -> Object:
    places = [{"start": TEXT.index(s), "end": TEXT.index(s) + len(s), "exact": s} for s in spans]
    return {"id": f"c{number}", "article": "x", "kind": kind, "spans": places}


@contextmanager
def project(folder: Path, document: Object | None) -> Iterator[Store]:
    """A project made of a document, or an empty one."""
    store = things.new_project(folder, "report.selon")
    ana = Analyst("a", "Ana Weber")
    if document is not None:
        edit = import_edit(things_of(document), store, "Import", fresh=True).edit
        store.apply(edit, analyst=ana)
    try:
        yield store
    finally:
        store.close()


def exported(store: Store, name: str, **options: str) -> bytes:
    """What a format makes of it."""
    out = io.BytesIO()
    with store.report() as report:
        exporters()[name].write(report, out, options)
    return out.getvalue()


def the_event() -> Object:
    """The invented event, with a marking and a judgement."""
    document = event.document()
    document["project"]["tlp"] = "amber"
    document["statements"][0] |= {"likelihood": "likely", "confidence": "moderate"}
    return document

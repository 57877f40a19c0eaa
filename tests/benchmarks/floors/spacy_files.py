"""Floor of a DocBin: spaCy, whose tokenizer is a part of writing one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.benchmarks.floors.floor import Floor

Document = tuple[str, list[tuple[str, list[tuple[int, int, str, str]]]], dict[str, Any]]
"""A text; its groups of spans: from, to (code points), label, id; and what else is said of it."""


def _documents(made: Path) -> tuple[str, list[Document]]:
    import spacy
    from spacy.tokens import DocBin

    found: list[Document] = []
    language = "xx"
    blank = spacy.blank(language)
    for of in DocBin(store_user_data=True).from_bytes(made.read_bytes()).get_docs(blank.vocab):
        language = of.lang_
        groups = [
            (name, [(s.start_char, s.end_char, s.label_, s.id_) for s in spans])
            for name, spans in of.spans.items()
        ]
        found.append((of.text, groups, dict(of.user_data)))
    return language, found


def _write(values: tuple[str, list[Document]], out: Path) -> None:
    import spacy
    from spacy.tokens import DocBin

    language, documents = values
    make, docs = spacy.blank(language), DocBin(store_user_data=True)
    for text, groups, said in documents:
        made = make(text)
        for name, spans in groups:
            made.spans[name] = [
                made.char_span(start, end, label=label, span_id=id)
                for start, end, label, id in spans
            ]
        made.user_data.update(said)
        docs.add(made)
    out.write_bytes(docs.to_bytes())


FLOORS = {"spacy": Floor("spaCy", _documents, _write)}

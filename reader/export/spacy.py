"""spaCy: a DocBin with the marked words as groups of spans."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from reader.export.losing import ALWAYS, BESIDE_SPANS, NOT_THERE, left_out
from reader.export.marked_text import LABELS, MarkedText, marked_texts
from reader.export.registry import Options, exporter
from reader.export.report import Report


@exporter(
    "spacy",
    ".spacy",
    "For spaCy: a DocBin of all articles, the marked words in groups of spans",
    loses=left_out(
        *(*ALWAYS, *BESIDE_SPANS, "outlets", "addresses"),
        also=f"Sources without words that name them, standings. {NOT_THERE} Spans go to the ends "
        "of spaCy's tokens.",
    ),
    purpose="exchange",
    needs="spacy",
)
def write(report: Report, out: BinaryIO, options: Options) -> None:
    """Write a document for each article; doc.spans has a group for each label.

    Each span has the id in Selon and, of a thing in several ranges, its place among them;
    doc.user_data has title, number, ties, and the features of each span by its id. Only spaCy's
    tokenizers are used, no model.
    """
    from spacy.tokens import DocBin

    docs = DocBin(store_user_data=True)
    languages: dict[str, Any] = {}
    tlp = report.project().tlp
    for of in marked_texts(report):
        code = of.article.language.partition("-")[0].lower()
        if code not in languages:
            languages[code] = _language(code)
        document = _document(of, languages[code])
        if tlp:
            document.user_data["tlp"] = tlp
        docs.add(document)
    out.write(docs.to_bytes())


def _language(code: str) -> Any:
    import spacy

    try:
        return spacy.blank(code or "xx")
    except ImportError:
        return spacy.blank("xx")


def _document(of: MarkedText, language: Any) -> Any:
    language.max_length = max(language.max_length, len(of.text) + 1)
    document = language.make_doc(of.text)
    for label in LABELS:
        document.spans[label.lower()] = list(_spans(of, label, document))
    document.user_data["title"] = of.article.title
    document.user_data["article"] = of.article.number
    document.user_data["features"] = {each.id: each.features for each in of.marked}
    document.user_data["ties"] = [(tie.type, tie.first, tie.second) for tie in of.ties]
    return document


def _spans(of: MarkedText, label: str, document: Any) -> Iterator[Any]:
    for each in of.marked:
        if each.label == label:
            for place, (start, end) in enumerate(each.ranges):
                id = f"{each.id}#{place}" if place else each.id
                yield document.char_span(
                    start, end, label=label, span_id=id, alignment_mode="expand"
                )

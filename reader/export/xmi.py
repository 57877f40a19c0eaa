"""UIMA CAS as XMI: a file for each article, and the type system they share."""

from __future__ import annotations

from typing import Any

from reader.export.destination import Folder
from reader.export.losing import ALWAYS, BESIDE_SPANS, NOT_THERE, left_out
from reader.export.marked_text import LABELS, TIES, MarkedText, marked_texts
from reader.export.registry import Options, folder_exporter
from reader.export.report import Report
from reader.export.xml_text import allowed

SPACE = "selon"
FEATURES = (
    *(
        "key",
        "citation",
        "tags",
        "note",
        "analyst",
        "at",
        "reliability",
        "name",
        "affiliation",
        "stated",
        "stance",
        "directness",
    ),
    *("basis", "voice", "kind", "gloss", "credibility", "statement", "event", "said", "reported"),
    *("priority", "status"),
)
"""`key` is the id in Selon; ranges of one thing have one key."""


@folder_exporter(
    "xmi",
    "For INCEpTION, DKPro and UIMA: a CAS for each article, with the type system",
    loses=left_out(
        *(*ALWAYS, *BESIDE_SPANS, "outlets", "addresses"),
        also=f"Sources without words that name them, standings. {NOT_THERE} Characters that XML "
        "forbids are shown as “\ufffd”.",
    ),
    purpose="exchange",
)
def write(report: Report, folder: Folder, options: Options) -> None:
    """Write TypeSystem.xml and NNNN.xmi for each article. Offsets: UTF-16 units, as UIMA's."""
    types, tlp = _types(), report.project().tlp
    with folder.file("TypeSystem.xml") as out:
        out.write(types.to_xml().encode("utf-8"))
    for of in marked_texts(report):
        with folder.file(f"{of.name}.xmi") as out:
            out.write(_cas(of, types, tlp).to_xmi().encode("utf-8"))


def _types() -> Any:
    from cassis import TypeSystem
    from cassis.typesystem import TYPE_NAME_ANNOTATION, TYPE_NAME_STRING

    types = TypeSystem()
    for label in LABELS:
        made = types.create_type(f"{SPACE}.{label}", TYPE_NAME_ANNOTATION)
        for feature in FEATURES:
            types.create_feature(made, feature, TYPE_NAME_STRING)
    document = types.create_type(
        f"{SPACE}.Document", TYPE_NAME_ANNOTATION, description="The text and who may have it"
    )
    types.create_feature(document, "tlp", TYPE_NAME_STRING)
    tie = types.create_type(f"{SPACE}.Tie", TYPE_NAME_ANNOTATION, description=", ".join(TIES))
    types.create_feature(tie, "tie", TYPE_NAME_STRING)
    types.create_feature(tie, "Governor", TYPE_NAME_ANNOTATION)
    types.create_feature(tie, "Dependent", TYPE_NAME_ANNOTATION)
    return types


def _cas(of: MarkedText, types: Any, tlp: str | None) -> Any:
    from cassis import Cas

    cas = Cas(typesystem=types)
    cas.sofa_string = allowed(of.text)
    cas.sofa_mime = "text/plain"
    if of.article.language:
        cas.document_language = allowed(of.article.language)
    if tlp:
        cas.add(types.get_type(f"{SPACE}.Document")(begin=0, end=len(cas.sofa_string), tlp=tlp))
    firsts: dict[str, Any] = {}
    for each in of.marked:
        made = types.get_type(f"{SPACE}.{each.label}")
        features = {name: allowed(value) for name, value in each.features.items()}
        for start, end in each.ranges:
            place = made(begin=start, end=end, key=each.id, **features)
            firsts.setdefault(each.id, place)
            cas.add(place)
    tie_type = types.get_type(f"{SPACE}.Tie")
    for tie in of.ties:
        first, second = firsts[tie.first], firsts[tie.second]
        cas.add(
            tie_type(
                begin=second.begin, end=second.end, tie=tie.type, Governor=first, Dependent=second
            )
        )
    return cas

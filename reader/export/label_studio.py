"""Label Studio: tasks with their annotations, and the labelling interface that shows them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reader.domain.offsets import Utf16Map
from reader.export import colours
from reader.export.destination import Folder
from reader.export.losing import ALWAYS, BESIDE_SPANS, NOT_THERE, left_out
from reader.export.marked_text import LABELS, TIES, Marked, MarkedText, marked_texts
from reader.export.registry import Options, folder_exporter
from reader.export.report import Report


@folder_exporter(
    "label-studio",
    "For Label Studio: a task for each article, and the labelling interface to go with them",
    loses=left_out(
        *(*ALWAYS, *BESIDE_SPANS),
        also=f"Sources without words that name them, standings. {NOT_THERE}",
    ),
    purpose="exchange",
)
def write(report: Report, folder: Folder, options: Options) -> None:
    """Write tasks.json and labels.xml. Offsets: UTF-16 units, as JavaScript counts them."""
    import json

    with folder.file("labels.xml") as out:
        out.write(interface().encode("utf-8"))
    tlp = report.project().tlp
    with folder.file("tasks.json") as out:
        between = b"[\n"
        for of in marked_texts(report):
            out.write(between + json.dumps(_task(of, tlp), ensure_ascii=False).encode("utf-8"))
            between = b",\n"
        out.write(b"[]\n" if between == b"[\n" else b"\n]\n")


def interface() -> str:
    """The labelling interface: a text with the labels, features by region, ties as relations."""
    labels = "\n".join(
        f'    <Label value="{label}" background="{colour}"/>'
        for label, colour in zip(LABELS, colours.LABELS, strict=True)
    )
    relations = "\n".join(f'    <Relation value="{tie}"/>' for tie in (*TIES, "continues"))
    return (
        '<View>\n  <Header value="$title"/>\n'
        f'  <Labels name="label" toName="text">\n{labels}\n  </Labels>\n'
        f"  <Relations>\n{relations}\n  </Relations>\n"
        '  <Text name="text" value="$text" granularity="word"/>\n'
        '  <TextArea name="features" toName="text" perRegion="true" editable="true"/>\n</View>\n'
    )


def _task(of: MarkedText, tlp: str | None) -> dict[str, Any]:
    article = of.article
    data = {"article": article.number, "title": article.title, "outlet": article.outlet}
    data |= {"url": article.url, "language": article.language, "text": of.text}
    if tlp:
        data["tlp"] = tlp
    return {"id": article.number, "data": data, "annotations": [{"result": list(_results(of))}]}


def _results(of: MarkedText) -> Iterator[dict[str, Any]]:
    units = Utf16Map(of.text)
    for each in of.marked:
        yield from _regions(each, of.text, units)
    for tie in of.ties:
        yield _relation(tie.type, tie.first, tie.second)


def _regions(of: Marked, text: str, units: Utf16Map) -> Iterator[dict[str, Any]]:
    """A region for each range; Label Studio has no gaps, so later ones are tied to the first."""
    for place, (start, end) in enumerate(of.ranges):
        id = f"{of.id}-{place}" if place else of.id
        value = {
            "start": units.to_utf16(start),
            "end": units.to_utf16(end),
            "text": text[start:end],
        }
        region = {"id": id, "from_name": "label", "to_name": "text", "type": "labels"}
        yield region | {"value": value | {"labels": [of.label]}}
        if place:
            yield _relation("continues", of.id, id)
        elif of.features:
            words = [f"{name}: {feature}" for name, feature in of.features.items()]
            said = {"id": id, "from_name": "features", "to_name": "text", "type": "textarea"}
            yield said | {"value": value | {"text": words}}


def _relation(type: str, first: str, second: str) -> dict[str, Any]:
    return {
        "type": "relation",
        "from_id": first,
        "to_id": second,
        "direction": "right",
        "labels": [type],
    }

"""Files of other programs' annotations, made in the manner of each; small and our own."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

TEXT = "Rain is coming, said Anna Berg.\n\nThe 🌧 clouds are dark. Nobody knows more.\n"
NS = 'xmlns="urn:QDA-XML:project:1.0"'


def g(number: int) -> str:
    """A GUID."""
    return f"{number:08x}-0000-4000-8000-000000000000"


def zipped(members: dict[str, bytes | str]) -> bytes:
    """A packed file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return out.getvalue()


def selection(id: int, start: int, end: int, name: str, *codes: int, more: str = "") -> str:
    """A selection in a plain text."""
    coded = "".join(
        f'<Coding guid="{g(id * 1000 + code)}" creatingUser="{g(1)}">'
        f'<CodeRef targetGUID="{g(code)}"/></Coding>'
        for code in codes
    )
    return (
        f'<PlainTextSelection guid="{g(id)}" name="{name}" startPosition="{start}" '
        f'endPosition="{end}" creatingUser="{g(1)}" creationDateTime="2024-05-01T10:00:00+02:00">'
        f"{coded}{more}</PlainTextSelection>"
    )


CODES = (
    f'<Code guid="{g(10)}" name="Weather" isCodable="true" color="#FF0000">'
    f"<Description>What the sky does</Description>"
    f'<Code guid="{g(11)}" name="Rain" isCodable="true"/></Code>'
    f'<Code guid="{g(12)}" name="People" isCodable="false">'
    f'<Code guid="{g(13)}" name="Anna Berg" isCodable="true"/></Code>'
)
USERS = f'<Users><User guid="{g(1)}" name="Cara"/></Users>'


def project(
    sources: str, *, codes: str = CODES, more: str = "", origin: str = "NVivo for Mac 15.0.0"
) -> str:
    """A project.qde."""
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<Project {NS} name="p" origin="{origin}">{USERS}'
        f"<CodeBook><Codes>{codes}</Codes></CodeBook><Sources>{sources}</Sources>{more}</Project>"
    )


def text_source(selections: str, path: str = "internal://a.txt", id: int = 20) -> str:
    """A text that lies beside the project."""
    head = f'<TextSource guid="{g(id)}" name="Weather" plainTextPath="{path}">'
    return f"{head}{selections}</TextSource>"


def at(words: str, text: str = TEXT) -> tuple[int, int]:
    """Where words stand, in code points."""
    start = text.index(words)
    return start, start + len(words)


def nvivo() -> bytes:
    """Texts beside a rich one, labels that are no quotations, a case with its selections."""
    selections = selection(30, *at("Rain is coming"), g(99), 11)
    selections += selection(31, *at("Anna Berg"), g(98), 13)
    cases = (
        f'<Cases><Case guid="{g(40)}" name="Bo Lund"><Description>A farmer</Description>'
        f'<SourceRef targetGUID="{g(20)}"/><SelectionRef targetGUID="{g(30)}"/></Case></Cases>'
    )
    rich = f'<PDFSource guid="{g(21)}" name="Report" path="internal://r.pdf"/>'
    return zipped(
        {
            "project.qde": project(text_source(selections) + rich, more=cases),
            "sources/a.txt": TEXT,
            "sources/a.docx": b"PK",
        }
    )


def maxqda() -> bytes:
    """Line ends of Windows, counted as two; quotations as names; a memo on a passage."""
    text = TEXT.replace("\n", "\r\n")
    dark = "clouds are dark"
    note = f'<NoteRef targetGUID="{g(50)}"/>'
    selections = selection(30, *at("Rain is coming", text), "Rain is coming", 10)
    selections += selection(31, *at(dark, text), dark, 11, more=note)
    notes = f'<Notes><Note guid="{g(50)}" name="Memo 1" plainTextPath="internal://m.txt"/></Notes>'
    return zipped(
        {
            "project.qde": project(text_source(selections), more=notes, origin="MAXQDA 24"),
            "Sources/a.txt": "\ufeff" + text,
            "Sources/m.txt": "Looks bad.\r\n",
        }
    )


def atlas(utf16: bool = True) -> bytes:
    """Quotations as names, cut; offsets in UTF-16 units; links between quotations."""
    shift = 1 if utf16 else 0
    dark, more = at("clouds are dark"), at("Nobody knows more")
    selections = selection(30, *at("Rain is coming"), "Rain is com…", 11)
    selections += selection(31, dark[0] + shift, dark[1] + shift, "clouds are dark", 10)
    selections += selection(32, more[0] + shift, more[1] + shift, "Nobody knows more", 10)
    links = (
        f'<Links><Link guid="{g(60)}" name="contradicts" originGUID="{g(30)}" '
        f'targetGUID="{g(31)}"/></Links>'
    )
    qde = project(text_source(selections), more=links, origin="ATLAS.ti 24")
    return zipped({"project.qde": qde, "sources/a.txt": TEXT})


def qualcoder() -> bytes:
    """The text inside of the XML, the quotation as the selection's description."""
    selections = selection(30, *at("Rain is coming"), "Rain is coming", 11)
    content = f"<PlainTextContent>{TEXT}</PlainTextContent>"
    source = f'<TextSource guid="{g(20)}" name="Weather">{content}{selections}</TextSource>'
    return zipped({"project.qde": project(source, origin="QualCoder 3.6")})


def hypothesis(url: str, *rows: dict[str, Any]) -> bytes:
    """What the client of Hypothesis exports."""
    plain = {
        "export_date": "2024-05-01T10:00:00.000Z",
        "export_userid": "acct:cara@hypothes.is",
        "client_version": "1.1500.0",
        "annotations": [hypothesis_row(url, **row) for row in rows],
    }
    return json.dumps(plain).encode()


def hypothesis_row(url: str, exact: str = "", **more: Any) -> dict[str, Any]:
    """One annotation of Hypothesis."""
    selector = [
        {"type": "RangeSelector", "startContainer": "/p[1]", "startOffset": 0},
        {"type": "TextPositionSelector", "start": 900, "end": 900 + len(exact)},
        {"type": "TextQuoteSelector", "exact": exact, "prefix": "", "suffix": ""},
    ]
    return {
        "id": more.pop("id", f"h-{exact}"),
        "created": "2024-05-01T10:00:00.000+00:00",
        "updated": "2024-05-01T10:00:00.000+00:00",
        "user": "acct:cara@hypothes.is",
        "user_info": {"display_name": None},
        "uri": url,
        "text": "",
        "tags": [],
        "document": {"title": ["The weather"]},
        "target": [{"source": url, "selector": selector}] if exact else [{"source": url}],
        **more,
    }


def w3c(url: str, *quotes: tuple[str, int, int], body: Any = None) -> bytes:
    """A page of web annotations."""
    items = [
        {
            "id": f"urn:a:{number}",
            "type": "Annotation",
            "creator": {"type": "Person", "name": "Cara"},
            "created": "2024-05-01T10:00:00Z",
            "body": body
            or [
                {"type": "TextualBody", "value": "A remark"},
                {"type": "TextualBody", "value": "Rain", "purpose": "tagging"},
            ],
            "target": {
                "source": url,
                "selector": [
                    {"type": "TextQuoteSelector", "exact": exact},
                    {"type": "TextPositionSelector", "start": start, "end": end},
                ],
            },
        }
        for number, (exact, start, end) in enumerate(quotes)
    ]
    collection = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationCollection",
        "first": {"type": "AnnotationPage", "items": items},
    }
    return json.dumps(collection).encode()

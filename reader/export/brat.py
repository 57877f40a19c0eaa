"""brat standoff: a text and its annotations as two files for each article.

Marks are text-bound annotations (T), ties relations (R), features attributes (A) where brat can
configure their values and notes (#) where they are free words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.export.destination import Folder
from reader.export.losing import ALWAYS, BESIDE_SPANS, NOT_THERE, left_out
from reader.export.marked_text import LABELS, TIES, MarkedText, Range, marked_texts
from reader.export.registry import Options, folder_exporter
from reader.export.report import Report

VALUES = {
    "stance": ("asserts", "denies", "doubts", "asks"),
    "directness": ("direct", "mixed", "indirect"),
    "credibility": ("1", "2", "3", "4", "5", "6"),
    "priority": ("high", "medium", "low"),
    "status": ("to-check", "checked"),
}
"""Features whose values brat lists; the others are notes."""
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
"""What of a text stands in one line, as brat's own reader (Python's splitlines) takes lines."""


@folder_exporter(
    "brat",
    "For brat and what reads its standoff: a text and its annotations for each article",
    loses=left_out(
        *(*ALWAYS, *BESIDE_SPANS, "outlets", "addresses"),
        also=f"Sources without words that name them, standings. {NOT_THERE}",
    ),
    purpose="exchange",
)
def write(report: Report, folder: Folder, options: Options) -> None:
    """Write NNNN.txt and NNNN.ann for each article, and annotation.conf. Offsets: code points.

    A range that goes over a line break becomes fragments, since none of brat's may.
    """
    tlp = report.project().tlp
    with folder.file("annotation.conf") as out:
        if tlp:
            out.write(f"# TLP:{tlp.upper()}\n\n".encode())
        out.write("\n".join(_configuration()).encode("utf-8"))
    for of in marked_texts(report):
        with folder.file(f"{of.name}.txt") as out:
            out.write(of.text.encode("utf-8"))
        with folder.file(f"{of.name}.ann") as out:
            out.write("\n".join((*_lines(of), "")).encode())


def _configuration() -> Iterator[str]:
    yield from ("[entities]", *LABELS, "", "[relations]")
    yield from (f"{tie}\tArg1:{first}, Arg2:{second}" for tie, first, second in _ENDS)
    yield from ("<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>", "", "[events]", "")
    yield "[attributes]"
    for name, values in VALUES.items():
        yield f"{name.capitalize()}\tArg:<ENTITY>, Value:{'|'.join(values)}"
    yield ""


_ENDS = tuple(
    zip(
        TIES,
        ("Claim", "Claim", "Source", "Claim"),
        ("Source", "Cue", "Source", "Hedge"),
        strict=True,
    )
)


_NAMES = {name: name.capitalize() for name in VALUES}


def _lines(of: MarkedText) -> Iterator[str]:
    numbers: dict[str, str] = {}
    attributes = notes = 0
    for each in of.marked:
        ranges = _in_lines(of.text, each.ranges)
        if not ranges:
            continue
        number = numbers[each.id] = f"T{len(numbers) + 1}"
        places = ";".join([f"{start} {end}" for start, end in ranges])
        yield f"{number}\t{each.label} {places}\t{' '.join([of.text[a:b] for a, b in ranges])}"
        free = []
        for name, value in each.features.items():
            if name in _NAMES:
                attributes += 1
                yield f"A{attributes}\t{_NAMES[name]} {number} {value}"
            else:
                free.append(f"{name}: {value}")
        if free:
            notes += 1
            yield f"#{notes}\tAnnotatorNotes {number}\t{' '.join('; '.join(free).split())}"
    for place, tie in enumerate(of.ties, 1):
        if tie.first in numbers and tie.second in numbers:
            yield f"R{place}\t{tie.type} Arg1:{numbers[tie.first]} Arg2:{numbers[tie.second]}"


def _in_lines(text: str, ranges: tuple[Range, ...]) -> list[Range]:
    return [line.span() for place in ranges for line in _LINE.finditer(text, *place)]

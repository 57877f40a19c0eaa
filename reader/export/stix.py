"""STIX 2.1 for OpenCTI and MISP: reports, notes, identities, opinions, groupings, relationships."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import BinaryIO

from reader.export.lookup import Lookup, claims_of
from reader.export.losing import ALWAYS, NOT_THERE, left_out
from reader.export.registry import Options, exporter
from reader.export.report import Report
from reader.export.stix_objects import Object, Objects, identifier, place_of
from reader.export.streamed import put_list


@exporter(
    "stix",
    ".json",
    "A STIX 2.1 bundle for OpenCTI and MISP: articles as reports, claims as notes with confidence",
    loses=left_out(
        *(
            *ALWAYS,
            "states",
            "priorities",
            "kinds of hedges",
            "notes on words",
            "notes on mentions",
        ),
        *("notes on tags", "notes on voices", "cards of sources", "likelihood", "collections"),
        *("the written summary", "copies in archives", "texts"),
        also=f"Offsets, mentions, standings. {NOT_THERE} Voices, cues, letters, hedges and dates "
        "have no property in STIX and stand in the words of notes, letters of sources as labels "
        "too.",
    ),
    purpose="exchange",
)
def write(report: Report, out: BinaryIO, options: Options) -> None:
    """Write a bundle; ids are made of the project's own, always the same.

    A claim is a note on its article's report and its speakers, with the confidence of its digit
    (1 to 5: 90, 70, 50, 30, 10; 6: none); a voice that denies or doubts, and a verdict, are
    opinions on it; a statement is a grouping; links and relays are relationships.
    """
    project = report.project()
    bundle = identifier("bundle", project.id)
    put_list(out, _objects(report), f'{{"type": "bundle", "id": "{bundle}", "objects": [', "]}")


def _objects(report: Report) -> Iterator[Object]:
    lookup = Lookup.of(report)
    made = Objects(lookup, report.project().tlp)
    yield from made.markings()
    yield from made.analysts()
    yield from made.sources()
    for article, claims in groupby(claims_of(report), itemgetter(0)):
        notes, here = [], place_of(article)
        for _, claim in claims:
            objects = made.claim(claim, here)
            yield from objects
            notes.append(objects[0]["id"])
        yield made.report(article, notes)
    for statement in report.statements():
        yield from made.statement(statement)
    yield from made.links(report.connections())

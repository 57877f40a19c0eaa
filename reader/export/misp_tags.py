"""Machine tags as MISP and OpenCTI read them: grades, TLP and tags of tag sets, by claim."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from reader.domain.annotation import Annotation, letter_of
from reader.export.lookup import Lookup, claims_of
from reader.export.registry import Options, exporter
from reader.export.report import Report
from reader.export.streamed import put_list


@exporter(
    "misp-tags",
    ".json",
    "Machine tags for MISP: Admiralty grades, TLP and the tags of tag sets, for each claim",
    loses="All but citation, words, address and machine tags; tags of your own are in no tag set.",
    purpose="exchange",
)
def write(report: Report, out: BinaryIO, options: Options) -> None:
    """Write a list of {citation, article, url, words, tags}; a claim without tags is left out."""
    put_list(out, _rows(report))


def _rows(report: Report) -> Iterator[dict[str, Any]]:
    lookup = Lookup.of(report)
    tlp = report.project().tlp
    for article, claim in claims_of(report):
        tags = [*_tags(claim, lookup), *([f"tlp:{tlp}"] if tlp else [])]
        if tags:
            yield {
                "citation": f"{article.number}:{claim.number}",
                "article": article.title,
                "url": article.url,
                "words": claim.quotation,
                "tags": tags,
            }


def _tags(claim: Annotation, lookup: Lookup) -> Iterator[str]:
    letters = {letter_of(voice, lookup.letter) for voice in claim.attributions} - {""}
    for letter in sorted(letters):
        yield f'admiralty-scale:source-reliability="{letter.lower()}"'
    digit = lookup.digit(claim)
    if digit:
        yield f'admiralty-scale:information-credibility="{digit}"'
    for id in claim.tags:
        tag = lookup.tags.get(id)
        if tag and tag.code:
            yield tag.code

"""Which formats of other programs' annotations there are, and how a file of one is known."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, cast

if TYPE_CHECKING:
    from reader.domain.foreign.shape import Foreign

Read: TypeAlias = "Callable[[str, bytes], Foreign]"
LOOKED_AT = 65_536
"""Bytes at the beginning of a file by which formats that share an ending are told apart."""


@dataclass(frozen=True, slots=True)
class ForeignFormat:
    """A format of annotations. `module` holds its `read(name, data)`, a file's bytes to a Foreign.

    `signs` is what a file of an ending that other formats have, too, holds near its beginning.
    A file of `largest` bytes or more is refused unread.
    """

    name: str
    suffixes: tuple[str, ...]
    description: str
    module: str
    largest: int = 200_000_000
    signs: re.Pattern[bytes] | None = None

    @property
    def read(self) -> Read:
        """Its reader. Raises IngestTrouble."""
        module = importlib.import_module(f"reader.ingest.foreign.{self.module}")
        return cast("Read", module.read)


_W3C = re.compile(rb"www\.w3\.org/ns/(?:anno|oa)\b|\"TextQuoteSelector\"|\"oa:Annotation\"")
_HYPOTHESIS = re.compile(
    rb"\"export_userid\"|\"export_date\"|\"client_version\"|hypothes\.is|"
    rb"\"user\"\s*:\s*\"acct:|\"uri\"[^}]{0,4000}?\"target\"\s*:|\"target\"\s*:.{0,4000}?\"uri\"",
    re.S,
)
_CELL = rb"[\"\s]*"
_CODEBOOK = re.compile(
    rb"\A(?:\xef\xbb\xbf)?" + _CELL + rb"(?:[\w /]{1,40}" + _CELL + rb"[,;\t]" + _CELL + rb")*?"
    rb"(?:name|code|tag|nom|kode)" + _CELL + rb"[,;\t][^\r\n]*"
    rb"(?:parent|description|colou?r|defini|memo|couleur|farbe|beschreibung)",
    re.IGNORECASE,
)
_CODED = re.compile(
    rb"\A(?:\xef\xbb\xbf)?(?=[^\r\n]*\b(?:codes?|tags?)\b)"
    rb"(?=[^\r\n]*\b(?:segment|quote|quotation|exact|coded|pos0|begin|start)\b)"
    rb"(?=[^\r\n]*\b(?:document|article|file|source|title|uri|url)\b)",
    re.IGNORECASE,
)

FORMATS: dict[str, ForeignFormat] = {
    each.name: each
    for each in (
        ForeignFormat(
            "qdpx",
            (".qdpx",),
            "A project of NVivo, MAXQDA, ATLAS.ti or QualCoder (REFI-QDA): its plain texts with "
            "codes, notes, cases and links",
            "qdpx",
        ),
        ForeignFormat(
            "qdc",
            (".qdc",),
            "A codebook of NVivo, MAXQDA, ATLAS.ti or QualCoder (REFI-QDA)",
            "qdc",
            50_000_000,
        ),
        ForeignFormat(
            "hypothesis",
            (".json",),
            "Annotations of Hypothesis, as its client or its service exports them",
            "hypothesis",
            100_000_000,
            _HYPOTHESIS,
        ),
        ForeignFormat(
            "w3c",
            (".jsonld", ".json"),
            "Web Annotations (W3C), one or many, as JSON-LD",
            "w3c",
            100_000_000,
            _W3C,
        ),
        ForeignFormat(
            "codings",
            (".csv", ".tsv"),
            "A list of coded passages: document, code, words or offsets, comment",
            "codings",
            100_000_000,
            _CODED,
        ),
        ForeignFormat(
            "codebook",
            (".csv", ".tsv"),
            "A codebook as a list: name, parent, description, colour",
            "codebook",
            20_000_000,
            _CODEBOOK,
        ),
    )
}
"""The formats by name; where several fit a file, the first one counts."""
_OWN = re.compile(rb"\"format\"\s*:\s*\"selon\"")


def foreign_format(name: str, head: bytes) -> ForeignFormat | None:
    """The format of a file by its name and its first LOOKED_AT bytes; None for one of articles."""
    lower = name.lower()
    if _OWN.search(head):
        return None
    for each in FORMATS.values():
        if not lower.endswith(each.suffixes):
            continue
        if each.signs is None or lower.endswith(".jsonld") or each.signs.search(head):
            if lower.endswith(".jsonld") and each.name != "w3c":
                continue
            return each
    return None


def suffixes() -> tuple[str, ...]:
    """The endings that only annotations of other programs have."""
    return (".qdpx", ".qdc", ".jsonld")

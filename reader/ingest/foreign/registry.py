"""Which formats of other programs' annotations there are, and how a file of one is known."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, cast

from reader.domain.folding import fold

if TYPE_CHECKING:
    from reader.domain.foreign.shape import Foreign

Read: TypeAlias = "Callable[[str, bytes], Foreign]"
LOOKED_AT = 65_536
"""Bytes at the beginning of a file by which formats that share an ending are told apart."""


@dataclass(frozen=True, slots=True)
class ForeignFormat:
    """A format of annotations. `module` holds its `read(name, data)`, a file's bytes to a Foreign.

    `signs` says of the beginning of a file whether it is one, where other formats end alike.
    A file of `largest` bytes or more is refused unread. One that `is_project` has no reader: it is
    opened as projects are.
    """

    name: str
    suffixes: tuple[str, ...]
    description: str
    module: str
    largest: int = 200_000_000
    signs: Callable[[bytes], object] = bool
    is_project: bool = False

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
_CODES = ("code", "codes", "code name", "codename", "tag", "tags", "kode")
_WORDS_OF_CODES = frozenset(_CODES)
_WORDS_OF_NAMES = frozenset((*_CODES, "name", "label", "nom", "bezeichnung"))
_WORDS_OF_BOOKS = frozenset((
    *("parent", "parent code", "parent name", "category", "description", "definition", "colour"),
    *("color", "couleur", "farbe", "beschreibung", "oberkode", "categorie", "memo"),
))  # fmt: skip
_WORDS_OF_PASSAGES = frozenset((
    *("quote", "segment", "coded segment", "quotation content", "quotation", "coded text"),
    *("exact", "seltext", "segments", "start", "begin", "beginning", "pos0", "start position"),
    "anfang",
))  # fmt: skip
_WORDS_OF_TEXTS = frozenset((
    *("text", "title", "url", "body", "content", "headline", "article", "texte", "contenu"),
    *("titre", "inhalt", "titel", "volltext"),
))  # fmt: skip


def _header(head: bytes) -> frozenset[str]:
    """The names of the columns of a list, folded."""
    first = head.lstrip(b"\xef\xbb\xbf").partition(b"\n")[0].decode("utf-8", "replace")
    names = re.split(r"[,;\t]", first)
    return frozenset(fold(name.strip().strip("\"'")).replace("_", " ") for name in names)


def _is_codebook(head: bytes) -> bool:
    names = _header(head)
    is_list = bool(names & (_WORDS_OF_TEXTS | _WORDS_OF_PASSAGES))
    return bool(names & _WORDS_OF_NAMES and names & _WORDS_OF_BOOKS) and not is_list


def _is_coded(head: bytes) -> bool:
    names = _header(head)
    return bool(names & _WORDS_OF_CODES and names & _WORDS_OF_PASSAGES)


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
            "selon",
            (".selon",),
            "Another project of Selon: its articles, annotations and all that belongs to them",
            "",
            is_project=True,
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
            _HYPOTHESIS.search,
        ),
        ForeignFormat(
            "w3c",
            (".jsonld", ".json"),
            "Web Annotations (W3C), one or many, as JSON-LD",
            "w3c",
            100_000_000,
            _W3C.search,
        ),
        ForeignFormat(
            "codings",
            (".csv", ".tsv"),
            "A list of coded passages: document, code, words or offsets, comment",
            "codings",
            100_000_000,
            _is_coded,
        ),
        ForeignFormat(
            "codebook",
            (".csv", ".tsv"),
            "A codebook as a list: name, parent, description, colour",
            "codebook",
            20_000_000,
            _is_codebook,
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
        if lower.endswith(each.suffixes):
            # what ends as no other format's files do needs no look inside
            is_sure = each.suffixes[0] in suffixes() and lower.endswith(each.suffixes[0])
            if is_sure or each.signs(head):
                return each
    return None


def suffixes() -> tuple[str, ...]:
    """The endings that only annotations of other programs have."""
    return (".qdpx", ".qdc", ".jsonld", ".selon")

"""A list of coded passages (CSV), as MAXQDA, ATLAS.ti, QualCoder and others write, and Selon's own.

Each row has a document, one or several codes, and the words, offsets or both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.domain.date import is_edtf
from reader.domain.foreign.shape import Coding, Foreign, ForeignText, Passage, Saying
from reader.ingest.foreign.gathering import Gathering
from reader.ingest.foreign.json_parts import moment
from reader.ingest.foreign.rows import Row, path_of, rows_of

NAMES = {
    "document": (
        *("document", "document name", "article title", "article", "file", "filename", "file name"),
        *("source name", "title", "dokument", "dokumentname", "fichier", "titre", "source"),
    ),
    "number": ("article number", "number"),
    "url": ("url", "uri", "address", "link", "adresse"),
    "code": ("code", "codes", "code name", "codename", "tag", "tags", "kode"),
    "words": (
        *("quote", "segment", "coded segment", "quotation content", "quotation", "coded text"),
        *("exact", "seltext", "segments", "citation text", "text"),
    ),
    "start": ("start", "begin", "beginning", "pos0", "start position", "anfang", "debut", "von"),
    "end": ("end", "pos1", "end position", "ende", "fin", "bis"),
    "note": ("comment", "note", "memo", "coded memo", "kommentar", "commentaire"),
    "by": ("analyst", "coder", "author", "user", "created by", "owner", "auteur"),
    "at": ("at", "created", "date", "creation date", "modified"),
    "spans": ("spans",),
    "citation": ("citation",),
    "chain": ("chain",),
    "kinds": ("chain kinds",),
    "stance": ("stance",),
    "directness": ("directness",),
    "gloss": ("gloss",),
    "voice": ("voice",),
    "basis": ("basis",),
    "affiliation": ("affiliation",),
    "status": ("status",),
    "priority": ("priority",),
    "event": ("event date",),
    "said": ("said date",),
    "reported": ("reported date",),
    "reliability": ("reliability",),
    "credibility": ("credibility",),
    "hedges": ("hedges",),
    "cue": ("cue",),
    "implied": ("implied origin",),
}
_RANGE = re.compile(r"(\d{1,11})-(\d{1,11})")
_BETWEEN_CODES = re.compile(r"\s*(?:\n|;|\|)\s*")


def read(name: str, data: bytes) -> Foreign:
    """The coded passages of a list. Raises IngestTrouble when its columns do not tell enough."""
    found = Gathering()
    is_own = False
    rows: dict[str, list[Row]] = {}
    for number, row in enumerate(rows_of(data, NAMES, ("document",), "list of coded passages")):
        is_own = "citation" in row and "spans" in row and "voice" in row
        key = row["citation"] if is_own and row["citation"] else f"row {number + 2}"
        rows.setdefault(key, []).append(row)
    for key, its in rows.items():
        _take(key, its, found, is_own)
    return found.foreign("codings", "Selon" if is_own else "")


def _take(key: str, rows: list[Row], found: Gathering, is_own: bool) -> None:
    row = rows[0]
    document, url = " ".join(row["document"].split()), row.get("url", "").strip()
    passages = tuple(_passages(row, is_own))
    if not passages:
        found.lose("A row", "it says neither which words it is of nor where they stand.")
        return
    given = row.get("number", "").strip()
    number = int(given) if given.isascii() and given.isdecimal() and len(given) < 9 else None
    text = found.text(ForeignText(url or document, document or url, url=url, number=number))
    codes = [found.tag(path) for path in _paths(row.get("code", ""), is_own)]
    sayings: list[Saying] = []
    if is_own:
        sayings = [_saying(of, found) for of in rows if of.get("voice") and "chain" in of]
        _tell_left(rows, found)
        codes += [found.claim(), *(code for of in sayings for code in of.chain if code)]
    found.codings.append(
        Coding(
            id=f"{text}\n{key}",
            text=text,
            passages=passages,
            codes=tuple(dict.fromkeys(codes)),
            note=row.get("note", "").strip(),
            by=" ".join(row.get("by", "").split())[:120],
            at=moment(row.get("at")),
            sayings=tuple(sayings),
            gloss=tuple(filter(None, row.get("gloss", "").split(" | "))) if is_own else (),
            dates=tuple(_dates(row)) if is_own else (),
            status=row.get("status", "") if is_own else "",
        )
    )


def _saying(row: Row, found: Gathering) -> Saying:
    told = Saying((), *(row.get(name, "") for name in ("stance", "directness", "basis")))
    kinds = list(filter(None, row.get("kinds", "").split(" | ")))
    return found.saying(row["chain"], told, kinds, row.get("affiliation", ""))


def _dates(row: Row) -> Iterator[tuple[str, str]]:
    for field in ("event", "said", "reported"):
        if is_edtf(row.get(field, "")):
            yield field, row[field]


def _tell_left(rows: list[Row], found: Gathering) -> None:
    """What our own list says of a claim that does not come."""
    judged = "a judgement is somebody's own: give it anew, if you share it."
    words = "the file has it as words only."
    for row in rows:
        for field, what, why in (
            ("reliability", "A grade", judged),
            ("cue", "A cue", words),
            ("implied", "An implied origin", "an inference is somebody's own."),
        ):
            if row.get(field):
                found.lose(what, why)
    first = rows[0]
    for field, what, why in (
        ("credibility", "A grade", judged),
        ("priority", "A priority", "it is that of another project's work."),
        ("hedges", "Hedges of a claim", words),
    ):
        if first.get(field):
            found.lose(what, why)
    wordy = sum(bool(first.get(f)) and not is_edtf(first[f]) for f in ("event", "said", "reported"))
    for _ in range(wordy):
        found.lose("A date in words", "only what is a date by itself comes.")


def _passages(row: Row, is_own: bool) -> Iterator[Passage]:
    words = row.get("words", "")
    if is_own and row["spans"]:
        ranges = [(int(a), int(b)) for a, b in _RANGE.findall(row["spans"])]
        parts = words.split(" … ") if len(ranges) > 1 else [words]
        for at, (first, last) in enumerate(ranges):
            yield Passage(first, last, parts[at] if len(parts) == len(ranges) else "")
        return
    start, end = _number(row.get("start", "")), _number(row.get("end", ""))
    if start is None or end is None:
        start = end = None
    if words.strip() or start is not None:
        yield Passage(start, end, words.strip())


def _paths(cell: str, is_own: bool) -> Iterator[tuple[str, ...]]:
    for code in _BETWEEN_CODES.split(cell.strip()):
        path = path_of(code, ("/",) if is_own else ("\\", " > ", "\u203a"))
        if path and path[-1]:
            yield path


def _number(cell: str) -> int | None:
    cell = cell.strip()
    return int(cell) if cell.isascii() and cell.isdecimal() and len(cell) < 12 else None

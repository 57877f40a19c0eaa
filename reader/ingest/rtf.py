"""Rich text files (.rtf) to articles; striprtf takes the words out, paragraphs are its lines."""

from __future__ import annotations

import codecs
import re

from reader.domain.article import Draft
from reader.ingest.composing import Said, composed
from reader.ingest.pieces import Piece
from reader.ingest.registry import IngestTrouble, importer

_CODE_PAGE = re.compile(rb"\\ansicpg(\d{1,5})")
_MADE = re.compile(r"{\\creatim\\yr(\d{4})\\mo(\d\d?)\\dy(\d\d?)")
_NOTE = re.compile(r"{\s*(?:\\\*\s*)?\\footnote(?![a-z])")
_BRACE = re.compile(r"\\.|[{}]", re.S)
_LINK = re.compile(r'HYPERLINK\s(?=")')
_ITEM = re.compile(r"(?:[•·‣◦▪–*-]|\d{1,3}[.)])\t")
_LEFT_OUT = {
    r"\\(?:header|footer)[lrf]?(?![a-z])": "headers or footers of its pages",
    r"\\annotation(?![a-z])": "comments",
    r"\\shptxt(?![a-z])": "text boxes",
}


@importer("rtf", (".rtf",), "Rich text", engine="striprtf")
def read(name: str, data: bytes, *, encoding: str | None = None) -> Draft:
    """The article in a rich text file. Raises IngestTrouble when it is none or has no words."""
    if data.lstrip()[:5] != b"{\\rtf":
        raise IngestTrouble(
            "The file is not rich text (.rtf), whatever its name says.",
            "Open it in a word processor and save it as .rtf or .txt.",
        )
    codec = _codec(data, encoding)
    # what is no ASCII stands in escapes; a stray byte is read in the same code page
    source = data.decode(codec, "replace")
    body, notes = _without_notes(source)
    pieces = [_piece(line) for line in _words(body, codec).split("\n") if line.strip()]
    pieces += [Piece("paragraph", _words(note, codec)) for note in notes]
    made = _MADE.search(source)
    said = Said(
        title=_info("title", source, codec),
        author=_info("author", source, codec),
        made="{}-{:0>2}-{:0>2}".format(*made.groups()) if made else "",
    )
    return composed(
        pieces, name, "rtf", said=said, warnings=_warnings(source, pieces), encoding=codec
    )


def _codec(data: bytes, chosen: str | None) -> str:
    declared = _CODE_PAGE.search(data[:10_000])
    for name in (chosen, f"cp{int(declared[1])}" if declared else None):
        try:
            if name and b"{\\rtf".decode(name) == "{\\rtf":
                return codecs.lookup(name).name
        except (LookupError, ValueError):
            continue
    return "cp1252"


def _words(source: str, codec: str) -> str:
    from striprtf.striprtf import rtf_to_text

    # a second space keeps striprtf from writing the address of a link into the text
    text: str = rtf_to_text(_LINK.sub("HYPERLINK  ", source), codec, "replace")
    return text


def _piece(line: str) -> Piece:
    if line.endswith("|"):
        cells = [cell.strip() for cell in line.split("|")[:-1]]
        return Piece("row", " | ".join(cells) if any(cells) else "")
    return Piece("list" if _ITEM.match(line.lstrip()) else "paragraph", line)


def _without_notes(source: str) -> tuple[str, list[str]]:
    """The text with numbers for its footnotes, and the notes, which striprtf would drop."""
    kept: list[str] = []
    notes: list[str] = []
    at = 0
    while found := _NOTE.search(source, at):
        end = _group_end(source, found.start())
        notes.append("{" + source[found.end() : end])
        kept += (source[at : found.start()], f"{{[{len(notes)}]}}")
        at = end
    return "".join([*kept, source[at:]]), notes


def _group_end(source: str, start: int) -> int:
    """Where the group that begins at `start` is over."""
    level = 0
    for brace in _BRACE.finditer(source, start):
        level += {"{": 1, "}": -1}.get(brace[0], 0)
        if level == 0:
            return brace.end()
    return len(source)


def _info(word: str, source: str, codec: str) -> str:
    """A property of the document, "" when it says none."""
    found = re.search(rf"{{\\{word}\b ?((?:[^{{}}\\]|\\.)*)}}", source[:100_000], re.S)
    return _words("{" + found[1] + "}", codec) if found else ""


def _warnings(source: str, pieces: list[Piece]) -> list[str]:
    left_out = [what for word, what in _LEFT_OUT.items() if re.search(word, source)]
    warnings = [f"Left out: the {' and the '.join(left_out)}."] if left_out else []
    unknown = sum(piece.text.count("\ufffd") for piece in pieces)
    if unknown:
        warnings.append(f"{unknown} characters could not be read; they are shown as \ufffd.")
    if source.rstrip().rstrip("\0")[-1:] != "}":
        warnings.append("The file is cut off: its end is missing.")
    return warnings

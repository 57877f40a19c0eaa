"""Rich text files (.rtf) to articles; striprtf takes the words out, paragraphs are its lines."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace

from reader.domain.article import Draft
from reader.ingest.composing import Said, composed
from reader.ingest.decoding import CHOSEN, DECLARED, LAST
from reader.ingest.pieces import Piece
from reader.ingest.registry import IngestTrouble, importer
from reader.ingest.spoiled import spoiled_letters

_CODE_PAGE = re.compile(rb"\\ansicpg(\d{1,5})")
_NAMED = re.compile(r"\\(?:ansicpg|fcharset)\d{1,5} ?")
_KINDS = {rb"\ansi": "cp1252", rb"\mac": "mac_roman", rb"\pca": "cp850", rb"\pc": "cp437"}
"""What a file without a code page says that its letters are."""
_OUTLINE = re.compile(r"\\outlinelevel[0-8](?!\d) ?")
_STYLE = re.compile(r"\\s(\d{1,4})(?!\d) ?")
_STYLED = re.compile(r"{\\s(\d{1,4})(?!\d)[^;]{0,1000}?[ }]([^\\{};]{1,80});}")
_STYLES = {
    "heading": re.compile(
        r"(?:heading|titre|überschrift) ?\d?|(?:sub)?title|(?:sous-)?titre", re.I
    ),
    "quote": re.compile(r"(?:intense )?quot(?:e|ation)s?|citation(?: intense)?|zitat", re.I),
    "caption": re.compile(r"caption|légende|beschriftung", re.I),
}
_MARKS = {"heading": "\ufdd0", "quote": "\ufdd1", "caption": "\ufdd2"}
"""They stand before the words of such paragraphs while striprtf, which knows no kinds, works."""
_MARKED = {mark: kind for kind, mark in _MARKS.items()}
_ANY_MARK = re.compile("[\ufdd0-\ufdd2]")
_CELL_END = re.compile(r"\\par\b ?(?=[\s{}]*\\cell\b)")
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
    data = data.removeprefix(codecs.BOM_UTF8)
    if data.lstrip()[:5] != b"{\\rtf":
        raise IngestTrouble(
            "The file is not rich text (.rtf), whatever its name says.",
            "Open it in a word processor and save it as .rtf or .txt.",
        )
    codec, found_by = _codec(data, encoding)
    source = _source(data, codec)
    if found_by == CHOSEN:
        source = _NAMED.sub(" ", source)  # striprtf would follow what the file says
    body, notes = _without_notes(_marked(source))
    pieces = [_piece(line) for line in _words(body, codec).split("\n") if line.strip()]
    pieces += [Piece("paragraph", _ANY_MARK.sub("", _words(note, codec))) for note in notes]
    made = _MADE.search(source)
    said = Said(
        title=_info("title", source, codec),
        author=_info("author", source, codec),
        made="{}-{:0>2}-{:0>2}".format(*made.groups()) if made else "",
    )
    draft = composed(
        pieces, name, "rtf", said=said, warnings=_warnings(source, pieces), encoding=codec
    )
    return replace(draft, encoding_from=found_by)


def _codec(data: bytes, chosen: str | None) -> tuple[str, str]:
    """The code page of the escapes, and how it was found."""
    declared = _CODE_PAGE.search(data[:10_000])
    kind = re.search(rb"\\(?:ansi|mac|pca|pc)\b", data[:200])
    named = f"cp{int(declared[1])}" if declared else _KINDS[kind[0]] if kind else None
    for name, found_by in ((chosen, CHOSEN), (named, DECLARED)):
        try:
            if name and b"{\\rtf".decode(name) == "{\\rtf":
                return codecs.lookup(name).name, found_by
        except (LookupError, ValueError):
            continue
    return "cp1252", LAST


def _source(data: bytes, codec: str) -> str:
    """The file as text. What is no ASCII stands in escapes; some programs write it as UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(codec, "replace")


def _words(source: str, codec: str) -> str:
    from striprtf.striprtf import rtf_to_text

    source = _CELL_END.sub("", source)  # the last paragraph of a cell does not end its line
    # a second space keeps striprtf from writing the address of a link into the text
    text: str = rtf_to_text(_LINK.sub("HYPERLINK  ", source), codec, "replace")
    return text


def _marked(source: str) -> str:
    """The source with a mark in each paragraph whose level or style says what it is."""
    kinds = {}
    for number, name in _STYLED.findall(source[:200_000]):
        for kind, form in _STYLES.items():
            if form.fullmatch(name.strip()):
                kinds[number] = _MARKS[kind]

    def styled(found: re.Match[str]) -> str:
        mark = kinds.get(found[1])
        return found[0] if mark is None else f"{found[0].rstrip()}{{{mark}}}"

    source = _STYLE.sub(styled, _ANY_MARK.sub("", source)) if kinds else _ANY_MARK.sub("", source)
    heading = _MARKS["heading"]
    return _OUTLINE.sub(lambda found: f"{found[0].rstrip()}{{{heading}}}", source)


def _piece(line: str) -> Piece:
    mark = _ANY_MARK.search(line)
    if mark is not None:
        return Piece(_MARKED[mark[0]], _ANY_MARK.sub("", line))
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
    spoiled = spoiled_letters("\n".join(piece.text for piece in pieces), "")
    if spoiled:
        warnings.append(spoiled)
    if source.rstrip().rstrip("\0")[-1:] != "}":
        warnings.append("The file is cut off: its end is missing.")
    return warnings

"""The encoding that a web page or a mail declares for itself, and its text; parses no page."""

from __future__ import annotations

import codecs
import re

from reader.ingest.decoding import Decoded, decode
from reader.ingest.registry import IngestTrouble

_SAMPLE = 4096
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})"""
    rb"""|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{1,40})""",
    re.I,
)
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
"""What browsers read under a name, which is what pages are written in."""


def decoded(data: bytes, chosen: str | None, declared: str | None = None) -> Decoded:
    """The text of a page's bytes.

    Tried in this order: a byte order mark, the encoding `chosen` by the user, UTF-8, the one that
    the page or what it came in (`declared`) names, the likeliest code page. Raises IngestTrouble.
    """
    named = _known(declared) or _named(data[:_SAMPLE])
    if chosen or not named:
        return decode(data, chosen)
    if named.startswith("iso2022"):
        return decode(data, named)  # its bytes are valid UTF-8 too
    if _is_utf8(data):
        return decode(data)
    try:
        return decode(data, named)
    except IngestTrouble:
        return decode(data)


def _named(sample: bytes) -> str | None:
    found = _DECLARED.search(sample)
    return _known((found[1] or found[2]).decode("ascii")) if found else None


def _known(name: str | None) -> str | None:
    try:
        known = codecs.lookup(name or "")
    except (LookupError, ValueError):
        return None
    # “rot13” and its like turn no bytes into text
    if not getattr(known, "_is_text_encoding", True) or known.name.startswith("utf"):
        return None
    return _WIDER.get(known.name, known.name)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True

"""The encoding that a web page or a mail declares for itself, and its text; parses no page."""

from __future__ import annotations

import codecs
import re

from reader.ingest.decoding import Decoded, decode

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
_NO_ENCODINGS = frozenset({"undefined", "unicode_escape", "raw-unicode-escape", "idna", "punycode"})


def decoded(data: bytes, chosen: str | None, declared: str | None = None) -> Decoded:
    """The text of a page's bytes.

    As decode(); declared is what it came in says (`declared`), else what the page says of itself.
    """
    named = _known(declared, from_outside=True) or _named(data[:_SAMPLE])
    return decode(data, chosen, named)


def _named(sample: bytes) -> str | None:
    found = _DECLARED.search(sample)
    return _known((found[1] or found[2]).decode("ascii")) if found else None


def _known(name: str | None, *, from_outside: bool = False) -> str | None:
    """Python's name of a declared encoding, None when there is none of that name.

    A page that could be read so far is in none of those whose ASCII is not ASCII.
    """
    try:
        known = codecs.lookup((name or "").strip())
    except (LookupError, ValueError):
        return None
    # “rot13” and its like turn no bytes into text
    if not getattr(known, "_is_text_encoding", True) or known.name in _NO_ENCODINGS:
        return None
    if known.name.startswith("utf") and not from_outside:
        return None
    return _WIDER.get(known.name, known.name)

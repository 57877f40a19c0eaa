"""Foreign words in Markdown: none of them is a link, an embedded file, HTML or a list."""

from __future__ import annotations

import re

_SPECIAL = re.compile(
    r"([\\`*_{}\[\]<>#|~$^&%!]|==|:(?=//)|(?<=www)\.|^\s*(?:[-+]|\d+(?=[.)])))", re.IGNORECASE
)
"""What Markdown, or Obsidian, could take for more than a letter; lists where a line begins."""
LINES = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
"""Where a line ends for one program or another."""
_LIVE = re.compile(r"<(?=[A-Za-z!/?])|!(?=\[)|\](?=\((?!https?://))")


def plain(text: str) -> str:
    """One line of words as Markdown that shows them as they are."""
    return _SPECIAL.sub(_escaped, text)


def tamed(note: str) -> str:
    """A note is Markdown and stays so, without HTML, embedded files and links but to the web."""
    return _LIVE.sub(r"\\\g<0>", note)


def one_line(text: str) -> str:
    """The words with single spaces between them."""
    return " ".join(text.split())


def _escaped(found: re.Match[str]) -> str:
    sign = found[0].strip()
    # of “3.” the point is escaped: a digit cannot be
    return f"{sign}\\" if sign.isdecimal() else f"\\{sign}"

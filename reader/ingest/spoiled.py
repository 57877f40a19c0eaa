"""Letters that were spoiled by a wrong encoding, here or before: “Ã©” where “é” was meant."""

from __future__ import annotations

import re

_LATER = "".join(bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xC0))
_SPOILED = re.compile(rf"Ã[{_LATER}\x80-\x9f]|â(?:€[{_LATER}]|\x80[\x80-\xbf])|Â[\xa0«»°]|Å“")
_FIRST = "ÃâÂÅ"
"""What “é”, “’”, “«” and their like in UTF-8 become when they are read as cp1252."""


def spoiled_letters(text: str, encoding: str) -> str:
    """A warning when a text looks like UTF-8 that was read as something else, "" when not."""
    if not any(first in text for first in _FIRST):
        return ""  # most texts, told far quicker than by the expression
    found = _SPOILED.search(text)
    if found is None or (found[0][0] == "Â" and len(_SPOILED.findall(text)) < 2):
        return ""
    try:
        meant = f"; “{found[0]}” may stand for “{found[0].encode('cp1252').decode('utf-8')}”"
    except UnicodeError:
        meant = ""
    if encoding.lower().replace("_", "-").startswith("utf"):
        return f"Letters were spoiled before the file was saved{meant}. Get it again if you can."
    return f"Letters look wrong{meant}. Try the encoding utf-8."

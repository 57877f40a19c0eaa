"""What XML can hold of a text."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def allowed(text: str) -> str:
    """The text with each character that XML 1.0 forbids shown as U+FFFD; as long as before."""
    return _FORBIDDEN.sub("\ufffd", text)

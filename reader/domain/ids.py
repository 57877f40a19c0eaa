"""New ids: UUID version 7 as text, made by us, so that an undone delete keeps its id."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from functools import cache
from hashlib import sha256


def new_id() -> str:
    """A UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, then 74 random bits."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds & (2**48 - 1)) << 80 | int.from_bytes(os.urandom(10), "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    digits = f"{value:032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def derived_id(*parts: object) -> str:
    """The id (a UUID of version 8) that always belongs to these parts: the same for the same."""
    told = f"[{', '.join(map(_quoted(), map(str, parts)))}]"  # a JSON list
    digits = sha256(told.encode("ascii")).hexdigest()
    return f"{digits[:8]}-{digits[8:12]}-8{digits[13:16]}-8{digits[17:20]}-{digits[20:32]}"


@cache
def _quoted() -> Callable[[str], str]:
    """What makes a JSON string: got once, since exports make ids by the ten thousand, and not
    before the first, since a window makes none when it starts."""
    from json.encoder import encode_basestring_ascii

    return encode_basestring_ascii

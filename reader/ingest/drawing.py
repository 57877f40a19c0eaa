"""The pages of a PDF as pictures; runs in the child alone, which keeps the file between two asks.

A picture leaves it as bare pixels, so that nothing has to be decoded in the window.
"""

from __future__ import annotations

import base64
import hashlib
import math
import zlib
from typing import Any

from reader.ingest.registry import IngestTrouble

MOST_PIXELS = 6_000_000
"""Of a picture; a larger one is drawn smaller."""
LONGEST_SIDE = 8_000
_open: dict[str, Any] = {}
"""The file that is looked at: its SHA-256 → the document of pypdfium2."""


def answer(job: dict[str, Any], data: bytes) -> dict[str, Any]:
    """The sizes of all pages in points, or the picture of one; asks for the file if it is gone."""
    document = _open.get(job["file"])
    if document is None:
        if not data:
            return {"again": True}
        document = _opened(job["file"], data)
    if job["look"] == "sizes":
        return {"sizes": [document.get_page_size(place) for place in range(len(document))]}
    return _picture(document[int(job["page"])], int(job["width"]))


def _opened(name: str, data: bytes) -> Any:
    from reader.ingest.pdf import opened

    if hashlib.sha256(data).hexdigest() != name:
        raise IngestTrouble("The original is not what was stored.", "Restore a backup.")
    for other in _open.values():
        other.close()
    _open.clear()
    _open[name] = opened(data)
    return _open[name]


def _picture(page: Any, wanted: int) -> dict[str, Any]:
    try:
        width, height = page.get_size()
        scale = _scale(width, height, wanted)
        bitmap = page.render(scale=scale, fill_color=(255, 255, 255, 255), prefer_bgrx=True)
        try:
            pixels = zlib.compress(bytes(bitmap.buffer), 1)
            return {
                "picture": base64.b64encode(pixels).decode("ascii"),
                "width": bitmap.width,
                "height": bitmap.height,
                "stride": bitmap.stride,
            }
        finally:
            bitmap.close()
    finally:
        page.close()


def _scale(width: float, height: float, wanted: int) -> float:
    width, height = max(width, 1.0), max(height, 1.0)
    scale = max(1, min(wanted, LONGEST_SIDE)) / width
    scale = min(scale, LONGEST_SIDE / height)
    return min(scale, math.sqrt(MOST_PIXELS / (width * height)))

"""The originals of articles, to be looked at: what they are, their pages, their source.

A PDF is drawn by the child, page by page; of what comes back only the pixels are believed, and only
as many as were asked for.
"""

from __future__ import annotations

import base64
import hashlib
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.ingest.drawing import LONGEST_SIDE, MOST_PIXELS
from reader.ingest.process import Process
from reader.ingest.registry import IngestTrouble, importers

if TYPE_CHECKING:
    from types import TracebackType

SECONDS = 15.0
MOST_SOURCE = 300_000
"""Characters of a source that are shown."""
LONGEST_LINE = 2_000
_PACKED = (b"PK\x03\x04", b"\x1f\x8b", b"%PDF")
_MORE = 50_000
"""Bytes of a picture beyond its pixels that are still taken for one."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What an original is: the importer that reads it whole, a name it could have had, whether it
    has pages to be drawn."""

    reader: str
    name: str
    has_pages: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as pixels of four bytes (blue, green, red, none), `stride` bytes a row."""

    width: int
    height: int
    stride: int
    pixels: bytes


@dataclass(frozen=True, slots=True)
class Source:
    """A file's own characters; `cut` says that it has more, or longer lines, than are shown."""

    text: str
    encoding: str
    cut: bool


def kind_of(importer: str, data: bytes) -> Kind:
    """What an article's original is, by what read it (Article.importer) and its first bytes."""
    name = importer.split(",")[0].split(" ")[0]
    known = importers().get(name)
    if data.startswith(b"%PDF"):
        return Kind("pdf", "original.pdf", has_pages=True)
    if known is None:
        return Kind("text", "original.txt")
    suffix = known.suffixes[0]
    if name in ("html", "page"):
        head = data[:2_000].lower()
        is_archive = b"mime-version:" in head or b"multipart/related" in head
        return Kind("page", "original.mhtml" if is_archive else "original.html")
    if data.startswith(b"\x1f\x8b"):
        suffix = next((each for each in known.suffixes if each.endswith(".gz")), suffix)
    return Kind(name, f"original{suffix}")


def source_of(data: bytes) -> Source | None:
    """The file as it is written; None for what is packed and has no characters to be read."""
    from reader.ingest.charset import decoded

    if data.startswith(_PACKED):
        return None
    part = data[: MOST_SOURCE * 4]
    if len(part) < len(data):
        # not in the midst of a character, which would make its encoding doubtful
        part = part[: max(part.rfind(b"\n"), part.rfind(b">"), part.rfind(b" ")) + 1] or part
    try:
        found = decoded(part, None)
        text, encoding = found.text, found.encoding
    except IngestTrouble:
        return None
    lines = text[:MOST_SOURCE].split("\n")
    shown = "\n".join(
        line[at : at + LONGEST_LINE]
        for line in lines
        for at in range(0, max(len(line), 1), LONGEST_LINE)
    )
    return Source(shown, encoding, len(part) < len(data) or len(text) > MOST_SOURCE)


class Looker:
    """Looks at one PDF in a child of its own, which is started when it is first asked.

    For one thread at a time; `stop` may be called from any.
    """

    def __init__(self, data: bytes, modules: tuple[str, ...] = ()) -> None:
        self._data = data
        self._name = hashlib.sha256(data).hexdigest()
        self._process = Process(modules)

    def __enter__(self) -> Looker:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def sizes(self) -> list[tuple[float, float]]:
        """Width and height of each page in points. Raises IngestTrouble."""
        answer = self._ask({"look": "sizes"})
        try:
            found = [(float(width), float(height)) for width, height in answer["sizes"]]
        except (KeyError, TypeError, ValueError):
            raise _unfit(answer) from None
        return [(min(max(w, 1.0), 20_000.0), min(max(h, 1.0), 20_000.0)) for w, h in found]

    def picture(self, page: int, width: int) -> Picture:
        """A page (the first is 0), about so many pixels wide. Raises IngestTrouble."""
        answer = self._ask({"look": "page", "page": page, "width": width})
        try:
            return _checked(answer)
        except (KeyError, TypeError, ValueError, zlib.error):
            raise _unfit(answer) from None

    def stop(self) -> None:
        """End whatever the child does now; a later ask starts another one."""
        self._process.kill()

    def close(self) -> None:
        """End the child."""
        self._process.discard()

    def _ask(self, job: dict[str, Any]) -> dict[str, Any]:
        job = {**job, "file": self._name}
        answer = self._process.ask(job, b"", SECONDS)
        if answer.get("again"):
            answer = self._process.ask(job, self._data, SECONDS)
        return answer


def _checked(answer: dict[str, Any]) -> Picture:
    width, height, stride = (int(answer[key]) for key in ("width", "height", "stride"))
    size = height * stride
    if not 0 < width <= LONGEST_SIDE or not 0 < height <= LONGEST_SIDE:
        raise ValueError("a picture of no size")
    if not 4 * width <= stride <= 4 * width + 64 or size > 4 * MOST_PIXELS + _MORE + 64 * height:
        raise ValueError("a picture of another size than its pixels")
    packed = base64.b64decode(answer["picture"], validate=True)
    pixels = zlib.decompressobj().decompress(packed, size)
    if len(pixels) != size:
        raise ValueError("too few pixels")
    return Picture(width, height, stride, pixels)


def _unfit(answer: dict[str, Any]) -> IngestTrouble:
    if "trouble" in answer:
        message, advice = map(str, answer["trouble"])
        return IngestTrouble(message, advice)
    if answer.get("failed") == "time":
        return IngestTrouble("Drawing it took too long, and was stopped.", "")
    return IngestTrouble("It is damaged, or made so that it cannot be drawn.", "")

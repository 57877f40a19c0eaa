"""Packed files (ZIP) that documents come in: opened only when what they hold is of a sane size."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from reader.ingest.registry import IngestTrouble

if TYPE_CHECKING:
    import zipfile

MOST_MEMBERS = 10_000
LARGEST_MEMBER = 100_000_000
LARGEST_WHOLE = 400_000_000
"""Bytes when unpacked."""
HIGHEST_RATIO = 200
RATIO_FROM = 2_000_000
"""Members that unpack to less than this many bytes may be packed as tightly as they like."""


def unpacked(data: bytes, what: str) -> zipfile.ZipFile:
    """The packed file in `data`, its directory checked; `what` names its format in refusals.

    Nothing is unpacked yet. Raises IngestTrouble when it is none, is cut off, or holds too much.
    """
    import zipfile

    try:
        packed = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise IngestTrouble(
            f"The file is damaged or cut off, or it is not {what}.",
            "Get it again from where it came from, or open it in its own program.",
        ) from None
    members = packed.infolist()
    whole = sum(member.file_size for member in members)
    if len(members) > MOST_MEMBERS or whole > LARGEST_WHOLE or any(map(_is_bomb, members)):
        raise IngestTrouble(
            "The file unpacks to far more than a document holds; it may be made to do harm.",
            "If you trust it, open it in its own program and save the article as text (.txt).",
        )
    if any(_leads_out(each.filename) for each in members):
        raise IngestTrouble(
            "The file names places outside of itself; it is made to do harm.",
            "Do not unpack it. Ask whoever made it for another copy.",
        )
    return packed


def member(packed: zipfile.ZipFile, name: str) -> bytes | None:
    """The bytes of a member, None when there is none of that name.

    Raises IngestTrouble when it is damaged or locked by a password.
    """
    try:
        return packed.read(name)
    except KeyError:
        return None
    except RuntimeError:
        raise IngestTrouble(
            "The file is locked by a password.",
            "Open it in its own program and save a copy without the password.",
        ) from None
    except Exception:  # zlib, lzma and zipfile each have errors of their own
        raise IngestTrouble(
            f"The file is damaged: its part “{name}” cannot be unpacked.",
            "Get it again from where it came from.",
        ) from None


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    is_tight = member.file_size > HIGHEST_RATIO * max(member.compress_size, 1)
    return member.file_size > LARGEST_MEMBER or (is_tight and member.file_size > RATIO_FROM)


def _leads_out(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return ".." in parts or not parts[0] or parts[0].endswith(":")

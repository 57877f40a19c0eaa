"""Elements of REFI-QDA's XML: ids, dates, colours and texts as its schema wants them."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache, lru_cache
from typing import Any

from reader.domain.ids import derived_id
from reader.export.xml_text import allowed

PROJECT = "urn:QDA-XML:project:1.0"
CODEBOOK = "urn:QDA-XML:codebook:1.0"
_GUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


@lru_cache(maxsize=4096)
def guid(id: str, *more: object) -> str:
    """The GUID of a thing of the project by its id, or of a part of it; always the same."""
    return id if not more and _GUID.fullmatch(id) else derived_id("refi", id, *more)


@cache
def _etree() -> Any:
    from lxml import etree  # not before something is written

    return etree


def element(tag: str, space: str = PROJECT, text: str = "", **attributes: str | None) -> Any:
    """An element of a name space; attributes that are None or "" are left out.

    Of the attributes `name` is free text; the others are ours, and all that XML can hold.
    """
    made = _etree().Element(f"{{{space}}}{tag}", _said(attributes), nsmap={None: space})
    if text:
        made.text = allowed(text)
    return made


def add(parent: Any, tag: str, space: str = PROJECT, text: str = "", **of: str | None) -> Any:
    """An element below another one."""
    made = _etree().SubElement(parent, f"{{{space}}}{tag}", _said(of) if of else None)
    if text:
        made.text = allowed(text)
    return made


def _said(attributes: dict[str, str | None]) -> dict[str, str]:
    if not all(attributes.values()):
        attributes = {name: value for name, value in attributes.items() if value}
    if "name" in attributes:
        attributes["name"] = allowed(attributes["name"] or "")
    return attributes  # type: ignore[return-value]


def moment(at: str | None) -> str | None:
    """A time as xsd:dateTime; None where it is none."""
    try:
        return datetime.fromisoformat((at or "").replace("Z", "+00:00")).isoformat()
    except ValueError:
        return None


def as_bytes(made: Any) -> bytes:
    """An element as UTF-8."""
    data: bytes = _etree().tostring(made, encoding="utf-8")
    return data

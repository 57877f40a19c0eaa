"""The XML parts of packed documents, parsed so that they name nothing outside; no format's own."""

from __future__ import annotations

import zipfile
from typing import Any

from reader.ingest.packed import member
from reader.ingest.registry import IngestTrouble

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What old and what locked office documents begin with."""
DC = "{http://purl.org/dc/elements/1.1/}"
"""The namespace of titles, creators and dates."""
_UTF_7_OR_EBCDIC = (b"+ADw-", b"\x4c\x6f\xa7\x94")


def refuse_entities(data: bytes) -> None:
    """Raise IngestTrouble when a part declares entities, which no word processor writes."""
    # a text in UTF-16 or UTF-32 has its ASCII between zeros
    if b"<!ENTITY" in data.replace(b"\0", b"").upper() or data.startswith(_UTF_7_OR_EBCDIC):
        raise IngestTrouble(
            "The file declares entities (abbreviations in its XML); it may be made to do harm.",
            "If you trust it, open it in its own program and save it again, or as text (.txt).",
        )


def xml_of(data: bytes) -> Any:
    """The root element (lxml) of a part; nothing is resolved or loaded.

    Raises IngestTrouble when it declares entities or is no whole XML.
    """
    from lxml import etree

    refuse_entities(data)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno
    raise IngestTrouble(
        f"The file is damaged: one of its parts is no whole XML (line {line}).",
        "Get it again from where it came from, or open it in its own program.",
    )


def xml_member(packed: zipfile.ZipFile, name: str) -> Any | None:
    """The root element of a member; None when there is none of that name."""
    data = member(packed, name)
    return None if data is None else xml_of(data)


def words_in(root: Any | None, tag: str) -> str:
    """The text of the first element of that tag, "" when there is none."""
    found = None if root is None else root.find(f".//{tag}")
    return "" if found is None else " ".join("".join(found.itertext()).split())


def has_words(root: Any | None, *tags: str) -> bool:
    """Whether any element of those tags holds a text of its own."""
    return root is not None and any((found.text or "").strip() for found in root.iter(*tags))

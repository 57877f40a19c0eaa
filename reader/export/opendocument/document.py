"""The package: its parts, the list of them, what stands beside the text."""

from __future__ import annotations

import zipfile
from html import escape
from typing import BinaryIO

from reader.export.opendocument.content import content_xml
from reader.export.opendocument.styles import SPACES, VERSION, styles_xml
from reader.export.publication.gathering import cut
from reader.export.publication.model import Publication
from reader.export.xml_text import allowed

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_KIND = "application/vnd.oasis.opendocument.text"
_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"


def write_document(of: Publication, paper: str, out: BinaryIO) -> None:
    """Write the publication as ODT."""
    parts = {
        "content.xml": content_xml(of, paper),
        "styles.xml": styles_xml(of.language, paper, allowed(cut(of.title, 70)), of.tlp),
        "meta.xml": _meta(of),
    }
    with zipfile.ZipFile(out, "w") as archive:
        _put(archive, "mimetype", _KIND, zipfile.ZIP_STORED)  # first and as it is, to be known by
        for name, text in parts.items():
            _put(archive, name, _HEAD + text)
        _put(archive, "META-INF/manifest.xml", _HEAD + _manifest(parts))


def _put(archive: zipfile.ZipFile, name: str, text: str, way: int = zipfile.ZIP_DEFLATED) -> None:
    """Write a part, with the one time that all of them have."""
    info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    info.compress_type = way
    archive.writestr(info, text.encode("utf-8"))


def _manifest(parts: dict[str, str]) -> str:
    entry = '<manifest:file-entry manifest:full-path="{}" manifest:media-type="{}"{}/>'
    entries = entry.format("/", _KIND, f' manifest:version="{VERSION}"')
    entries += "".join(entry.format(name, "text/xml", "") for name in parts)
    return (
        f'<manifest:manifest xmlns:manifest="{_MANIFEST}" manifest:version="{VERSION}">'
        f"{entries}</manifest:manifest>"
    )


def _meta(of: Publication) -> str:
    title, analysts = escape(allowed(cut(of.title, 250))), escape(allowed(cut(of.analysts, 250)))
    told = f"<meta:generator>Selon</meta:generator><dc:title>{title}</dc:title>"
    if analysts:
        told += f"<meta:initial-creator>{analysts}</meta:initial-creator>"
    told += f"<dc:language>{of.language}</dc:language>"
    return (
        f'<office:document-meta {SPACES} office:version="{VERSION}">'
        f"<office:meta>{told}</office:meta></office:document-meta>"
    )

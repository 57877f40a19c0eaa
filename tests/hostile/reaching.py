"""Files of each import format that reach for a canary: another file, a server; no tests here.

`python -m tests.hostile.reaching FOLDER PORT` reads them where nothing holds their readers, and
prints what each of them touched. A format without a file here fails test_reaching.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl

from tests.ingest.packing import docx, epub, lines, members_of, odt, packed, paragraph, pdf

WORDS = "Selon la préfète, près de 1 200 foyers ont été évacués dans la nuit de dimanche à lundi."


def markup(file: str, server: str) -> str:
    """A page's body with all that a browser would fetch."""
    return (
        f"<h1>Un titre</h1><p>{WORDS}</p><p>{WORDS} Encore.</p>"
        f'<img src="{server}/img"><img src="{file}" srcset="{file} 2x, {server}/set 1x">'
        f'<link rel="stylesheet" href="{server}/css"><style>@import "{server}/import"; '
        f"p {{ background: url({file}) }}</style><script src='{server}/js'></script>"
        f'<iframe src="{file}"></iframe><object data="{server}/object"></object>'
        f'<embed src="{file}"><video poster="{server}/poster" src="{file}"></video>'
        f'<meta http-equiv="refresh" content="0; url={server}/refresh"><a href="{file}">ici</a>'
    )


def page(file: str, server: str) -> str:
    return (
        f'<!DOCTYPE html SYSTEM "{server}/dtd" [<!ENTITY x SYSTEM "{file}">]>'
        f'<html manifest="{server}/manifest"><head><base href="{server}/"></head><body><article>'
        f"{markup(file, server)} &x;</article></body></html>"
    )


def mail(file: str, server: str) -> bytes:
    return (
        f"From: a@example.org\nSubject: Un titre\nList-Unsubscribe: <{server}/unsubscribe>\n"
        "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
        f'--x\nContent-Type: message/external-body; access-type=URL; URL="{server}/body"\n\n'
        f'--x\nContent-Type: message/external-body; access-type=local-file; name="{file}"\n\n'
        f"--x\nContent-Type: text/html; charset=utf-8\n\n{markup(file, server)}\n--x--\n"
    ).encode()


def feed(file: str, server: str) -> bytes:
    return (
        f'<?xml version="1.0"?><?xml-stylesheet href="{server}/xsl"?>'
        f'<!DOCTYPE rss SYSTEM "{server}/dtd"><rss version="2.0" '
        f'xmlns:xi="http://www.w3.org/2001/XInclude"><channel><link>{server}/</link>'
        f'<xi:include href="{file}"/><item><title>Un titre</title><link>{server}/item</link>'
        f'<enclosure url="{server}/enclosure"/><description><![CDATA[{markup(file, server)}]]>'
        "</description></item></channel></rss>"
    ).encode()


def document(file: str, server: str) -> bytes:
    schemas = "http://schemas.openxmlformats.org/drawingml/2006"
    drawing = (
        f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{schemas}/wordprocessingDrawing">'
        f'<a:graphic xmlns:a="{schemas}/main"><a:graphicData>'
        f'<pic:pic xmlns:pic="{schemas}/picture">'
        '<pic:blipFill><a:blip r:link="xcanary"/></pic:blipFill></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
    body = paragraph("Un titre", "Title") + paragraph(WORDS) + drawing
    parts = members_of(docx(body, canary="<x/>"))
    links = "word/_rels/document.xml.rels"
    linked = f'Target="{file}" TargetMode="External"'.encode()
    parts[links] = parts[links].replace(b'Target="canary.xml"', linked)
    template = f'<Relationships><Relationship Id="r" Target="{server}/dotm" TargetMode="External"/>'
    parts["word/_rels/settings.xml.rels"] = f"{template}</Relationships>".encode()
    return packed(parts)


def opendocument(file: str, server: str) -> bytes:
    link = 'xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href'
    return odt(
        f"<text:p>Un titre</text:p><text:p>{WORDS}</text:p><text:p><draw:frame>"
        f'<draw:image {link}="{file}"/><draw:object {link}="{server}/object"/></draw:frame>'
        "</text:p>"
        f'<text:section><text:section-source {link}="{file}"/></text:section>'
    )


def workbook(file: str, server: str) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["title", "text"])
    sheet.append(["Un titre", markup(file, server)])
    sheet.append([f'=WEBSERVICE("{server}/formula")', f"='[{file}]Feuille'!A1"])
    sheet["A2"].hyperlink = file
    made = io.BytesIO()
    book.save(made)
    link = (
        '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<externalBook r:id="rId1"/></externalLink>'
    )
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr("xl/externalLinks/externalLink1.xml", link)
        archive.writestr(
            "xl/externalLinks/_rels/externalLink1.xml.rels",
            f'<Relationships><Relationship Id="rId1" Target="{file}"/></Relationships>',
        )
    return made.getvalue()


def archive(file: str, server: str) -> bytes:
    body = page(file, server).encode()
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n\r\n"
    content = http.encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {server}/page\r\n"
        "WARC-Date: 2017-05-08T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(content)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + content + b"\r\n\r\n")


def project(file: str, server: str) -> bytes:
    article = {"id": "a", "number": 1, "title": "Un titre", "url": f"{server}/", "text": WORDS}
    article["text"] += markup(file, server)
    return json.dumps({"format": "selon", "version": 1, "articles": [article]}).encode()


def rows(file: str, server: str) -> bytes:
    cell = markup(file, server).replace('"', '""')
    return f'title,url,text\n"=HYPERLINK(""{server}/h"")",{file},"{cell}"\n'.encode()


def row(file: str, server: str) -> bytes:
    return json.dumps({"url": f"{server}/", "$ref": file, "text": markup(file, server)}).encode()


def printed(file: str, server: str) -> bytes:
    def draw(canvas: Any) -> None:
        lines(f"Un titre\n\n{WORDS}")(canvas)
        canvas.linkURL(f"{server}/link", (0, 0, 500, 500))
        canvas.linkURL(file, (0, 0, 500, 500))

    return pdf(draw)


def rich(file: str, server: str) -> bytes:
    field = r"{{\field{{\*\fldinst {0} " "{1}" "}}{{\fldrslt x}}}}"
    fields = field.format("INCLUDEPICTURE", file) + field.format("INCLUDETEXT", f"{server}/text")
    template = rf"{{\*\template {server}/dotm}}"
    words = WORDS.encode("ascii", "backslashreplace").decode().replace("\\x", "\\'")
    return rf"{{\rtf1\ansi{template} Un titre\par {words}{fields}\par}}".encode()


def book(file: str, server: str) -> bytes:
    return epub({"a.xhtml": markup(file, server)}, {"a.xhtml": "Un titre"})


def plain(file: str, server: str) -> bytes:
    return f"Un titre\n\n![x]({file})\n\n[x]: {server}/md\n\n{markup(file, server)}".encode()


FILES: dict[str, tuple[str, Callable[[str, str], bytes]]] = {
    "csv": ("a.csv", rows),
    "docx": ("a.docx", document),
    "epub": ("a.epub", book),
    "feed": ("a.xml", feed),
    "html": ("a.html", lambda file, server: page(file, server).encode()),
    "json": ("a.json", project),
    "jsonl": ("a.jsonl", row),
    "mail": ("a.eml", mail),
    "mbox": ("a.mbox", lambda file, server: b"From a\n" + mail(file, server)),
    "odt": ("a.odt", opendocument),
    "page": ("a.mht", mail),
    "pdf": ("a.pdf", printed),
    "rtf": ("a.rtf", rich),
    "text": ("a.md", plain),
    "warc": ("a.warc.gz", archive),
    "warc_page": ("a.warc", archive),
    "xlsx": ("a.xlsx", workbook),
}


def greedy(file: str, server: str) -> None:
    """What a reader does that is to be seen: by Python, and by a library beneath it."""
    from urllib.request import urlopen

    from lxml import etree

    Path(file.removeprefix("file://")).read_bytes()
    with urlopen(f"{server}/python", timeout=5) as answer:
        answer.read()
    reader = etree.XMLParser(load_dtd=True, resolve_entities=True, no_network=False)
    source = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{file}">]><a>&x;</a>'
    etree.fromstring(source.encode(), reader)


def watched(canary: Path, port: int) -> Iterator[tuple[str, list[str], str, bool]]:
    """By format what its reader opened and asked, its text, whether the canary was read."""
    import trafilatura  # noqa: F401  (at its import urllib3 looks for IPv6, with a bare socket)

    from reader.domain.article import Draft
    from reader.domain.document import Document
    from reader.ingest.registry import importers

    file, server = canary.as_uri(), f"http://127.0.0.1:{port}"
    seen: list[str] = []

    def watch(event: str, args: tuple[Any, ...]) -> None:
        if event.startswith(("socket.", "urllib.", "http.", "webbrowser.", "subprocess.")):
            seen.append(event)
        elif event in ("open", "os.listdir", "os.scandir") and canary.name in str(args[0]):
            seen.append(f"{event} canary")

    sys.addaudithook(watch)
    known = importers()
    for name in [*FILES, "greedy"]:
        os.utime(canary, (0, 0))
        seen.clear()
        text = ""
        if name == "greedy":
            greedy(file, server)
        else:
            path, made = FILES[name]
            data = made(file, f"{server}/{name}")
            seen.clear()
            found = known[name].found(path, data)
            if isinstance(found, Document):
                text = found.articles[0].current.text or ""
            else:
                drafts = [found] if isinstance(found, Draft) else found
                text = "\n".join(d.text if isinstance(d, Draft) else d.make().text for d in drafts)
        yield name, list(seen), text, canary.stat().st_atime != 0


if __name__ == "__main__":
    for name, seen, text, is_read in watched(Path(sys.argv[1]), int(sys.argv[2])):
        print(json.dumps({"name": name, "seen": seen, "text": text, "is_read": is_read}))

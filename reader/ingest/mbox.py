"""Mail boxes (.mbox) to articles, one a mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from reader.domain.article import Draft
from reader.domain.one_line import one_line
from reader.ingest.mail import read as read_mail
from reader.ingest.mime import Parts
from reader.ingest.parts import Part, distinct
from reader.ingest.registry import LARGEST, IngestTrouble, importer, too_large

LARGEST_BOX = 300_000_000
_BEGIN = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\n]*\n")
_QUOTED = re.compile(rb"^>(>*From )", re.M)
_SUBJECT = re.compile(rb"^Subject:[^\n]*(?:\n[ \t][^\n]*)*", re.I | re.M)


@importer("mbox", (".mbox",), "Mail boxes: an article a mail", largest=LARGEST_BOX)
def read(name: str, data: bytes, *, encoding: str | None = None) -> Iterator[Part]:
    """The mails of a box, as it was written by Thunderbird, Gmail and others."""
    begins = _BEGIN.finditer(data)
    begin = next(begins, None)
    if begin is None or begin.start() != 0:
        raise IngestTrouble(
            "The file is no mail box: it does not begin as one does.",
            "See that it is the right file; single mails are imported as .eml.",
        )
    taken: set[str] = set()
    number = 0
    while begin is not None:
        number += 1
        behind = next(begins, None)
        start, end = begin.end(), len(data) if behind is None else behind.start()
        if start < end:
            member = distinct(_subject(data[start : start + 20_000]) or f"mail {number}", taken)
            yield Part(member, partial(_draft, data, start, end, member, encoding))
        begin = behind


def _draft(data: bytes, start: int, end: int, member: str, encoding: str | None) -> Draft:
    if end - start >= LARGEST:
        raise too_large(end - start, LARGEST)
    mail = _QUOTED.sub(rb"\1", data[start:end])
    return replace(read_mail(f"{member}.eml", mail, encoding=encoding), extent=(start, end))


def _subject(head: bytes) -> str:
    found = _SUBJECT.search(re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0])
    try:
        return one_line(Parts(found[0] + b"\n\n").header("Subject"))[:200] if found else ""
    except IngestTrouble:
        return ""

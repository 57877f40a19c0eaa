"""Small words of the interface: dates, languages, counts, annotations as one sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from reader.domain.months import ENGLISH as MONTHS

if TYPE_CHECKING:
    from reader.domain.annotation import Annotation, Link
    from reader.domain.source import Source

_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_DATE = r"(Y?-?[\dX]{3,})(?:-(\d\d|XX))?(?:-(\d\d|XX))?([?~%]?)(?:T.*)?"
_LANGUAGES = {
    "ar": "Arabic", "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German",
    "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian", "fa": "Persian",
    "fi": "Finnish", "fr": "French", "he": "Hebrew", "hr": "Croatian", "hu": "Hungarian",
    "it": "Italian", "ja": "Japanese", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian",
    "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sr": "Serbian", "sv": "Swedish",
    "tr": "Turkish", "uk": "Ukrainian", "zh": "Chinese",
}  # fmt: skip
_OFFICES = {"official": "official body"}


def as_tip(words: str) -> str:
    """Words of others for a tooltip, which would take some of them for HTML; wrapped if long."""
    if len(words) < 100 and "<" not in words and "&" not in words:
        return words
    words = words if len(words) <= 2000 else f"{words[:1999]}…"
    escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<qt>{escaped.replace(chr(10), '<br>')}</qt>"


def as_caption(words: str, longest: int = 60) -> str:
    """Words of others for a button or a menu, which would take a & for the mark of a key."""
    words = words if len(words) <= longest else f"{words[: longest - 1]}…"
    return words.replace("&", "&&")


def day(edtf: str | None) -> str:
    """An EDTF date in words: "8 May 2017", "May 2017", "about 2017"; "" for None.

    What it cannot word (rare forms of EDTF) it gives as it is.
    """
    if not edtf:
        return ""
    if "/" in edtf:
        first, _, last = edtf.partition("/")
        if first in ("", ".."):
            return f"until {day(last)}"
        return f"since {day(first)}" if last in ("", "..") else f"{day(first)} – {day(last)}"
    found = re.fullmatch(_DATE, edtf)
    if not found or "X" in found[1]:
        return edtf
    words = [found[1]]
    if found[2] and found[2] != "XX":
        month = int(found[2])
        if not (1 <= month <= 12 or month in _SEASONS):
            return edtf
        words.insert(0, MONTHS[month - 1] if month <= 12 else _SEASONS[month])
        if found[3] and found[3] != "XX":
            words.insert(0, str(int(found[3])))
    sure = " ".join(words)
    return {"": sure, "?": f"{sure}?", "~": f"about {sure}", "%": f"about {sure}?"}[found[4]]


def language(code: str) -> str:
    """The English name of a language's code ("fr" → "French"); the code itself if unknown."""
    return _LANGUAGES.get(code.split("-")[0].lower(), code)


def languages() -> Mapping[str, str]:
    """Code → English name of the languages offered."""
    return _LANGUAGES


def count(number: int, noun: str, plural: str = "") -> str:
    """ "1 claim", "3 claims", "1,200 claims", "no claims"."""
    if number == 1:
        return f"1 {noun}"
    return f"{number:,} {plural or noun + 's'}" if number else f"no {plural or noun + 's'}"


def moment(iso: str, today: bool = True) -> str:
    """An ISO 8601 time as the reader's clock shows it: "14:03" today, else "8 May, 14:03".

    With `today` off the day is always said.
    """
    from datetime import datetime

    try:
        then = datetime.fromisoformat(iso).astimezone()
    except ValueError:
        return iso
    now = datetime.now().astimezone()
    clock = f"{then:%H:%M}"
    if today and then.date() == now.date():
        return clock
    year = f" {then.year}" if then.year != now.year else ""
    return f"{then.day} {MONTHS[then.month - 1][:3]}{year}, {clock}"


def kind_of_source(kind: str) -> str:
    """The words for a code of source.SOURCE_KINDS: "official" → "official body"."""
    return _OFFICES.get(kind, kind)


def shortened(text: str, most: int = 80) -> str:
    """`text` on one line, cut at a word's end with "…" where it is longer than `most`."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:") + "…"


def speaker(link: Link, sources: Mapping[str, Source]) -> str:
    """Who a link of a chain is: "Vitali Kremez, Flashpoint"; "unknown" without any name."""
    names = [
        sources[i].name for i in (link.source, link.affiliation) if i is not None and i in sources
    ]
    if link.source is None and link.label:
        names.insert(0, link.label)
    return ", ".join(names) or "unknown"


def voices(claim: Annotation, sources: Mapping[str, Source]) -> list[str]:
    """One phrase a voice: "said by A, at B, from C", "denied by D", "… perhaps from E"."""
    verbs = {"asserts": "said", "denies": "denied", "doubts": "doubted", "asks": "asked"}
    phrases = []
    for voice in claim.attributions:
        phrase = verbs.get(voice.stance, voice.stance) + " by "
        for place, link in enumerate(voice.chain):
            if place:
                phrase += ", who has it from " if link.stated else ", perhaps from "
            phrase += speaker(link, sources)
        phrases.append(phrase)
    return phrases


def spoken(annotation: Annotation, citation: str, sources: Mapping[str, Source]) -> str:
    """An annotation as a screen reader says it.

    "Claim 1:4, “le groupe APT 28 …”, said by Vitali Kremez, Flashpoint, graded …".
    """
    parts = [f"{annotation.kind.capitalize()} {citation}", f"“{shortened(annotation.quotation)}”"]
    if annotation.kind == "claim":
        parts += voices(annotation, sources) or ["said by nobody named"]
    elif (source := sources.get(annotation.source or "")) is not None:
        parts.append(f"names {source.name}")
    if annotation.note:
        parts.append(shortened(annotation.note))
    return ", ".join(parts)

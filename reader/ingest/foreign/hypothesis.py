"""Annotations of Hypothesis: the file that its client exports, or the rows of its service."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from reader.domain.foreign.shape import Coding, Foreign, Passage, Saying
from reader.ingest.foreign.gathering import UNNAMED, Gathering, text_at
from reader.ingest.foreign.json_parts import each, line, moment, prose, value_of
from reader.ingest.foreign.rows import path_of
from reader.ingest.foreign.selectors import passage
from reader.ingest.registry import IngestTrouble

_PAGE = "Note on a whole page"
_REPLY = "Answer"
_SOURCE = "Source: "
_GRADED, _GLOSS = "Grade: ", "In short: "
_NAMELESS = "anonymous"
_ANONYMOUS = f" ({_NAMELESS})"
_GRADE = re.compile(r"[A-F][1-6]?|[1-6]")
_CITED = re.compile(r"\*\*\d+:\d+\*\*(?:\n\n|\Z)")


def read(name: str, data: bytes) -> Foreign:
    """The annotations of a file. Raises IngestTrouble."""
    rows = _rows(value_of(data))
    found = Gathering()
    answers: list[dict[str, Any]] = []
    for row in rows:
        if not isinstance(row, dict):
            found.lose("Something that is no annotation", "it is no JSON object.")
        elif row.get("references"):
            answers.append(row)
        else:
            _take(row, found)
    _answer(answers, found)
    return found.foreign("hypothesis", "Hypothesis")


def _rows(value: Any) -> list[Any]:
    if isinstance(value, dict):
        for key in ("annotations", "rows"):
            if isinstance(value.get(key), list):
                rows: list[Any] = value[key]
                return rows
        if "target" in value and "uri" in value:
            return [value]
    if isinstance(value, list):
        return value
    raise IngestTrouble(
        "There is no list of annotations in the file.",
        "Export it from Hypothesis as JSON (Share → Export).",
    )


def _take(row: dict[str, Any], found: Gathering) -> None:
    url = _address(row)
    if not url:
        found.lose("An annotation without an address", "it does not say which page it is on.")
        return
    passages = [p for target in each(row.get("target")) if (p := _passage(target)) is not None]
    if not passages:
        why = "it stands on no words; notes here do."
        if prose(row.get("text")):
            why = f"it stands on no words: “{line(row.get('text'), 80)}”."
        found.lose(_PAGE, why)
        return
    text = found.text(text_at(url, _title(row)))
    tags = [tag for of in each(row.get("tags")) if (tag := line(of, 200))]
    coding = Coding(
        id=line(row.get("id")) or f"{url} {len(found.codings)}",
        text=text,
        passages=tuple(passages),
        note=prose(row.get("text")),
        by=_author(row),
        at=moment(row.get("created")) or moment(row.get("updated")),
    )
    if _is_own(row, tags):
        coding = _own(coding, tags, found)
    else:
        codes = dict.fromkeys(found.tag((tag,)) for tag in tags)
        coding = replace(coding, codes=tuple(codes))
    found.codings.append(coding)


def _is_own(row: dict[str, Any], tags: list[str]) -> bool:
    """Whether Selon itself wrote a row: its kind is the first tag, its citation the first line."""
    is_named = tags[:1] in (["claim"], ["mention"], ["note"])
    return is_named and _CITED.match(prose(row.get("text"))) is not None


def _house(words: list[str], found: Gathering) -> str:
    """Whom a speaker belongs to, as a line on a voice says between chain and stance; what else
    stands there does not come."""
    house = ""
    for told in words:
        if _GRADE.fullmatch(told):
            found.lose("A grade", "a judgement is somebody's own: give it anew, if you share it.")
        elif told.startswith("“"):
            found.lose("A cue", "the file does not say where it stands.")
        else:
            house = told
    return house


def _own(coding: Coding, tags: list[str], found: Gathering) -> Coding:
    """What stands in the words of a row of our own, taken out of them again."""
    kind, *named = tags
    # the project's marking, which stands on each row of ours, is no tag of the analyst's
    named = [tag for tag in named if not tag.startswith("tlp:")]
    codes = [found.tag(path_of(tag, ("/",))) for tag in named]
    _, *paragraphs = coding.note.split("\n\n")
    sayings = []
    while paragraphs and paragraphs[0].startswith(_SOURCE):
        words = paragraphs.pop(0).removeprefix(_SOURCE).split(" · ")
        chain, kinds = _links(words[0])
        told = Saying((), words[-1] if len(words) > 1 else "")
        sayings.append(found.saying(chain, told, kinds, _house(words[1:-1], found)))
    if paragraphs and paragraphs[0].startswith(_GRADED):
        _house([paragraphs.pop(0).removeprefix(_GRADED)], found)
    gloss = []
    while paragraphs and paragraphs[0].startswith(_GLOSS):
        gloss.append(paragraphs.pop(0).removeprefix(_GLOSS))
    codes += [code for saying in sayings for code in saying.chain if code]
    if kind == "claim":
        codes.append(found.claim())
    note = "\n\n".join(paragraphs)
    return replace(
        coding, codes=tuple(codes), note=note, sayings=tuple(sayings), gloss=tuple(gloss)
    )


def _links(chain: str) -> tuple[str, list[str]]:
    """A chain of our own, and the kinds that it tells of its links: nobody, or anonymous."""
    names = chain.split(" ← ")
    kinds = [
        UNNAMED if name.startswith("“") else _NAMELESS if name.endswith(_ANONYMOUS) else ""
        for name in names
    ]
    return " ← ".join(name.removesuffix(_ANONYMOUS) for name in names), kinds


def _passage(target: Any) -> Passage | None:
    return passage(target.get("selector")) if isinstance(target, dict) else None


def _answer(answers: list[dict[str, Any]], found: Gathering) -> None:
    """Answers go to the end of the note that they answer, with the name of who gives them."""
    places = {coding.id: at for at, coding in enumerate(found.codings)}
    for row in answers:
        first = next((line(ref) for ref in each(row.get("references"))), "")
        told = prose(row.get("text"))
        more = [p for target in each(row.get("target")) if (p := _passage(target)) is not None]
        if not told and more and first in places and line(row.get("id")).startswith(f"{first}."):
            # a further range of one of our own
            coding = found.codings[places[first]]
            found.codings[places[first]] = replace(coding, passages=(*coding.passages, *more))
            continue
        if first not in places or not told:
            found.lose(_REPLY, "what it answers is not in the file, or does not come.")
            continue
        coding = found.codings[places[first]]
        note = "\n\n".join(filter(None, (coding.note, f"{_author(row) or '?'}: {told}")))
        found.codings[places[first]] = replace(coding, note=note)


def _address(row: dict[str, Any]) -> str:
    given = line(row.get("uri"), 4_000)
    if given:
        return given
    sources = (t.get("source") for t in each(row.get("target")) if isinstance(t, dict))
    return next(filter(None, (line(source, 4_000) for source in sources)), "")


def _title(row: dict[str, Any]) -> str:
    document = row.get("document")
    titles = document.get("title") if isinstance(document, dict) else None
    return next((found for title in each(titles) if (found := line(title, 300))), "")


def _author(row: dict[str, Any]) -> str:
    info = row.get("user_info")
    shown = line(info.get("display_name"), 120) if isinstance(info, dict) else ""
    return shown or line(row.get("user"), 120).removeprefix("acct:").partition("@")[0]

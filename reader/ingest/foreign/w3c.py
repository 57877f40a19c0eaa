"""Web Annotations of the W3C as JSON-LD: one, a list, a page or a whole collection."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from reader.domain.foreign.choices import HEDGE
from reader.domain.foreign.shape import Coding, Evidence, Foreign, ForeignText, Passage, Saying
from reader.domain.source import SOURCE_KINDS
from reader.domain.vocabulary import DIRECTNESS, STANCES, term
from reader.ingest.foreign.dated import dates_in
from reader.ingest.foreign.gathering import UNNAMED, Gathering, text_at
from reader.ingest.foreign.json_parts import each, line, moment, prose, value_of
from reader.ingest.foreign.rows import path_of
from reader.ingest.foreign.selectors import passage
from reader.ingest.registry import IngestTrouble

_HELD_IN = ("first", "items", "@graph", "annotations", "member")
_DEEPEST = 10
_CITED = re.compile(r"\d+:\d+")
_TAGGING = ("tagging", "classifying", "oa:tagging", "oa:classifying")


def read(name: str, data: bytes) -> Foreign:
    """The annotations of a file. Raises IngestTrouble when it holds none."""
    value = value_of(data)
    found = Gathering()
    number = 0
    places: dict[str, int] = {}
    for of in annotations_in(value, 0):
        number += 1
        _take(of, found, places)
    if not number:
        raise IngestTrouble(
            "There is no annotation in the file: no object of the type “Annotation”.",
            "A web annotation has a body and a target, as the W3C's Web Annotation Model says.",
        )
    return found.foreign("w3c")


def annotations_in(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    """The annotations in a value, wherever collections and pages hold them."""
    if depth > _DEEPEST:
        return
    for of in each(value):
        if not isinstance(of, dict):
            continue
        if _is(of, "Annotation"):
            yield of
        else:
            for key in _HELD_IN:
                yield from annotations_in(of.get(key), depth + 1)


def _is(of: dict[str, Any], name: str) -> bool:
    kinds = (*each(of.get("type")), *each(of.get("@type")))
    return any(isinstance(kind, str) and kind.rpartition(":")[2] == name for kind in kinds)


def _take(of: dict[str, Any], found: Gathering, places: dict[str, int]) -> None:
    id = line(of.get("id") or of.get("@id")) or f"annotation {len(found.codings)}"
    linked = of.get("target")
    if isinstance(linked, str) and linked in places:
        at_place = places[linked]
        found.codings[at_place] = _said(of, found.codings[at_place], found)
        return
    parts: dict[str, list[Passage]] = {}
    for target in each(of.get("target")):
        source, at = _source(target), None
        if isinstance(target, dict):
            at = passage(target.get("selector"))
        if source is None:
            found.lose("A target", "it does not say what it is on.")
        elif at is None:
            found.lose("An annotation of a whole page, or of no words", f"it is on {source.name}.")
        else:
            parts.setdefault(found.text(source), []).append(at)
    gloss: tuple[str, ...] = ()
    dates: tuple[tuple[str, str], ...] = ()
    hedges: tuple[Evidence, ...] = ()
    if _is_own(of):
        dates = dates_in(_own_values(of, "classifying"))
        hedges = tuple(Evidence(HEDGE, at) for at in _marked(of))
        codes, note, gloss = _own_bodies(of, found)
    else:
        codes, note = _bodies(of, found)
    if parts:
        places.setdefault(id, len(found.codings))
    for text, passages in parts.items():
        found.codings.append(
            Coding(
                id=id if len(parts) == 1 else f"{id} {text}",
                text=text,
                passages=tuple(passages),
                codes=codes,
                note=note,
                gloss=gloss,
                dates=dates,
                evidence=hedges,
                by=_author(of.get("creator")),
                at=moment(of.get("created")) or moment(of.get("modified")),
            )
        )


def _source(target: Any) -> ForeignText | None:
    """What a target is on: an address, with the title that it may say."""
    title = ""
    if isinstance(target, dict):
        source = target.get("source") or target.get("id") or target.get("@id")
        if isinstance(source, dict):
            title = line(source.get("title") or source.get("name") or source.get("label"), 300)
            source = source.get("id") or source.get("@id")
    else:
        source = target
    address = line(source, 4_000).partition("#")[0]
    return text_at(address, title) if address else None


def _bodies(of: dict[str, Any], found: Gathering) -> tuple[tuple[str, ...], str]:
    """The ids of the tags and the remark that an annotation's bodies say."""
    codes: dict[str, None] = {}
    remarks: list[str] = []
    motives = [m for m in each(of.get("motivation")) if isinstance(m, str)]
    if told := prose(of.get("bodyValue")):
        remarks.append(told)
    for body in each(of.get("body")):
        if isinstance(body, str):
            if not _is_address(body):
                remarks.append(body.strip())
            else:
                found.lose("A body that is elsewhere", "Selon loads nothing from the network.")
            continue
        if not isinstance(body, dict):
            continue
        told = prose(body.get("value")) or prose(body.get("chars")) or prose(body.get("label"))
        purposes = [p for p in each(body.get("purpose")) if isinstance(p, str)] or motives
        if not told:
            if body.get("id") or body.get("source"):
                found.lose("A body that is elsewhere", "Selon loads nothing from the network.")
        elif any(p in _TAGGING for p in purposes) or _is(body, "Tag"):
            codes[found.tag((line(told, 200),))] = None
        else:
            remarks.append(told)
    return tuple(codes), "\n\n".join(filter(None, remarks))


def _own_values(of: dict[str, Any], purpose: str) -> list[str]:
    bodies = (body for body in each(of.get("body")) if isinstance(body, dict))
    return [prose(body.get("value")) for body in bodies if body.get("purpose") == purpose]


def _marked(of: dict[str, Any]) -> Iterator[Passage]:
    """The words that bodies of an annotation of our own point at."""
    for body in each(of.get("body")):
        if isinstance(body, dict) and body.get("purpose") == "highlighting":
            at = passage(body.get("selector"))
            if at is not None:
                yield at


def _is_own(of: dict[str, Any]) -> bool:
    """Whether Selon itself wrote an annotation: it says its citation and its kind."""
    kinds = _own_values(of, "classifying")
    return any(map(_CITED.fullmatch, _own_values(of, "bookmarking"))) and any(
        kind in ("claim", "mention", "note") for kind in kinds
    )


def _own_bodies(
    of: dict[str, Any], found: Gathering
) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
    """Codes, note and wordings of an annotation of our own."""
    codes = [found.tag(path_of(tag, ("/",))) for tag in _own_values(of, "tagging") if tag]
    kind = next((of_ for of_ in _own_values(of, "classifying") if of_ in SOURCE_KINDS), "")
    named = map(line, _own_values(of, "identifying"))
    codes += [found.source(name, kind) for name in named if name]
    if _own_values(of, "assessing"):
        found.lose("A grade", "a judgement is somebody's own: give it anew, if you share it.")
    if "claim" in _own_values(of, "classifying"):
        codes.append(found.claim())
    note = "\n\n".join(_own_values(of, "commenting"))
    return tuple(codes), note, tuple(_own_values(of, "describing"))


def _said(of: dict[str, Any], coding: Coding, found: Gathering) -> Coding:
    """A claim with the voice that an annotation links to it."""
    codes = _own_values(of, "classifying")
    stance = next((code for code in codes if term(STANCES, code)), "")
    directness = next((code for code in codes if term(DIRECTNESS, code)), "")
    chain = next(filter(None, _own_values(of, "identifying")), "?")
    kinds = [code for code in codes if code in (*SOURCE_KINDS, UNNAMED)]
    if any(_marked(of)):
        found.lose("A cue or the place of a name", "the file does not say which of them it is.")
    if _own_values(of, "assessing"):
        found.lose("A grade", "a judgement is somebody's own: give it anew, if you share it.")
    house = next(iter(_own_values(of, "describing")), "")
    saying = found.saying(chain, Saying((), stance, directness), kinds, house)
    named = (found.claim(), *(code for code in saying.chain if code))
    return replace(
        coding,
        codes=tuple(dict.fromkeys((*coding.codes, *named))),
        sayings=(*coding.sayings, saying),
    )


def _is_address(words: str) -> bool:
    return words.startswith(("http://", "https://", "urn:")) and " " not in words


def _author(creator: Any) -> str:
    for of in each(creator):
        if isinstance(of, dict):
            return line(of.get("name") or of.get("nickname") or of.get("id"), 120)
        return line(of, 120)
    return ""

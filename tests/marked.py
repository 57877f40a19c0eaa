"""Articles marked by hand ↔ gold annotations in the form of tests/data/gold.json; no tests here.

A marked text holds `⟦C1 …⟧` for the words of claim 1, `⟦S1 …⟧` for who is named as its speaker,
`⟦K1 …⟧` for its cue, `⟦H1 …⟧` for a hedge; marks may nest, and a claim may stand in several. Below
a line `===` each claim has a line: `1 NAME | KIND`, then what the marks leave open: `denies`,
`doubts` or `asks`; `mention WORDS`, `cue WORDS`, `claim WORDS` (parts of one parted by ` ... `);
`antecedent WORDS`. The name `?` is a speaker nobody names. A claim whose speaker is not marked has
the mention of the claim before it by the same one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reader.domain.article import text_hash

_MARK = re.compile(r"⟦([CSKH])(\d+) |⟧")
_QUOTES = {"“": "”", "«": "»", '"': '"', "'": "'", "‘": "’"}
STANCES = ("asserts", "denies", "doubts", "asks")
Span = tuple[int, int]


@dataclass(slots=True)
class Marked:
    """One claim: its spans, who says it by name and kind, the mention's span, the cues' spans."""

    number: int
    name: str
    kind: str
    spans: list[Span] = field(default_factory=list)
    mention: Span | None = None
    cues: list[Span] = field(default_factory=list)
    hedges: list[Span] = field(default_factory=list)
    antecedent: Span | None = None
    stance: str = "asserts"


def read(marked: str) -> tuple[str, list[Marked]]:
    """The plain text and its claims, in order of number; ValueError for a slip of the hand."""
    body, _, told = marked.partition("\n===\n")
    text, marks = _stripped(body)
    claims = []
    for line in filter(str.strip, told.splitlines()):
        claim = _claim(line, text, marks)
        if claim.mention is None and claim.name != "?":
            before = [c for c in claims if c.name == claim.name and c.mention]
            claim.mention = before[-1].mention if before else None
        claims.append(claim)
    missing = {number for kind, number in marks if kind == "C"} - {c.number for c in claims}
    if missing:
        raise ValueError(f"claims without a line: {sorted(missing)}")
    return text, claims


def gold(path: Path) -> dict[str, Any]:
    """A marked file as gold annotation; its name is NAME.LANGUAGE.txt."""
    text, claims = read(path.read_text(encoding="utf-8"))
    return {
        "file": path.name,
        "sha256": text_hash(text),
        "language": path.suffixes[0][1:],
        "text": text,
        "claims": [_object(claim, text) for claim in claims],
    }


def _stripped(body: str) -> tuple[str, dict[tuple[str, int], list[Span]]]:
    pieces: list[str] = []
    length = at = 0
    opened: list[tuple[str, int, int]] = []
    marks: dict[tuple[str, int], list[Span]] = defaultdict(list)
    for mark in _MARK.finditer(body):
        pieces.append(body[at : mark.start()])
        length += mark.start() - at
        at = mark.end()
        if mark[1]:
            opened.append((mark[1], int(mark[2]), length))
        elif opened:
            kind, number, start = opened.pop()
            marks[kind, number].append((start, length))
        else:
            raise ValueError(f"a mark ends that has not begun: …{body[at - 40 : at]}")
    if opened:
        raise ValueError(f"a mark does not end: {opened}")
    return "".join((*pieces, body[at:])), marks


def _claim(line: str, text: str, marks: dict[tuple[str, int], list[Span]]) -> Marked:
    head, *rest = (part.strip() for part in line.split("|"))
    number_, _, name = head.partition(" ")
    number = int(number_)
    spans = sorted(marks.get(("C", number), []))
    claim = Marked(number, name, rest[0] if rest else "none", spans)
    claim.cues = sorted(marks.get(("K", number), []))
    claim.hedges = sorted(marks.get(("H", number), []))
    (claim.mention,) = marks.get(("S", number), [None])
    for more in rest[1:]:
        key, _, words = more.partition(" ")
        if more in STANCES:
            claim.stance = more
        elif key == "claim":
            claim.spans = [_found(text, part, 0) for part in words.split(" ... ")]
        else:
            near = claim.spans[0][0] if claim.spans else 0
            span = _found(text, words, near)
            if key == "cue":
                claim.cues.append(span)
            else:
                setattr(claim, key, span)
    if not claim.spans:
        raise ValueError(f"no words of claim {number}: {line}")
    return claim


def _found(text: str, words: str, near: int) -> Span:
    places = [m.start() for m in re.finditer(re.escape(words), text)]
    if not places:
        raise ValueError(f"“{words}” does not stand in the text")
    start = min(places, key=lambda at: abs(at - near))
    return start, start + len(words)


def _object(claim: Marked, text: str) -> dict[str, Any]:
    def span(of: Span | None) -> dict[str, Any] | None:
        return None if of is None else {"start": of[0], "end": of[1], "text": text[slice(*of)]}

    return {
        "id": f"C{claim.number:02}",
        "region": "article",
        "spans": [span(of) for of in claim.spans],
        "hedges": [span(of) for of in claim.hedges],
        "attributions": [
            {
                "source_entity": claim.name,
                "source_type": claim.kind,
                "role": "claimant",
                "mention": span(claim.mention),
                "antecedent": span(claim.antecedent),
                "cue": span(claim.cues[0]) if claim.cues else None,
                "cues": [span(of) for of in claim.cues],
                "directness": _directness([text[slice(*of)] for of in claim.spans]),
                "stance": claim.stance,
            }
        ],
    }


def _directness(parts: list[str]) -> str:
    quoted = [p[0] in _QUOTES and p.endswith((_QUOTES[p[0]], f"{_QUOTES[p[0]]}.")) for p in parts]
    if all(quoted):
        return "direct"
    inside = any(mark in part for part in parts for mark in '“«"‘')
    return "mixed" if inside or any(quoted) else "indirect"

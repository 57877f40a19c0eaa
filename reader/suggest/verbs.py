"""Verbs that say: every form of a list of verbs, by language, with what the verb does."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

Form = Literal["finite", "participle", "gerund", "infinitive"]


@dataclass(frozen=True, slots=True)
class Verb:
    """A form of a reporting verb.

    `forms` is what it can be; `object`: what is claimed may be its object ("nie toute fraude");
    `clause`: English, what is claimed may follow without "that"; `stance` as in an attribution.
    `noun`: the same letters are a noun too ("annonce", "claims"). `weak`: it says something only
    before "que", "that" or a quotation ("montre").
    """

    lemma: str
    forms: frozenset[Form]
    object: bool = False
    clause: bool = False
    weak: bool = False
    noun: bool = False
    stance: str = "asserts"


@cache
def lexicon(language: str) -> dict[str, Verb]:
    """Form, in small letters → verb, for "fr" or "en"; made once."""
    if language == "fr":
        from reader.suggest import verbs_fr

        return verbs_fr.forms()
    from reader.suggest import verbs_en

    return verbs_en.forms()


@cache
def cue_words(language: str) -> frozenset[str]:
    """The words, as `tokens.words_of` gives them, of which a sentence with such a verb has one."""
    several = ("valoir", "garde", "état", "part") if language == "fr" else ("out",)
    return frozenset((*lexicon(language), *several))

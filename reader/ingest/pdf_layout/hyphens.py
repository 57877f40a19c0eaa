"""Words divided at the ends of lines, put together; tells divided words from compounds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011'’][^\W\d_]+)*")
_LAST = re.compile(r"([^\W\d_]+(?:[-\u2010'’][^\W\d_]+)*)[-\u2010\u00ad]$")
_FIRST = re.compile(r"[^\W\d_]+")
_BEFORE_WORDS = (
    "self non well vice demi semi quasi après avant celui celle ceux celles vis grand grande nord "
    "sud est ouest north south east west franco anglo russo sino anti c'est"
)
_BEFORE = frozenset(_BEFORE_WORDS.split())
_MAYBE = {
    "ex": "ministre président présidente chef candidat candidate agent policier militaire "
    "soldat directeur directrice patron femme mari épouse époux compagnon compagne "
    "otage détenu collègue minister president soldier officer wife husband chief "
    "prime police",
    "pro": "russe russes turc turcs kurde kurdes arabe arabes chinois chinoise vie choix "
    "choice life war democracy government independence gouvernement gouvernemental "
    "gouvernementale",
    "mi": "janvier février mars avril mai juin juillet août septembre octobre novembre "
    "décembre temps chemin parcours course mandat journée saison clos hauteur siècle",
    "sous": "marin marine marins marines préfet préfète préfecture traitant traitants "
    "traitance titre secrétaire directeur officier lieutenant sol groupe "
    "développement estimer estimé estimée entendu entend évaluer évalué évaluée",
    "contre": "attaque attaques offensive enquête enquêtes espionnage terrorisme pouvoir "
    "pouvoirs productif courant exemple expertise jour mesure mesures",
}
"""Beginnings of words, too (“mi-nistre”, “pro-blème”), to what makes compounds with them."""
_COMPOUNDS = {first: frozenset(words.split()) for first, words in _MAYBE.items()}
_PEOPLE = re.compile(r".*(?:ien|ienne|éen|éenne|ain|aine|ais|aise|ois|oise|ian|ean|ish|ese)s?$")
_AFTER_WORDS = (
    "il elle on ils elles je tu nous vous ce là ci même mêmes moi toi lui leur leurs y en t être "
    "based led old year up"
)
_AFTER = frozenset(_AFTER_WORDS.split())
_SHOWN = 5
_LONGEST = 80


class Hyphens:
    """Joins lines and keeps count; it learns from the text which compounds it writes."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._words: Counter[str] = Counter()
        for line in lines:
            found = [word.lower() for word in _WORD.findall(line)]
            if _LAST.search(line[-_LONGEST:]):
                found = found[:-1]
            self._words.update(found)
        self._divided: list[str] = []

    def joined(self, text: str, line: str) -> str:
        """`text` with the next line behind it: a blank between them, or nothing in a word."""
        if text.endswith("\u00ad"):
            return self._counted(text[:-1], line)
        before, after = _LAST.search(text[-_LONGEST:]), _FIRST.match(line)
        if not before or not after:
            # “2017-” and “-” stay as they are: only what is sure is changed
            return text + line if re.search(r"\w[-\u2010]$", text[-2:]) else f"{text} {line}"
        if self._is_compound(before[1], after[0]):
            return text + line
        return self._counted(text[:-1], line)

    @property
    def warnings(self) -> list[str]:
        """How many words were joined, and some of them."""
        count = len(self._divided)
        if not count:
            return []
        some = ", ".join(f"“{word}”" for word in dict.fromkeys(self._divided[:_SHOWN]))
        words = "word was" if count == 1 else "words were"
        return [f"{count} {words} divided at the end of a line and joined: {some}."]

    def _counted(self, text: str, line: str) -> str:
        start = (text[-_LONGEST:].split() or [""])[-1]
        end = (line[:_LONGEST].split() or [""])[0]
        self._divided.append((start + end).strip("«»“”\"'().,;:!?"))
        return text + line

    def _is_compound(self, first: str, second: str) -> bool:
        """Whether the hyphen between them is one of the word's own."""
        if second[0].isupper() or (first.isupper() and len(first) > 1):
            return True
        whole = (first + second).lower()
        compound = f"{first}-{second}".lower()
        if self._words[compound] != self._words[whole]:
            return self._words[compound] > self._words[whole]
        bare = re.split("['’]", first.lower())[-1]
        if bare in _COMPOUNDS:
            return self._is_known_behind(bare, second.lower())
        return first.lower() in _BEFORE or bare in _BEFORE or second.lower() in _AFTER

    def _is_known_behind(self, first: str, second: str) -> bool:
        if second in _COMPOUNDS[first] or (first == "pro" and _PEOPLE.fullmatch(second)):
            return True
        # what stands alone elsewhere in the text is a word of its own: “ex-trésorier”
        return len(second) > 3 and self._words[second] > 0

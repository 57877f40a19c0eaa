"""The verb groups of a sentence: "a-t-il déclaré", "has also said", "fait savoir"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.suggest import groups_en, groups_fr
from reader.suggest.grouping import Group
from reader.suggest.verbs import lexicon

if TYPE_CHECKING:
    from reader.suggest.tokens import Unit

__all__ = ["MOST", "Group", "groups"]

MOST = 24
"""Verbs of a sentence that are looked at."""


def groups(unit: Unit) -> list[Group]:
    """The verbs that say in a sentence, outside of quotations, in order; negated ones left out."""
    known = lexicon(unit.language)
    french = unit.language == "fr"
    group_at = groups_fr.french if french else groups_en.english
    others = groups_fr.NO_VERBS if french else groups_en.NO_VERBS
    found: list[Group] = []
    for i, low in enumerate(unit.lows):
        verb = known.get(low)
        inverted = None
        if verb is None and french and "-" in low:
            inverted = unit.tokens[i].inverted
            verb = known.get(inverted[0]) if inverted else None
        if verb is None and low not in others:
            continue
        if i and not inverted and unit.tokens[i].capital:
            continue
        group = group_at(unit, i, verb)
        if group:
            found.append(group)
            if len(found) == MOST:
                break
    return found

"""Suggestions: who says what in an article, as whole drafts of annotations; nothing is stored.

`suggest(material, known)` does all of it. Where decisions follow one another, as in the window, the
slow part is done once and kept by version, and the quick one after each decision:

    kept = proposals(material, known.marked_names)      # beside the window; keep it by version
    shown = unmarked(weighed(kept, known), claims)      # at once; `known` as it is now

A draft tells its `rule`, `score` and `why`. To accept one is to store `draft.annotation` (after the
source it names, if that is new) and to count it for its rule; to dismiss one is to keep `draft.key`
and count that. Both come back in `Known`: `dismissed`, and `counts` by rule (accepted, dismissed).
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.suggest.drafting import Drafting
from reader.suggest.drafts import Draft, Material
from reader.suggest.engine import attributions, paragraphs
from reader.suggest.finding import Found
from reader.suggest.known import Known
from reader.suggest.weighing import unmarked, weighed

__all__ = ["Draft", "Known", "Material", "proposals", "suggest", "unmarked", "weighed"]


def suggest(material: Material, known: Known) -> list[Draft]:
    """The suggestions for an article, in order of the text; blocks that are left out give none.

    What was dismissed is not suggested again. Pure: the same for the same.
    """
    return weighed(proposals(material, known.marked_names), known)


def proposals(material: Material, marked_names: Sequence[str] = ()) -> list[Draft]:
    """Every draft that the rules give, before anything is known; the part that reads the text.

    `marked_names` are known names that end in a mark ("En Marche!"), which then ends no sentence.
    It takes about a second for a million characters and may run in any thread.
    """
    version = material.version
    ranges = paragraphs(material.text, version.blocks, version.left_out)
    found = attributions(material.text, ranges, material.article.language, marked_names)
    if material.nlp:
        found = _parsed(material, found)
    return list(Drafting(material).drafts(found))


def _parsed(material: Material, found: list[Found]) -> list[Found]:
    """What rules found and the parser of sentences adds: a minute for a million characters."""
    from reader.suggest import nlp

    text, version = material.text, material.version
    ranges = paragraphs(text, version.blocks, version.left_out)
    return nlp.refined(text, ranges, material.article.language, found)

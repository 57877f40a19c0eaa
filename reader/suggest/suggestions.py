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

from collections.abc import Callable, Iterable, Iterator, Sequence

from reader.suggest.drafting import Drafting
from reader.suggest.drafts import Draft, Material, Span
from reader.suggest.engine import attributions, paragraphs
from reader.suggest.known import Known
from reader.suggest.names import names_with_mark
from reader.suggest.weighing import unmarked, weighed

__all__ = ["Draft", "Known", "Material", "proposals", "suggest", "unmarked", "weighed"]

_FINDING, _PARSING = 0.6, 0.98
"""The share of the work that finding takes, without and with a parser; making drafts of what is
found takes the rest."""


def suggest(material: Material, known: Known) -> list[Draft]:
    """The suggestions for an article, in order of the text; blocks that are left out give none.

    What was dismissed is not suggested again. Pure: the same for the same.
    """
    return weighed(proposals(material, known.marked_names), known)


def proposals(
    material: Material,
    marked_names: Sequence[str] = (),
    tell: Callable[[float], None] | None = None,
) -> list[Draft]:
    """Every draft that the rules give, before anything is known; the part that reads the text.

    `marked_names` are known names that end in a mark ("En Marche!"), which then ends no sentence;
    those that the text shows are found in it.
    It takes about a second for a million characters and may run in any thread. `tell` is called
    again and again with the share of the text that is read, 0 to 1; what it raises ends the work.
    """
    version = material.version
    ranges = paragraphs(material.text, version.blocks, version.left_out)
    length = len(material.text) or 1
    finding = _PARSING if material.nlp else _FINDING

    def told(share: float) -> None:
        if tell is not None:
            tell(share)

    def watched(spans: Iterable[Span], begin: float, end: float) -> Iterator[Span]:
        for span in spans:
            told(begin + (end - begin) * span[0] / length)
            yield span

    rules = watched(ranges, 0, 0.05 if material.nlp else finding)
    names = (*marked_names, *names_with_mark(material.text))
    found = attributions(material.text, rules, material.article.language, names)
    if material.nlp:
        from reader.suggest import nlp

        again = paragraphs(material.text, version.blocks, version.left_out)
        parsed = watched(again, 0.05, finding)
        found = nlp.refined(material.text, parsed, material.article.language, found)
    drafts = []
    for draft in Drafting(material).drafts(found):
        told(finding + (1 - finding) * draft.claim[0][0] / length)
        drafts.append(draft)
    return drafts

"""Why something is suggested, as one sentence that names the rule and the words."""

from __future__ import annotations

from collections.abc import Sequence

_WHO = {
    "name": "a name",
    "pronoun": "a pronoun",
    "second": "the speaker of the verb before",
}
_WHAT = {
    "that": "“que” or “that” follows",
    "and-that": "a second “que” or “that” shares it",
    "quotation": "a quotation follows",
    "clause": "a whole clause follows",
    "loose-clause": "what seems a clause follows, without “that”",
    "infinitive": "an infinitive follows",
    "object": "what is claimed is its object",
}
_OTHER = {
    "quotation-cue-name": "Cue {cue} after a quotation, a name beside it.",
    "quotation-cue-pronoun": "Cue {cue} after a quotation, a pronoun beside it.",
    "claim-cue-name": "Cue {cue} closes the sentence, a name beside it.",
    "claim-cue-pronoun": "Cue {cue} closes the sentence, a pronoun beside it.",
    "preposition-first": "Cue {cue} opens the sentence and a name follows.",
    "preposition-behind": "Cue {cue} follows the words and a name follows it.",
    "view-first": "The sentence opens with {cue} and somebody whose view it is.",
    "view-behind": "Cue {cue} and somebody whose view it is.",
    "broken-quotation": "Cue {cue} and a name break the quotation.",
    "hearsay": "Hearsay cue {cue}, and whom it comes from follows.",
    "hearsay-unknown": "Hearsay cue {cue}; nobody is named.",
    "noun-that": "The noun {cue} says it, and whose it is stands beside it.",
    "subject-quotation": "A quotation behind a colon, and the sentence is about somebody.",
    "free-quotation": "A quotation without a cue after a speaker.",
    "free-quotation-subject": "A quotation without a cue; the sentence before is about somebody.",
    "free-quotation-above": "A quotation without a cue after the speaker of the paragraph before.",
    "passive-agent": "Cue {cue} in the passive, and by whom.",
    "passive-unknown": "Cue {cue} in the passive; nobody is named.",
    "parsed-clause": "Cue {cue}; the parser of sentences found its subject and the clause it says.",
    "unknown-speaker": "A quotation, and nobody is named.",
}


def reason(rule: str, text: str, cue: tuple[int, int] | None, doubts: Sequence[str] = ()) -> str:
    """The sentence for a suggestion of this rule with this cue, and what speaks against it."""
    words = f"“{' '.join(text[slice(*cue)].split())}”" if cue else ""
    told = _OTHER[rule].format(cue=words) if rule in _OTHER else _cue_before(rule, words)
    return f"{told[:-1]}, but {' and '.join(doubts)}." if doubts else told


def _cue_before(rule: str, words: str) -> str:
    who, _, what = rule.partition("-cue-")
    return f"Cue {words}, before it {_WHO[who]}; {_WHAT[what]}."

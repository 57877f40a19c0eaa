"""What a verb group is: a verb that says, with its place in the sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.suggest.verbs import Verb

if TYPE_CHECKING:
    from reader.suggest.tokens import Span


@dataclass(frozen=True, slots=True)
class Group:
    """The tokens [first, behind) of a verb that says, with auxiliaries and pronouns before it.

    `cue` is the verb alone, in code points; `subject` an inverted pronoun with its range.
    `form`: finite, participle (with its auxiliary), gerund or infinitive. `negated`: with "pas",
    of the few verbs that say something then.
    """

    first: int
    behind: int
    verb: Verb
    cue: Span
    form: str
    subject: Span | None = None
    pronoun: str = ""
    negated: bool = False

    @property
    def stance(self) -> str:
        """That of the verb; what is not excluded or not doubted is asserted."""
        return "asserts" if self.negated else self.verb.stance

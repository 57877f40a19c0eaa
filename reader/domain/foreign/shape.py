"""The common shape of what other programs write: texts, codes, codings, links.

Readers make it, planning compares it with a project. It is in no project yet, and nothing in it is
known to be true: offsets are verified by the words that come with them.
"""

from __future__ import annotations

from dataclasses import dataclass

from reader.domain.article import Draft


@dataclass(frozen=True, slots=True)
class Loss:
    """Something of the file that does not come, and why, in plain words."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class ForeignText:
    """A text that codings stand in: brought along as a draft, or only named.

    `breaks` are the places (code points of the draft's text) of the line ends that were two
    characters in the file, which its offsets count. A text without a draft is looked for in the
    project by `sha256`, `url` or `number`.
    """

    id: str
    name: str
    draft: Draft | None = None
    breaks: tuple[int, ...] = ()
    url: str = ""
    sha256: str = ""
    number: int | None = None


@dataclass(frozen=True, slots=True)
class ForeignCode:
    """A code, or a case, under its `parent`.

    `role` is what the file says it becomes (see choices), "" where it says nothing. `kind` and
    `aliases` are of one that is known to be a source; `source` is that one's id, where it had one,
    `affiliation` the name of whom it belongs to.
    `is_group` says that it only holds others.
    """

    id: str
    name: str
    parent: str | None = None
    about: str = ""
    colour: str = ""
    is_group: bool = False
    role: str = ""
    kind: str = ""
    aliases: tuple[str, ...] = ()
    source: str = ""
    affiliation: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a text: by offsets as the file counts them, by quotation, or by both.

    `exact` holds all of the words, or their beginning where `is_cut`; then it may be a mere label.
    """

    start: int | None = None
    end: int | None = None
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words beside a claim: a "cue", a "hedge", or where a voice is named (then with its code).

    `further` says that the voice named is whom the one before it has it from; `place` which link
    of which voice they belong to, from 0, where that is told. `kind` is a hedge's.
    """

    role: str
    passage: Passage
    code: str = ""
    further: bool = False
    place: tuple[int, int] | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Saying:
    """One voice that says a claim: ids of codes, the nearest to the text first, "" for unknown.

    `stance`, `directness` and `basis` are codes of the vocabularies, "" where they are not told;
    `house` is the id of the code of whom the speaker belongs to.
    """

    chain: tuple[str, ...]
    stance: str = ""
    directness: str = ""
    basis: str = ""
    house: str = ""


@dataclass(frozen=True, slots=True)
class Coding:
    """Passages of a text with the ids of the codes they have, a note, who made it and when.

    `dates` are field ("event", "said" or "reported") and EDTF. `sayings` tell who says it, where
    the file has voices; without them its sources are voices. `status` is a code of STATUSES;
    `told` holds words of our own that are not taken apart yet.
    """

    id: str
    text: str
    passages: tuple[Passage, ...]
    codes: tuple[str, ...] = ()
    note: str = ""
    by: str = ""
    at: str | None = None
    evidence: tuple[Evidence, ...] = ()
    sayings: tuple[Saying, ...] = ()
    gloss: tuple[str, ...] = ()
    dates: tuple[tuple[str, str], ...] = ()
    status: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True)
class Tie:
    """A named link from one coding to another."""

    from_: str
    to: str
    name: str


@dataclass(frozen=True, slots=True)
class Foreign:
    """All that a file of another program holds; `losses` is what its reader had to leave.

    `format` and `program` say what it was written as and by. With `has_book` the codes are wanted
    for themselves, whether or not anything has them.
    """

    format: str
    program: str = ""
    texts: tuple[ForeignText, ...] = ()
    codes: tuple[ForeignCode, ...] = ()
    codings: tuple[Coding, ...] = ()
    ties: tuple[Tie, ...] = ()
    losses: tuple[Loss, ...] = ()
    has_book: bool = False

"""What a publication is made of. Anchors are names within it: "st-2", "so-4", "a-3", "c-3-10"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias


class Piece(NamedTuple):
    """Some words; `to` is the anchor that they lead to, "" for none."""

    text: str
    to: str = ""


Line: TypeAlias = "tuple[Piece, ...]"


class Mark(NamedTuple):
    """A claim (or note) over some words: its number, and the track of its underline, from 0."""

    number: int
    track: int
    is_claim: bool = True


class Run(NamedTuple):
    """Words that carry the same marks.

    `source` is the anchor of the source that they name; `is_cue` says that they tell who speaks.
    `opens` and `closes` are the numbers of the annotations that begin before and end after the
    words; of those that begin, only such as overlap others or have gaps.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    source: str = ""
    is_cue: bool = False
    opens: tuple[int, ...] = ()
    closes: tuple[int, ...] = ()
    first: tuple[int, ...] = ()
    """The numbers of the annotations whose first words these are."""

    @property
    def depth(self) -> int:
        """How many claims share the words."""
        return sum(mark.is_claim for mark in self.marks)


class Field(NamedTuple):
    """A line of a note: what it tells (a key of words.TEXTS, "" says itself) and its words."""

    key: str
    label: str
    line: Line


class Note(NamedTuple):
    """What the analyst says of a claim, or beside some words."""

    number: int
    citation: str
    anchor: str
    kind: str
    quote: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of an article: its kind as article.BLOCK_KINDS has it, and the notes on it."""

    kind: str
    runs: tuple[Run, ...]
    notes: tuple[Note, ...] = ()
    is_rtl: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class ArticlePart:
    """An article. `loose` are notes on words that its current text no longer has."""

    number: int
    anchor: str
    title: str
    about: str
    url: str
    language: str
    headline: Block
    blocks: Callable[[], Iterator[Block]]
    loose: tuple[Note, ...]
    is_rtl: bool = False


class Evidence(NamedTuple):
    """A claim under a statement. `stance` is towards the statement, in words."""

    citation: Piece
    quote: str
    speakers: Line
    stance: str
    denies: bool
    where: str
    date: str
    grade: str


@dataclass(frozen=True, slots=True)
class StatementPart:
    """A statement with its standing and what that rests on; `judged` is the analyst's own word."""

    number: int
    anchor: str
    text: str
    code: str
    standing: str
    origins: str
    why: tuple[Line, ...]
    judged: tuple[str, ...]
    note: str
    evidence: tuple[Evidence, ...]


class LooseClaim(NamedTuple):
    """A claim that stands under no statement."""

    citation: Piece
    quote: str
    code: str
    standing: str
    origins: str


class Cell(NamedTuple):
    """What a source does in a statement: kind as matrix.KINDS, the words with their sign."""

    kind: str
    text: str
    to: str


class MatrixRow(NamedTuple):
    """A statement and a cell for each column."""

    statement: Piece
    code: str
    standing: str
    cells: tuple[tuple[Cell, ...], ...]


class MatrixPart(NamedTuple):
    """As much of the matrix as is wide enough for a page."""

    columns: tuple[Piece, ...]
    rows: tuple[MatrixRow, ...]


class Stroke(NamedTuple):
    """A straight line of a drawing."""

    x1: float
    y1: float
    x2: float
    y2: float
    role: str = "line"
    width: float = 1


class Box(NamedTuple):
    """A ground of a drawing, with round corners."""

    x: float
    y: float
    width: float
    height: float
    role: str
    line: str = ""
    is_dashed: bool = False


class Label(NamedTuple):
    """Words in a drawing: (x, y) is where their baseline begins, or its middle or end."""

    x: float
    y: float
    text: str
    role: str = "ink"
    size: float = 10
    align: str = "start"
    is_bold: bool = False
    to: str = ""


Shape: TypeAlias = "Stroke | Box | Label"


class Drawing(NamedTuple):
    """A picture as shapes, in units of a CSS pixel; `about` tells it in words.

    `lanes` is the number of sources that it shows.
    """

    width: float
    height: float
    shapes: tuple[Shape, ...]
    about: str
    lanes: int = 0

    def groups(self) -> Iterator[tuple[Shape, Label | None]]:
        """Each shape, a ground with the words that stand on it."""
        held: Box | None = None
        for shape in self.shapes:
            if held and isinstance(shape, Label) and held.x < shape.x < held.x + held.width:
                yield held, shape
                held = None
                continue
            if held:
                yield held, None
            held = shape if isinstance(shape, Box) else None
            if held is None:
                yield shape, None
        if held:
            yield held, None


class Event(NamedTuple):
    """A line of the chronology."""

    date: str
    who: Line
    what: str
    citation: Piece
    kind: str


class SourcePart(NamedTuple):
    """A source as the index has it: `about` its kind and affiliation, `card` label and words."""

    anchor: str
    name: str
    about: Line
    grade: str
    grade_words: str
    aliases: str
    card: tuple[tuple[str, str], ...]
    said: Line
    named: Line


class Key(NamedTuple):
    """A table of the method: a heading, what it is for, and code, word, meaning of each row."""

    title: str
    about: str
    rows: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Publication:
    """All of it. `articles` reads the articles anew each time, one after another."""

    language: str
    title: str
    tlp: str
    date: str
    analysts: str
    basis: str
    summary: Line
    """As the analyst wrote it, lines and all, else as it is drafted; numbers lead to the first that
    they count."""
    counts: tuple[tuple[str, str, int], ...]
    """Code, word and number of statements of each standing that there is."""
    statements: tuple[StatementPart, ...]
    loose: tuple[LooseClaim, ...]
    matrix: tuple[MatrixPart, ...]
    timeline: tuple[Drawing, ...]
    chronology: tuple[Event, ...]
    undated: int
    contents: tuple[Piece, ...]
    articles: Callable[[], Iterator[ArticlePart]]
    sources: tuple[SourcePart, ...]
    method: tuple[str, ...]
    keys: tuple[Key, ...]
    say: Callable[[str], str]

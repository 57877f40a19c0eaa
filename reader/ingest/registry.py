"""The table of import formats: each registers itself in its own file; it reads nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import PurePath
from typing import TypeAlias, TypeVar

from reader.domain.article import Draft
from reader.domain.document import Document
from reader.ingest.parts import Part


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list of articles: its name, and the beginning of what stands in it."""

    name: str
    example: str = ""


class IngestTrouble(Exception):
    """A file that cannot be imported: why, and what to do, in plain words.

    `columns` are those of a list of articles, when the user has to say which holds the texts.
    """

    def __init__(self, message: str, advice: str, columns: tuple[Column, ...] = ()) -> None:
        super().__init__(f"{message} {advice}")
        self.message = message
        self.advice = advice
        self.columns = columns


Found: TypeAlias = Draft | Document | list[Draft] | Iterator[Part]
"""What is in a file: an article, several that each name their `member`, or a whole project.

Many are handed on as parts, found while they are read: the file's later trouble may be raised then.
"""
Columns: TypeAlias = Mapping[str, str]
"""Fields of an article (as in columns.FIELDS) to the names of the columns that hold them."""
Read: TypeAlias = Callable[..., Found]
"""The reader of a format: `read(name, data, *, encoding=None)`, a file's bytes to what is in it.

`name` is the file's name, `encoding` what the user says it is written in; that of a `mapped` format
takes `columns`, too. Raises IngestTrouble.
"""

LARGEST = 50_000_000
"""Bytes of an article's file that are too many."""

Suffixes: TypeAlias = tuple[str, ...]
Reader = TypeVar("Reader", bound=Read)


@dataclass(frozen=True, slots=True)
class Importer:
    """A format that can be imported. `suffixes` are lower case and begin with a dot.

    A `trusted` reader is our own and runs in this process; all others run in the child of
    sandbox.py. One that is `second` is another way to read files that have a reader already: it is
    taken only by its name. One that is `mapped` reads lists, whose columns the user may name. A
    file of `largest` bytes or more is refused unread. `engine` is the distribution of the library
    that does most of the reading, "" for our own code.
    """

    name: str
    suffixes: Suffixes
    description: str
    read: Read
    trusted: bool = False
    second: bool = False
    largest: int = LARGEST
    mapped: bool = False
    engine: str = ""

    def found(
        self, name: str, data: bytes, encoding: str | None = None, columns: Columns | None = None
    ) -> Found:
        """What is in a file, read as the user has chosen."""
        if self.mapped:
            return self.read(name, data, encoding=encoding, columns=columns)
        return self.read(name, data, encoding=encoding)

    @property
    def signature(self) -> str:
        """What an article says of its importer: "html trafilatura 2.3.1", "text selon 1.0"."""
        return f"{self.name} {_versioned(self.engine)}"


_IMPORTERS: dict[str, Importer] = {}


def importer(
    name: str,
    suffixes: Suffixes,
    description: str,
    *,
    trusted: bool = False,
    second: bool = False,
    largest: int = LARGEST,
    mapped: bool = False,
    engine: str = "",
) -> Callable[[Reader], Reader]:
    """Register the function below it as the reader of files with these endings.

    Its file imports parsing libraries inside functions only: the window loads it for its endings.
    """

    def register(read: Reader) -> Reader:
        _IMPORTERS[name] = Importer(
            name, suffixes, description, read, trusted, second, largest, mapped, engine
        )
        return read

    return register


def importers() -> Mapping[str, Importer]:
    """The formats by name. Loads our own small files, no library that parses."""
    _load()
    return dict(sorted(_IMPORTERS.items()))


@cache
def _load() -> None:
    # once: an import asks for each of its files
    import importlib
    import pkgutil

    package = importlib.import_module("reader.ingest")
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"reader.ingest.{module.name}")


@cache
def _versioned(engine: str) -> str:
    from reader import __version__

    if not engine:
        return f"selon {__version__}"
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"{engine} {version(engine)}"
    except PackageNotFoundError:
        return engine


def signed(draft: Draft, importer: Importer) -> Draft:
    """The draft with the versions of what has read it: the file's importer and, where that found a
    page or a mail in the file, that one's too."""
    inner = _IMPORTERS.get(draft.importer)
    signatures = [importer.signature]
    if inner is not None and inner.name != importer.name:
        signatures.append(inner.signature)
    return replace(draft, importer=", ".join(signatures))


WHOLE = "page"
"""The name by which all readers that take the whole page are preferred."""


def importer_for(name: str, reader: str | None = None) -> Importer:
    """The importer of a file, by the ending of its name.

    `reader` names one that is preferred where it can read such files. Raises IngestTrouble for an
    ending that no format has.
    """
    _load()
    lower = name.lower()
    able = [each for each in _IMPORTERS.values() if lower.endswith(each.suffixes)]
    able.sort(key=lambda each: each.name)
    for each in able:
        if each.name == reader or (each.second and reader == WHOLE):
            return each
    for each in able:
        if not each.second:
            return each
    known = ", ".join(endings())
    suffix = PurePath(name).suffix.lower()
    what = f"Files that end in {suffix}" if suffix else "Files without an ending in their name"
    raise IngestTrouble(
        f"{what} cannot be imported.", f"Selon reads {known}. Save the article as text (.txt)."
    )


def too_large(size: int, largest: int) -> IngestTrouble:
    """The refusal of a file of `size` bytes."""
    return IngestTrouble(
        f"The file is too large ({size // 1_000_000} MB); Selon reads less than "
        f"{largest // 1_000_000} MB.",
        "Split it into parts and import those.",
    )


def file_filter() -> str:
    """The endings that can be imported, as the line that a file dialog filters by."""
    from reader.ingest.foreign import suffixes

    masks = " ".join(f"*{suffix}" for suffix in (*endings(), *suffixes()))
    return f"Articles and annotations ({masks});;All files (*)"


def endings() -> list[str]:
    """The endings of the files that can be imported."""
    return [s for each in importers().values() if not each.second for s in each.suffixes]

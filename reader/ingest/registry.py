"""The table of import formats: each registers itself in its own file; it reads nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import PurePath
from typing import Protocol, TypeAlias, TypeVar

from reader.domain.article import Draft
from reader.domain.document import Document


class IngestTrouble(Exception):
    """A file that cannot be imported: why, and what to do, in plain words."""

    def __init__(self, message: str, advice: str) -> None:
        super().__init__(f"{message} {advice}")
        self.message = message
        self.advice = advice


Found: TypeAlias = Draft | Document | list[Draft]
"""What is in a file: an article, several that each name their `member`, or a whole project."""


class Read(Protocol):
    """The reader of a format: a file's bytes to what is in it.

    `name` is the file's name, `encoding` what the user says it is written in. Raises IngestTrouble.
    """

    def __call__(self, name: str, data: bytes, *, encoding: str | None = None) -> Found: ...


LARGEST = 50_000_000
"""Bytes of an article's file that are too many."""

Suffixes: TypeAlias = tuple[str, ...]
Reader = TypeVar("Reader", bound=Read)


@dataclass(frozen=True, slots=True)
class Importer:
    """A format that can be imported. `suffixes` are lower case and begin with a dot.

    A `trusted` reader is our own and runs in this process; all others run in the child of
    sandbox.py. One that is `second` is another way to read files that have a reader already: it is
    taken only by its name. A file of `largest` bytes or more is refused unread. `engine` is the
    distribution of the library that does most of the reading, "" for our own code.
    """

    name: str
    suffixes: Suffixes
    description: str
    read: Read
    trusted: bool = False
    second: bool = False
    largest: int = LARGEST
    engine: str = ""

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
    engine: str = "",
) -> Callable[[Reader], Reader]:
    """Register the function below it as the reader of files with these endings.

    Its file imports parsing libraries inside functions only: the window loads it for its endings.
    """

    def register(read: Reader) -> Reader:
        _IMPORTERS[name] = Importer(
            name, suffixes, description, read, trusted, second, largest, engine
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


def importer_for(name: str, reader: str | None = None) -> Importer:
    """The importer of a file, by the ending of its name.

    `reader` names one that is preferred where it can read such files. Raises IngestTrouble for an
    ending that no format has.
    """
    suffix = PurePath(name).suffix.lower()
    able = [each for each in importers().values() if suffix in each.suffixes]
    for each in able:
        if each.name == reader:
            return each
    for each in able:
        if not each.second:
            return each
    known = ", ".join(_endings())
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
    endings = " ".join(f"*{suffix}" for suffix in _endings())
    return f"Articles ({endings});;All files (*)"


def _endings() -> list[str]:
    return [s for each in importers().values() if not each.second for s in each.suffixes]

"""The table of export formats: each registers itself in its own file; it writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import BinaryIO, TypeAlias

from reader.export.destination import Folder
from reader.export.report import Report

Options: TypeAlias = "Mapping[str, str]"
"""What the analyst has chosen: name of an option → one of its choices."""
Writer: TypeAlias = "Callable[[Report, BinaryIO, Options], None]"
FolderWriter: TypeAlias = "Callable[[Report, Folder, Options], None]"

PURPOSES = ("read", "calculate", "exchange", "publish")
"""What a file is for: one to look into, one to count with, one for another program, one that goes
to readers."""


class ExportTrouble(Exception):
    """Why a format cannot be written, and what to do, in plain words for the user."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An option of a format: the first of `values` is the default. `about` says what it does.

    One without `values` takes any words, "" if nothing is said; with `is_file` a file's path.
    `words` name the values for people, in their order.
    """

    name: str
    values: tuple[str, ...]
    about: str
    is_file: bool = False
    words: tuple[str, ...] = ()


SEPARATOR = Choice(
    "separator", (",", ";"), "what stands between two cells", words=("Comma", "Semicolon")
)
"""The option of every format that is CSV."""


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format to export to. `loses` says in plain words what it cannot carry, "" for nothing.

    `purpose` is one of PURPOSES. `needs` names a library that is not installed with Selon; see
    `is_there`. A format that makes a folder of files has the suffix "" and is
    written by `write_folder`, every other by `write`.
    """

    name: str
    suffix: str
    description: str
    loses: str
    options: tuple[Choice, ...]
    purpose: str
    _write: Writer | None
    _write_folder: FolderWriter | None = None
    needs: str = ""

    @property
    def is_folder(self) -> bool:
        """Whether it makes a folder of files."""
        return self._write_folder is not None

    @property
    def is_there(self) -> bool:
        """Whether the library that it needs is installed."""
        from importlib.util import find_spec

        return not self.needs or find_spec(self.needs) is not None

    def write(self, report: Report, out: BinaryIO, options: Options | None = None) -> None:
        """Write `report` to `out`. Raises ValueError for an option or a choice there is not."""
        if self._write is None:
            raise TypeError(f"the format {self.name} is a folder of files")
        self._write(report, out, self.chosen(options or {}))

    def write_folder(self, report: Report, folder: Folder, options: Options | None = None) -> None:
        """Write `report` as the files of `folder`. Raises ValueError as `write` does."""
        if self._write_folder is None:
            raise TypeError(f"the format {self.name} is one file")
        self._write_folder(report, folder, self.chosen(options or {}))

    def chosen(self, options: Options) -> dict[str, str]:
        """All options of the format with the values that `options` and the defaults give."""
        known = {choice.name: choice for choice in self.options}
        for name, value in options.items():
            if name not in known:
                raise ValueError(f"the format {self.name} has no option “{name}”")
            if known[name].values and value not in known[name].values:
                values = " or ".join(f"“{value}”" for value in known[name].values)
                raise ValueError(f"the option {name} of {self.name} is {values}")
        return {
            name: options.get(name, choice.values[0] if choice.values else "")
            for name, choice in known.items()
        }


_EXPORTERS: dict[str, Exporter] = {}


def exporter(
    name: str,
    suffix: str,
    description: str,
    loses: str = "",
    options: tuple[Choice, ...] = (),
    *,
    purpose: str,
    needs: str = "",
) -> Callable[[Writer], Writer]:
    """Register the function below it as the writer of the format `name`."""

    def register(write: Writer) -> Writer:
        _EXPORTERS[name] = Exporter(
            name, suffix, description, loses, options, purpose, write, needs=needs
        )
        return write

    return register


def folder_exporter(
    name: str,
    description: str,
    loses: str = "",
    options: tuple[Choice, ...] = (),
    *,
    purpose: str,
) -> Callable[[FolderWriter], FolderWriter]:
    """Register the function below it as the writer of a format that is a folder of files."""

    def register(write: FolderWriter) -> FolderWriter:
        _EXPORTERS[name] = Exporter(name, "", description, loses, options, purpose, None, write)
        return write

    return register


def exporters() -> Mapping[str, Exporter]:
    """The formats by name. Loads our own small files, no library that writes."""
    import importlib
    import pkgutil

    package = importlib.import_module("reader.export")
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"reader.export.{module.name}")
    return dict(sorted(_EXPORTERS.items()))

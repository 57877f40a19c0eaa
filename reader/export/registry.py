"""The table of export formats: each registers itself in its own file; it writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import BinaryIO, TypeAlias

from reader.export.report import Report

Options: TypeAlias = "Mapping[str, str]"
"""What the analyst has chosen: name of an option → one of its choices."""
Writer: TypeAlias = "Callable[[Report, BinaryIO, Options], None]"


@dataclass(frozen=True, slots=True)
class Choice:
    """An option of a format: the first of `values` is the default. `about` says what it does."""

    name: str
    values: tuple[str, ...]
    about: str


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format to export to. `loses` says in plain words what it cannot carry, "" for nothing."""

    name: str
    suffix: str
    description: str
    loses: str
    options: tuple[Choice, ...]
    _write: Writer

    def write(self, report: Report, out: BinaryIO, options: Options | None = None) -> None:
        """Write `report` to `out`. Raises ValueError for an option or a choice there is not."""
        self._write(report, out, self.chosen(options or {}))

    def chosen(self, options: Options) -> dict[str, str]:
        """All options of the format with the values that `options` and the defaults give."""
        known = {choice.name: choice for choice in self.options}
        for name, value in options.items():
            if name not in known:
                raise ValueError(f"the format {self.name} has no option “{name}”")
            if value not in known[name].values:
                values = " or ".join(f"“{value}”" for value in known[name].values)
                raise ValueError(f"the option {name} of {self.name} is {values}")
        return {name: options.get(name, choice.values[0]) for name, choice in known.items()}


_EXPORTERS: dict[str, Exporter] = {}


def exporter(
    name: str, suffix: str, description: str, loses: str = "", options: tuple[Choice, ...] = ()
) -> Callable[[Writer], Writer]:
    """Register the function below it as the writer of the format `name`."""

    def register(write: Writer) -> Writer:
        _EXPORTERS[name] = Exporter(name, suffix, description, loses, options, write)
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

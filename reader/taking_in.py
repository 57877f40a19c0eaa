"""Annotations of other programs into a project: known, read, planned, and made as one step.

For the commands and the window alike; no Qt. What comes and what does not is told before anything
is changed; then all of it comes, or nothing.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.domain.one_line import one_line
from reader.importing import contents_of
from reader.ingest.foreign import ForeignFormat, foreign_format
from reader.ingest.foreign.registry import LOOKED_AT
from reader.store.errors import ProjectTrouble

if TYPE_CHECKING:
    from reader.domain.edit import Edit
    from reader.domain.foreign.choices import Choices
    from reader.domain.foreign.planning import Plan
    from reader.domain.foreign.projects import OtherProject
    from reader.domain.foreign.shape import Foreign
    from reader.domain.project import Analyst
    from reader.ingest.sandbox import Parser
    from reader.store.store import Store

STEP = 500
"""Changes of one edit: between two whether the import is still wanted is looked at, and a window
takes in one at a time."""


def format_of(path: Path) -> ForeignFormat | None:
    """The format of a file of annotations; None for one of articles, and for what is no file."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return foreign_format(path.name, file.read(LOOKED_AT))
    except OSError:
        return None


def apart(paths: Iterable[Path]) -> tuple[list[Path], list[tuple[Path, ForeignFormat]]]:
    """The paths of articles, and the files of annotations with their formats."""
    articles: list[Path] = []
    foreign: list[tuple[Path, ForeignFormat]] = []
    for path in paths:
        format = format_of(path)
        if format is None:
            articles.append(path)
        else:
            foreign.append((path, format))
    return articles, foreign


def read_file(path: Path, format: ForeignFormat, parser: Parser) -> Foreign | OtherProject:
    """What is in a file. Raises OSError, IngestTrouble, ProjectTrouble."""
    if format.is_project:
        return read_project(path)
    return parser.annotations(format, path.name, contents_of(path, format.largest))


def read_project(path: Path) -> OtherProject:
    """All of another project, which is opened to be read only. Raises ProjectTrouble."""
    import io

    from reader.domain.foreign.projects import OtherProject
    from reader.export.registry import exporters
    from reader.ingest.selon_json import read
    from reader.store.store import Store

    store = Store.open(path, read_only=True)
    try:
        out = io.BytesIO()
        exporter = exporters()["json"]
        with store.report() as report:
            project = report.project()
            exporter.write(report, out, exporter.chosen({}))
    finally:
        store.close()
    document = read("project.json", out.getvalue())
    return OtherProject(document, project.id, project.title or path.stem)


def plan_file(
    store: Store,
    foreign: Foreign | OtherProject,
    name: str,
    choices: Choices,
    goes_on: Callable[[int, int], None] = lambda done, total: None,
) -> Plan:
    """What a file of this name would bring into a project; nothing is changed."""
    from reader.domain.foreign.planning import plan
    from reader.domain.foreign.projects import OtherProject, plan_project

    label = f"Import “{one_line(name)}”"
    if isinstance(foreign, OtherProject):
        if foreign.id == store.project().id:
            raise ProjectTrouble(
                "This is the project itself, or a copy of it.",
                "What a copy has more is brought back by its JSON: export it, and give that to "
                "“selon annotate”.",
            )
        return plan_project(foreign, store, label)
    return plan(foreign, store, choices, label, goes_on)


def take_in(
    store: Store,
    plan: Plan,
    analyst: Analyst,
    *,
    origin: str,
    goes_on: Callable[[int, int], None] = lambda done, total: None,
) -> None:
    """Make what was planned, all of it or none; one undo takes it back.

    `goes_on` hears how many changes are made, of how many. Raises ProjectTrouble, EditConflict.
    """
    take_in_edits(store, deque(plan.edits), analyst, origin=origin, goes_on=goes_on)


def take_in_edits(
    store: Store,
    edits: deque[Edit],
    analyst: Analyst,
    *,
    origin: str,
    goes_on: Callable[[int, int], None],
) -> None:
    """The same for the edits of a plan, which are let go of one after the other."""
    total, made = sum(len(edit.changes) for edit in edits), 0

    def lots() -> Iterator[Edit]:
        nonlocal made
        while edits:
            for lot in _lots(edits.popleft()):
                yield lot
                made += len(lot.changes)

    store.apply_very_many(
        *(lots(), edits[0].label if edits else ""),
        analyst=analyst,
        origin=origin,
        goes_on=lambda done: goes_on(made, total),
    )


def _lots(edit: Edit) -> Iterator[Edit]:
    """An edit in lots, of which the first one brings the texts."""
    for number, lot in enumerate(edit.in_lots(STEP)):
        yield replace(lot, texts={}, originals={}) if number else lot

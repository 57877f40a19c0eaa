"""Annotations of other programs into a project: known, read, planned, and made as one step.

For the commands and the window alike; no Qt. What comes and what does not is told before anything
is changed; then all of it comes, or nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from reader.domain.one_line import one_line
from reader.importing import contents_of
from reader.ingest.foreign import ForeignFormat, foreign_format
from reader.ingest.foreign.registry import LOOKED_AT

if TYPE_CHECKING:
    from reader.domain.edit import Applied
    from reader.domain.foreign.choices import Choices
    from reader.domain.foreign.planning import Plan
    from reader.domain.foreign.shape import Foreign
    from reader.domain.project import Analyst
    from reader.ingest.sandbox import Parser
    from reader.store.store import Store

STEP = 2_000
"""Changes between two looks whether the import is still wanted."""


def format_of(path: Path) -> ForeignFormat | None:
    """The format of a file of annotations; None for one of articles, and for what is no file."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return foreign_format(path.name, file.read(LOOKED_AT))
    except OSError:
        return None


def read_file(path: Path, format: ForeignFormat, parser: Parser) -> Foreign:
    """What is in a file. Raises OSError, IngestTrouble."""
    return parser.annotations(format, path.name, contents_of(path, format.largest))


def plan_file(
    store: Store,
    foreign: Foreign,
    name: str,
    choices: Choices,
    goes_on: Callable[[int, int], None] = lambda done, total: None,
) -> Plan:
    """What a file of this name would bring into a project; nothing is changed."""
    from reader.domain.foreign.planning import plan

    return plan(foreign, store, choices, f"Import “{one_line(name)}”", goes_on)


def take_in(
    store: Store,
    plan: Plan,
    analyst: Analyst,
    *,
    origin: str,
    goes_on: Callable[[int, int], None] = lambda done, total: None,
) -> list[Applied]:
    """Make what was planned, all of it or none; one undo takes it back.

    `goes_on` hears how many changes are made, of how many. Raises ProjectTrouble, EditConflict.
    """
    lots = [lot for edit in plan.edits for lot in edit.in_lots(STEP)]
    total = sum(len(lot.changes) for lot in lots)
    made = [0]
    for lot in lots:
        made.append(made[-1] + len(lot.changes))
    return store.apply_all(
        lots, analyst=analyst, origin=origin, goes_on=lambda done: goes_on(made[done], total)
    )

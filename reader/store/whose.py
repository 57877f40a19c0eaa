"""Which project a file is, without opening it as one: for finding a project by its id, and the one
that took in what was another's."""

from __future__ import annotations

from json import dumps
from pathlib import Path
from typing import Any

from reader.store.connecting import open_file
from reader.store.errors import ProjectTrouble, plain_words


def project_id(path: Path) -> str | None:
    """The id of the project in a file, also of an older Selon; None where there is none.

    Nothing is written and nothing brought up to date.
    """
    row = _first(path, "SELECT id FROM project")
    return str(row[0]) if row else None


def has_taken_in(path: Path, project: str) -> bool:
    """Whether annotations in a file came from the project with this id (letters of any case)."""
    named = dumps(project.lower())
    return _first(path, _TAKEN_IN, named) is not None


_TAKEN_IN = "SELECT 1 FROM annotation WHERE former != '[]' AND instr(lower(former), ?) LIMIT 1"


def _first(path: Path, sql: str, *values: str) -> tuple[Any, ...] | None:
    """The first row; None also for a file that is no project, or of a Selon too old for this."""
    try:
        with plain_words():
            opened = open_file(path, read_only=True)
            try:
                row: tuple[Any, ...] | None = opened.connection.execute(sql, values).fetchone()
            finally:
                opened.connection.close()
    except (ProjectTrouble, OSError):
        return None
    return row

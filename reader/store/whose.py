"""Which project a file is, without opening it as one: for finding a project by its id."""

from __future__ import annotations

from pathlib import Path

from reader.store.connecting import open_file
from reader.store.errors import ProjectTrouble, plain_words


def project_id(path: Path) -> str | None:
    """The id of the project in a file, also of an older Selon; None where there is none.

    Nothing is written and nothing brought up to date.
    """
    try:
        with plain_words():
            opened = open_file(path, read_only=True)
            try:
                row = opened.connection.execute("SELECT id FROM project").fetchone()
            finally:
                opened.connection.close()
    except (ProjectTrouble, OSError):
        return None
    return str(row[0]) if row else None

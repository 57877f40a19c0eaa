"""Citations of annotations: "3:10" of this project, or of one that annotations came from."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from json import loads

from reader.domain.folding import fold
from reader.store.errors import plain_words

_OWN = (
    "SELECT annotation.id FROM annotation JOIN article ON article.id = annotation.article "
    "WHERE article.number = ? AND annotation.number = ? AND NOT binned"
)
_FORMER = (
    "SELECT annotation.id, former FROM annotation JOIN article ON article.id = annotation.article "
    "WHERE former != '[]' AND instr(former, ?) AND NOT binned ORDER BY annotation.place"
)
_CITATION = re.compile(r"(\d{1,9}):(\d{1,9})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Citations:
    """Asked on a connection to the project."""

    connection: sqlite3.Connection

    def of(self, citation: str, project: str = "") -> str | None:
        """The id of the annotation that is cited so; None for none, and for several.

        `project` is the id or the title of the project that the citation is of; "" for this one,
        and where that has none, for any that annotations came from.
        """
        cited = _CITATION.fullmatch(citation.strip())
        if cited is None:
            return None
        if not project or self._is_this(project):
            with plain_words():
                own = self.connection.execute(_OWN, (int(cited[1]), int(cited[2]))).fetchone()
            if own is not None:
                id: str = own[0]
                return id
        return self._former(f"{int(cited[1])}:{int(cited[2])}", project)

    def _is_this(self, project: str) -> bool:
        with plain_words():
            id, title = self.connection.execute("SELECT id, title FROM project").fetchone()
        return project == id or (bool(title) and fold(project) == fold(title))

    def _former(self, citation: str, project: str) -> str | None:
        named = fold(project)
        with plain_words():
            rows = self.connection.execute(_FORMER, (f'"{citation}"',)).fetchall()
        found = {
            id
            for id, former in rows
            for each in loads(former)
            if each["citation"] == citation
            and (not project or project == each["project"] or named == fold(each["title"]))
        }
        return found.pop() if len(found) == 1 else None

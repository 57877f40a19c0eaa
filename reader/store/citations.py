"""Citations of annotations: "3:10" of this project, or of one that annotations came from."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping
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
_ARTICLE = "SELECT id FROM article WHERE number = ? AND NOT binned"
_CITED_IN = _FORMER.replace("annotation.id,", "article.id,")
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

    def article(self, number: int, project: str) -> str | None:
        """The id of the article that has a number in `project`, named as in `of`; None for none.

        Of a project that annotations came from, an article is known by what is cited in it.
        """
        if self._is_this(project):
            with plain_words():
                own = self.connection.execute(_ARTICLE, (number,)).fetchone()
            return own[0] if own else None
        with plain_words():
            rows = self.connection.execute(_CITED_IN, (f'"{number}:',)).fetchall()
        found = {
            article
            for article, former in rows
            for each in loads(former)
            if each["citation"].startswith(f"{number}:") and _is_named(each, project)
        }
        return found.pop() if len(found) == 1 else None

    def _is_this(self, project: str) -> bool:
        with plain_words():
            id, title = self.connection.execute("SELECT id, title FROM project").fetchone()
        return _is_named({"project": id, "title": title}, project)

    def _former(self, citation: str, project: str) -> str | None:
        with plain_words():
            rows = self.connection.execute(_FORMER, (f'"{citation}"',)).fetchall()
        found = {
            id
            for id, former in rows
            for each in loads(former)
            if each["citation"] == citation and (not project or _is_named(each, project))
        }
        return found.pop() if len(found) == 1 else None


def _is_named(each: Mapping[str, str], project: str) -> bool:
    """Whether a project is meant by its id, whatever the case of its letters, or by its title."""
    if project.lower() == each["project"].lower():
        return True
    return bool(each["title"]) and fold(project) == fold(each["title"])

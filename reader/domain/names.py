"""A list of names to look for in every article: one a line, or the first column of a CSV."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass

from reader.domain.folding import fold
from reader.domain.search_words import Term, term_of

MOST = 5000
"""How many names are taken."""
_LONGEST = 200
_HEADERS = frozenset(("name", "names", "nom", "noms", "alias", "aliases"))
_PARTS = re.compile(r"\s*[;|]\s*")


@dataclass(frozen=True, slots=True)
class Name:
    """A name and the other ways to write it."""

    name: str
    aliases: tuple[str, ...] = ()

    @property
    def terms(self) -> tuple[Term, ...]:
        """What to look for."""
        terms = (term_of(words, whole=True) for words in (self.name, *self.aliases))
        return tuple(dict.fromkeys(term for term in terms if term is not None))


@dataclass(frozen=True, slots=True)
class NamedArticle:
    """An article in which a name of the list stands."""

    id: str
    number: int
    title: str
    published: str | None = None
    outlet: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """How often each name stands in each article: `counts[i]` maps the ids of `articles` for the
    name at `i`; a name that is absent has none."""

    names: tuple[Name, ...]
    articles: tuple[NamedArticle, ...]
    counts: tuple[dict[str, int], ...]

    def total(self, name: int) -> int:
        """How often the name at a position stands in all articles."""
        return sum(self.counts[name].values())

    @property
    def absent(self) -> list[Name]:
        """The names that stand in no article."""
        return [name for i, name in enumerate(self.names) if not self.counts[i]]

    def table(self) -> tuple[list[str], list[list[str | int]]]:
        """Header and rows for a spreadsheet: a row a name, a column an article."""
        header = ["name", "aliases", "total", "articles"]
        header += [f"{article.number} {article.title}".strip() for article in self.articles]
        rows: list[list[str | int]] = []
        for i, name in enumerate(self.names):
            found = self.counts[i]
            cells = [found.get(article.id, 0) for article in self.articles]
            rows.append([name.name, " | ".join(name.aliases), self.total(i), len(found), *cells])
        return header, rows


def names_in(text: str) -> list[Name]:
    """The names in a list: lines, or a CSV's first column; aliases parted by ; or |.

    A line that heads the column ("name", "nom"), empty lines and doubles are left out.
    """
    names: dict[str, Name] = {}
    for line, cell in enumerate(_cells(text)):
        parts = [" ".join(part.split())[:_LONGEST] for part in _PARTS.split(cell)]
        parts = [part for part in dict.fromkeys(parts) if term_of(part) is not None]
        if not parts or (line == 0 and fold(parts[0]) in _HEADERS):
            continue
        names.setdefault(fold(parts[0]), Name(parts[0], tuple(parts[1:])))
        if len(names) == MOST:
            break
    return list(names.values())


def _cells(text: str) -> list[str]:
    text = text.replace("\0", " ").lstrip("\ufeff")
    cells = []
    for line in text.splitlines():
        separator = "\t" if "\t" in line else ","
        try:
            row = next(csv.reader(io.StringIO(line), delimiter=separator), [""])
        except csv.Error:
            row = [line]
        cells.append(row[0] if row else "")
    return cells

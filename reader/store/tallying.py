"""Looking for a list of names in all articles at once."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from reader.domain.folding import fold
from reader.domain.found import Found
from reader.domain.names import Name, NamedArticle, Tally
from reader.domain.passages import Matcher, Passage, around
from reader.store.search import facet
from reader.store.search_match import term_match

MOST_PASSAGES = 500
_ARTICLES = f'facets : "{facet("k", "article")}"'
_FOUND = "SELECT thing FROM search JOIN search_row ON row = search.rowid WHERE search MATCH ?"
_ARTICLE = (
    "SELECT number, title, published, outlet, body FROM article "
    "JOIN version ON version.id = article.version JOIN text USING (sha256) WHERE article.id = ?"
)


def tally(
    connection: sqlite3.Connection,
    names: Sequence[Name],
    progress: Callable[[int, int, str], None] = lambda done, total, name: None,
) -> Tally:
    """How often each name stands in each article that is not in the bin, as whole words.

    `progress` hears how many steps are done of how many, and of what; it may raise to stop.
    """
    wanted: dict[str, list[int]] = defaultdict(list)
    for i, name in enumerate(names):
        progress(i, 2 * len(names), name.name)
        match = " OR ".join(f"({term_match(term)})" for term in name.terms)
        if match:
            for (article,) in connection.execute(_FOUND, (f"{_ARTICLES} AND ({match})",)):
                wanted[article].append(i)
    matchers = [Matcher(name.terms) for name in names]
    counts: list[dict[str, int]] = [{} for _ in names]
    articles = []
    for done, (article, chosen) in enumerate(wanted.items()):
        progress(len(wanted) + done, 2 * len(wanted), "")
        number, title, published, outlet, text = connection.execute(_ARTICLE, (article,)).fetchone()
        articles.append(NamedArticle(article, number, title, published, outlet))
        folded, heading = fold(text), fold(title)
        for i in chosen:
            counts[i][article] = matchers[i].count(folded) or matchers[i].count(heading) or 1
    articles.sort(key=lambda article: article.number)
    return Tally(tuple(names), tuple(articles), tuple(counts))


def passages_of(connection: sqlite3.Connection, name: Name, article: str) -> list[Found]:
    """Every place of an article's text where a name stands."""
    row = connection.execute(_ARTICLE, (article,)).fetchone()
    if row is None:
        return []
    number, title, published, outlet, text = row
    matcher = Matcher(name.terms)
    ranges = matcher.ranges(text, MOST_PASSAGES)
    found: list[Found] = []
    if not ranges:
        shown = matcher.passage(title)
        head = Found("article", article, title, "title", shown.text, shown.ranges, article, number)
        return [replace(head, citation=str(number), published=published, outlet=outlet)]
    for start, end in ranges:
        begin, stop = around(text, start)
        inside = tuple((s - begin, e - begin) for s, e in ranges if begin <= s and e <= stop)
        passage = Passage(text[begin:stop], inside, begin)
        found.append(
            Found(
                *("article", article, title, "text", passage.text, passage.ranges, article),
                *(number, start, end, str(number), published, outlet),
            )
        )
    return found

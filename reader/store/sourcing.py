"""What standings are computed from: voices by statement, and which of them an edit touches."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from reader.domain.edit import Change, Edit
from reader.domain.source import Source
from reader.domain.sourcing import Hop, Voice
from reader.domain.sourcing.report import Claimed
from reader.domain.sourcing.voice import effective
from reader.store.errors import plain_words
from reader.store.outlets import outlets
from reader.store.rows import TABLES, dumps, words_of

if TYPE_CHECKING:
    from reader.domain.project import Summary

# the claims that are asked for, in the order of the articles; {of} narrows them
_CLAIMS = """SELECT annotation.id, article, in_article, statement, polarity
    FROM annotation CROSS JOIN article ON article.id = article
    LEFT JOIN claim_statement ON claim_statement.annotation = annotation.id
    WHERE kind = 'claim' AND binned = 0 {of} ORDER BY article.number, annotation.number"""
_VOICES = """SELECT v.annotation, v.position, id, stance, apart, source, affiliation, stated
    FROM attribution AS v LEFT JOIN chain_link AS l
        ON l.annotation = v.annotation AND l.attribution = v.position
    {of} ORDER BY v.annotation, v.position, l.position"""
_CUES = """SELECT owner, attribution, start, "end" FROM anchor
    WHERE part = 'cue' AND owner IN (SELECT annotation FROM attribution WHERE position = 1 {of})
    ORDER BY owner, attribution, link, position"""
_HEADLINES = """SELECT owner FROM block CROSS JOIN anchor ON anchor.version = block.version
    AND shown = 1 AND anchor.start >= block.start AND anchor.start < block."end"
    WHERE block.kind = 'headline' AND part = 'claim' AND anchor.position = 0"""
_HEADLINES_OF = """SELECT owner FROM anchor CROSS JOIN block ON anchor.version = block.version
    AND block.kind = 'headline' AND anchor.start >= block.start AND anchor.start < block."end"
    WHERE owner IN (SELECT value FROM json_each(?)) AND part = 'claim' AND anchor.position = 0"""
_ASKED = "SELECT value FROM json_each(?1)"
_IN_OUTLETS = f"""SELECT annotation.id FROM article JOIN annotation ON article = article.id
    WHERE kind = 'claim' AND outlet COLLATE NOCASE IN ({_ASKED})"""
_OF_KEYS = (
    f"(SELECT annotation FROM claim_statement WHERE statement IN ({_ASKED}) UNION ALL {_ASKED})"
)
_KEYS = (
    "SELECT coalesce(statement, id) FROM annotation LEFT JOIN claim_statement ON annotation = id"
)
_UNDER = """SELECT p.statement, a.id FROM json_each(?) AS asked
    CROSS JOIN claim_statement AS p ON p.statement = asked.value
    CROSS JOIN annotation AS a ON a.id = p.annotation CROSS JOIN article ON article.id = a.article
    WHERE a.kind = 'claim' AND binned = 0 ORDER BY article.number, a.number"""
_BELOW = """WITH RECURSIVE below(id) AS (SELECT ?1 UNION
    SELECT source.id FROM source JOIN below ON affiliation = below.id)
    SELECT annotation FROM chain_link WHERE source IN below UNION
    SELECT annotation FROM chain_link WHERE affiliation IN below"""
# a quotation that nobody is said to have spoken: its voice is direct and has no source anywhere
_ORPHAN_QUOTE = """EXISTS (SELECT 1 FROM attribution WHERE attribution.annotation = a.id
        AND directness = 'direct') AND NOT EXISTS (SELECT 1 FROM chain_link
        WHERE chain_link.annotation = a.id AND stated AND source IS NOT NULL)"""
_WORDS = f"""SELECT a.id, article.number, a.number, gloss,
    (SELECT group_concat(exact, ' … ') FROM (SELECT exact FROM anchor
        WHERE owner = a.id AND part = 'claim' ORDER BY position)),
    EXISTS (SELECT 1 FROM anchor WHERE owner = a.id AND part = 'hedge'),
    {_ORPHAN_QUOTE} OR (EXISTS (SELECT 1 FROM anchor WHERE owner = a.id AND part = 'quoted')
        AND NOT EXISTS (SELECT 1 FROM attribution WHERE attribution.annotation = a.id))
    FROM annotation AS a JOIN article ON article.id = a.article
    WHERE a.kind = 'claim' AND binned = 0 {{of}}
    ORDER BY article.number, a.number"""
_SAID = f"""SELECT a.id, a.article, (SELECT group_concat(exact, ' ') FROM anchor
        WHERE owner = a.id AND part = 'claim')
    FROM annotation AS a JOIN article ON article.id = a.article
    WHERE a.kind = 'claim' AND a.article IN ({_ASKED}) ORDER BY article.number, a.number"""
_ALL_WORDS = """SELECT a.id,
    group_concat(exact, ' ') || ' ' || coalesce(json_extract(gloss, '$[0]'), '')
    FROM annotation AS a JOIN anchor ON owner = a.id AND part = 'claim'
    JOIN article ON article.id = a.article
    WHERE a.kind = 'claim' AND binned = 0 GROUP BY a.id"""

Groups = dict[str, list[Voice]]
"""Statement (its id), or claim under no statement → the voices there, in order of the articles."""


class Sourcing:
    """The questions behind standings; each answered by few statements, whatever the number."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def sources(self) -> dict[str, Source]:
        """The sources by id, as far as roots need them: kind, affiliation and article."""
        rows = self._rows("SELECT id, name, kind, affiliation, article FROM source")
        return {
            id: Source(id, name, kind, (), affiliation, article)
            for id, name, kind, affiliation, article in rows
        }

    def statements(self) -> dict[str, str]:
        """The words of the statements by id, in the order in which they were made."""
        return dict(self._rows("SELECT id, text FROM statement ORDER BY place"))

    def groups(self, keys: Iterable[str] | None = None) -> Groups:
        """The voices of every statement and of every claim under none, or of those in `keys`.

        A key that is neither is left out; a statement without claims has no voices.
        """
        asked = None if keys is None else dumps(list(keys))
        groups = self._grouped(asked)
        self._mark_headlines(groups, asked is not None)
        self._mark_outlets(groups, asked is not None)
        wanted = "" if asked is None else f"WHERE id IN ({_ASKED})"
        for (id,) in self._rows(f"SELECT id FROM statement {wanted}", *_maybe(asked)):
            groups.setdefault(id, [])
        if keys is not None:
            kept = set(keys)
            return {key: of for key, of in groups.items() if key in kept}
        return groups

    def headlines(self) -> set[str]:
        """The claims that begin in a headline."""
        return {owner for (owner,) in self._rows(_HEADLINES)}

    def claimed(self, claims: Iterable[str] | None = None) -> dict[str, Claimed]:
        """Claims (all, or those of the ids) as a report cites them, in order of the articles."""
        of = "" if claims is None else f"AND a.id IN ({_ASKED})"
        given = _maybe(None if claims is None else dumps(list(claims)))
        return {
            id: Claimed(
                id,
                f"{article}:{number}",
                next(iter(words_of(gloss)), "") or quote or "",
                bool(hedged),
                bool(orphan),
            )
            for id, article, number, gloss, quote, hedged, orphan in self._rows(
                _WORDS.format(of=of), *given
            )
        }

    def words_in(self, articles: Iterable[str]) -> list[tuple[str, str, str]]:
        """The claims in articles (ids), in their order: claim, article, words."""
        return self._rows(_SAID, dumps(list(articles)))

    def all_words(self) -> list[tuple[str, str]]:
        """The words of every claim that is not in the bin: id, quotation and gloss."""
        return self._rows(_ALL_WORDS)

    def summary(self, article: str | None, language: str) -> Summary | None:
        """What the analyst has written of the sources of an article, or of the project (None)."""
        with plain_words():
            found = TABLES["summary"].load(
                self._connection, "WHERE article IS ? AND language = ?", (article, language)
            )
        return found[-1] if found else None

    def claims_of_article(self, article: str) -> list[str]:
        """The ids of the claims of an article, by number."""
        rows = self._rows(
            "SELECT id FROM annotation WHERE article = ? AND kind = 'claim' ORDER BY number",
            article,
        )
        return [id for (id,) in rows]

    def keys_of(self, claims: Iterable[str]) -> set[str]:
        """The statements that claims stand under, and those of the claims that stand under none."""
        found = self._rows(
            f"{_KEYS} WHERE kind = 'claim' AND id IN ({_ASKED})", dumps(list(claims))
        )
        return {key for (key,) in found}

    def claims_under(self, statements: Iterable[str]) -> dict[str, list[str]]:
        """Statement → its claims, in order of the articles; without those of binned articles."""
        found: dict[str, list[str]] = {id: [] for id in statements}
        for statement, claim in self._rows(_UNDER, dumps(list(found))):
            found[statement].append(claim)
        return found

    def width(self, keys: Iterable[str]) -> int:
        """How many claims stand under these statements."""
        sql = f"SELECT count(*) FROM claim_statement WHERE statement IN ({_ASKED})"
        return int(self._rows(sql, dumps(list(keys)))[0][0])

    @staticmethod
    def may_touch(change: Change) -> bool:
        """Whether a standing can hang on a change at all; a star, say, has none."""
        if change.entity in _CLAIMS_OF and _matters(change):
            return True
        return change.entity in ("annotation", "statement") or bool(_names_in(change))

    def touched(self, edit: Edit) -> set[str]:
        """The keys whose standing an edit may have changed, those that are no more among them."""
        keys: set[str] = set()
        claims: set[str] = set()
        for change in edit.changes:
            if change.entity == "annotation":
                claims.add(change.id)
                keys |= {change.id, *_statements_in(change)}
            elif change.entity == "statement":
                keys.add(change.id)
            if change.entity in _CLAIMS_OF and _matters(change):
                claims |= {id for (id,) in self._rows(_CLAIMS_OF[change.entity], change.id)}
            if names := _names_in(change):
                claims |= {id for (id,) in self._rows(_IN_OUTLETS, dumps(names))}
        if claims:
            keys |= self.keys_of(claims)
        return keys

    # --- the rows ------------------------------------------------------------------------------

    def _grouped(self, asked: str | None) -> Groups:
        rows = self._about(_CLAIMS, asked, "annotation.id")
        same: dict[str, str] = {}  # one string for each id, of the many that the rows repeat
        where = {row[0]: (row[0], same.setdefault(row[1], row[1]), not row[2]) for row in rows}
        voices = self._voices(asked, where, same)
        groups: Groups = {}
        for claim, article, inside, statement, polarity in rows:
            said = voices.get(claim) or [Voice(claim, article, outside=not inside)]
            if polarity == "opposite":
                said = [v._replace(stance=effective(polarity, v.stance)) for v in said]
            key = statement or claim
            if key in groups:
                groups[key] += said
            else:
                groups[key] = list(said)
        return groups

    def _voices(
        self,
        asked: str | None,
        where: Mapping[str, tuple[str, str, bool]],
        same: dict[Any, Any],
    ) -> dict[str, list[Voice]]:
        """Claim → its voices, as they stand in the claim.

        `where`: claim → itself, its article, if outside it; `same`: the ids known so far.
        """
        cues: dict[tuple[str, int], tuple[int, int]] = {}
        for claim, position, start, end in self._about(_CUES, asked):
            cues.setdefault((claim, position), (start, end))
        voices: dict[str, list[Voice]] = {}
        last: Voice | None = None
        here = None
        for claim, position, id, stance, apart, source, affiliation, stated in self._about(
            _VOICES, asked, "v.annotation"
        ):
            if here == (claim, position) and last is not None:  # one more link of the same voice
                if stated:
                    last = last._replace(chain=(*last.chain, Hop(source, affiliation)))
                else:
                    last = last._replace(implied=source)
                voices[claim][-1] = last
                continue
            here = (claim, position)
            if claim not in where:
                last = None
                continue
            claim, article, outside = where[claim]
            source = same.setdefault(source, source)
            last = Voice(
                claim,
                article,
                id,
                same.setdefault(stance, stance),
                (Hop(source, same.setdefault(affiliation, affiliation)),) if stated else (),
                None if stated else source,
                None if apart else cues.get(here),
                False,
                outside,
            )
            if claim in voices:
                voices[claim].append(last)
            else:
                voices[claim] = [last]
        return voices

    def _mark_headlines(self, groups: Groups, few: bool) -> None:
        several = [of for of in groups.values() if len(of) > 1]
        if not several:
            return
        if few:
            claims = dumps([voice.claim for voices in several for voice in voices])
            heads = {owner for (owner,) in self._rows(_HEADLINES_OF, claims)}
        else:
            heads = self.headlines()
        for voices in several:
            for i, voice in enumerate(voices):
                if voice.claim in heads:
                    voices[i] = voice._replace(in_headline=True)

    def _mark_outlets(self, groups: Groups, few: bool) -> None:
        several = [of for of in groups.values() if len(of) > 1]
        articles = {voice.article for voices in several for voice in voices}
        named = outlets(self._connection, articles if few else None) if articles else {}
        if not named:
            return
        for voices in several:
            for i, voice in enumerate(voices):
                if voice.article in named:
                    voices[i] = voice._replace(outlet=named[voice.article])

    def _about(self, sql: str, asked: str | None, column: str = "annotation") -> list[Any]:
        if asked is None:
            return self._rows(sql.format(of=""))
        word = "WHERE" if "WHERE" not in sql else "AND"
        return self._rows(sql.format(of=f"{word} {column} IN {_OF_KEYS}"), asked)

    def _rows(self, sql: str, *values: Any) -> list[Any]:
        with plain_words():
            return self._connection.execute(sql, values).fetchall()


_CLAIMS_OF = {
    "source": _BELOW,
    "article": "SELECT id FROM annotation WHERE article = ? AND kind = 'claim'",
    "version": "SELECT id FROM annotation WHERE kind = 'claim' AND article = "
    "(SELECT article FROM version WHERE id = ?)",
}
"""Kind of thing → the claims whose standing hangs on it."""
_MATTER = {
    "source": {"kind", "affiliation", "article"},
    "article": {"version", "binned", "outlet"},
    "version": {"left_out", "blocks"},
}


def _matters(change: Change) -> bool:
    touched = {*(change.before or ()), *(change.after or ())}
    return bool(touched & _MATTER[change.entity])


def _names_in(change: Change) -> list[str]:
    """The names that a source had or has got: an outlet may be called so."""
    if change.entity != "source":
        return []
    states = [state for state in (change.before, change.after) if state]
    return [name for of in states for name in (of.get("name"), *of.get("aliases", ())) if name]


def _statements_in(change: Change) -> Iterable[str]:
    for state in (change.before, change.after):
        for place in (state or {}).get("statements") or ():
            yield place["statement"]


def _maybe(asked: str | None) -> tuple[str, ...]:
    return () if asked is None else (asked,)

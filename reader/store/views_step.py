"""The step `0014_views` of migrations.py: what scripts may rely on, whatever the tables become.

Imports nothing of ours and is never changed; other columns come by a later step that makes the
views anew. docs/sql.md says what stands in them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


_ARTICLES = """CREATE VIEW v_articles AS SELECT
    article.number AS article, article.title, article.outlet, article.byline,
    nullif(article.published, '') AS published, article.published_text,
    article.language, article.url, article.archive_url, article.retrieved,
    (SELECT count(*) FROM annotation AS a
        WHERE a.article = article.id AND a.kind = 'claim' AND a.in_article) AS claims,
    (SELECT count(*) FROM annotation AS a
        WHERE a.article = article.id AND a.kind = 'mention' AND a.in_article) AS mentions,
    (SELECT count(*) FROM annotation AS a
        WHERE a.article = article.id AND a.kind = 'note' AND a.in_article) AS notes,
    article.starred,
    (SELECT json_group_array(name) FROM (SELECT collection.name FROM article_collection
        JOIN collection ON collection.id = article_collection.collection
        WHERE article_collection.article = article.id ORDER BY collection.rank)) AS collections,
    version.sha256, version.characters, text.body AS text, article.id
    FROM article JOIN version ON version.id = article.version JOIN text USING (sha256)
    WHERE NOT article.binned"""

_SOURCES = """CREATE VIEW v_sources AS SELECT
    source.id AS source, source.name, source.kind,
    (SELECT grade.value FROM grade WHERE grade.source = source.id
        ORDER BY grade.place DESC LIMIT 1) AS reliability,
    (SELECT json_group_array(name) FROM (SELECT source_alias.name FROM source_alias
        WHERE source_alias.source = source.id ORDER BY position)) AS aliases,
    source.affiliation, house.name AS affiliation_name,
    (SELECT count(DISTINCT chain_link.annotation) FROM chain_link
        JOIN annotation AS a ON a.id = chain_link.annotation
        JOIN article AS read ON read.id = a.article
        WHERE chain_link.source = source.id AND stated AND a.in_article
        AND NOT read.binned) AS claims,
    (SELECT count(DISTINCT a.article) FROM chain_link
        JOIN annotation AS a ON a.id = chain_link.annotation
        JOIN article AS read ON read.id = a.article
        WHERE chain_link.source = source.id AND stated AND a.in_article
        AND NOT read.binned) AS articles,
    (SELECT count(*) FROM annotation AS a JOIN article AS read ON read.id = a.article
        WHERE a.source = source.id AND a.in_article AND NOT read.binned) AS mentions,
    (SELECT number FROM article WHERE article.id = source.article) AS article,
    source.access, source.record, source.bias, source.currency, source.completeness, source.note
    FROM source LEFT JOIN source AS house ON house.id = source.affiliation"""

_STATEMENTS = """CREATE VIEW v_statements AS SELECT
    statement.id AS statement, statement.text,
    (SELECT count(*) FROM claim_statement JOIN annotation AS a ON a.id = annotation
        JOIN article ON article.id = a.article
        WHERE statement = statement.id AND a.in_article AND NOT article.binned) AS claims,
    statement.likelihood, statement.confidence, statement.note
    FROM statement"""

_CLAIMS = """CREATE VIEW v_claims AS SELECT
    article.number || ':' || a.number AS citation, article.number AS article,
    (SELECT group_concat(exact, ' … ') FROM (SELECT exact FROM anchor
        WHERE owner = a.id AND part = 'claim' ORDER BY position)) AS quote,
    (SELECT group_concat(value, ' | ') FROM json_each(a.gloss)) AS gloss,
    (SELECT grade.value FROM grade WHERE grade.claim = a.id
        ORDER BY grade.place DESC LIMIT 1) AS credibility,
    (SELECT json_group_array(name) FROM (SELECT tag.name FROM annotation_tag
        JOIN tag ON tag.id = annotation_tag.tag
        WHERE annotation_tag.annotation = a.id ORDER BY annotation_tag.position)) AS tags,
    placed.statement, placed.polarity,
    EXISTS (SELECT 1 FROM anchor WHERE owner = a.id AND part = 'hedge') AS hedged,
    (SELECT json_group_array(exact) FROM (SELECT exact FROM anchor
        WHERE owner = a.id AND part = 'hedge' ORDER BY position)) AS hedges,
    nullif(a.event, '') AS event, a.event_text, nullif(a.said, '') AS said, a.said_text,
    nullif(a.reported, '') AS reported, a.reported_text, a.priority, a.status,
    (SELECT verdict.code FROM verdict WHERE verdict.claim = a.id
        ORDER BY verdict.place DESC LIMIT 1) AS verdict,
    a.note,
    (SELECT min(start) FROM anchor WHERE owner = a.id AND part = 'claim') AS start,
    (SELECT max("end") FROM anchor WHERE owner = a.id AND part = 'claim') AS "end",
    (SELECT json_group_array(json_array(start, "end")) FROM (SELECT start, "end" FROM anchor
        WHERE owner = a.id AND part = 'claim' ORDER BY position)) AS spans,
    (SELECT name FROM analyst WHERE analyst.id = a."by") AS analyst, a.at, a.in_article, a.id
    FROM annotation AS a JOIN article ON article.id = a.article
    LEFT JOIN claim_statement AS placed ON placed.annotation = a.id AND placed.position = 0
    WHERE a.kind = 'claim' AND NOT article.binned"""

_ATTRIBUTIONS = """CREATE VIEW v_attributions AS SELECT
    article.number || ':' || a.number AS citation, attribution.position + 1 AS voice,
    chain_link.position + 1 AS link,
    chain_link.source, coalesce(source.name, chain_link.label) AS name, chain_link.stated,
    chain_link.affiliation, house.name AS affiliation_name,
    chain_link.stated AND NOT EXISTS (SELECT 1 FROM chain_link AS later
        WHERE later.annotation = a.id AND later.attribution = attribution.position
        AND later.stated AND later.position > chain_link.position) AS is_origin,
    (SELECT group_concat(exact, ' … ') FROM (SELECT exact FROM anchor WHERE owner = a.id
        AND part = 'cue' AND anchor.attribution = attribution.position
        AND anchor.link = chain_link.position ORDER BY anchor.position)) AS cue,
    attribution.stance, attribution.directness, attribution.basis,
    attribution.reliability, attribution.note, attribution.id
    FROM attribution JOIN annotation AS a ON a.id = attribution.annotation
    JOIN article ON article.id = a.article
    JOIN chain_link ON chain_link.annotation = a.id
        AND chain_link.attribution = attribution.position
    LEFT JOIN source ON source.id = chain_link.source
    LEFT JOIN source AS house ON house.id = chain_link.affiliation
    WHERE NOT article.binned"""


def views(db: Database) -> None:
    """A view for articles, sources, statements, claims, and the links of every voice."""
    for statement in (_ARTICLES, _SOURCES, _STATEMENTS, _CLAIMS, _ATTRIBUTIONS):
        db.execute(statement)

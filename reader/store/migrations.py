"""How the tables came to be: an append-only list of steps, each written once, never changed.

Imports nothing of ours, so that an old step means the same for ever. A step's name stands in
NAMES, so that opening an up-to-date project need not load sqlite_utils.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

SET = "selon"
NAMES = (
    *("0001_first", "0002_library", "0003_search", "0004_likeness", "0005_versions"),
    *("0006_sourcing", "0007_hypotheses", "0008_boilerplate", "0009_vocabularies"),
    *("0010_uses", "0011_scripts", "0012_suggestions", "0014_views"),
    *("0016_former_citations", "0017_seasons", "0018_summaries"),
)


def migrations() -> Migrations:
    """The set of steps for sqlite_utils to apply."""
    from sqlite_utils.migrations import Migrations

    from reader.store.boilerplate_step import boilerplate
    from reader.store.former_step import former_citations
    from reader.store.hypotheses_step import hypotheses
    from reader.store.scripts_step import scripts
    from reader.store.seasons_step import seasons
    from reader.store.suggestions_step import suggestions
    from reader.store.summaries_step import summaries
    from reader.store.uses_step import uses
    from reader.store.views_step import views
    from reader.store.vocabularies_step import vocabularies

    steps = Migrations(SET)
    steps(name="0001_first")(first)
    steps(name="0002_library")(library)
    steps(name="0003_search")(searching)
    steps(name="0004_likeness")(likeness)
    steps(name="0005_versions")(versions)
    steps(name="0006_sourcing")(sourcing)
    steps(name="0007_hypotheses")(hypotheses)
    steps(name="0008_boilerplate")(boilerplate)
    steps(name="0009_vocabularies")(vocabularies)
    steps(name="0010_uses")(uses)
    steps(name="0011_scripts")(scripts)
    steps(name="0012_suggestions")(suggestions)
    steps(name="0014_views")(views)
    steps(name="0016_former_citations")(former_citations)
    steps(name="0017_seasons")(seasons)
    steps(name="0018_summaries")(summaries)
    return steps


def first(db: Database) -> None:
    """All tables of the first storey."""
    for statement in _FIRST:
        db.execute(statement)


def library(db: Database) -> None:
    """The bin, collections that stand with their articles, and what a large library is ordered by.

    A collection's articles stood in the collection: to add one recorded them all.
    """
    import re
    import unicodedata

    def key(text: str) -> str:
        plain = unicodedata.normalize("NFKD", text.casefold())
        bare = "".join(c for c in plain if not unicodedata.combining(c))
        return " ".join(re.sub(r"^\W+", "", bare).split())[:100]

    def day(edtf: str | None) -> str:
        found = re.search(r"-?\d[\dX]{3}(?:-[\dX]{2}){0,2}(?:T[\d:]+)?", edtf or "", re.ASCII)
        return found.group().replace("X", "0") if found else ""

    for statement in _LIBRARY_COLUMNS:
        db.execute(statement)
    rows = db.execute("SELECT title, outlet, published, place FROM article").fetchall()
    for title, outlet, published, place in rows:
        db.execute(
            "UPDATE article SET title_key = ?, outlet_key = ?, published_key = ? WHERE place = ?",
            (key(title), key(outlet), day(published), place),
        )
    for statement in _LIBRARY:
        db.execute(statement)


def searching(db: Database) -> None:
    """A search index that is ordered by time; whoever opens the project fills it."""
    for statement in _SEARCH:
        db.execute(statement)


def likeness(db: Database) -> None:
    """What is kept to find near-duplicates. The rows come later, as they are wanted."""
    for statement in _LIKENESS:
        db.execute(statement)


def versions(db: Database) -> None:
    """Ways to what has gone astray in newer versions, and to what imports have said of articles."""
    for statement in _VERSIONS:
        db.execute(statement)


def sourcing(db: Database) -> None:
    """What standings are made of: voices that the analyst parts, headlines found quickly."""
    for statement in _SOURCING:
        db.execute(statement)


# `place` is the thing's place in the history, seq * 2**24 + position in the edit that made it:
# the order in which things were made, kept when an undo brings one back.
# sqlite_utils has no deferred foreign keys or WITHOUT ROWID, hence SQL.
_FIRST = (
    """CREATE TABLE project (
        place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, tlp TEXT
    ) STRICT""",
    # recorded: 0 when nothing but an edit of theirs has put them here
    """CREATE TABLE analyst (
        place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
        recorded INTEGER NOT NULL DEFAULT 1
    ) STRICT""",
    """CREATE TABLE text (
        sha256 TEXT PRIMARY KEY, characters INTEGER NOT NULL, body TEXT NOT NULL
    ) STRICT""",
    "CREATE TABLE original (sha256 TEXT PRIMARY KEY, body BLOB NOT NULL) STRICT",
    # original_sha256 refers to nothing: an imported project names originals it does not hold
    """CREATE TABLE article (
        place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        version TEXT NOT NULL REFERENCES version(id) DEFERRABLE INITIALLY DEFERRED,
        number INTEGER NOT NULL UNIQUE, title TEXT NOT NULL, byline TEXT NOT NULL,
        outlet TEXT NOT NULL, url TEXT NOT NULL, archive_url TEXT NOT NULL,
        language TEXT NOT NULL, published TEXT, published_text TEXT, published_span TEXT,
        retrieved TEXT,
        original_sha256 TEXT,
        importer TEXT NOT NULL, starred INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX article_version ON article(version)",
    """CREATE TABLE version (
        place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        article TEXT NOT NULL REFERENCES article(id) DEFERRABLE INITIALLY DEFERRED,
        sha256 TEXT NOT NULL REFERENCES text(sha256) DEFERRABLE INITIALLY DEFERRED,
        characters INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    "CREATE INDEX version_article ON version(article)",
    "CREATE INDEX version_text ON version(sha256)",
    """CREATE TABLE block (
        version TEXT NOT NULL REFERENCES version(id) ON DELETE CASCADE
            DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
        kind TEXT NOT NULL, page INTEGER, in_article INTEGER NOT NULL,
        PRIMARY KEY (version, position)
    ) STRICT, WITHOUT ROWID""",
    """CREATE INDEX block_start ON block(version, start, "end", in_article)""",
    """CREATE TABLE source (
        place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
        kind TEXT NOT NULL,
        affiliation TEXT REFERENCES source(id) DEFERRABLE INITIALLY DEFERRED,
        article TEXT REFERENCES article(id) DEFERRABLE INITIALLY DEFERRED,
        note TEXT NOT NULL, access TEXT NOT NULL, record TEXT NOT NULL, bias TEXT NOT NULL,
        currency TEXT NOT NULL, completeness TEXT NOT NULL, former TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX source_affiliation ON source(affiliation) WHERE affiliation IS NOT NULL",
    "CREATE INDEX source_article ON source(article) WHERE article IS NOT NULL",
    """CREATE TABLE source_alias (
        source TEXT NOT NULL REFERENCES source(id) ON DELETE CASCADE
            DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (source, position)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE tag (
        place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
        parent TEXT REFERENCES tag(id) DEFERRABLE INITIALLY DEFERRED,
        colour INTEGER NOT NULL, key TEXT
    ) STRICT""",
    "CREATE INDEX tag_parent ON tag(parent) WHERE parent IS NOT NULL",
    """CREATE TABLE statement (
        place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, text TEXT NOT NULL,
        note TEXT NOT NULL
    ) STRICT""",
    # dates: NULL there is none, '' it is said but not known
    """CREATE TABLE annotation (
        place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        article TEXT NOT NULL REFERENCES article(id) DEFERRABLE INITIALLY DEFERRED,
        number INTEGER NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('claim', 'mention', 'note')),
        note TEXT NOT NULL, "by" TEXT, at TEXT, status TEXT,
        source TEXT REFERENCES source(id) DEFERRABLE INITIALLY DEFERRED,
        gloss TEXT NOT NULL, act TEXT NOT NULL, priority TEXT,
        event TEXT, event_text TEXT, said TEXT, said_text TEXT, reported TEXT, reported_text TEXT,
        in_article INTEGER NOT NULL
    ) STRICT""",
    "CREATE UNIQUE INDEX annotation_number ON annotation(article, number)",
    "CREATE INDEX annotation_source ON annotation(source) WHERE source IS NOT NULL",
    """CREATE TABLE annotation_tag (
        annotation TEXT NOT NULL REFERENCES annotation(id) ON DELETE CASCADE
            DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        tag TEXT NOT NULL REFERENCES tag(id) DEFERRABLE INITIALLY DEFERRED,
        PRIMARY KEY (annotation, position)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX annotation_tag_tag ON annotation_tag(tag)",
    """CREATE TABLE claim_statement (
        annotation TEXT NOT NULL REFERENCES annotation(id) ON DELETE CASCADE
            DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        statement TEXT NOT NULL REFERENCES statement(id) DEFERRABLE INITIALLY DEFERRED,
        polarity TEXT NOT NULL, PRIMARY KEY (annotation, position)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX claim_statement_statement ON claim_statement(statement)",
    """CREATE TABLE attribution (
        annotation TEXT NOT NULL REFERENCES annotation(id) ON DELETE CASCADE
            DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL, id TEXT NOT NULL, stance TEXT NOT NULL, directness TEXT,
        basis TEXT, reliability TEXT, note TEXT NOT NULL, PRIMARY KEY (annotation, position)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE chain_link (
        annotation TEXT NOT NULL REFERENCES annotation(id) ON DELETE CASCADE
            DEFERRABLE INITIALLY DEFERRED,
        attribution INTEGER NOT NULL, position INTEGER NOT NULL,
        source TEXT REFERENCES source(id) DEFERRABLE INITIALLY DEFERRED, label TEXT,
        stated INTEGER NOT NULL,
        affiliation TEXT REFERENCES source(id) DEFERRABLE INITIALLY DEFERRED,
        PRIMARY KEY (annotation, attribution, position)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX chain_link_source ON chain_link(source) WHERE source IS NOT NULL",
    "CREATE INDEX chain_link_affiliation ON chain_link(affiliation) WHERE affiliation IS NOT NULL",
    # part: claim, mention, note (the annotation's own spans), quoted, hedge, event, said,
    # reported, medium, cue, voice (who is named as the link's source), antecedent, descriptor;
    # shown: whether the page paints it, a column for the sake of the index below
    """CREATE TABLE anchor (
        owner TEXT NOT NULL REFERENCES annotation(id) ON DELETE CASCADE
            DEFERRABLE INITIALLY DEFERRED,
        part TEXT NOT NULL, attribution INTEGER NOT NULL DEFAULT 0,
        link INTEGER NOT NULL DEFAULT 0, position INTEGER NOT NULL DEFAULT 0,
        version TEXT NOT NULL REFERENCES version(id) DEFERRABLE INITIALLY DEFERRED,
        start INTEGER NOT NULL, "end" INTEGER NOT NULL, exact TEXT NOT NULL,
        prefix TEXT NOT NULL, suffix TEXT NOT NULL, state TEXT NOT NULL,
        kind TEXT NOT NULL DEFAULT '',
        shown INTEGER NOT NULL CHECK (shown = (
            part IN ('claim', 'mention', 'note', 'cue', 'voice', 'hedge')
            AND state IN ('found', 'moved'))),
        CHECK (0 <= start AND start < "end"),
        PRIMARY KEY (owner, part, attribution, link, position)
    ) STRICT, WITHOUT ROWID""",
    """CREATE INDEX anchor_mark ON anchor(version, shown, start, "end", part, owner)""",
    """CREATE TABLE grade (
        place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        source TEXT REFERENCES source(id) DEFERRABLE INITIALLY DEFERRED,
        claim TEXT REFERENCES annotation(id) DEFERRABLE INITIALLY DEFERRED,
        value TEXT, why TEXT NOT NULL, "by" TEXT, at TEXT
    ) STRICT""",
    "CREATE INDEX grade_source ON grade(source) WHERE source IS NOT NULL",
    "CREATE INDEX grade_claim ON grade(claim) WHERE claim IS NOT NULL",
    """CREATE TABLE connection (
        place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, from_id TEXT NOT NULL,
        to_id TEXT NOT NULL, type TEXT NOT NULL, note TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX connection_from ON connection(from_id)",
    "CREATE INDEX connection_to ON connection(to_id)",
    """CREATE TABLE verdict (
        place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        claim TEXT NOT NULL REFERENCES annotation(id) DEFERRABLE INITIALLY DEFERRED,
        code TEXT NOT NULL, why TEXT NOT NULL, url TEXT NOT NULL, "by" TEXT, at TEXT
    ) STRICT""",
    "CREATE INDEX verdict_claim ON verdict(claim)",
    """CREATE TABLE collection (
        place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE collection_article (
        collection TEXT NOT NULL REFERENCES collection(id) ON DELETE CASCADE
            DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        article TEXT NOT NULL REFERENCES article(id) DEFERRABLE INITIALLY DEFERRED,
        PRIMARY KEY (collection, position)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX collection_article_article ON collection_article(article)",
    """CREATE TABLE hypothesis (
        place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, text TEXT NOT NULL, note TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE rating (
        hypothesis TEXT NOT NULL REFERENCES hypothesis(id) ON DELETE CASCADE
            DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        claim TEXT NOT NULL REFERENCES annotation(id) DEFERRABLE INITIALLY DEFERRED,
        code TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (hypothesis, position)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX rating_claim ON rating(claim)",
    # owner: 'project' counts articles, an article's id its annotations; last is never rewound
    """CREATE TABLE counter (
        owner TEXT PRIMARY KEY, last INTEGER NOT NULL DEFAULT 0, claim INTEGER NOT NULL DEFAULT 0,
        mention INTEGER NOT NULL DEFAULT 0, note INTEGER NOT NULL DEFAULT 0
    ) STRICT, WITHOUT ROWID""",
    "INSERT INTO counter(owner) VALUES ('project')",
    """CREATE TABLE edit (
        seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, at TEXT NOT NULL,
        analyst TEXT NOT NULL REFERENCES analyst(id) DEFERRABLE INITIALLY DEFERRED,
        origin TEXT NOT NULL, label TEXT NOT NULL, grp TEXT, undoes INTEGER REFERENCES edit(seq),
        undone_by INTEGER REFERENCES edit(seq)
    ) STRICT""",
    "CREATE INDEX edit_in_force ON edit(analyst, origin, seq, undoes) WHERE undone_by IS NULL",
    "CREATE INDEX edit_group ON edit(grp) WHERE grp IS NOT NULL",
    # row: edit * 2**24 + position; place: where the thing stood, for one that was removed
    """CREATE TABLE change (
        row INTEGER PRIMARY KEY, edit INTEGER NOT NULL REFERENCES edit(seq),
        entity TEXT NOT NULL, thing TEXT NOT NULL, before TEXT, after TEXT, place INTEGER
    ) STRICT""",
    """CREATE TABLE search_row (
        place INTEGER PRIMARY KEY, kind TEXT NOT NULL, thing TEXT NOT NULL, article TEXT,
        title TEXT NOT NULL, body TEXT NOT NULL, text TEXT
    ) STRICT""",
    """CREATE VIEW search_content AS SELECT place, title, CASE WHEN search_row.text IS NULL
        THEN body ELSE (SELECT body FROM text WHERE sha256 = search_row.text) END AS body
        FROM search_row""",
    """CREATE VIRTUAL TABLE search USING fts5(title, body, content='search_content',
        content_rowid='place', tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')""",
)

_LIBRARY_COLUMNS = (
    "ALTER TABLE article ADD COLUMN binned INTEGER NOT NULL DEFAULT 0",
    # what lists are ordered by, derived: words without case and accents, the first day of a date
    "ALTER TABLE article ADD COLUMN title_key TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE article ADD COLUMN outlet_key TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE article ADD COLUMN published_key TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE collection ADD COLUMN rank INTEGER NOT NULL DEFAULT 0",
    # of the owner 'project': how many articles are not in the bin
    "ALTER TABLE counter ADD COLUMN article INTEGER NOT NULL DEFAULT 0",
)
_LIBRARY = (
    "CREATE INDEX article_number ON article(binned, number)",
    "CREATE INDEX article_title ON article(binned, title_key, number)",
    "CREATE INDEX article_outlet ON article(binned, outlet_key, number)",
    "CREATE INDEX article_published ON article(binned, published_key, number)",
    "CREATE INDEX article_starred ON article(number) WHERE starred",
    """CREATE TABLE article_collection (
        article TEXT NOT NULL REFERENCES article(id) ON DELETE CASCADE
            DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        collection TEXT NOT NULL REFERENCES collection(id) DEFERRABLE INITIALLY DEFERRED,
        PRIMARY KEY (article, position)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX article_collection_collection ON article_collection(collection)",
    """INSERT INTO article_collection SELECT article,
        row_number() OVER (PARTITION BY article ORDER BY collection) - 1, collection
        FROM (SELECT DISTINCT article, collection FROM collection_article)""",
    "DROP TABLE collection_article",
    """UPDATE change SET before = json_remove(before, '$.articles'),
        after = json_remove(after, '$.articles') WHERE entity = 'collection'""",
    """UPDATE collection SET rank =
        (SELECT count(*) FROM collection AS other WHERE other.place < collection.place)""",
    "UPDATE counter SET article = (SELECT count(*) FROM article) WHERE owner = 'project'",
    # the words that the library's field looks for, apart from the texts
    """CREATE VIRTUAL TABLE article_words USING fts5(title, byline, outlet, number,
        content='article', content_rowid='place', tokenize='unicode61 remove_diacritics 2',
        prefix='1 2 3', detail='none', columnsize=0)""",
    "INSERT INTO article_words(article_words) VALUES ('rebuild')",
)

# the words of an entry are kept as they were put into the index, which holds no text of its own:
# they are given again to take it out. `text` is the hash of the text that is the body.
_SEARCH = (
    "DROP TABLE search",
    "DROP VIEW search_content",
    "DROP TABLE search_row",
    """CREATE TABLE search_row (
        row INTEGER PRIMARY KEY, kind TEXT NOT NULL, thing TEXT NOT NULL, article TEXT,
        title TEXT NOT NULL, body TEXT NOT NULL, remark TEXT NOT NULL, facets TEXT NOT NULL,
        text TEXT
    ) STRICT""",
    "CREATE UNIQUE INDEX search_row_thing ON search_row(thing, kind)",
    "CREATE INDEX search_row_article ON search_row(article) WHERE article IS NOT NULL",
    """CREATE VIRTUAL TABLE search USING fts5(title, body, remark, facets, content='',
        tokenize='unicode61 remove_diacritics 2', prefix='1 2 3 4')""",
    # due: whether the index has to be made anew
    "CREATE TABLE search_state (due INTEGER NOT NULL) STRICT",
    "INSERT INTO search_state VALUES (1)",
)

# place: the version's; numbers: its MinHash, empty when the text is too short to be compared
_LIKENESS = (
    """CREATE TABLE likeness (
        place INTEGER PRIMARY KEY REFERENCES version(place) ON DELETE CASCADE
            DEFERRABLE INITIALLY DEFERRED,
        way INTEGER NOT NULL, shingles INTEGER NOT NULL, numbers BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE likeness_band (
        band INTEGER NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (band, place)
    ) STRICT, WITHOUT ROWID""",
)
_VERSIONS = (
    """CREATE INDEX anchor_astray ON anchor(version) WHERE state IN ('review', 'orphan')""",
    "CREATE INDEX change_article ON change(thing, row) WHERE entity = 'article'",
)

_SOURCING = (
    "ALTER TABLE attribution ADD COLUMN apart INTEGER NOT NULL DEFAULT 0",
    """CREATE INDEX block_headline ON block(version, start, "end") WHERE kind = 'headline'""",
)

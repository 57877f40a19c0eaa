"""Metrics O1 to O3: what the views of sources, of hypotheses and of time cost to be opened."""

from __future__ import annotations

import random
import shutil
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication

from reader.store.store import Store
from reader.ui.session import Session
from tests.benchmarks.large import large_project
from tests.benchmarks.material import ANALYST
from tests.benchmarks.measure import ROUNDS, Result, compare, ratio
from tests.benchmarks.sourcing import sourcing_project

CODES = ("CC", "C", "N", "I", "II", "NA", "")
HYPOTHESES, CLAIMS, STATEMENTS = 5, 300, 100
FRAME = 0.05
"""Seconds that the window's thread may be held."""
_SAYS = (
    "FROM annotation AS a CROSS JOIN chain_link AS l ON a.id = l.annotation "
    "CROSS JOIN article ON article.id = a.article WHERE stated AND in_article AND binned = 0 "
    "AND l.source IS NOT NULL GROUP BY l.source"
)
_SOURCES = (
    "SELECT id, name, kind, affiliation, note FROM source ORDER BY place",
    "SELECT source, name FROM source_alias ORDER BY source, position",
    "SELECT source, value FROM grade WHERE source IS NOT NULL ORDER BY place",
    f"SELECT l.source, count(DISTINCT l.annotation), count(DISTINCT a.article), "
    f"min(published), max(published) {_SAYS}",
    "SELECT a.source, count(*), count(DISTINCT a.article), min(published), max(published) "
    "FROM annotation AS a CROSS JOIN article ON article.id = a.article "
    "WHERE a.kind = 'mention' AND in_article AND binned = 0 GROUP BY a.source",
)
"""The rows that the table of sources cannot be told without, joined as SQLite is quickest."""
_TABLE = (
    "SELECT id, text, note FROM hypothesis ORDER BY place",
    "SELECT hypothesis, claim, statement, code, note FROM rating ORDER BY hypothesis, position",
    "SELECT a.id, article.number, a.number, exact FROM annotation AS a JOIN article "
    "ON article.id = a.article JOIN anchor ON owner = a.id AND part = 'claim' "
    "WHERE a.id IN (SELECT claim FROM rating)",
    "SELECT v.annotation, v.position, stance, source, affiliation, stated FROM attribution AS v "
    "JOIN chain_link AS l ON l.annotation = v.annotation AND l.attribution = v.position "
    "WHERE v.annotation IN (SELECT claim FROM rating UNION SELECT annotation FROM "
    "claim_statement WHERE statement IN (SELECT statement FROM rating))",
    "SELECT id, text FROM statement WHERE id IN (SELECT statement FROM rating)",
    "SELECT claim, value FROM grade WHERE claim IN (SELECT claim FROM rating) ORDER BY place",
)
"""The same of the table of hypotheses."""


def sources(folder: Path) -> Iterator[Result]:
    """O1: the table of 5,000 sources with all that is counted ÷ its rows by bare SQL."""
    from reader.ui.models.sources import SourcesModel
    from reader.ui.sources.facts import KnownFacts

    path = sourcing_project()
    session = Session(Store.open(path, read_only=True), ANALYST)
    bare = sqlite3.connect(path)
    yield ratio(
        "O1", "the Sources view of 5,000 sources and 100,000 claims ÷ its rows by bare SQL", 1.5,
        lambda: (
            session.store.things("source"),
            SourcesModel(session, KnownFacts(session)).rowCount(),
        ),
        lambda: [bare.execute(sql).fetchall() for sql in _SOURCES],
    )  # fmt: skip
    bare.close()
    session.store.close()


def hypotheses(folder: Path) -> Iterator[Result]:
    """O2: the table of 400 claims and statements × 5 hypotheses ÷ its rows by bare SQL."""
    from reader.ui.models.hypotheses import HypothesesModel

    folder.mkdir(parents=True, exist_ok=True)
    path = Path(shutil.copy(large_project(500, 10_000), folder / "hypotheses.selon"))
    store = Store.open(path)
    with store.db.conn as writing:
        _rate(writing, random.Random(9))
    session = Session(store, ANALYST)
    bare = sqlite3.connect(path)
    yield ratio(
        "O2", "the Hypotheses view of 400 rows × 5 ÷ its rows by bare SQL", 1.5,
        lambda: HypothesesModel(session).rowCount(),
        lambda: [bare.execute(sql).fetchall() for sql in _TABLE],
    )  # fmt: skip
    bare.close()
    store.close()


def _rate(bare: sqlite3.Connection, chance: random.Random) -> None:
    claims = [id for (id,) in bare.execute("SELECT id FROM annotation WHERE kind = 'claim'")]
    statements = [f"st{n}" for n in range(STATEMENTS)]
    bare.executemany(
        "INSERT INTO statement(place, id, text, note) VALUES (?, ?, ?, '')",
        [(2**50 + n, id, f"What is said {n}") for n, id in enumerate(statements)],
    )
    bare.executemany(
        "INSERT INTO claim_statement VALUES (?, 0, ?, 'same')",
        [(id, chance.choice(statements)) for id in claims[CLAIMS : CLAIMS + 1000]],
    )
    for n in range(HYPOTHESES):
        bare.execute(
            "INSERT INTO hypothesis(place, id, text, note) VALUES (?, ?, ?, '')",
            (2**51 + n, f"h{n}", f"Hypothesis {n}"),
        )
        rated = [(id, None) for id in claims[:CLAIMS]] + [(None, id) for id in statements]
        bare.executemany(
            "INSERT INTO rating(hypothesis, position, claim, statement, code, note) "
            "VALUES (?, ?, ?, ?, ?, '')",
            [(f"h{n}", i, *of, chance.choice(CODES)) for i, of in enumerate(rated)],
        )


def timeline(folder: Path) -> Iterator[Result]:
    """O3: what 100,000 claims in the timeline hold the window's thread for ÷ 50 ms."""
    from reader.ui.jobs import Job
    from reader.ui.models.timeline import TimelineModel
    from reader.ui.theme.theme import Theme
    from reader.ui.timeline.gathering import arrange, gather
    from reader.ui.timeline.lanes import Lanes

    theme = Theme("light")
    theme.apply(QApplication.instance())  # type: ignore[arg-type]
    found = gather(Job(1, lambda progress: None), sourcing_project(), "reported")
    arranged = arrange(None, found, "", "number")
    model = TimelineModel()
    lanes = Lanes(model, theme)
    lanes.resize(1100, 640)
    lanes.show()
    taken: dict[str, list[float]] = {"show": [], "a zoom step": [], "paint": []}
    for turn in range(ROUNDS + 1):
        acts = (
            ("show", lambda: model.show_lanes(arranged, found.names, found.under)),
            ("a zoom step", lambda: lanes.zoom(1)),
            ("paint", lambda: lanes.viewport().grab()),
        )
        for name, act in acts:
            start = time.process_time()
            act()
            if turn:
                taken[name].append(time.process_time() - start)
    for name, seconds in taken.items():
        yield compare(
            "O3", f"timeline of 100,000 claims: {name} ÷ 50 ms", 1, seconds, [FRAME] * ROUNDS
        )
    lanes.close()


METRICS = (sources, hypotheses, timeline)
"""The functions of the metrics, for `__main__`."""

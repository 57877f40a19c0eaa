"""What the profile remembers: choices and view state, in one JSON file; nothing of a project."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, fields, is_dataclass
from typing import TYPE_CHECKING, Any

from reader.profile import keep

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

TERM_LANGUAGES = ("en", "fr")
THEMES = ("system", "light", "dark", "contrast")
RECENT = 12
"""How many projects "Open recent" keeps."""
POSITIONS = 2000
"""How many articles' reading positions are kept for one project."""
PLACES = 4000
"""How many nodes of a project's network keep their place."""


@dataclass(slots=True)
class Reading:
    """How the page is set: a font's family, its pixels, characters a line, height of a line."""

    family: str = "Literata"
    px: int = 18
    width: int = 68
    spacing: float = 1.62


READING_LIMITS = {"px": (11, 40), "width": (40, 100), "spacing": (1.2, 2.4)}
"""The least and the most of each number of Reading."""


@dataclass(slots=True)
class Layout:
    """The window: geometry and state as Qt's own bytes in hexadecimal, widths in pixels.

    `claim_columns` and `source_columns` are names parted by commas, "" for the usual ones.
    """

    geometry: str = ""
    library_width: int = 264
    margin_width: int = 336
    library: bool = True
    collections: bool = True
    tags: bool = True
    margin: bool = True
    history: bool = False
    annotation_list: bool = False
    original: bool = False
    original_width: int = 480
    review: bool = False
    statements: bool = True
    claim_columns: str = ""
    source_columns: str = ""


@dataclass(slots=True)
class Hypotheses:
    """How the table of hypotheses is ordered, and whether its scores are weighed."""

    telling_first: bool = True
    least_first: bool = False
    weighed: bool = False


@dataclass(slots=True)
class Suggesting:
    """Whether suggestions are made, in which languages, from which score on, and whether shown."""

    on: bool = True
    shown: bool = True
    french: bool = True
    english: bool = True
    parser: bool = False
    """Whether the optional extra `nlp` is asked too, where it is installed."""
    threshold: float = 0.3

    @property
    def unwanted_languages(self) -> frozenset[str]:
        """The languages in which nothing is suggested."""
        wanted = (("fr", self.french), ("en", self.english))
        return frozenset(code for code, is_wanted in wanted if not is_wanted)


THRESHOLDS = (0.0, 0.95)
"""The least and the greatest score from which on suggestions are shown."""


@dataclass(slots=True)
class MatrixLook:
    """How the matrix of a project is laid out: its rows, what its cells show, its orders.

    `rows` … `column_order` are words of domain.matrix; `pinned` holds ids of rows and columns.
    """

    rows: str = "statement"
    loose: bool = False
    """Whether claims under no statement are rows beside the statements."""
    show: str = "grades"
    row_order: str = "made"
    row_descending: bool = False
    column_order: str = "rows"
    column_descending: bool = False
    pinned: list[str] = field(default_factory=list)


@dataclass(slots=True)
class TimelineLook:
    """How the timeline of a project is laid out: words of domain.timeline."""

    by: str = "reported"
    order: str = "first"


@dataclass(slots=True)
class ProjectView:
    """Where one was in a project: the article in front, and a code point in each article read.

    `shelf` … `grouped` say which articles are listed and how (a Shelf of the store's library).
    """

    article: str | None = None
    shelf: str = "all"
    order: str = "number"
    descending: bool = False
    grouped: bool = False
    positions: dict[str, int] = field(default_factory=dict)
    searches: dict[str, str] = field(default_factory=dict)
    """Name → what a saved search asks."""
    seen: dict[str, int] = field(default_factory=dict)
    """Name → how many things answered it when it was last looked at."""
    not_one: list[str] = field(default_factory=list)
    """The pairs of sources (same_source.pair_key) that the analyst knows not to be one."""
    matrix: MatrixLook = field(default_factory=MatrixLook)
    timeline: TimelineLook = field(default_factory=TimelineLook)
    places: dict[str, tuple[float, float]] = field(default_factory=dict)
    """Where the nodes of the network stand: source, statement or claim → x and y."""

    def keep_places(self, places: Mapping[str, tuple[float, float]]) -> None:
        """Keep where nodes stand; those not drawn for the longest time go when too many."""
        for id, at in places.items():
            self.places.pop(id, None)
            self.places[id] = at
        while len(self.places) > PLACES:
            del self.places[next(iter(self.places))]


@dataclass(slots=True)
class Settings:
    """Everything that is kept; `projects` by project id, paths as text."""

    theme: str = "system"
    term_language: str = "en"
    """Of the words of the vocabularies: one of TERM_LANGUAGES."""
    snapping: bool = True
    by_meaning: bool = False
    """Whether "claims like this one" asks the optional extra too, where it is installed."""
    highlights: bool = True
    reading: Reading = field(default_factory=Reading)
    layout: Layout = field(default_factory=Layout)
    hypotheses: Hypotheses = field(default_factory=Hypotheses)
    suggestions: Suggesting = field(default_factory=Suggesting)
    last_project: str | None = None
    recent: list[str] = field(default_factory=list)
    export_folder: str | None = None
    export_format: str | None = None
    export_options: dict[str, dict[str, str]] = field(default_factory=dict)
    """Format → what was last chosen of its options."""
    projects: dict[str, ProjectView] = field(default_factory=dict)

    def opened(self, project: str) -> None:
        """Put `project` (a path) in front of the recent ones."""
        self.last_project = project
        self.recent = [project, *(p for p in self.recent if p != project)][:RECENT]

    def view(self, project_id: str) -> ProjectView:
        """The view state of a project, made when there is none yet."""
        return self.projects.setdefault(project_id, ProjectView())

    def remember_position(self, project_id: str, article: str, position: int) -> None:
        """Keep where the reading of an article stands; the longest unread go when too many."""
        positions = self.view(project_id).positions
        positions.pop(article, None)
        positions[article] = position
        while len(positions) > POSITIONS:
            del positions[next(iter(positions))]


def load(path: Path) -> Settings:
    """The settings in a file; what is missing, broken or of another type has its default."""
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    settings = Settings()
    _take(settings, plain)
    if settings.theme not in THEMES:
        settings.theme = "system"
    if settings.term_language not in TERM_LANGUAGES:
        settings.term_language = "en"
    for name, (least, most) in READING_LIMITS.items():
        value = getattr(settings.reading, name)
        setattr(settings.reading, name, min(max(value, least), most))
    lowest, highest = THRESHOLDS
    suggestions = settings.suggestions
    suggestions.threshold = min(max(suggestions.threshold, lowest), highest)
    return settings


def save(settings: Settings, path: Path) -> None:
    """Write the settings whole or not at all. OSError where the profile cannot be written."""
    keep(path, asdict(settings))


def _take(into: Any, plain: Any) -> None:
    """Set the fields of a dataclass from a dict, as far as the values are of the right type."""
    if not isinstance(plain, dict):
        return
    for of in fields(into):
        if of.name not in plain:
            continue
        value, default = plain[of.name], getattr(into, of.name)
        if is_dataclass(default):
            _take(default, value)
        elif of.name == "projects":
            into.projects = _views(value)
        elif of.name == "positions":
            into.positions = _positions(value)
        elif of.name == "seen":
            into.seen = _positions(value)
        elif of.name == "places":
            into.places = _places(value)
        elif of.name == "searches":
            into.searches = _words(value)
        elif of.name == "export_options":
            pairs = value.items() if isinstance(value, dict) else ()
            into.export_options = {name: _words(options) for name, options in pairs}
        elif isinstance(default, list):
            words = [v for v in value if isinstance(v, str)] if _is(value, list) else []
            setattr(into, of.name, words)
        elif default is None:
            setattr(into, of.name, value if isinstance(value, str) else None)
        elif isinstance(default, float) and _is(value, int):
            setattr(into, of.name, float(value))
        elif _is(value, type(default)) and value == value:  # NaN is not equal to itself
            setattr(into, of.name, value)


def _is(value: Any, cls: type | tuple[type, ...]) -> bool:
    # a bool is an int to Python, but "px": true is no size
    return isinstance(value, cls) and (cls is bool or not isinstance(value, bool))


def _views(plain: Any) -> dict[str, ProjectView]:
    views = {}
    for project, state in plain.items() if isinstance(plain, dict) else ():
        views[project] = ProjectView()
        _take(views[project], state)
    return views


def _words(plain: Any) -> dict[str, str]:
    pairs = plain.items() if isinstance(plain, dict) else ()
    return {name: query for name, query in pairs if isinstance(query, str)}


def _places(plain: Any) -> dict[str, tuple[float, float]]:
    pairs = plain.items() if isinstance(plain, dict) else ()
    return {id: (float(at[0]), float(at[1])) for id, at in pairs if _is_place(at)}


def _is_place(at: Any) -> bool:
    # the comparison also refuses NaN
    return _is(at, list) and len(at) == 2 and all(_is(v, (int, float)) and abs(v) < 1e7 for v in at)


def _positions(plain: Any) -> dict[str, int]:
    pairs = plain.items() if isinstance(plain, dict) else ()
    return {article: at for article, at in pairs if _is(at, int) and at >= 0}

"""The columns of lists of articles: which holds what, by their names and by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.domain.folding import fold
from reader.ingest.registry import Column, Columns, IngestTrouble

FIELDS = (
    *("text", "title", "byline", "outlet", "url", "language", "published", "retrieved"),
    "archive_url",
)
"""What a column can hold."""
LOOKED_AT = 30
"""Rows from which it is told what the columns hold."""
LONG = 200
"""Characters that the texts have on the average, at least, to be known as such."""
LONGEST_EXAMPLE = 80
_NAMES = {
    "text": "text fulltext full_text body articlebody article_body content contents article "
    "article_text maintext story content_text content_html html texte texte_integral contenu "
    "corps corps_de_l_article inhalt volltext artikel artikeltext text_content haupttext",
    "title": "title headline heading titre titre_de_l_article titel uberschrift schlagzeile "
    "article_title name",
    "byline": "byline author authors writer by creator auteur auteurs auteure signature autor "
    "autoren autorin verfasser verfasserin von par journalist journaliste",
    "outlet": "outlet source source_name publication publisher newspaper medium media site "
    "sitename site_name website journal media_name editeur publication_name quelle zeitung "
    "herausgeber domain feed",
    "url": "url link links address web_address href lien adresse source_url article_url uri "
    "permalink webadresse adresse_web",
    "language": "language lang langue sprache article_language locale",
    "published": "published date published_at publish_date published_date publication_date "
    "pubdate pub_date datetime day date_published date_de_publication publie publie_le "
    "date_publication datum veroffentlicht veroffentlichungsdatum erscheinungsdatum "
    "veroffentlicht_am timestamp time created_at",
    "retrieved": "retrieved retrieved_at accessed access_date accessed_at collected collected_at "
    "crawled crawled_at scraped scraped_at fetched fetched_at downloaded date_downloaded "
    "consulte consulte_le date_de_consultation abgerufen abgerufen_am abrufdatum date_download "
    "date_crawl",
    "archive_url": "archive_url archive archived archived_url archive_link wayback wayback_url "
    "url_archive lien_archive archiv archiv_url archivlink "
    "url_d_archive url_de_l_archive adresse_de_l_archive",
}
_RANKS = {
    field: {name: rank for rank, name in enumerate(names.split())}
    for field, names in _NAMES.items()
}
"""The names of each field's column, the likelier first."""
_ADDRESS = re.compile(r"https?://\S+")
_FORMS = {
    "archive_url": re.compile(
        r"https?://(?:web\.archive\.org|archive\.(?:today|ph|is|org|md|li|vn))/\S+"
    ),
    "url": _ADDRESS,
    "published": re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\S+)?|\d{1,2}[./]\d{1,2}[./]\d{4}"),
}
_HUMP = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")


def columns_of(
    names: Sequence[str], rows: Sequence[Sequence[str]], chosen: Columns | None = None
) -> dict[str, int]:
    """The positions of the columns that hold the fields of an article.

    `rows` are the first ones; `chosen` is what the user has said (field → name of the column, ""
    for none) and comes first. Raises IngestTrouble, with the columns that there are, when a chosen
    one is not there or none can be told to hold the texts.
    """
    found: dict[str, int] = {}
    known = [_plain(name) for name in names]
    chosen = chosen or {}
    for field, name in chosen.items():
        if not name:
            continue
        place = names.index(name) if name in names else _index(known, _plain(name))
        if place is None:
            raise _trouble(f"The list has no column “{name}”.", names, rows)
        found[field] = place
    cells = [
        [row[place] if place < len(row) else "" for row in rows] for place in range(len(names))
    ]
    for fields in (_by_name(known, cells), _by_content(cells)):
        for field, place in fields.items():
            if field not in {*found, *chosen} and place not in found.values():
                found[field] = place
    if "text" not in found:
        raise _trouble("It cannot be told which column holds the texts.", names, rows)
    return found


def guessed(columns: Sequence[Column]) -> dict[str, str]:
    """What columns most likely hold (field → name), for the user to look at; it may be wrong."""
    names = [column.name for column in columns]
    cells = [[column.example] for column in columns]
    found = _by_content(cells) | _by_name([_plain(name) for name in names], cells)
    longest = max(columns, key=lambda column: len(column.example), default=None)
    if longest is not None and names.index(longest.name) not in found.values():
        found.setdefault("text", names.index(longest.name))
    return {field: names[place] for field, place in found.items()}


def _by_name(names: Sequence[str], cells: Sequence[Sequence[str]]) -> dict[str, int]:
    """What columns with these names hold; “source” may name the outlet, or where it stands."""
    found: dict[str, int] = {}
    for field, ranks in _RANKS.items():
        fits = [(ranks[last], place) for place, name in enumerate(names)
                if (last := name.rpartition(".")[2]) in ranks]  # fmt: skip
        if fits:
            found[field] = min(fits)[1]
    outlet = found.get("outlet")
    if outlet is not None and _all(_ADDRESS, cells[outlet]):
        found.setdefault("url", found.pop("outlet"))
    return found


def _all(form: re.Pattern[str], cells: Sequence[str]) -> bool:
    """Whether all cells that are not empty have that form, and there are some."""
    there = [cell.strip() for cell in cells if cell.strip()]
    return bool(there) and all(form.fullmatch(cell) for cell in there)


def _by_content(cells: Sequence[Sequence[str]]) -> dict[str, int]:
    """What columns hold as far as their cells show it."""
    found: dict[str, int] = {}
    for place, column in enumerate(cells):
        for field, form in _FORMS.items():
            if field not in found and _all(form, column):
                found[field] = place
                break
    lengths = sorted(
        (sum(map(len, cells[place])) / sum(map(bool, cells[place])), place)
        for place in range(len(cells))
        if any(cells[place]) and place not in found.values()
    )
    others = lengths[-2][0] if len(lengths) > 1 else 0.0
    if lengths and lengths[-1][0] >= max(LONG, 3 * others):
        found["text"] = lengths[-1][1]
    return found


def _plain(name: str) -> str:
    return "_".join(re.findall(r"[^\W_]+|\.", fold(_HUMP.sub("_", name)))).replace("_._", ".")


def _index(names: Sequence[str], name: str) -> int | None:
    return names.index(name) if name in names else None


def _trouble(message: str, names: Sequence[str], rows: Sequence[Sequence[str]]) -> IngestTrouble:
    columns = []
    for place, name in enumerate(names):
        cells = (" ".join(row[place].split()) for row in rows if place < len(row))
        example = next(filter(None, cells), "")
        columns.append(Column(name, example[:LONGEST_EXAMPLE]))
    there = ", ".join(f"“{name}”" for name in names[:20]) + (" …" if len(names) > 20 else "")
    return IngestTrouble(
        f"{message} Its columns are {there}.",
        "Choose the columns that are meant; on the command line by --columns text=NAME,title=NAME.",
        tuple(columns),
    )

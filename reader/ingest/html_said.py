"""What a web page says of its article in its markup: title, byline, outlet, address, date.

JSON-LD first, then OpenGraph and the other meta elements, then `time`; what none of them says is
left to trafilatura, which knows how sites write it on the page. It runs in the child alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.domain.folding import fold
from reader.ingest.html_tree import Tree
from reader.ingest.linked_data import Linked, linked_in
from reader.ingest.pieces import tidied

_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "headline")
_BYLINES = (
    "author", "byl", "article:author", "og:article:author", "dc.creator", "dcterms.creator",
    "citation_author", "parsely-author", "sailthru.author",
)  # fmt: skip
_OUTLETS = (
    "og:site_name", "application-name", "dc.publisher", "dcterms.publisher",
    "citation_journal_title", "article:publisher", "publisher",
)  # fmt: skip
_PUBLISHED = (
    "article:published_time", "og:published_time", "article:published", "datepublished", "pubdate",
    "publishdate", "date", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date",
    "dcterms.created", "citation_publication_date", "citation_date", "parsely-pub-date",
    "sailthru.date",
)  # fmt: skip
_LANGUAGES = ("content-language", "og:locale", "dc.language", "language")
_DAY = re.compile(r"(\d{4})[-/](\d\d)[-/](\d\d)(?!\d)")
_ADDRESS = re.compile(r"https?://[^\s/]\S*$", re.I)
_LANGUAGE = re.compile(r"([a-zA-Z]{2,3})(?:[-_]|$)")
_SIGNED = re.compile(r"\s[-–—|·:»]+\s([^|]{2,50})$")
_BY = re.compile(r"(?:by|par)\s+(?=[^\W\d_])", re.I)


@dataclass(frozen=True, slots=True)
class Said:
    """What a page says of its article; `published` is an ISO 8601 day, all may be ""."""

    title: str = ""
    byline: str = ""
    outlet: str = ""
    url: str = ""
    published: str = ""
    language: str = ""


def said_in(tree: Tree) -> Said:
    """The metadata of a page, from its markup; no date is guessed from its text."""
    meta = _meta(tree)
    linked = linked_in(tree)
    title = _first(_line(linked.title), *meta.all(_TITLES))
    byline = _first(_bylines(linked.authors), _bylines(meta.all(_BYLINES)))
    outlet = _first(*meta.all(_OUTLETS[:1]), _line(linked.outlet), *meta.all(_OUTLETS[1:]))
    url = _address(tree, meta, linked)
    title = title or _found("extract_title", tree)
    return Said(
        title=title,
        byline=byline or _bylines(_found("extract_author", tree).split(";")),
        outlet="" if outlet.startswith("http") else outlet or _behind(tree, title),
        url=url,
        published=_published(tree, meta, linked, url),
        language=_language(tree, meta, linked),
    )


@dataclass(frozen=True, slots=True)
class _Meta:
    said: dict[str, list[str]]

    def all(self, names: tuple[str, ...]) -> list[str]:
        """What stands under the first of these names that stands for anything."""
        return next((self.said[name] for name in names if name in self.said), [])


def _meta(tree: Tree) -> _Meta:
    """The meta elements: name (lower case) → contents, in order and each once."""
    said: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        get = element.get
        content = _line(get("content"))
        name = get("property") or get("name") or get("itemprop") or get("http-equiv")
        if content and name:
            under = said.setdefault(name.strip().lower(), [])
            if content not in under:
                under.append(content)
    return _Meta(said)


def _address(tree: Tree, meta: _Meta, linked: Linked) -> str:
    canonical = (link.get("href") or "" for link in tree.iter("link") if _is_canonical(link))
    told = [*canonical, *meta.all(("og:url", "twitter:url")), linked.url]
    return next((url.strip() for url in told if _ADDRESS.match(url.strip())), "")


def _is_canonical(link: Tree) -> bool:
    return (link.get("rel") or "").strip().lower() == "canonical"


def _published(tree: Tree, meta: _Meta, linked: Linked, url: str) -> str:
    for told in (linked.published, *meta.all(_PUBLISHED), *_times(tree)):
        found = _DAY.match(told.strip())
        if found and "1" < found[1] < "3":
            return "-".join(found.groups())
    from htmldate import find_date

    return find_date(tree, original_date=True, extensive_search=False, url=url or None) or ""


def _times(tree: Tree) -> Iterator[str]:
    """The `time` elements that say when the article was published."""
    for time in tree.iter("time"):
        about = f"{time.get('itemprop')} {time.get('class')}".lower()
        if time.get("pubdate") is not None or "publi" in about or "entry-date" in about:
            yield time.get("datetime") or ""


def _behind(tree: Tree, title: str) -> str:
    """The outlet as it stands behind the title in the page's `title`, or in its address."""
    whole = next((_line(each.text_content()) for each in tree.iter("title")), "")
    if title and fold(whole).startswith(fold(title)):
        rest = whole[len(title) :]
        if found := _SIGNED.match(rest):
            return found[1]
    name = _found("extract_sitename", tree)
    return "" if " " in name else name


def _language(tree: Tree, meta: _Meta, linked: Linked) -> str:
    declared = (tree.get("lang"), tree.get("xml:lang"), linked.language, *meta.all(_LANGUAGES))
    for told in declared:
        found = _LANGUAGE.match((told or "").strip())
        if found:
            return found[1].lower()
    return ""


def _bylines(names: list[str] | tuple[str, ...]) -> str:
    """Names as one byline: addresses are none, and “Par” is no part of one."""
    lines = (_BY.sub("", _line(name), count=1).strip(" ,;@") for name in names)
    kept = dict.fromkeys(line for line in lines if line and not line.lower().startswith("http"))
    return ", ".join(kept) if sum(map(len, kept)) < 300 else ""


def _found(how: str, tree: Tree) -> str:
    """What one of trafilatura's functions finds on the page."""
    from trafilatura import metadata

    return _line(getattr(metadata, how)(tree))


def _first(*told: str) -> str:
    return next(filter(None, told), "")


def _line(words: str | None) -> str:
    return " ".join(tidied(words).split()) if words else ""

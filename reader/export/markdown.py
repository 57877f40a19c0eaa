"""Markdown notes for Obsidian and wikis: articles, sources and statements, linked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from reader.domain.annotation import Annotation, Attribution, implied_origin, letter_of
from reader.domain.article import Article
from reader.domain.judgement_words import verdict_term
from reader.domain.source import Source
from reader.export.destination import Folder, file_name
from reader.export.lookup import Lookup, claims_in, date_words, speaker_of
from reader.export.losing import ALWAYS, NOT_THERE, left_out
from reader.export.markdown_text import LINES, one_line, plain, tamed
from reader.export.registry import Options, folder_exporter
from reader.export.report import Report

_NOT_IN_LINKS = re.compile(r"[\[\]#^|%`$*<>&{}~\\]+")


@folder_exporter(
    "markdown",
    "For Obsidian, Logseq and wikis: a note for each article, source and statement, linked",
    loses=left_out(
        *(
            *ALWAYS,
            "states",
            "priorities",
            "kinds of hedges",
            "notes on words",
            "notes on mentions",
        ),
        *("notes on tags", "who made what", "when it was made", "directness", "basis"),
        *("notes on voices", "cards of sources", "likelihood", "links", "collections"),
        *("the written summary", "copies in archives", "texts"),
        also=f"Offsets, mentions. {NOT_THERE}",
    ),
    purpose="read",
)
def write(report: Report, folder: Folder, options: Options) -> None:
    """Write Articles/, Sources/, Statements/ and Index.md.

    Each claim is a block that can be linked to (^c3-10). What the articles say is escaped: none of
    it is a link, an embedded file or HTML.
    """
    vault = _Vault(report)
    for article, versions in report.articles():
        vault.name(article)
        claims = claims_in(report, article, versions)
        lines = chain(vault.head_of(article), *(vault.claim(article, claim) for claim in claims))
        vault.put(folder, "Articles", vault.titles[article.id], lines)
    for source in vault.lookup.sources.values():
        vault.put(folder, "Sources", vault.sources[source.id], vault.source(source))
    for id, text in vault.lookup.statements.items():
        vault.put(folder, "Statements", vault.statements[id], vault.statement(id, text))
    vault.put(folder, "", "Index", vault.index(report))


@dataclass
class _Vault:
    """The names of the notes, and what is gathered about sources and statements on the way."""

    report: Report
    lookup: Lookup = field(init=False)
    titles: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(init=False)
    statements: dict[str, str] = field(init=False)
    notes: dict[str, str] = field(init=False)
    said: dict[str, list[str]] = field(default_factory=dict)
    taken: dict[str, int] = field(default_factory=lambda: {"index": 1})

    def __post_init__(self) -> None:
        report = self.report
        self.lookup = Lookup.of(report)
        taken = self.taken
        self.sources = {of.id: _note_name(of.name, taken) for of in report.sources()}
        statements = list(report.statements())
        self.statements = {of.id: _note_name(of.text[:80], taken) for of in statements}
        self.notes = {of.id: of.note for of in statements}
        lines = report.sourcing(only_statements=True).lines
        self.standings = {line.statement: line.standing.code for line in lines if line.statement}

    def name(self, of: Article) -> None:
        """Give the note of an article its name."""
        self.titles[of.id] = _note_name(f"{of.number:04} {of.title}", self.taken)

    def put(self, folder: Folder, place: str, name: str, lines: Iterable[str]) -> None:
        """Write a note."""
        with folder.file(f"{place}/{name}.md" if place else f"{name}.md") as out:
            out.write("\n".join((*lines, "")).encode("utf-8", "replace"))

    def head_of(self, of: Article) -> Iterator[str]:
        """The front matter and the heading of an article's note."""
        yield from _front(
            title=of.title,
            number=of.number,
            outlet=of.outlet,
            byline=of.byline,
            published=date_words(of.published),
            url=of.url,
            language=of.language,
            tlp=self.report.project().tlp,
        )
        yield from ("", f"# {plain(of.title)}")

    def claim(self, article: Article, claim: Annotation) -> Iterator[str]:
        """A claim as a quotation with what is known of it; remembers where it is cited."""
        citation, block = f"{article.number}:{claim.number}", f"c{article.number}-{claim.number}"
        link = f"[[{self.titles[article.id]}#^{block}|{citation}]]"
        quoted = [plain(line) for line in LINES.split(claim.quotation)]
        in_lines = "\n> ".join(quoted)
        yield f"\n> {in_lines}\n\n**{citation}** ^{block}\n"
        digit = self.lookup.digit(claim)
        for voice in claim.attributions:
            yield f"- Source: {self._voice(voice, digit)}"
        if digit and not claim.attributions:
            yield f"- Grade: {digit}"
        words = quoted[0] if len(quoted) == 1 else plain(one_line(claim.quotation))
        self._remember(claim, f"{link} {one_line(words)}")
        if claim.gloss:
            yield f"- In short: {plain(one_line(' | '.join(claim.gloss)))}"
        if claim.hedges:
            hedged = ", ".join(hedge.anchor.exact for hedge in claim.hedges)
            yield f"- Hedged: {plain(one_line(hedged))}"
        if claim.event or claim.said or claim.reported:
            yield from self._dates(claim)
        verdict = self.lookup.verdicts.get(claim.id)
        if verdict:
            told = (verdict_term(verdict.code).en, verdict.why, verdict.url)
            yield f"- Verdict: {plain(one_line('. '.join(filter(None, told))))}"
        for placed in claim.statements:
            opposite = " (the opposite)" if placed.polarity == "opposite" else ""
            yield f"- Statement: [[{self.statements[placed.statement]}]]{opposite}"
        if claim.tags:
            yield "- Tags: " + " ".join(_tag(self.lookup.tag_path(tag)) for tag in claim.tags)
        if claim.note:
            yield from ("", *LINES.split(tamed(claim.note)))

    def _dates(self, claim: Annotation) -> Iterator[str]:
        dates = (("Event", claim.event), ("Said", claim.said), ("Reported", claim.reported))
        for name, date in dates:
            if words := date_words(date):
                yield f"- {name}: {plain(one_line(words))}"

    def _voice(self, voice: Attribution, digit: str) -> str:
        letter = letter_of(voice, self.lookup.letter)
        links = [link for link in voice.chain if link.stated]
        said = [" ← ".join(map(self._name, links)) or "?"]
        speaking, implied = speaker_of(voice), implied_origin(voice)
        if speaking and speaking.affiliation in self.sources:
            said.append(f"[[{self.sources[speaking.affiliation]}]]")
        said += [letter + digit] if letter or digit else []
        cue = " … ".join(cue.exact for link in voice.chain for cue in link.cues)
        said += [f"“{plain(one_line(cue))}”"] if cue else []
        said += [voice.stance] if voice.stance != "asserts" else []
        said += [f"implied: {self._name(implied)}"] if implied else []
        return " · ".join(said)

    def _name(self, link: Any) -> str:
        note = self.sources.get(link.source or "")
        return f"[[{note}]]" if note else plain(one_line(link.label or "?"))

    def _remember(self, claim: Annotation, line: str) -> None:
        links = [link for voice in claim.attributions for link in voice.chain if link.stated]
        of = sorted({link.source for link in links if link.source})
        for id in (*of, *[placed.statement for placed in claim.statements]):
            self.said.setdefault(id, []).append(f"- {line}")

    def source(self, of: Source) -> Iterator[str]:
        """A source's note."""
        yield from _front(
            aliases=list(of.aliases), kind=of.kind, reliability=self.lookup.letter(of.id)
        )
        yield from ("", f"# {plain(one_line(of.name))}", "")
        if of.affiliation in self.sources:
            yield f"Affiliation: [[{self.sources[of.affiliation]}]]"
        yield from LINES.split(tamed(of.note))
        yield from ("", "## Claims", "", *self.said.get(of.id, ()))

    def statement(self, id: str, text: str) -> Iterator[str]:
        """A statement's note."""
        yield from _front(standing=self.standings.get(id))
        yield from ("", f"# {plain(one_line(text))}", "")
        if note := self.notes.get(id):
            yield from (*LINES.split(tamed(note)), "")
        yield from self.said.get(id, ())

    def index(self, report: Report) -> Iterator[str]:
        """The first note: what there is."""
        project = report.project()
        yield from _front(title=project.title, tlp=project.tlp)
        yield from ("", f"# {plain(one_line(project.title))}", "", "## Statements", "")
        for id, name in self.statements.items():
            yield f"- [[{name}]] · {self.standings.get(id, 'unattributed')}"
        yield from ("", "## Articles", "", *(f"- [[{name}]]" for name in self.titles.values()))
        yield from ("", "## Sources", "", *(f"- [[{name}]]" for name in self.sources.values()))


def _front(**fields: Any) -> Iterator[str]:
    """Front matter; JSON's strings and lists are YAML's too."""
    from json import dumps

    yield "---"
    for name, value in fields.items():
        if value not in (None, "", []):
            yield f"{name}: {dumps(value, ensure_ascii=True)}"
    yield "---"


def _note_name(title: str, taken: dict[str, int]) -> str:
    """A name that no other note has, on any system, and that can stand in a link.

    `taken` counts how often each name has been wanted: thousands of sources can have one name.
    """
    name = found = file_name(_NOT_IN_LINKS.sub(" ", title), "")
    key = _one_for_all(name)
    while _one_for_all(found) in taken:
        taken[key] += 1
        found = f"{name} ({taken[key]})"
    taken[_one_for_all(found)] = 1
    return found


def _one_for_all(name: str) -> str:
    """The same for names that one of the file systems takes for the same."""
    from unicodedata import normalize

    return normalize("NFC", normalize("NFD", name).casefold())


def _tag(path: str) -> str:
    return "#" + re.sub(r"[^\w/\-]+", "-", path)

"""A house style: the project through a Jinja2 template of the analyst's own, or through ours."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from reader.domain.annotation import Annotation, implied_origin, letter_of, origin
from reader.domain.article import Article
from reader.export.lookup import Lookup, Standings, claims_of, date_words, speaker_of
from reader.export.registry import Choice, ExportTrouble, Options, exporter
from reader.export.report import Report

MOST = 256 * 1024 * 1024
"""Characters after which a template is taken for one that never ends."""
_AT_WORK = (ValueError, TypeError, ArithmeticError, LookupError, AttributeError, RecursionError)
"""What a template can raise while it works."""
OURS = """\
{{ project.title }}{% if project.tlp %} · {{ project.tlp | upper }}{% endif %}

{% for claim in claims %}
{{ claim.citation }} “{{ claim.quote }}”
{% for voice in claim.voices %}
    {{ voice.chain }}{% if voice.affiliation %}, {{ voice.affiliation }}{% endif %}\
{% if voice.grade %} · {{ voice.grade }}{% endif %}

{% endfor %}
    {{ claim.article.outlet or claim.article.title }}\
{% if claim.article.published %}, {{ claim.article.published }}{% endif %}


{% endfor %}
"""


@exporter(
    "template",
    ".txt",
    "A text made by a Jinja2 template of your own, for a house style",
    loses="What the template does not ask for.",
    options=(
        Choice("template", (), "the template's file; a plain list of claims without it", True),
    ),
    purpose="publish",
)
def write(report: Report, out: BinaryIO, options: Options) -> None:
    """Write what the template makes of the project, in UTF-8.

    The template runs in Jinja2's sandbox: it reaches nothing but what `context` gives, and loads no
    other file. Values in a template named .html, .htm or .xml are escaped. Raises ExportTrouble
    for a template that cannot be read or does not work.
    """
    from jinja2 import TemplateError, select_autoescape
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    name, source = _read(options["template"])
    environment = ImmutableSandboxedEnvironment(
        autoescape=select_autoescape(("html", "htm", "xml"))(name),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    written = 0
    try:
        for piece in environment.from_string(source).generate(context(report)):
            written += len(piece)
            if written > MOST:
                raise ValueError("it writes without end")
            out.write(piece.encode("utf-8", "replace"))
    except (TemplateError, *_AT_WORK) as error:
        at = getattr(error, "lineno", None)
        line = f", line {at}" if at else ""
        told = f"The template {name or 'of Selon'} does not work{line}: {error}."
        raise ExportTrouble(f"{told} Correct it and try again.") from None


def _read(path: str) -> tuple[str, str]:
    if not path:
        return "", OURS
    try:
        return Path(path).name, Path(path).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise ExportTrouble(f"The template {path} is no text in UTF-8. Save it as UTF-8.") from None
    except OSError as error:
        raise ExportTrouble(
            f"The template {path} cannot be read: {error.strerror or error}. Choose another file."
        ) from None


def context(report: Report) -> dict[str, Any]:
    """What a template can ask for: `project`, `claims`, `articles`, `sources`, `statements`.

    Plain mappings and texts. Claims and articles can be gone through once for each mention of
    their name in a template; the others are lists.
    """
    lookup = Lookup.of(report)
    standings = Standings(report, lookup)
    lines = {line.statement: line for line in report.sourcing(only_statements=True).lines}
    return {
        "project": {"title": report.project().title, "tlp": report.project().tlp or ""},
        "claims": _Again(lambda: _claims(report, lookup, standings)),
        "articles": _Again(lambda: (_article(of) for of, _ in report.articles())),
        "sources": [
            {
                "name": of.name,
                "kind": of.kind,
                "aliases": list(of.aliases),
                "affiliation": lookup.name(of.affiliation),
                "reliability": lookup.letter(of.id) or "",
                "note": of.note,
            }
            for of in lookup.sources.values()
        ],
        "statements": [
            {
                "text": of.text,
                "note": of.note,
                "standing": lines[of.id].standing.code if of.id in lines else "",
                "citations": [c.citation for c in lines[of.id].claims] if of.id in lines else [],
            }
            for of in report.statements()
        ],
    }


class _Again:
    """Something that is read anew each time it is gone through, so that no project fills memory."""

    def __init__(self, read: Any) -> None:
        self._read = read

    def __iter__(self) -> Iterator[Any]:
        return iter(self._read())


def _claims(report: Report, lookup: Lookup, standings: Standings) -> Iterator[dict[str, Any]]:
    for article, claim in claims_of(report):
        yield {
            "citation": f"{article.number}:{claim.number}",
            "article": _article(article),
            "quote": claim.quotation,
            "gloss": " | ".join(claim.gloss),
            "standing": standings.of(claim),
            "credibility": lookup.digit(claim),
            "hedges": [hedge.anchor.exact for hedge in claim.hedges],
            "tags": [lookup.tag_path(tag) for tag in claim.tags],
            "statements": [lookup.statements[of.statement] for of in claim.statements],
            "event": date_words(claim.event),
            "said": date_words(claim.said),
            "reported": date_words(claim.reported),
            "note": claim.note,
            "voices": list(_voices(claim, lookup)),
        }


def _voices(claim: Annotation, lookup: Lookup) -> Iterator[dict[str, str]]:
    for voice in claim.attributions:
        speaking = speaker_of(voice)
        letter, digit = letter_of(voice, lookup.letter), lookup.digit(claim)
        yield {
            "speaker": lookup.speaker(speaking),
            "affiliation": lookup.name(speaking.affiliation) if speaking else "",
            "chain": lookup.chain(voice),
            "origin": lookup.speaker(origin(voice)),
            "implied_origin": lookup.speaker(implied_origin(voice)),
            "cue": " … ".join(cue.exact for link in voice.chain for cue in link.cues),
            "stance": voice.stance,
            "directness": voice.directness or "",
            "grade": letter + digit if letter and digit else "",
        }


def _article(of: Article) -> dict[str, Any]:
    return {
        "number": of.number,
        "title": of.title,
        "byline": of.byline,
        "outlet": of.outlet,
        "url": of.url,
        "language": of.language,
        "published": date_words(of.published),
    }

"""An article on the page: its words with their marks, the notes beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reader.export.html_page.escaping import language, line, link, own, words
from reader.export.publication.model import ArticlePart, Block, Note, Run

_DEEPEST = 4
_LETTERS, _NOTE_LETTERS = 60, 43
"""About how many letters a row of the text, and of a note beside it, has in a wide window."""
_ROW = 1.6
"""The height of a row of the text in rows of a note."""
_SPARE, _BELOW_HEADLINE = 4, 10
"""So many rows of a note may stand below the end of its paragraph, and of the headline."""


def article(of: ArticlePart, say: Callable[[str], str]) -> Iterator[str]:
    """The article, block by block."""
    lang = language(of.language)
    yield f'<article class="sheet" id="{of.anchor}">\n'
    number = f'<span class="skip">{of.number}. </span>'
    yield f'<h3{lang} dir="auto">{number}{_runs(of.number, of.headline, say)}</h3>\n'
    about = f"{of.number} · {words(of.about)}" if of.about else str(of.number)
    if of.url:
        about += f' · <a href="{words(of.url)}" rel="noreferrer noopener">{own(of.url)}</a>'
    yield f'<p class="about ui">{about}</p>\n'
    yield from _notes(of.headline, say, _BELOW_HEADLINE)
    for block in of.blocks():
        direction = ' dir="rtl"' if block.is_rtl else ' dir="ltr"' if of.is_rtl else ""
        kind = "h" if block.kind in ("heading", "headline") else block.kind
        name = "blockquote" if kind == "quote" else "p"
        inside = _runs(of.number, block, say)
        if name == "blockquote":
            yield f'<blockquote class="p quote"{lang}{direction}>{inside}</blockquote>\n'
        else:
            yield f'<p class="p {kind}"{lang}{direction}>{inside}</p>\n'
        yield from _notes(block, say)
    if of.loose:
        yield f'<section class="lost"><h4>{say("lost")}</h4>\n'
        yield "".join(note(each, say, quoted=True) for each in of.loose)
        yield "</section>\n"
    yield "</article>\n"


def _runs(number: int, block: Block, say: Callable[[str], str]) -> str:
    return "".join(_run(number, run, say) for run in block.runs)


def _run(number: int, run: Run, say: Callable[[str], str]) -> str:
    text = words(run.text.rstrip("\n") if run.text.strip() else " ").replace("\n", "<br>")
    if run.source:
        text = f'<a class="src" href="#{run.source}">{text}</a>'
    if run.is_cue:
        text = f'<span class="cue">{text}</span>'
    for mark in run.marks:  # the lowest line is drawn by the outermost
        classes = f"m t{min(mark.track, _DEEPEST)}" + ("" if mark.is_claim else " nb")
        text = f'<span class="{classes}">{text}</span>'
    if run.depth:
        text = f'<mark class="m d{min(run.depth, 3)}" style="border:0">{text}</mark>'
    before = "".join(f'<span id="c-{number}-{each}"></span>' for each in run.first)
    for each in run.opens:
        before += f'<span class="open" aria-hidden="true">{each}⌜</span>'
    after = "".join(
        f'<a class="ref" href="#n-{number}-{each}" '
        f'aria-label="{say("note").format(each)}">{each}</a>'
        for each in run.closes
    )
    return before + text + after


def _notes(block: Block, say: Callable[[str], str], spare: int = _SPARE) -> Iterator[str]:
    """The notes that have room beside their paragraph; the others in columns below it."""
    room = _rows(sum(len(run.text) for run in block.runs), _LETTERS) * _ROW + spare
    beside = 0
    for of in block.notes:
        room -= _height(of)
        if room < 0:
            break
        beside += 1
    for name, notes in (("notes", block.notes[:beside]), ("notes more", block.notes[beside:])):
        if notes:
            yield f'<div class="{name}">{"".join(note(of, say) for of in notes)}</div>\n'


def _height(of: Note) -> int:
    """About how many rows a note takes, with one for what parts it from the next."""
    told = (sum(len(piece.text) for piece in field.line) for field in of.fields)
    return 2 + sum(_rows(length + 12, _NOTE_LETTERS) for length in told)


def _rows(letters: int, to_a_row: int) -> int:
    return -(-letters // to_a_row)


def note(of: Note, say: Callable[[str], str], quoted: bool = False) -> str:
    """A margin note; with its words where they stand nowhere else."""
    name = "" if of.kind == "claim" else " nb"
    here = of.anchor.replace("c-", "n-", 1)
    fields = {"grade": "", "voice": ""}
    rest = []
    for field in of.fields:
        if field.key == "grade":
            fields["grade"] = f'<span class="g">{line(field.line)}</span>'
        elif field.key == "voice":
            fields["voice"] += f'<p class="voice">{line(field.line)}</p>'
        elif field.key == "remark":
            label = f"<span>{field.label}: </span>"
            rest.append(f'<p class="remark" dir="auto">{label}{line(field.line)}</p>')
        else:
            rest.append(f"<dl><dt>{field.label}: </dt><dd>{line(field.line)}</dd></dl>")
    quote = f"<p>{say('quoted').format(own(of.quote))}</p>" if quoted else ""
    back = link(of.citation, of.anchor if not quoted else "")
    head = f'<p><span class="n" title="{say("back")}">{back}</span>{fields["grade"]}</p>'
    id = f' id="{of.anchor}"' if quoted else f' id="{here}"'
    inside = "".join((head, quote, fields["voice"], *rest))
    return f'<div class="note{name}" role="note"{id}>{inside}</div>'

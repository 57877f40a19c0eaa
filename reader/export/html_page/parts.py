"""The parts of the page before and after the articles."""

from __future__ import annotations

from collections.abc import Iterator

from reader.export.html_page.drawing import svg
from reader.export.html_page.escaping import line, link, own, words
from reader.export.publication.model import (
    MatrixPart,
    Publication,
    SourcePart,
    StatementPart,
)

_TABLE = '<div class="wrap"><table>'


def title(of: Publication) -> Iterator[str]:
    """The title page with the contents."""
    say = of.say
    yield '<header class="title">\n'
    yield f'<p class="kind ui">{say("report")}</p>\n<h1 dir="auto">{words(of.title)}</h1>\n'
    by = say("prepared").format(own(of.analysts)) if of.analysts else ""
    told = " · ".join(filter(None, (by, words(of.date))))
    if told:
        yield f'<p class="by ui">{told}</p>\n'
    yield f'<p class="by ui">{of.basis}</p>\n'
    if of.tlp:
        yield f'<p class="by ui"><span class="tlp">{words(of.tlp)}</span></p>\n'
    yield f'<nav aria-label="{say("contents")}"><ol>\n'
    for name in ("sourcing", "matrix", "timeline", "articles", "sources", "method"):
        inner = ""
        if name == "articles" and of.contents:
            entries = "".join(f"<li>{link(text, to)}</li>" for text, to in of.contents)
            inner = f"<ol>{entries}</ol>"
        yield f'<li><a href="#{name}">{say(name)}</a>{inner}</li>\n'
    yield "</ol></nav>\n</header>\n"


def sourcing(of: Publication) -> Iterator[str]:
    """The summary, the standings, the statements and the claims under none."""
    say = of.say
    yield f'<section class="first" id="sourcing"><h2>{say("sourcing")}</h2>\n'
    yield f'<h3>{say("summary")}</h3>\n<p class="summary measure">{line(of.summary)}</p>\n'
    if of.counts:
        yield '<ul class="counts ui">'
        for code, word, number in of.counts:
            yield f'<li><span class="s {_class(code)}">{word}<b>{number}</b></span></li>'
        yield "</ul>\n"
    yield f'<h3 class="skip">{say("statements")}</h3>\n'
    if not of.statements:
        yield f'<p class="soft">{say("no statements")}</p>\n'
    for statement in of.statements:
        yield from _statement(statement, of)
    if of.loose:
        heads = "".join(f"<th>{say(name)}</th>" for name in ("claim", "origins", "standing"))
        yield f"<h3>{say('loose')}</h3>\n{_TABLE}<thead><tr><td></td>{heads}</tr></thead><tbody>\n"
        for claim in of.loose:
            yield (
                f'<tr><th class="c">{link(*claim.citation)}</th>'
                f'<td class="q">{own(claim.quote)}</td><td>{own(claim.origins)}</td>'
                f"<td>{_standing(claim.code, claim.standing)}</td></tr>\n"
            )
        yield "</tbody></table></div>\n"
    yield "</section>\n"


def _statement(of: StatementPart, whole: Publication) -> Iterator[str]:
    say = whole.say
    yield f'<section class="statement" id="{of.anchor}">'
    yield f'<h3><span class="n">{of.number}</span>{own(of.text)}</h3>\n'
    told = [_standing(of.code, of.standing)]
    told += [own(of.origins)] if of.origins else []
    yield f'<p class="meta ui">{" ".join(told)}</p>\n'
    if of.judged:
        yield f'<p class="meta ui">{" ".join(map(words, of.judged))}</p>\n'
    if of.why:
        yield f'<ul class="why ui">{"".join(f"<li>{line(why)}</li>" for why in of.why)}</ul>\n'
    if of.note.strip():
        yield f'<p class="measure" dir="auto">{words(of.note)}</p>\n'
    if not of.evidence:
        yield f'<p class="soft">{say("no claims")}</p>\n</section>\n'
        return
    widths = {"source": "w2", "stance": "w1", "grade": "w0", "claim": "", "where": "w3"}
    heads = "".join(f'<th class="{width}">{say(name)}</th>' for name, width in widths.items())
    yield '<div class="wrap"><table class="evidence">'
    yield f"<thead><tr><td></td>{heads}</tr></thead><tbody>\n"
    for each in of.evidence:
        stance = f'<span class="denies">≠ {each.stance}</span>' if each.denies else each.stance
        yield (
            f'<tr><th class="c">{link(*each.citation)}</th><td>{line(each.speakers)}</td>'
            f'<td>{stance}</td><td class="c">{each.grade}</td>'
            f'<td class="q">{own(each.quote)}</td>'
            f'<td>{own(each.where)} <span class="c">{words(each.date)}</span></td></tr>\n'
        )
    yield "</tbody></table></div>\n</section>\n"


def matrix(of: Publication) -> Iterator[str]:
    """Statements by sources."""
    say = of.say
    yield f'<section id="matrix"><h2>{say("matrix")}</h2>\n'
    if not of.matrix:
        yield f'<p class="soft">{say("no statements")}</p>\n'
    else:
        yield f'<p class="meta ui">{say("matrix about")}</p>\n'
    for part in of.matrix:
        yield _matrix(part, of)
    yield "</section>\n"


def _matrix(part: MatrixPart, of: Publication) -> str:
    say = of.say
    heads = "".join(f'<th class="col" scope="col">{link(*each)}</th>' for each in part.columns)
    rows = []
    for row in part.rows:
        cells = "".join(
            '<td class="cell">'
            + "<br>".join(
                f'<a class="k {each.kind}" href="#{each.to}" title="{say("sign " + each.kind)}">'
                f"{words(each.text)}</a>"
                for each in cell
            )
            + "</td>"
            for cell in row.cells
        )
        standing = _standing(row.code, row.standing)
        rows.append(
            f'<tr><th scope="row">{link(*row.statement)}</th>{cells}<td>{standing}</td></tr>\n'
        )
    head = f'<th scope="col">{say("statement")}</th>{heads}<th scope="col">{say("standing")}</th>'
    return (
        f'<div class="wrap"><table class="matrix"><thead><tr>{head}</tr></thead>\n'
        f"<tbody>{''.join(rows)}</tbody></table></div>\n"
    )


def timeline(of: Publication) -> Iterator[str]:
    """The picture, and the same as a table."""
    say = of.say
    yield f'<section id="timeline"><h2>{say("timeline")}</h2>\n'
    if not of.timeline:
        yield f'<p class="soft">{say("no dates")}</p>\n'
    for place, drawing in enumerate(of.timeline):
        yield f"<figure>{svg(drawing, say('timeline'), f'drawing-{place}')}</figure>\n"
    if of.timeline and of.undated:
        yield f'<p class="meta ui">{say("undated").format(of.undated)}</p>\n'
    if of.chronology:
        heads = "".join(f'<th scope="col">{say(name)}</th>' for name in ("date", "source", "claim"))
        yield f'<details class="ui"><summary>{say("table")}</summary><div class="wrap"><table>'
        yield f"<thead><tr>{heads}</tr></thead><tbody>\n"
        for each in of.chronology:
            told = f"{link(*each.citation)} {own(each.what)}"
            yield (
                f'<tr><td class="c">{words(each.date)}</td><td>{line(each.who)}</td>'
                f"<td>{told}</td></tr>\n"
            )
        yield "</tbody></table></div></details>\n"
    yield "</section>\n"


def sources(of: Publication) -> Iterator[str]:
    """The index of sources."""
    say = of.say
    yield f'<section id="sources"><h2>{say("sources")}</h2>\n'
    if not of.sources:
        yield f'<p class="soft">{say("no sources")}</p>\n'
    yield '<div class="index">\n'
    for each in of.sources:
        yield _source(each, of)
    yield "</div>\n</section>\n"


def _source(each: SourcePart, of: Publication) -> str:
    say = of.say
    grade = (
        f'<span class="g" title="{words(each.grade_words)}">{each.grade}</span>'
        if each.grade
        else ""
    )
    rows = [(say("aliases"), own(each.aliases))] if each.aliases else []
    rows += [(name, own(text)) for name, text in each.card]
    for name, line_ in (("says", each.said), ("named", each.named)):
        if line_:
            rows.append((say(name), ", ".join(link(*piece) for piece in line_)))
    told = "".join(f"<dt>{name}: </dt><dd>{text}</dd>" for name, text in rows)
    told = f"<dl>{told}</dl>" if told else ""
    return (
        f'<section class="source ui" id="{each.anchor}"><h3>{own(each.name)} {grade}</h3>'
        f'<p class="soft">{line(each.about)}</p>{told}</section>\n'
    )


def method(of: Publication) -> Iterator[str]:
    """How to read all this."""
    say = of.say
    yield f'<section id="method"><h2>{say("method")}</h2>\n'
    for text in of.method:
        yield f'<p class="measure">{words(text)}</p>\n'
    yield '<div class="keys">\n'
    for key in of.keys:
        about = f'<p class="meta ui">{words(key.about)}</p>' if key.about else ""
        rows = "".join(
            f"<tr><td>{words(code)}</td>"
            + (f"<td>{words(word)}</td>" if word else "")
            + f"<td>{words(told)}</td></tr>"
            for code, word, told in key.rows
        )
        yield f"<section><h3>{words(key.title)}</h3>{about}"
        yield f"<table><tbody>{rows}</tbody></table></section>\n"
    yield "</div>\n</section>\n"


def _standing(code: str, word: str) -> str:
    return f'<span class="s {_class(code)}">{word}</span>'


def _class(code: str) -> str:
    return code.replace(" ", "-")

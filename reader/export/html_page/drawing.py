"""A drawing of the publication as SVG: within the page, whose style has its colours, or alone."""

from __future__ import annotations

from collections.abc import Callable

from reader.export.html_page.escaping import words
from reader.export.publication.colours import LIGHT
from reader.export.publication.model import Box, Drawing, Label, Shape, Stroke


def svg(of: Drawing, title: str, id: str) -> str:
    """The picture with its name and its description."""
    head = f'<svg viewBox="0 0 {of.width:g} {of.height:g}"{_told(of, title, id)}'
    return head + "".join(_shape(shape, "var(--{})".format) for shape in of.shapes) + "</svg>"


def svg_file(of: Drawing, title: str) -> str:
    """The picture as a file of its own, on light paper; nothing in it leads anywhere."""
    size = f'width="{of.width:g}" height="{of.height:g}" viewBox="0 0 {of.width:g} {of.height:g}"'
    shapes = (s._replace(to="") if isinstance(s, Label) else s for s in of.shapes)
    paper = f'<rect width="100%" height="100%" fill="{LIGHT["card"]}"/>'
    drawn = "".join(_shape(shape, LIGHT.__getitem__) for shape in shapes)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size}{_told(of, title, "timeline")}'
    return f"{head}{paper}{drawn}</svg>\n"


def _told(of: Drawing, title: str, id: str) -> str:
    return (
        f' role="img" aria-labelledby="{id}-t {id}-d">'
        f'<title id="{id}-t">{words(title)}</title><desc id="{id}-d">{words(of.about)}</desc>'
    )


def _shape(of: Shape, colour: Callable[[str], str]) -> str:
    if isinstance(of, Stroke):
        place = f'x1="{of.x1:.5g}" y1="{of.y1:.5g}" x2="{of.x2:.5g}" y2="{of.y2:.5g}"'
        return f'<line {place} style="stroke:{colour(of.role)}" stroke-width="{of.width:g}"/>'
    if isinstance(of, Box):
        dash = ' stroke-dasharray="3 2"' if of.is_dashed else ""
        stroke = f";stroke:{colour(of.line)}" if of.line else ""
        place = f'x="{of.x:.5g}" y="{of.y:.5g}" width="{of.width:.5g}" height="{of.height:.5g}"'
        return f'<rect {place} rx="4" style="fill:{colour(of.role)}{stroke}"{dash}/>'
    return _label(of, colour)


def _label(of: Label, colour: Callable[[str], str]) -> str:
    anchor = "" if of.align == "start" else f' text-anchor="{of.align}"'
    weight = ' font-weight="600"' if of.is_bold else ""
    place = f'x="{of.x:.5g}" y="{of.y:.5g}" font-size="{of.size:g}"{anchor}{weight}'
    family = "font-family:system-ui,'Noto Sans','DejaVu Sans',sans-serif"
    text = f'<text {place} style="fill:{colour(of.role)};{family}">{words(of.text)}</text>'
    return f'<a href="#{of.to}">{text}</a>' if of.to else text

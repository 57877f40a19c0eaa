"""A drawing of the publication as SVG within the page; colours are those of its style."""

from __future__ import annotations

from reader.export.html_page.escaping import words
from reader.export.publication.model import Box, Drawing, Label, Shape, Stroke


def svg(of: Drawing, title: str, id: str) -> str:
    """The picture with its name and its description."""
    head = (
        f'<svg viewBox="0 0 {of.width:g} {of.height:g}" role="img" aria-labelledby="{id}-t {id}-d">'
        f'<title id="{id}-t">{words(title)}</title><desc id="{id}-d">{words(of.about)}</desc>'
    )
    return head + "".join(map(_shape, of.shapes)) + "</svg>"


def _shape(of: Shape) -> str:
    if isinstance(of, Stroke):
        place = f'x1="{of.x1:.5g}" y1="{of.y1:.5g}" x2="{of.x2:.5g}" y2="{of.y2:.5g}"'
        return f'<line {place} style="stroke:var(--{of.role})" stroke-width="{of.width:g}"/>'
    if isinstance(of, Box):
        dash = ' stroke-dasharray="3 2"' if of.is_dashed else ""
        stroke = f";stroke:var(--{of.line})" if of.line else ""
        place = f'x="{of.x:.5g}" y="{of.y:.5g}" width="{of.width:.5g}" height="{of.height:.5g}"'
        return f'<rect {place} rx="4" style="fill:var(--{of.role}){stroke}"{dash}/>'
    return _label(of)


def _label(of: Label) -> str:
    anchor = "" if of.align == "start" else f' text-anchor="{of.align}"'
    weight = ' font-weight="600"' if of.is_bold else ""
    place = f'x="{of.x:.5g}" y="{of.y:.5g}" font-size="{of.size:g}"{anchor}{weight}'
    family = "font-family:system-ui,'Noto Sans','DejaVu Sans',sans-serif"
    text = f'<text {place} style="fill:var(--{of.role});{family}">{words(of.text)}</text>'
    return f'<a href="#{of.to}">{text}</a>' if of.to else text

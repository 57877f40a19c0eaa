"""A drawing of the publication as shapes of OpenDocument, which stay sharp and can be moved."""

from __future__ import annotations

from html import escape

from reader.export.opendocument.ink import Inker, link
from reader.export.opendocument.styles import POINT
from reader.export.publication.colours import LIGHT
from reader.export.publication.items import Picture
from reader.export.publication.model import Box, Label, Stroke
from reader.export.publication.typography import SANS
from reader.export.xml_text import allowed

_SIDES = {"start": "left", "middle": "center", "end": "right"}
_CLEAR = 'draw:stroke="none" draw:fill="none"'


def drawing_xml(of: Picture, inker: Inker, width: float) -> str:
    """A paragraph with the picture as wide as the text, `width` in millimetres."""
    pen = _Pen(inker, width / of.drawing.width)
    shapes = "".join(
        pen.box(shape, label)
        if isinstance(shape, Box)
        else pen.stroke(shape)
        if isinstance(shape, Stroke)
        else pen.label(shape)
        for shape, label in of.drawing.groups()
    )
    about = escape(allowed(of.drawing.about))
    return (
        f'<text:p text:style-name="Selon_20_Picture"><draw:g text:anchor-type="as-char" '
        f'draw:name="Picture{inker.next_id()}"><svg:title>{escape(of.title)}</svg:title>'
        f"<svg:desc>{about}</svg:desc>{shapes}</draw:g></text:p>"
    )


class _Pen:
    """Draws shapes, `scale` millimetres for each of the drawing's pixels."""

    def __init__(self, inker: Inker, scale: float) -> None:
        self._inker, self._scale = inker, scale

    def _at(self, pixels: float) -> str:
        return f"{pixels * self._scale:.2f}mm"

    def stroke(self, of: Stroke) -> str:
        """A line."""
        style = self._graphic(self._line(of.role, of.width), "start")
        places = (("x1", of.x1), ("y1", of.y1), ("x2", of.x2), ("y2", of.y2))
        place = " ".join(f'svg:{name}="{self._at(value)}"' for name, value in places)
        return f'<draw:line draw:style-name="{style}" {place}/>'

    def box(self, of: Box, label: Label | None) -> str:
        """A ground with round corners, and the words on it."""
        line = self._line(of.line, 1, of.is_dashed) if of.line else 'draw:stroke="none"'
        look = f'draw:fill="solid" draw:fill-color="{LIGHT[of.role]}" {line}'
        place = self._place(of.x, of.y, of.width, of.height)
        round = f'draw:corner-radius="{self._at(3)}"'
        return self._rectangle(look, "middle", f"{place} {round}", label)

    def label(self, of: Label) -> str:
        """Words alone, in a box without ground around their baseline."""
        width, height = len(of.text) * of.size * 0.62 + 4, of.size * 1.25
        left = {"start": of.x, "middle": of.x - width / 2, "end": of.x - width}[of.align]
        place = self._place(max(left, 0), of.y - of.size * 0.95, width, height)
        return self._rectangle(_CLEAR, of.align, place, of)

    def _place(self, x: float, y: float, width: float, height: float) -> str:
        places = (("x", x), ("y", y), ("width", width), ("height", height))
        return " ".join(f'svg:{name}="{self._at(value)}"' for name, value in places)

    def _line(self, role: str, width: float, is_dashed: bool = False) -> str:
        kind = 'dash" draw:stroke-dash="Selon_20_Dash' if is_dashed else "solid"
        return (
            f'draw:stroke="{kind}" svg:stroke-color="{LIGHT[role]}" '
            f'svg:stroke-width="{self._at(width)}"'
        )

    def _rectangle(self, look: str, align: str, place: str, words: Label | None) -> str:
        style = self._graphic(look, align)
        inside = self._words(words, align) if words else ""
        return f'<draw:rect draw:style-name="{style}" {place}>{inside}</draw:rect>'

    def _graphic(self, look: str, align: str) -> str:
        return self._inker.look(
            "graphic",
            f"<style:graphic-properties {look} "
            f'draw:textarea-horizontal-align="{_SIDES[align]}" '
            'draw:textarea-vertical-align="middle" draw:auto-grow-height="false" '
            'draw:auto-grow-width="false" fo:wrap-option="no-wrap" fo:padding="0mm"/>',
        )

    def _words(self, of: Label, align: str) -> str:
        weight = ' fo:font-weight="bold"' if of.is_bold else ""
        style = self._inker.look(
            "paragraph",
            f'<style:paragraph-properties fo:text-align="{_SIDES[align]}" fo:margin="0mm"/>'
            f'<style:text-properties fo:font-family="{SANS}" fo:color="{LIGHT[of.role]}" '
            f'fo:font-size="{of.size * self._scale * POINT:.1f}pt"{weight}/>',
        )
        text = escape(allowed(of.text))
        if of.to:
            text = link(text, of.to)
        return f'<text:p text:style-name="{style}">{text}</text:p>'

"""A drawing of the publication as shapes of Word, which stay sharp and can be moved and written on.

Programs that do not know such shapes show what the drawing tells, in words.
"""

from __future__ import annotations

from html import escape

from reader.export.publication.colours import LIGHT
from reader.export.publication.items import Picture
from reader.export.publication.model import Box, Label, Stroke
from reader.export.word.ink import Inker, name
from reader.export.xml_text import allowed

_TWIP = 635
"""English metric units, in which Word draws, in the twentieth of a point."""
_POINT = 12700
_GROUP = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
_BODY = (
    '<wps:bodyPr wrap="{}" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{}"><a:noAutofit/>'
    "</wps:bodyPr>"
)
_SIDES = {"start": "left", "middle": "center", "end": "right"}


def drawing_xml(of: Picture, inker: Inker, width: int) -> str:
    """A paragraph with the picture as wide as the text, `width` in twentieths of a point."""
    pen = _Pen(inker, width * _TWIP / of.drawing.width)
    shapes = "".join(
        pen.box(shape, label)
        if isinstance(shape, Box)
        else pen.stroke(shape)
        if isinstance(shape, Stroke)
        else pen.label(shape)
        for shape, label in of.drawing.groups()
    )
    size = f'cx="{pen.at(of.drawing.width)}" cy="{pen.at(of.drawing.height)}"'
    about = escape(allowed(of.drawing.about))
    return (
        '<w:p><w:pPr><w:pStyle w:val="SelonPicture"/></w:pPr><w:r><mc:AlternateContent>'
        '<mc:Choice Requires="wpg"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {size}/><wp:docPr id="{inker.next_id()}" name="{escape(of.title)}" '
        f'descr="{about}"/><a:graphic><a:graphicData uri="{_GROUP}"><wpg:wgp><wpg:cNvGrpSpPr/>'
        f'<wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/><a:chOff x="0" y="0"/>'
        f"<a:chExt {size}/></a:xfrm></wpg:grpSpPr>{shapes}</wpg:wgp></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:t>{about}</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


class _Pen:
    """Draws shapes, `scale` units for each of the drawing's pixels."""

    def __init__(self, inker: Inker, scale: float) -> None:
        self._inker, self._scale = inker, scale

    def at(self, pixels: float) -> int:
        """In Word's units."""
        return round(pixels * self._scale)

    def stroke(self, of: Stroke) -> str:
        """A line; those of a drawing lead right or down."""
        place = self._place(of.x1, of.y1, of.x2 - of.x1, of.y2 - of.y1)
        return self._shape("<wps:cNvCnPr/>", place, "line", self._line(of.role, of.width))

    def box(self, of: Box, label: Label | None) -> str:
        """A ground with round corners, and the words on it."""
        line = self._line(of.line, 1, of.is_dashed) if of.line else "<a:ln><a:noFill/></a:ln>"
        place = self._place(of.x, of.y, of.width, of.height)
        look = f"{_fill(of.role)}{line}"
        words = self._words(label, "ctr") if label else _BODY.format("none", "ctr")
        return self._shape("<wps:cNvSpPr/>", place, "roundRect", look, words)

    def label(self, of: Label) -> str:
        """Words alone, in a box without ground around their baseline."""
        # wide enough for any font: not all programs heed that words are not to be parted
        width, height = len(of.text) * of.size * 0.8 + 4, of.size * 1.25
        left = {"start": of.x, "middle": of.x - width / 2, "end": of.x - width}[of.align]
        place = self._place(left, of.y - of.size * 0.95, width, height)
        look = "<a:noFill/><a:ln><a:noFill/></a:ln>"
        kind = '<wps:cNvSpPr txBox="1"/>'
        return self._shape(kind, place, "rect", look, self._words(of, "t", of.align))

    def _place(self, x: float, y: float, width: float, height: float) -> str:
        at = self.at
        size = f'<a:ext cx="{at(width)}" cy="{at(height)}"/>'
        return f'<a:xfrm><a:off x="{max(at(x), 0)}" y="{max(at(y), 0)}"/>{size}</a:xfrm>'

    def _line(self, role: str, width: float, is_dashed: bool = False) -> str:
        dash = '<a:prstDash val="sysDash"/>' if is_dashed else ""
        return f'<a:ln w="{self.at(width)}">{_fill(role)}{dash}</a:ln>'

    def _shape(self, kind: str, place: str, form: str, look: str, words: str = "") -> str:
        id = self._inker.next_id()
        return (
            f'<wps:wsp><wps:cNvPr id="{id}" name="{form} {id}"/>{kind}<wps:spPr>{place}'
            f'<a:prstGeom prst="{form}"><a:avLst/></a:prstGeom>{look}</wps:spPr>'
            f"{words or _BODY.format('none', 't')}</wps:wsp>"
        )

    def _words(self, of: Label, anchor: str, align: str = "middle") -> str:
        size = round(of.size * self._scale / _POINT * 2)
        bold = "<w:b/>" if of.is_bold else ""
        look = f'{bold}<w:color w:val="{LIGHT[of.role][1:]}"/><w:sz w:val="{size}"/>'
        text = escape(allowed(of.text))
        run = f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
        if of.to:
            run = f'<w:hyperlink w:anchor="{name(of.to)}" w:history="1">{run}</w:hyperlink>'
        return (
            '<wps:txbx><w:txbxContent><w:p><w:pPr><w:pStyle w:val="SelonShape"/>'
            f'<w:jc w:val="{_SIDES[align]}"/></w:pPr>{run}</w:p></w:txbxContent></wps:txbx>'
            + _BODY.format("none", anchor)
        )


def _fill(role: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{LIGHT[role][1:]}"/></a:solidFill>'

"""How a card at rest looks: laid out once for a width, painted as often as needed."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPixmap

from reader.domain.annotation import CLAIM, MENTION
from reader.ui.margin.lines import Lines
from reader.ui.models.cards import DRAFT
from reader.ui.theme.fonts import interface_font, reading_font

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from reader.ui.models.face import Chip, Face
    from reader.ui.theme.theme import Theme

MARKER = 8
EDGE = 3  # the coloured edge on the left
PAD_X, PAD_Y = 13, 10
CHIP_GAP, ROW_GAP = 5, 5
QUOTE_PX = 15
QUOTE_LINES, NOTE_LINES = 3, 3
RADIUS = 7
SHADOW = 8  # room around a card for its shadow


@dataclass(slots=True)
class CardLayout:
    """A card's parts, placed for one width; coordinates from the card's own upper left corner."""

    face: Face
    width: int
    height: int
    quote: Lines | None
    quote_at: QPointF
    chips: list[tuple[Chip, QRectF]]
    note: Lines | None
    note_at: QPointF
    citation: QRectF
    picture: QPixmap | None = None
    """The card as it was painted last, and in which state: active, lit, device pixels a pixel."""
    pictured: tuple[bool, bool, float] = (False, False, 1.0)


class CardPainter:
    """Lays out and paints faces in the colours of a theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.refresh_fonts()

    def refresh_fonts(self) -> None:
        """Ask for the fonts again; what was laid out before is out of date then."""
        self._quote = reading_font(QUOTE_PX)
        self._small = interface_font("small")
        self._bold = interface_font("small", 600)
        self._note = interface_font("normal")
        self._chip_height = round(QFontMetricsF(self._small).height()) + 6
        self._head_height = round(QFontMetricsF(self._bold).height()) + 5
        self._quote_step = round(QUOTE_PX * 1.36)

    def layout(self, face: Face, width: int) -> CardLayout:
        """The face placed in a card `width` pixels wide."""
        inner = width - EDGE - 2 * PAD_X
        left, y = EDGE + PAD_X, float(PAD_Y)
        if face.head:
            y += self._head_height
        quote = None
        quote_at = QPointF(left, y)
        if face.kind != MENTION:
            quote = Lines(face.quote, self._quote, inner, QUOTE_LINES, self._quote_step)
            y += quote.height + ROW_GAP + 2
        chips, x, y = self._place_chips(face, left, y, inner)
        note, note_at = None, QPointF()
        if face.note:
            if chips:
                y += self._chip_height + ROW_GAP
            note = Lines(face.note, self._note, inner, NOTE_LINES)
            note_at = QPointF(left, y)
            y += note.height
            x = (
                left + note.width
                if note.height < 2 * QFontMetricsF(self._note).height()
                else left + inner
            )
            y -= self._chip_height
        elif not chips:
            y -= 2
        citation, y = self._place_citation(face, left, x, y, inner)
        height = round(y + self._chip_height + PAD_Y)
        return CardLayout(face, width, height, quote, quote_at, chips, note, note_at, citation)

    def _place_chips(
        self, face: Face, left: float, y: float, inner: float
    ) -> tuple[list[tuple[Chip, QRectF]], float, float]:
        placed: list[tuple[Chip, QRectF]] = []
        x = left
        for chip in face.chips:
            width = min(self._chip_width(chip), inner)
            if x > left and x + width > left + inner:
                x, y = left, y + self._chip_height + ROW_GAP
            placed.append((chip, QRectF(x, y, width, self._chip_height)))
            x += width + CHIP_GAP
        return placed, x, y

    def _place_citation(
        self, face: Face, left: float, x: float, y: float, inner: float
    ) -> tuple[QRectF, float]:
        if not face.citation:  # of a suggestion: it has a head
            return QRectF(), y
        width = QFontMetricsF(self._small).horizontalAdvance(face.citation)
        if x + width + 4 > left + inner:
            y += self._chip_height - 2
        return QRectF(left + inner - width, y, width + 1, self._chip_height), y

    def _chip_width(self, chip: Chip) -> float:
        font = self._chip_font(chip)
        room = {"grade": 14, "tag": 32}.get(chip.look, 20)
        return QFontMetricsF(font).horizontalAdvance(chip.text) + room

    def _chip_font(self, chip: Chip) -> QFont:
        return self._bold if chip.look in ("source", "grade", "draft") else self._small

    # --- painting ------------------------------------------------------------------------------

    def paint(
        self, painter: QPainter, card: CardLayout, at: QPointF, *, active: bool, lit: bool
    ) -> None:
        """Paint a card with its upper left corner at `at`."""
        state = (active, lit, painter.device().devicePixelRatioF())
        if card.picture is None or card.pictured != state:
            card.picture, card.pictured = self._picture(card, *state), state
        painter.drawPixmap(at - QPointF(SHADOW, SHADOW), card.picture)

    def _picture(self, card: CardLayout, active: bool, lit: bool, ratio: float) -> QPixmap:
        width, height = card.width + 2 * SHADOW, card.height + 2 * SHADOW
        picture = QPixmap(ceil(width * ratio), ceil(height * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        onto = QPainter(picture)
        self._paint(onto, card, QPointF(SHADOW, SHADOW), active, lit)
        onto.end()
        return picture

    def _paint(
        self, painter: QPainter, card: CardLayout, at: QPointF, active: bool, lit: bool
    ) -> None:
        painter.save()
        painter.translate(at)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, card, active, lit)
        color = self._theme.color
        if card.face.head:
            self._paint_head(painter, card)
        if card.quote:
            painter.setPen(color("ink" if card.face.kind in (CLAIM, DRAFT) else "soft"))
            card.quote.draw(painter, card.quote_at)
        for chip, rect in card.chips:
            self.paint_chip(painter, chip, rect)
        if card.note:
            painter.setPen(color("soft"))
            card.note.draw(painter, card.note_at)
        painter.setFont(self._small)
        painter.setPen(color("soft"))
        painter.drawText(
            card.citation, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            card.face.citation,
        )  # fmt: skip
        painter.restore()

    def _paint_head(self, painter: QPainter, card: CardLayout) -> None:
        room = QRectF(EDGE + PAD_X, PAD_Y - 2, card.width - EDGE - 2 * PAD_X, self._head_height)
        flags = Qt.AlignmentFlag.AlignTop
        painter.setFont(self._bold)
        painter.setPen(self._theme.color("source"))
        painter.drawText(room, flags | Qt.AlignmentFlag.AlignLeft, card.face.head)
        taken = painter.fontMetrics().horizontalAdvance(card.face.head) + 2 * PAD_X
        painter.setFont(self._small)
        painter.setPen(self._theme.color("soft"))
        cut = painter.fontMetrics().elidedText(
            card.face.hint, Qt.TextElideMode.ElideRight, round(room.width() - taken)
        )
        painter.drawText(room, flags | Qt.AlignmentFlag.AlignRight, cut)

    def paint_focus(self, painter: QPainter, card: CardLayout, at: QPointF) -> None:
        """Show that the keyboard is at a card."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("focus"), 2))
        ring = QRectF(at.x(), at.y(), card.width, card.height).adjusted(-2, -2, 2, 2)
        painter.drawRoundedRect(ring, RADIUS + 2, RADIUS + 2)
        painter.restore()

    def paint_marker(self, painter: QPainter, kind: str, at: QPointF, *, strong: bool) -> None:
        """Paint what stands for a card in a folded margin: round for a mention, else square."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("ink"), 2) if strong else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(self.edge_role(kind)))
        if kind == DRAFT:  # hollow: there is nothing in the project yet
            painter.setPen(QPen(self._theme.color("source"), 2.5 if strong else 1.2))
            painter.setBrush(self._theme.color("paper"))
        round_ = 4 if kind == MENTION else 2
        painter.drawRoundedRect(QRectF(at.x(), at.y(), MARKER, MARKER), round_, round_)
        painter.restore()

    def edge_role(self, kind: str) -> str:
        """The role of the colour that tells a kind of annotation."""
        return {CLAIM: "claim-line", MENTION: "source", DRAFT: "source"}.get(kind, "soft")

    def _paint_ground(self, painter: QPainter, card: CardLayout, active: bool, lit: bool) -> None:
        color = self._theme.color
        edge = color(self.edge_role(card.face.kind))
        whole = QRectF(0.5, 0.5, card.width - 1, card.height - 1)
        if active:
            shadow = color("shadow")
            smooth = QPainter.RenderHint.Antialiasing
            painter.setRenderHint(smooth, False)  # so faint that no step is seen
            for spread, alpha in ((4, 5), (3, 7), (2, 9), (1, 11)):
                shadow.setAlpha(alpha)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(shadow)
                area = whole.adjusted(-spread, 1 - spread, spread, 2 + spread)
                painter.drawRoundedRect(area, RADIUS + spread, RADIUS + spread)
            painter.setRenderHint(smooth)
        outline = QPen(edge if active or lit else color("line"), 1)
        if card.face.kind == DRAFT:
            outline.setDashPattern([4, 3])
        painter.setPen(outline)
        painter.setBrush(color("card"))
        painter.drawRoundedRect(whole, RADIUS, RADIUS)
        if card.face.kind == DRAFT:
            self._paint_dashes(painter, card)
            return
        painter.save()
        painter.setClipRect(QRectF(0, 0, EDGE, card.height))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(edge)
        painter.drawRoundedRect(QRectF(0, 0, card.width, card.height), RADIUS, RADIUS)
        painter.restore()

    def _paint_dashes(self, painter: QPainter, card: CardLayout) -> None:
        """The edge of what is only suggested."""
        dashes = QPen(self._theme.color("source"), EDGE)
        dashes.setCapStyle(Qt.PenCapStyle.FlatCap)
        dashes.setDashPattern([1.6, 1.2])
        painter.setPen(dashes)
        x = EDGE / 2
        painter.drawLine(QPointF(x, RADIUS - 1), QPointF(x, card.height - RADIUS + 1))

    def chip_size(self, chip: Chip) -> tuple[int, int]:
        """Width and height of a chip with all of its text."""
        return ceil(self._chip_width(chip)), self._chip_height

    def paint_chip(self, painter: QPainter, chip: Chip, rect: QRectF, cross: int = 0) -> None:
        """Paint one chip in `rect`; its text is cut where it is too long.

        `cross` is room kept free at the right.
        """
        color = self._theme.color
        painter.setFont(self._chip_font(chip))
        box = rect.adjusted(0.5, 0.5, -0.5, -0.5)
        ink, text = color("ink"), rect.adjusted(10, 0, -10 - cross, 0)
        if chip.look == "grade":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("chip"))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 4, 4)
            text = rect.adjusted(7, 0, -7, 0)
        else:
            pen = QPen(color("source-line" if chip.look in ("source", "draft") else "line"), 1)
            if chip.look == "draft":
                pen.setDashPattern([4, 3])
            painter.setPen(pen)
            painter.setBrush(color("card"))
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        if chip.look in ("source", "draft"):
            ink = color("source")
        elif chip.look == "tag":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(f"tag-{chip.colour}"))
            painter.drawEllipse(QPointF(rect.left() + 13, rect.center().y()), 3.5, 3.5)
            text = rect.adjusted(22, 0, -10 - cross, 0)
        painter.setPen(ink)
        cut = QFontMetricsF(painter.font()).elidedText(
            " ".join(chip.text.split()), Qt.TextElideMode.ElideRight, text.width() + 1
        )
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)

"""The passage of a claim with the words around it, to be read without leaving the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from reader.ui.theme.fonts import interface_font, reading_font
from reader.ui.wording import day, speaker

if TYPE_CHECKING:
    from reader.domain.annotation import Annotation
    from reader.ui.session import Session
    from reader.ui.theme.theme import Theme

AROUND = 420
"""Code points of text shown before and after the first span, cut at a paragraph's end."""
SIDES = 12


class Preview(QWidget):
    """Paints the paragraph of a claim, its spans on the ground of claims, and where it stands."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("claimPreview")
        self._session = session
        self._theme = theme
        self._head = self._text = ""
        self._marks: list[tuple[int, int]] = []
        self._focus = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(64)
        theme.changed.connect(self.update)

    @property
    def passage(self) -> str:
        """The words that are shown."""
        return self._text

    @property
    def marked(self) -> list[str]:
        """The parts of them that are claimed."""
        return [self._text[start:end] for start, end in self._marks]

    def sizeHint(self) -> QSize:
        return QSize(400, 132)

    def show_claim(self, claim: Annotation | None) -> None:
        """Show where a claim stands; None shows nothing."""
        self._head, self._text, self._marks = "", "", []
        if claim is not None and claim.spans:
            self._read(claim)
        self.setAccessibleName(f"Passage: {self._text}" if self._text else "Passage")
        self.update()

    def _read(self, claim: Annotation) -> None:
        from reader.store.errors import ProjectTrouble

        session = self._session
        article = session.articles.get(claim.article)
        facts = [session.citation(claim)]
        if article:
            facts += [article.title, article.outlet, day(article.published)]
        for voice in claim.attributions:
            facts += [speaker(link, session.sources) for link in voice.chain[:1]]
        self._head = " · ".join(filter(None, facts))
        spans = [span for span in claim.spans if span.state in ("found", "moved")]
        version = session.store.get("version", spans[0].version or "") if spans else None
        try:
            text = session.store.text(version.sha256) if version else ""
        except ProjectTrouble:
            text = ""
        if not text:
            self._text = claim.quotation
            self._marks = [(0, len(self._text))]
            return
        first, last = spans[0].start, max(s.end for s in spans)
        start, end = _paragraphs(text, first, min(last, first + 2 * AROUND))
        lead = "…" if start and text[start - 1] != "\n" else ""
        self._text = lead + text[start:end].replace("\n", " ")
        shift = len(lead) - start
        self._marks = [
            (max(0, s.start + shift), min(len(self._text), s.end + shift))
            for s in spans
            if s.start < end and s.end > start
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self._text:
            return
        small = interface_font("small")
        metrics = QFontMetrics(small)
        wide = self.width() - 2 * SIDES
        painter.setFont(small)
        painter.setPen(self._theme.color("soft"))
        head = metrics.elidedText(" ".join(self._head.split()), Qt.TextElideMode.ElideRight, wide)
        painter.drawText(QPointF(SIDES, 8 + metrics.ascent()), head)
        painter.setPen(self._theme.color("ink"))
        layout, top, high = self._layout(wide), 14 + metrics.height(), _line_height()
        fits = max(1, int((self.height() - top) / high))
        painter.setClipRect(QRectF(0, top, self.width(), fits * high))  # no half lines
        layout.draw(painter, QPointF(SIDES, top - self._first_line(layout, fits) * high))

    def _first_line(self, layout: QTextLayout, fits: int) -> int:
        """The line to begin with, so that the claim is among those that fit."""
        if not self._marks:
            return 0
        start, end = (_utf16(self._text, at) for at in self._marks[0])
        if layout.lineForTextPosition(end).lineNumber() < fits:
            return 0
        claimed = layout.lineForTextPosition(start).lineNumber()
        return max(0, min(claimed - 1 if fits > 1 else claimed, layout.lineCount() - fits))

    def _layout(self, wide: int) -> QTextLayout:
        layout = QTextLayout(self._text, reading_font(15))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        ground = QTextCharFormat()
        ground.setBackground(self._theme.color("claim"))
        formats = []
        for start, end in self._marks:
            of = QTextLayout.FormatRange()
            of.start = _utf16(self._text, start)
            of.length = _utf16(self._text, end) - of.start
            of.format = ground
            formats.append(of)
        layout.setFormats(formats)
        layout.beginLayout()
        y, high = 0.0, _line_height()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(wide)
            line.setPosition(QPointF(0, y))
            y += high
        layout.endLayout()
        return layout


def _line_height() -> float:
    return QFontMetrics(reading_font(15)).height() * 1.3


def _utf16(text: str, at: int) -> int:
    return len(text[:at].encode("utf-16-le")) // 2


def _paragraphs(text: str, first: int, last: int) -> tuple[int, int]:
    """From the paragraph's beginning to its end, no farther than AROUND."""
    start = max(text.rfind("\n", 0, first) + 1, first - AROUND, 0)
    if start and text[start - 1] != "\n":
        start = text.find(" ", start, first) + 1 or start
    end = text.find("\n", last)
    return start, min(end if end >= 0 else len(text), last + AROUND)

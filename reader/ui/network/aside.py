"""The card beside the network: what the chosen node is, why, and what it is joined to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from reader.domain.network import SOURCE, Network
from reader.domain.sourcing.telling import explain
from reader.ui.labels import heading, label
from reader.ui.models.network import edges_of
from reader.ui.network.nodes import KINDS
from reader.ui.theme.fonts import reading_font
from reader.ui.wording import count

if TYPE_CHECKING:
    from reader.domain.network import Material

WIDTH = 300
MOST = 40
"""Lines of what a node is joined to."""


class Aside(QFrame):
    """Plain words only: what it shows is foreign."""

    page_wanted = Signal(str)
    """The card of the source, or the page of the statement."""
    claims_wanted = Signal(str)
    alone_wanted = Signal(str)
    """Only this statement, with what is joined to it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("networkAside")
        self.setProperty("role", "popup")
        self.setFixedWidth(WIDTH)
        self.node = ""
        self.title = label(wraps=True)
        self.title.setObjectName("networkTitle")
        self.title.setFont(reading_font(17, 600))
        self.about = label(role="soft", wraps=True)
        self.about.setObjectName("networkAbout")
        self.why = label(wraps=True)
        self.why.setObjectName("networkWhy")
        self.joined = label(role="soft", wraps=True)
        self.joined.setObjectName("networkJoined")
        inside = QWidget()
        words = QVBoxLayout(inside)
        words.setContentsMargins(0, 0, 8, 0)
        words.setSpacing(8)
        words.addWidget(self.title)
        words.addWidget(self.about)
        words.addWidget(self.why)
        self._heading = heading("Joined to")
        words.addWidget(self._heading)
        words.addWidget(self.joined)
        words.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        for one in (inside, area):
            one.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            one.setProperty("ground", "card")
        self.claims = QPushButton("Claims")
        self.page = QPushButton("Card")
        self.alone = QPushButton("Alone")
        self.alone.setToolTip("Only this statement, its voices and what it is linked to")
        foot = QHBoxLayout()
        foot.setSpacing(6)
        for name, button, slot in (
            ("networkClaims", self.claims, self._ask_claims),
            ("networkPage", self.page, self._ask_page),
            ("networkAlone", self.alone, self._ask_alone),
        ):
            button.setObjectName(name)
            button.clicked.connect(slot)
            foot.addWidget(button)
        foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 8, 12)
        layout.setSpacing(10)
        layout.addWidget(area, 1)
        layout.addLayout(foot)
        self.hide()

    def show_node(self, id: str, network: Network, material: Material | None) -> None:
        """Tell of a node; "" hides the card."""
        node = network.nodes.get(id)
        self.setVisible(node is not None)
        self.node = id if node else ""
        if node is None:
            return
        self.title.setText(" ".join(node.label.split()))
        claims = count(len(node.claims), "claim")
        if node.kind == SOURCE:
            grade = f" · grade {node.grade}" if node.grade else ""
            self.about.setText(f"{KINDS.get(node.form, node.form)}{grade} · {claims}")
        else:
            self.about.setText(f"{node.form} · {claims}")
        standing = material.standings.get(id) if material and node.kind != SOURCE else None
        sources = material.sources if material else {}
        namer = {id: of.name for id, of in sources.items()}
        why = explain(standing, lambda s: namer.get(s, s)) if standing else []
        self.why.setText("\n".join(told.text for told in why))
        self.why.setVisible(bool(why))
        lines = edges_of(network, id)
        more = [f"and {len(lines) - MOST} more"] if len(lines) > MOST else []
        self.joined.setText("\n".join([*lines[:MOST], *more]))
        self._heading.setVisible(bool(lines))
        self.page.setText("Card" if node.kind == SOURCE else "Page")
        self.page.setVisible(node.kind == SOURCE or id not in node.claims)
        self.alone.setVisible(node.kind != SOURCE)

    @Slot()
    def _ask_page(self) -> None:
        self.page_wanted.emit(self.node)

    @Slot()
    def _ask_claims(self) -> None:
        self.claims_wanted.emit(self.node)

    @Slot()
    def _ask_alone(self) -> None:
        self.alone_wanted.emit(self.node)

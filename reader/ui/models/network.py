"""The network as a list: each node a row, with what it is joined to in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.domain.network import SOURCE, Network, Node
from reader.ui.models.rows import RowsModel
from reader.ui.network.looks import told

if TYPE_CHECKING:
    from PySide6.QtCore import QObject


class NetworkModel(RowsModel):
    """Rows are Nodes, those with the most edges first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Node] = []
        self._network = Network()

    def show_network(self, network: Network) -> None:
        """List the nodes of a network."""
        self.beginResetModel()
        self._network = network
        degrees = network.degrees()
        self._rows = sorted(network.nodes.values(), key=lambda node: -degrees[node.id])
        self.endResetModel()

    def words(self, row: Node) -> str:
        """A line: what it is called and what it is joined to."""
        return self.described(row)

    def described(self, row: Node) -> str:
        """Name, kind or standing, grade, then every edge."""
        about = [" ".join(row.label.split()), row.form]
        if row.grade:
            about.append(f"grade {row.grade}")
        joined = self.joined(row)
        return f"{', '.join(about)}: {joined}" if joined else ", ".join(about)

    def joined(self, row: Node) -> str:
        """Every edge of a node in words."""
        return "; ".join(edges_of(self._network, row.id))


def edges_of(network: Network, id: str) -> list[str]:
    """What a node is joined to, a line each, seen from it."""
    lines = []
    for edge in network.edges:
        if id not in edge[:2]:
            continue
        other = network.nodes[edge.to if edge.from_ == id else edge.from_]
        name = " ".join(other.label.split())
        name = name if other.kind == SOURCE else f"“{name}”"
        lines.append(f"{told(edge)} {name}" if edge.from_ == id else f"{name} {told(edge)} it")
    return lines

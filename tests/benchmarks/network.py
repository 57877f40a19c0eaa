"""Metrics N1 to N3: laying out a network of 1,000 nodes, a frame of it, and showing one of 400."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from pathlib import Path

from reader.domain.network import ATTRIBUTION, SOURCE, STATEMENT, Edge, Network, Node
from reader.domain.placing import lay_out
from tests.benchmarks.measure import Result, ratio

NODES, EDGES = 1_000, 1_500
SHOWN = 400
"""Nodes of the network that is shown anew, with as many edges each as in the other."""


def _network(number: int = NODES) -> Network:
    chance = random.Random(6)
    nodes = {
        f"n{i}": Node(f"n{i}", SOURCE, f"Source number {i}", "person", "B")
        if i % 3
        else Node(f"n{i}", STATEMENT, f"What is said of the matter {i}", "single source")
        for i in range(number)
    }
    many = number * EDGES // NODES
    pairs = {(chance.randrange(number), int(chance.random() ** 2 * number)) for _ in range(many)}
    edges = [
        Edge(f"n{a}", f"n{b}", ATTRIBUTION, ("asserts", "denies")[a % 2])
        for a, b in sorted(pairs)
        if a != b
    ]
    return Network(nodes, tuple(edges))


def laying_out(folder: Path) -> Iterator[Result]:
    """N1: a layout of 1,000 nodes ÷ the distances of all pairs of them."""
    from reader.ui.network.gathering import SIZES

    network = _network()
    sizes = {id: SIZES[node.kind] for id, node in network.nodes.items()}
    pairs = [edge[:2] for edge in network.edges]
    places = lay_out(sizes, pairs)

    def distances() -> float:
        return sum(math.dist(a, b) for a in places.values() for b in places.values())

    yield ratio(
        "N1", "a network of 1,000 nodes laid out ÷ the distances of all pairs", 40,
        lambda: lay_out(sizes, pairs), distances,
    )  # fmt: skip


def frame(folder: Path) -> Iterator[Result]:
    """N2: a frame of 1,000 nodes moved and zoomed ÷ a bare scene with as many items."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtWidgets import QGraphicsScene, QGraphicsView

    from reader.ui.network.canvas import Canvas
    from reader.ui.network.gathering import SIZES
    from reader.ui.network.scene import NetworkScene
    from reader.ui.theme.theme import current

    network = _network()
    sizes = {id: SIZES[node.kind] for id, node in network.nodes.items()}
    places = lay_out(sizes, [edge[:2] for edge in network.edges])
    scene = NetworkScene(current())
    scene.show_network(network, places)
    bare = QGraphicsScene()
    for id, (x, y) in places.items():
        wide, high = sizes[id]
        bare.addRect(x - wide / 2, y - high / 2, wide, high)
        bare.addSimpleText(network.nodes[id].label).setPos(x - wide / 2, y)
    for edge in network.edges:
        bare.addLine(*places[edge.from_], *places[edge.to])
    view, floor = Canvas(scene, current()), QGraphicsView(bare)
    image = QImage(1100, 640, QImage.Format.Format_ARGB32_Premultiplied)

    def draw(of: QGraphicsView) -> None:
        of.resize(1100, 640)
        for zoom in (0.6, 0.2):
            of.resetTransform()
            of.scale(zoom, zoom)
            of.centerOn(of.sceneRect().center())
            image.fill(Qt.GlobalColor.white)
            painter = QPainter(image)
            of.render(painter)
            painter.end()

    yield ratio(
        "N2", "a frame of 1,000 nodes, near and far ÷ a bare scene of as many items", 3,
        lambda: draw(view), lambda: draw(floor),
    )  # fmt: skip


def showing(folder: Path) -> Iterator[Result]:
    """N3: 400 nodes with their words put into the scene and drawn ÷ the same in a bare scene."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtWidgets import QGraphicsScene, QGraphicsView

    from reader.ui.network.canvas import Canvas
    from reader.ui.network.gathering import SIZES
    from reader.ui.network.scene import NetworkScene
    from reader.ui.theme.theme import current

    network = _network(SHOWN)
    sizes = {id: SIZES[node.kind] for id, node in network.nodes.items()}
    places = lay_out(sizes, [edge[:2] for edge in network.edges])
    scene, bare = NetworkScene(current()), QGraphicsScene()
    view, floor = Canvas(scene, current()), QGraphicsView(bare)
    image = QImage(1100, 640, QImage.Format.Format_ARGB32_Premultiplied)

    def draw(of: QGraphicsView) -> None:
        of.resize(1100, 640)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        of.render(painter)
        painter.end()

    def ours() -> None:
        scene.show_network(network, places)
        view.fit()
        draw(view)

    def theirs() -> None:
        bare.clear()
        for id, (x, y) in places.items():
            wide, high = sizes[id]
            bare.addRect(x - wide / 2, y - high / 2, wide, high)
            bare.addSimpleText(network.nodes[id].label).setPos(x - wide / 2, y)
        for edge in network.edges:
            bare.addLine(*places[edge.from_], *places[edge.to])
        floor.fitInView(bare.sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)
        draw(floor)

    yield ratio("N3", "a network of 400 nodes shown anew ÷ a bare scene", 3, ours, theirs)


METRICS = (laying_out, frame, showing)
"""The functions of the metrics, for `__main__`."""

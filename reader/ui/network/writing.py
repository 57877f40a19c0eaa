"""The network as a file: a drawing (SVG), a picture (PNG) or a graph for other tools (GraphML)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QFileDialog

from reader.export.destination import file_name, write_whole
from reader.ui.theme.fonts import interface_font

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from reader.domain.network import Network
    from reader.ui.network.scene import NetworkScene
    from reader.ui.theme.theme import Theme

FORMATS = {
    "svg": "Drawing",
    "png": "Picture",
    "graphml": "Graph for other tools",
}
SCALE = 2.0
WIDEST = 12_000
"""Pixels of the longer side of a picture; larger ones are made smaller."""


def ask_file(over: QWidget, folder: Path, title: str, format: str, chosen: object) -> None:
    """Ask where the file shall be written; writing over one is asked about. `chosen` is a slot
    that takes the path as text."""
    suffix = f".{format}"
    name = file_name(f"{title} network", suffix)
    asking = QFileDialog(over, f"Export as {format.upper()}", str(folder / name))
    asking.setObjectName("networkFile")
    asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    asking.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    asking.setNameFilter(f"{FORMATS[format]} (*{suffix})")
    asking.setDefaultSuffix(format)
    asking.selectFile(name)
    asking.fileSelected.connect(chosen)
    asking.open()


def svg(scene: NetworkScene, theme: Theme, title: str, marking: str = "") -> bytes:
    """The whole scene as SVG, its words as words, the project's `marking` in a corner."""
    from PySide6.QtSvg import QSvgGenerator

    box = scene.sceneRect()
    out = QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    made = QSvgGenerator()
    made.setOutputDevice(out)
    made.setSize(box.size().toSize())
    made.setViewBox(QRectF(0, 0, box.width(), box.height()))
    made.setTitle(title)
    _draw(scene, theme, made, QRectF(0, 0, box.width(), box.height()), marking)
    return bytes(out.data().data())


def picture(scene: NetworkScene, theme: Theme, marking: str = "") -> QImage:
    """The whole scene at twice its size, or as large as a picture may be, marked likewise."""
    box = scene.sceneRect()
    by = min(SCALE, WIDEST / max(box.width(), box.height(), 1.0))
    size = box.size() * by
    image = QImage(size.toSize(), QImage.Format.Format_RGB32)
    _draw(scene, theme, image, QRectF(0, 0, size.width(), size.height()), marking)
    return image


def _draw(scene: NetworkScene, theme: Theme, on: object, room: QRectF, marking: str) -> None:
    painter = QPainter(on)  # type: ignore[call-overload]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(room, theme.color("paper"))
    scene.render(painter, room, scene.sceneRect())
    if marking:
        by = room.width() / max(scene.sceneRect().width(), 1.0)
        painter.scale(by, by)
        font = interface_font("small", 600)
        box = QFontMetricsF(font).boundingRect(marking).adjusted(-7, -4, 7, 4)
        box.moveTo(10, 10)
        painter.setFont(font)
        painter.setPen(theme.color("ink"))
        painter.fillRect(box, theme.color("paper"))
        painter.drawRect(box)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, marking)
    painter.end()


def write_bytes(data: bytes, path: Path) -> str:
    """Write a file whole or not at all; what to say of it. For a thread of its own."""
    return _written(path, lambda out: out.write(data))


def write_picture(image: QImage, path: Path) -> str:
    """The same for a picture, as PNG."""
    made = QBuffer()
    made.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(made, "PNG")  # type: ignore[call-overload]
    return write_bytes(bytes(made.data().data()), path)


def write_graph(
    network: Network, places: Mapping[str, tuple[float, float]], tlp: str | None, path: Path
) -> str:
    """The same for a graph, as GraphML."""
    from reader.export.graphml import graphml

    return write_bytes(graphml(network, places, tlp), path)


def _written(path: Path, write: object) -> str:
    from reader.disk_trouble import in_plain_words

    try:
        write_whole(path, write)  # type: ignore[arg-type]
    except OSError as error:
        return f"{path} was not written. {in_plain_words(error)}"
    return f"Written to {path}"

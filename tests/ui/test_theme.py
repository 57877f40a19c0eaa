"""The look keeps its promises: contrast, colours told apart, nothing left to the desktop."""

from __future__ import annotations

import ast
import gc
import itertools
import math
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QIcon, QImage, QPalette, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from reader.resources import resource
from reader.ui.theme import fonts, icons, theme
from reader.ui.theme.stylesheet import PICTURES, RULES
from reader.ui.theme.theme import PALETTE, SCHEMES, Theme
from reader.ui.theme.tokens import TABLES, TAGS, TEXT_ON, TOKENS, table

# The offscreen platform says this of every window.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

READER = Path(theme.__file__).parents[2]
GROUNDS = ("paper", "panel", "card", "selection", "hover")


@pytest.fixture(autouse=True)
def as_it_was(qapp: QApplication) -> Iterator[None]:
    """The application's dress is shared by all tests: put it back."""
    palette, sheet, before = qapp.palette(), qapp.styleSheet(), theme._current
    yield
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    theme._current = before


# --- colours ------------------------------------------------------------------------------


def linear(colour: str) -> tuple[float, float, float]:
    def one(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (one(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """WCAG's contrast ratio."""
    weights = (0.2126, 0.7152, 0.0722)
    light = sorted(
        sum(w * c for w, c in zip(weights, linear(x), strict=True)) for x in (one, other)
    )
    return (light[1] + 0.05) / (light[0] + 0.05)


def deuteranope(colour: str) -> tuple[float, ...]:
    """Linear light as seen without the middle cones (Machado, Oliveira and Fernandes 2009)."""
    rows = (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    )
    light = linear(colour)
    return tuple(
        min(1.0, max(0.0, sum(a * b for a, b in zip(row, light, strict=True)))) for row in rows
    )


def lab(light: tuple[float, ...]) -> tuple[float, float, float]:
    """CIE Lab of linear sRGB, D65."""
    rows = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.95047, 1.0, 1.08883)

    def curve(t: float) -> float:
        return t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116

    x, y, z = (
        curve(sum(a * b for a, b in zip(row, light, strict=True)) / w)
        for row, w in zip(rows, white, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("name", TABLES)
def test_every_legal_text_can_be_read_on_its_ground(name: str) -> None:
    colours = table(name)
    wanted = 7.0 if name.startswith("contrast") else 4.5
    poor = {
        f"{text} on {ground}": round(contrast(colours[text], colours[ground]), 2)
        for ground, texts in TEXT_ON.items()
        for text in texts
        if contrast(colours[text], colours[ground]) < wanted
    }
    assert poor == {}


@pytest.mark.parametrize("name", TABLES)
def test_focus_and_tags_stand_out_from_the_grounds(name: str) -> None:
    colours = table(name)
    for role in ("focus", *TAGS):
        for ground in GROUNDS:
            assert contrast(colours[role], colours[ground]) >= 3, (role, ground)


@pytest.mark.parametrize("name", [name for name in TABLES if name.startswith("contrast")])
def test_high_contrast_has_lines_that_can_be_seen(name: str) -> None:
    colours = table(name)
    for role in ("line", "handle", "source-line", "claim-line"):
        for ground in ("paper", "panel", "card"):
            assert contrast(colours[role], colours[ground]) >= 3, (role, ground)


@pytest.mark.parametrize("name", TABLES)
def test_a_black_tick_and_the_grey_arrow_can_be_seen(name: str) -> None:
    colours = table(name)
    assert contrast("#000000", colours["tick"]) >= 4.5
    for arrow in ("drop-down", "step-up"):
        grey = re.findall('stroke="(#.{6})"', resource(f"icons/{arrow}.svg").read_text("utf-8"))
        assert contrast(grey[0], colours["card"]) >= 3


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("seen", [linear, deuteranope])
def test_the_eight_tags_can_be_told_apart(name: str, seen) -> None:
    colours = table(name)
    places = {role: lab(seen(colours[role])) for role in TAGS}
    assert len(places) == 8
    for one, other in itertools.combinations(places, 2):
        assert math.dist(places[one], places[other]) >= 15, (one, other)


def test_tokens_are_opaque_and_well_formed() -> None:
    for role, colours in TOKENS.items():
        assert len(colours) == len(TABLES)
        assert all(re.fullmatch("#[0-9A-F]{6}", colour) for colour in colours), role
    assert set(TEXT_ON) | {text for texts in TEXT_ON.values() for text in texts} <= set(TOKENS)


# --- no colour anywhere else ----------------------------------------------------------------

HEX = re.compile(r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})\b|\b(?:rgb|hsl|hsv)a?\(")
NAMED = {
    *("black", "white", "red", "green", "blue", "cyan", "magenta", "yellow", "gray"),
    *("darkRed", "darkGreen", "darkBlue", "darkCyan", "darkMagenta", "darkYellow"),
    *("darkGray", "lightGray"),
}


def colour_literals(source: str) -> list[str]:
    """The colours written down in a piece of Python."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes):
            text = node.value if isinstance(node.value, str) else node.value.decode("latin-1")
            found += HEX.findall(text)
        elif isinstance(node, ast.Call):
            literal = any(isinstance(argument, ast.Constant) for argument in node.args)
            called = ast.unparse(node.func) if literal else ""
            if re.search(r"\bQColor(\.from\w+)?$|\bqRgba?$", called):
                found.append(ast.unparse(node))
        elif isinstance(node, ast.Attribute) and node.attr in NAMED:
            named = ast.unparse(node)
            found += [named] if re.search(r"\b(Qt|GlobalColor)\.\w+$", named) else []
    return found


@pytest.mark.parametrize(
    "source",
    [
        "a = '#fff'",
        "a = f'color: #A1B2C3; {x}'",
        "QColor(1, 2, 3)",
        "QtGui.QColor('red')",
        "QColor.fromRgb(1, 2, 3)",
        "Qt.red",
        "Qt.GlobalColor.darkBlue",
        "a = 'rgba(0, 0, 0, 10)'",
    ],
)
def test_a_colour_literal_is_recognised(source: str) -> None:
    assert colour_literals(source)


def test_colours_are_written_down_in_the_tokens_alone() -> None:
    found = {}
    for path in READER.rglob("*.py"):
        if path.name == "tokens.py" and path.parent.name == "theme":
            continue
        if path.is_relative_to(READER / "export") and path.name in ("colours.py", "style.py"):
            continue  # what is exported has a page of its own, and no theme
        literals = colour_literals(path.read_text(encoding="utf-8"))
        if literals:
            found[path.relative_to(READER).as_posix()] = literals
    assert found == {}


# --- palette and style sheet ------------------------------------------------------------------


def test_the_palette_leaves_nothing_to_qt() -> None:
    assert set(PALETTE) == set(QPalette.ColorRole) - {
        QPalette.ColorRole.NoRole,
        QPalette.ColorRole.NColorRoles,
    }
    dress = Theme("dark")
    palette, ours = dress.palette(), {colour.lower() for colour in table("dark").values()}
    for group in (
        QPalette.ColorGroup.Active,
        QPalette.ColorGroup.Inactive,
        QPalette.ColorGroup.Disabled,
    ):
        for role in PALETTE:
            assert palette.isBrushSet(group, role), (group, role)
            assert palette.color(group, role).name() in ours
    assert palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text) == dress.color(
        "faint"
    )


def test_the_style_sheet_names_known_roles_and_no_sizes_of_type() -> None:
    named = set(re.findall(r"%\(([^)]+)\)s", RULES))
    assert named - set(PICTURES) <= set(TOKENS)
    assert not re.search(r"font-size|font-family|font:", RULES)
    assert HEX.findall(RULES) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_qt_understands_the_style_sheet(scheme: str, qapp: QApplication, qtbot: QtBot) -> None:
    """A rule that Qt cannot parse is a warning, and warnings fail."""
    Theme(scheme, lambda: (False, False)).apply(qapp)
    label = QLabel("words")
    label.setProperty("role", "soft")
    qtbot.addWidget(label)
    label.show()
    soft = theme.current().color("soft")
    assert label.palette().color(QPalette.ColorRole.WindowText) == soft


# --- following the desktop ---------------------------------------------------------------------


def test_the_system_theme_follows_the_desktop(qapp: QApplication, qtbot: QtBot) -> None:
    wants = {"now": (False, False)}
    dress = Theme("system", lambda: wants["now"])
    dress.apply(qapp)
    for now, name in (
        ((True, False), "dark"),
        ((True, True), "contrast-dark"),
        ((False, True), "contrast-light"),
        ((False, False), "light"),
    ):
        wants["now"] = now
        with qtbot.waitSignal(dress.changed):
            qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Unknown)
        assert dress.name == name
        panel = qapp.palette().color(QPalette.ColorRole.Window)
        assert panel == dress.color("panel") == QColor(table(name)["panel"])
        assert dress.dark == now[0]


def test_a_fixed_theme_does_not_follow(qapp: QApplication, qtbot: QtBot) -> None:
    dress = Theme("light", lambda: (True, True))
    dress.apply(qapp)
    with qtbot.assertNotEmitted(dress.changed):
        dress.follow_desktop()
    assert dress.name == "light"
    dress.scheme = "contrast"
    assert dress.name == "contrast-dark"
    dress.scheme = "dark"
    assert dress.name == "dark"


def test_unknown_names_are_refused() -> None:
    with pytest.raises(ValueError, match="unknown theme “sepia”"):
        Theme("sepia")
    with pytest.raises(KeyError):
        Theme("light").color("mauve")


def window() -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    names = QListWidget()
    names.addItems(["one", "two"])
    grid = QTableWidget(2, 2)
    tabs = QTabBar()
    tabs.addTab("Read")
    tabs.addTab("Claims")
    for child in (tabs, QLineEdit("words"), QPushButton("Export"), names, grid):
        column.addWidget(child)
    return made


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def test_a_window_changed_is_the_same_as_one_made_new(qapp: QApplication, qtbot: QtBot) -> None:
    dress = Theme("light")
    dress.apply(qapp)
    old = window()
    qtbot.addWidget(old)
    old.show()
    light = picture(old)
    dress.scheme = "dark"
    new = window()
    qtbot.addWidget(new)
    new.show()
    assert picture(old) != light
    assert picture(old) == picture(new)


def test_the_keyboard_s_place_can_be_seen(qapp: QApplication, qtbot: QtBot) -> None:
    """The same widget with and without the focus differs in the focus colour, not in size."""
    dress = Theme("light")
    dress.apply(qapp)
    made = window()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    for kind in (QTabBar, QLineEdit, QPushButton):
        child = made.findChild(kind)
        made.setFocus()
        hint = child.sizeHint()
        without = count(child, dress.color("focus").rgb())
        child.setFocus()
        assert count(child, dress.color("focus").rgb()) > without + 40, kind
        assert child.sizeHint() == hint


@pytest.mark.parametrize("scheme", ["light", "dark", "contrast"])
def test_what_an_empty_field_is_for_is_written_in_a_colour_that_can_be_read(
    scheme: str, qapp: QApplication, qtbot: QtBot
) -> None:
    dress = Theme(scheme)
    dress.apply(qapp)
    made = QWidget()
    column = QVBoxLayout(made)
    fields = (QLineEdit(), QPlainTextEdit())
    for field in fields:
        field.setPlaceholderText("How near it stands")
        column.addWidget(field)
    qtbot.addWidget(made)
    made.show()
    for field in fields:
        field.ensurePolished()
        role = QPalette.ColorRole.PlaceholderText
        assert field.palette().color(role) == dress.color("hint"), type(field)


def count(widget: QWidget, colour: int) -> int:
    image = picture(widget)
    pixels = itertools.product(range(image.width()), range(image.height()))
    return sum(image.pixel(x, y) == colour for x, y in pixels)


# --- fonts and icons -----------------------------------------------------------------------------


def width(**how) -> float:
    words = "Selon Vitali Kremez, l'équipe de Ελλάδα и Россия"
    return QFontMetricsF(fonts.reading_font(40, **how)).horizontalAdvance(words)


def test_literata_has_real_weights_and_a_real_italic(qapp: QApplication) -> None:
    font = fonts.reading_font(18)
    assert QFontInfo(font).family() == "Literata"
    assert QFontInfo(font).pixelSize() == 18
    widths = [width(weight=weight) for weight in (400, 500, 600, 700)]
    assert widths == sorted(set(widths))
    assert width(italic=True) < width() * 0.97
    assert width(italic=True, weight=700) > width(italic=True)


def test_literata_has_the_letters_of_european_news(qapp: QApplication) -> None:
    metrics = QFontMetricsF(fonts.reading_font(18))
    for letter in "éœŁőșĐθώЖщїў“”«»—…€£₴→½ﬁ":
        assert metrics.inFontUcs4(ord(letter)), letter


def test_another_family_uses_qt_s_own_weight(qapp: QApplication) -> None:
    font = fonts.reading_font(18, weight=600, family=qapp.font().family())
    assert font.weight() == 600
    assert font.family() == qapp.font().family()


def test_interface_sizes_follow_the_system_font(qapp: QApplication) -> None:
    before = qapp.font()
    try:
        for px in (13, 20):
            font = qapp.font()
            font.setPixelSize(px)
            qapp.setFont(font)
            assert fonts.interface_px() == px
            assert fonts.interface_px("small") < px < fonts.interface_px("large")
            assert fonts.interface_font("small", 600).weight() == 600
    finally:
        qapp.setFont(before)


def strongest(pixmap: QPixmap) -> str:
    """The colour of the most opaque pixel."""
    image = pixmap.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    pixels = itertools.product(range(image.width()), range(image.height()))
    return max((image.pixelColor(x, y) for x, y in pixels), key=lambda c: c.alpha()).name()


def test_an_icon_keeps_to_the_theme(qapp: QApplication) -> None:
    dress = Theme("light")
    dress.apply(qapp)
    contrast_icon = icons.icon("contrast")
    size = QSize(24, 24)
    assert strongest(contrast_icon.pixmap(size)) == dress.color("soft").name()
    disabled = contrast_icon.pixmap(size, QIcon.Mode.Disabled)
    assert strongest(disabled) == dress.color("faint").name()
    dress.scheme = "dark"
    assert strongest(contrast_icon.pixmap(size)) == dress.color("soft").name()
    assert strongest(icons.icon("contrast", "bad").pixmap(size)) == dress.color("bad").name()
    copy = QIcon(contrast_icon)
    sharp = copy.pixmap(size, 2.0)
    assert (sharp.width(), sharp.devicePixelRatio()) == (48, 2.0)


@pytest.mark.parametrize("path", sorted(resource("icons").glob("*.svg")), ids=lambda p: p.stem)
def test_every_icon_can_be_drawn(path: Path, qapp: QApplication) -> None:
    pixmap = icons.icon(path.stem).pixmap(24, 24)
    image = pixmap.toImage()
    inked = sum(image.pixelColor(x, y).alpha() > 100 for x in range(24) for y in range(24))
    assert inked > 15


def test_a_copy_of_an_icon_lives_on_its_own(qapp: QApplication) -> None:
    """Qt clones the engine of a copy that is changed, and frees it later."""
    gc.freeze()  # what other tests have loaded is not looked through fifty times
    for _ in range(50):
        copy = QIcon(icons.icon("tag"))
        copy.addPixmap(QPixmap(8, 8))
        assert not copy.pixmap(16, 16).isNull()
        del copy
        gc.collect()
    gc.unfreeze()


def test_an_unknown_icon_is_refused_at_once(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError, match=r"icons/unicorn\.svg"):
        icons.icon("unicorn")


def test_the_application_has_an_icon_of_several_sizes(qapp: QApplication) -> None:
    assert {size.width() for size in icons.app_icon().availableSizes()} == {16, 32, 64, 256}

"""The application's one style sheet; it names roles, never colours, and never a size of type.

What a widget is, is said by properties: `role` (soft, faint, good, bad, warn, source, heading, key,
grade, card, popup, switch), `quiet` (a field of a page, which shows its frame when it is
worked with), `ground` (paper, panel, card), `edge` (top, bottom, left, right), `segment`
(first, true, last), `active` (true). A property that changes later needs `style().polish(widget)`.
Sizes do not jump: a border that grows to show the focus takes its room from the padding.
"""

from __future__ import annotations

from reader.resources import resource

PICTURES = ("check.svg", "drop-down.svg", "step-up.svg")
# %(role)s is a colour of the table in force; an unknown role raises KeyError.
RULES = """
QDialog, QMainWindow, QMessageBox { background: %(paper)s; }
*[ground="paper"] { background: %(paper)s; }
*[ground="panel"] { background: %(panel)s; }
*[ground="card"] { background: %(card)s; }
*[edge="top"] { border: 0 solid %(line)s; border-top-width: 1px; }
*[edge="bottom"] { border: 0 solid %(line)s; border-bottom-width: 1px; }
*[edge="left"] { border: 0 solid %(line)s; border-left-width: 1px; }
*[edge="right"] { border: 0 solid %(line)s; border-right-width: 1px; }

QLabel[role="soft"] { color: %(soft)s; }
QLabel[role="faint"] { color: %(faint)s; }
QLabel[role="good"] { color: %(good)s; }
QLabel[role="bad"] { color: %(bad)s; }
QLabel[role="source"] { color: %(source)s; font-weight: 600; }
QLabel[role="heading"] { color: %(soft)s; font-weight: 600; }
QLabel[role="warn"] { color: %(warn-ink)s; background: %(warn)s;
  border-radius: 6px; padding: 6px 10px; }
QLabel[role="grade"] { color: %(ink)s; background: %(chip)s; font-weight: 600;
  border-radius: 4px; padding: 1px 6px; }
QLabel[role="key"] { color: %(soft)s; border: 1px solid %(line)s;
  border-radius: 4px; padding: 0 4px; }

QFrame[role="popup"] { background: %(card)s; border: 1px solid %(line)s; border-radius: 8px; }
QFrame[role="card"] { background: %(card)s; border: 1px solid %(line)s;
  border-left: 3px solid %(claim-line)s; border-radius: 7px; }
QFrame[role="card"][active="true"] { border-color: %(claim-line)s; }

#selectionBar { background: %(bar)s; border: 1px solid %(bar-active)s; border-radius: 8px; }
#selectionBar QToolButton { color: %(bar-ink)s; background: transparent;
  border: 2px solid transparent; border-radius: 6px; padding: 3px 7px; }
#selectionBar QToolButton:hover, #selectionBar QToolButton:checked {
  background: %(bar-active)s; }
#selectionBar QToolButton:focus { border-color: %(bar-soft)s; }
#selectionBar QLabel { color: %(bar-ink)s; }
#selectionBar QLabel[role="key"] { color: %(bar-soft)s; border-color: %(bar-soft)s; }

QTabBar { background: transparent; border: 0; qproperty-drawBase: 0; }
QTabBar::tab { color: %(soft)s; background: transparent;
  border: 2px solid transparent; border-radius: 6px; padding: 5px 12px; margin: 2px 1px; }
QTabBar::tab:hover { color: %(ink)s; background: %(hover)s; }
QTabBar::tab:selected { color: %(ink)s; background: %(card)s; font-weight: 600;
  border: 1px solid %(line)s; padding: 6px 13px; }
QTabBar::tab:selected:focus { border: 2px solid %(focus)s; padding: 5px 12px; }

QLineEdit, QPlainTextEdit, #reportSummary, QComboBox, QAbstractSpinBox { color: %(ink)s;
  placeholder-text-color: %(hint)s;
  background: %(card)s; border: 1px solid %(line)s; border-radius: 6px; padding: 4px 8px;
  selection-background-color: %(select)s; selection-color: %(ink)s; }
QFrame[role="card"] QLineEdit, QFrame[role="card"] QPlainTextEdit { background: %(paper)s; }
QLineEdit:hover, QPlainTextEdit:hover, #reportSummary:hover { border-color: %(handle)s; }
QLineEdit:focus, QPlainTextEdit:focus, #reportSummary:focus, QComboBox:focus,
QAbstractSpinBox:focus {
  border: 2px solid %(focus)s; padding: 3px 7px; }
*[quiet="true"] { background: transparent; border-color: transparent; }
*[quiet="true"]:hover { border-color: %(handle)s; }
*[quiet="true"]:focus { background: %(card)s; border-color: %(focus)s; }
*[quiet="line"], *[quiet="line"]:focus { background: transparent; border: 0 solid transparent;
  border-bottom-width: 2px; border-radius: 0; padding: 3px 0 2px 0; }
*[quiet="line"]:hover { border-color: %(handle)s; }
*[quiet="line"]:focus { border-color: %(focus)s; }
QLineEdit[wrong="true"], QLineEdit[wrong="true"]:focus { color: %(bad)s;
  border-color: %(bad)s; }
QLineEdit:read-only, QPlainTextEdit[readOnly="true"] { background: %(panel)s; }
QLineEdit:disabled, QPlainTextEdit:disabled { color: %(faint)s; background: %(panel)s; }
QComboBox::drop-down { border: 0; width: 24px; }
QComboBox::down-arrow { image: url("%(drop-down.svg)s"); width: 14px; height: 14px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { background: transparent; border: 0;
  border-radius: 4px; width: 20px; margin: 1px 2px; subcontrol-origin: border; }
QAbstractSpinBox::up-button { subcontrol-position: top right; margin-bottom: 0; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin-top: 0; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: %(hover)s; }
QAbstractSpinBox::up-arrow { image: url("%(step-up.svg)s"); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url("%(drop-down.svg)s"); width: 12px; height: 12px; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { background: transparent; border: 0; padding: 0; }
QAbstractItemView QLineEdit { border-radius: 0; padding: 0 4px; }

QPushButton { color: %(ink)s; background: %(card)s; border: 1px solid %(line)s;
  border-radius: 6px; padding: 5px 14px; }
QPushButton:hover { background: %(hover)s; }
#sourceAffiliation { text-align: left; padding-left: 8px; }
QPushButton:pressed { background: %(selection)s; }
QPushButton:default { color: %(source-ink)s; background: %(source)s; font-weight: 600;
  border-color: %(source)s; }
QPushButton:focus { border: 2px solid %(focus)s; padding: 4px 13px; }
QPushButton:default:focus { border-color: %(ink)s; }
QPushButton:disabled { color: %(faint)s; background: %(panel)s; border-color: %(line)s; }

QCheckBox, QRadioButton { spacing: 8px; border: 2px solid transparent; border-radius: 6px; }
QCheckBox:focus, QRadioButton:focus { border-color: %(focus)s; }
QCheckBox::indicator, QRadioButton::indicator { width: 13px; height: 13px;
  background: %(card)s; border: 1px solid %(soft)s; border-radius: 4px; }
QRadioButton::indicator { border-radius: 7px; }
QCheckBox::indicator:checked { background: %(tick)s; image: url("%(check.svg)s"); }
QRadioButton::indicator:checked { background: qradialgradient(cx: 0.5, cy: 0.5, fx: 0.5, fy: 0.5,
  radius: 0.5, stop: 0 %(shadow)s, stop: 0.4 %(shadow)s, stop: 0.5 %(tick)s, stop: 1 %(tick)s); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: %(line)s; }
QProgressBar { color: transparent; background: %(hover)s; border: 0; border-radius: 3px;
  max-height: 6px; }
QProgressBar::chunk { background: %(source)s; border-radius: 3px; }

QToolButton { color: %(ink)s; background: transparent; border: 2px solid transparent;
  border-radius: 6px; padding: 3px; }
QToolButton:hover { background: %(hover)s; }
QToolButton:pressed, QToolButton:checked { background: %(selection)s; }
QToolButton:disabled { color: %(faint)s; }
QToolButton:focus { border-color: %(focus)s; }
QToolButton::menu-indicator { image: none; }
QToolButton[segment] { color: %(soft)s; background: %(card)s; border: 1px solid %(line)s;
  border-left-width: 0; border-radius: 0; padding: 3px 8px; }
QToolButton[segment="first"] { border-left-width: 1px;
  border-top-left-radius: 6px; border-bottom-left-radius: 6px; }
QToolButton[segment="last"] { border-top-right-radius: 6px; border-bottom-right-radius: 6px; }
QToolButton[segment]:hover { color: %(ink)s; background: %(hover)s; }
QToolButton[segment]:checked { color: %(ink)s; background: %(claim)s; font-weight: 600; }
*[role="switch"] QToolButton[segment]:checked { background: %(selection)s; }
QToolButton[segment]:focus { border: 2px solid %(focus)s; padding: 2px 6px 2px 7px; }
QToolButton[tight="true"] { padding: 3px 0; }
QToolButton[tight="true"]:focus { padding: 2px 0; }
QToolButton[role="soft"] { color: %(soft)s; }
QToolButton[role="soft"]:hover, QToolButton[role="soft"]:checked { color: %(ink)s; }

QListView, QTreeView, QTableView { color: %(ink)s; background: %(paper)s;
  alternate-background-color: %(panel)s; border: 0; gridline-color: %(line)s;
  selection-background-color: %(selection)s; selection-color: %(ink)s; }
QListView[ground="panel"], QTreeView[ground="panel"], QTableView[ground="panel"],
#library { background: %(panel)s; }
#library { selection-background-color: transparent; }
QFrame[role="popup"] QListView { background: transparent; }
#strongList, #dismissedList { selection-background-color: transparent; }
#strongList::item, #dismissedList::item { color: %(ink)s; border: 1px solid %(line)s;
  border-radius: 6px; background: %(card)s; padding: 7px 9px; }
#strongList::item:selected, #dismissedList::item:selected { background: %(selection)s;
  border-color: %(focus)s; }
#exportFormat, #exportPieces { background: %(panel)s; border-radius: 6px; padding: 4px; }
#exportFormat { selection-background-color: transparent; }
#exportPieces::item { color: %(ink)s; border: 2px solid transparent; border-radius: 4px;
  padding: 1px 6px; }
#exportPieces::item:disabled { color: %(soft)s; }
#exportPieces::item:selected { background: %(selection)s; }
#exportPieces::item:selected:focus { border-color: %(focus)s; }
#exportSide, #exportSide > QWidget, #exportSide > QWidget > QWidget, #takingChoices,
#takingChoices > QWidget, #takingChoices > QWidget > QWidget { background: transparent; }
#exportTable { border: 1px solid %(line)s; border-radius: 6px; background: %(card)s; }
#exportTable::item { padding: 2px 8px; }
#namesTable::item { padding: 0 10px; }
#namesTable::item:selected { color: %(ink)s; background: %(selection)s; }
#namesTable::item:focus { border: 2px solid %(focus)s; padding: 0 8px; }
#namesParts::handle { background: transparent; }
QHeaderView { background: %(panel)s; border: 0 solid %(line)s; border-bottom-width: 1px; }
QHeaderView::section { color: %(soft)s; background: %(panel)s; border: 0;
  padding: 5px 10px; font-weight: 400; }
QTableCornerButton::section { background: %(panel)s; border: 0; }
#matrixTable QHeaderView { background: %(paper)s; border: 0; }
#matrixTable QTableCornerButton::section { background: %(paper)s; border: 0 solid %(line)s;
  border-bottom-width: 1px; }
#page { background: %(paper)s; border: 0;
  selection-background-color: %(select)s; selection-color: %(ink)s; }
#margin { background: %(paper)s; border: 0; }

QScrollBar, QAbstractScrollArea::corner { background: transparent; border: 0; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: %(handle)s; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: %(faint)s; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMenuBar { color: %(ink)s; background: %(panel)s; border: 0; }
QMenuBar::item { background: transparent; border-radius: 4px; padding: 4px 8px; }
QMenuBar::item:selected { background: %(hover)s; }
QMenu { color: %(ink)s; background: %(card)s; border: 1px solid %(line)s; padding: 4px; }
QMenu::item { border-radius: 4px; padding: 5px 20px 5px 12px; }
QMenu::item:selected { background: %(selection)s; }
QMenu::item:disabled { color: %(faint)s; }
QMenu::separator { background: %(line)s; height: 1px; margin: 4px 8px; }

QStatusBar { color: %(soft)s; background: %(panel)s; border: 0 solid %(line)s;
  border-top-width: 1px; }
QStatusBar::item { border: 0; }
QStatusBar QLabel { color: %(soft)s; }
QStatusBar QLabel[role="good"] { color: %(good)s; }
QStatusBar QLabel[role="bad"] { color: %(bad)s; }
QToolTip { color: %(bar-ink)s; background: %(bar)s; border: 1px solid %(bar-active)s;
  padding: 4px 6px; }
QSplitter::handle { background: %(line)s; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
"""


def stylesheet(colours: dict[str, str]) -> str:
    """The rules with the colours of a table (role → "#RRGGBB") filled in."""
    # Qt cannot tint these: the black mark stands on `tick`, the grey arrow reads on every ground.
    pictures = {name: resource(f"icons/{name}").as_posix() for name in PICTURES}
    return RULES % {**colours, **pictures}

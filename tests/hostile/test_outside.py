"""Nothing goes out and nothing is fetched: no network code, no file opened that nobody chose."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import reader

ROOT = Path(reader.__file__).parent
NETWORK = frozenset(
    (
        *("socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "poplib", "imaplib"),
        *("telnetlib", "xmlrpc", "asyncio", "socketserver", "webbrowser", "requests", "httpx"),
        *("aiohttp", "urllib3", "PySide6.QtNetwork", "PySide6.QtWebSockets"),
        *("PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets"),
    )
)


def called(node: ast.Call) -> str:
    """The last part of the name of what is called."""
    return str(getattr(node.func, "attr", getattr(node.func, "id", "")))


def imported(tree: ast.AST) -> set[str]:
    """The names of the modules that a module imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Call) and called(node).endswith("import_module"):
            found |= {arg.value for arg in node.args if isinstance(arg, ast.Constant)}
    return found


def of_network(tree: ast.AST) -> set[str]:
    parents = {
        ".".join(name.split(".")[: n + 1])
        for name in imported(tree)
        for n in range(name.count(".") + 1)
    }
    return parents & NETWORK


def test_no_module_can_reach_the_network() -> None:
    modules = sorted(ROOT.rglob("*.py"))
    assert len(modules) > 50
    guilty = {
        str(path.relative_to(ROOT)): names
        for path in modules
        if (names := of_network(ast.parse(path.read_text(encoding="utf-8"))))
    }
    assert guilty == {}


@pytest.mark.parametrize(
    "code",
    [
        "import socket",
        "def f():\n    from urllib import request",
        "import http.client as h",
        "from PySide6 import QtNetwork",
        "from PySide6.QtNetwork import QNetworkAccessManager",
        "import importlib\nimportlib.import_module('ssl')",
    ],
)
def test_network_code_would_be_seen(code: str) -> None:
    assert of_network(ast.parse(code))


ARTICLE = """<img src="file://{canary}"> Titre

Voir <a href="file://{canary}">ici</a>, ![là]({canary}), http://canary.example/a.png et
<img src="http://canary.example/b.png"> <link rel="stylesheet" href="file://{canary}">
<object data="{canary}"></object> @import url({canary}); [x]: {canary}

Le ministre a dit que « rien n'est <b>sûr</b> » : <img src="{canary}">.
"""

WATCHED = """
import json, os, sys
from pathlib import Path
os.environ["QT_QPA_PLATFORM"] = "offscreen"
project, profile, article, canary = map(Path, sys.argv[1:5])
seen = []
def watch(event, args):
    if event in ("open", "os.listdir", "os.scandir") and args and isinstance(args[0], (str, bytes)):
        seen.append(os.fsdecode(args[0]))
    elif event.startswith(("socket.", "urllib.", "http.", "webbrowser.")):
        seen.append(event)
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
from reader.app import open_window
from tests.gui.hands import CTRL, Hands, settle
sys.addaudithook(watch)
window = open_window(project, profile)
window.resize(1200, 800)
window.activateWindow()
window.page.setFocus()
settle()
hands = Hands(window)
hands.drag("Voir")
hands.key("c")
hands.type("<img src=%s>" % canary)
hands.key(Qt.Key.Key_Return)
hands.key(Qt.Key.Key_Escape)
hands.drag("ministre")
hands.key("n")
hands.type("![x](%s) <img src='%s'>" % (canary, canary))
hands.key(Qt.Key.Key_Escape)
for words in ("ici", "là", "http://canary.example/a.png"):
    hands.click_words(words)
    hands.click_words(words, modifiers=CTRL)
hands.key(Qt.Key.Key_Escape)
for name in ("toggle_annotation_list", "toggle_history", "view_sources", "view_read", "export"):
    window.actions_by_name[name].trigger()
    settle()
for top in app.topLevelWidgets():
    top.grab()
if sys.argv[5] == "control":
    open(canary, "rb").close()
    os.utime(canary, (0, canary.stat().st_mtime))
    QLabel("<img src='file://%s'>" % canary).grab()
for top in app.topLevelWidgets():
    if top is not window and top.isVisible():
        top.close()
window.close()
print(json.dumps(seen))
"""


def watched(folder: Path, what: str) -> tuple[list[str], Path]:
    """What a window with a hostile article opens; `what` is "control" or "plain".

    What Qt itself opens no hook sees: the time of the canary's last reading tells that.
    """
    from tests.gui.importing import import_text

    canary = folder / "canary.png"
    canary.write_bytes(b"x")
    os.utime(canary, (0, canary.stat().st_mtime))
    article = folder / "article.txt"
    article.write_text(ARTICLE.format(canary=canary), encoding="utf-8")
    project = import_text(folder / "case.selon", article)
    done = subprocess.run(
        [
            *(sys.executable, "-c", WATCHED, str(project), str(folder / "profile")),
            *(str(article), str(canary), what),
        ],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1]), canary


def test_the_window_opens_its_own_files_alone(tmp_path: Path) -> None:
    seen, canary = watched(tmp_path, "plain")
    own = (str(tmp_path / "case.selon"), str(tmp_path / "profile"), str(ROOT.parent))
    own += (sys.prefix, sys.base_prefix, "/usr/share/", "/etc/", "/proc/self/", "/dev/null")
    others = [path for path in seen if path != str(tmp_path) and not path.startswith(own)]
    assert [path for path in others if not path.endswith((".py", ".pyc", ".so"))] == []
    assert str(canary) not in seen
    assert canary.stat().st_atime == 0


def test_what_it_would_open_would_be_seen(tmp_path: Path) -> None:
    seen, canary = watched(tmp_path, "control")
    assert str(canary) in seen
    if canary.stat().st_atime == 0:
        pytest.skip("this disk does not note when a file is read")


def test_none_keeps_its_references() -> None:
    """PySide 6.12 drops one at every call that answers nothing, until the program aborts."""
    from PySide6.QtCore import QObject, QTimer

    thing, timer = QObject(), QTimer()
    before = sys.getrefcount(None)
    for n in range(1000):
        thing.setObjectName("a")
        timer.setInterval(n)
        thing.blockSignals(False)
    # in newer Pythons None is immortal, and its number says nothing
    assert sys.getrefcount(None) >= before - 100

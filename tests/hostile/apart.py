"""An import where there is no network, and what of it was asked for all the same; no tests here.

`python -m tests.hostile.apart PROJECT FILE…`, run in a network namespace of its own, prints what
became of the files, and how often the kernel found no way for something that wanted out.
"""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

COUNTED = ("/proc/net/snmp", "/proc/net/snmp6")
"""The kernel's counters of the namespace that a process is in."""


def wanted_out() -> int:
    """Packets, connections and look-ups that any process here has tried to send so far."""
    table = Path(COUNTED[0]).read_text(encoding="ascii").splitlines()
    known = dict[str, int]()
    for names, values in zip(table[::2], table[1::2], strict=True):
        kind, *fields = names.split()
        known |= dict(zip((kind + f for f in fields), map(int, values.split()[1:]), strict=True))
    with suppress(OSError):
        for line in Path(COUNTED[1]).read_text(encoding="ascii").splitlines():
            name, value = line.split()
            known[name] = int(value)
    told = ("Ip:OutRequests", "Ip:OutNoRoutes", "Tcp:ActiveOpens", "Udp:OutDatagrams")
    return sum(known.get(name, 0) for name in (*told, "Ip6OutRequests", "Ip6OutNoRoutes"))


def tried(act: Callable[[], object]) -> int:
    """How much more wanted out when `act` was done."""
    before = wanted_out()
    with suppress(OSError):
        act()
    return wanted_out() - before


def controls() -> dict[str, int]:
    """What would be seen if it were done: by an address, by a name, by a library of the parsers."""
    from tests.hostile.reaching import greedy

    missing = Path(__file__).as_uri()
    return {
        "address": tried(lambda: socket.create_connection(("192.0.2.1", 80), 5)),
        "this machine": tried(lambda: socket.create_connection(("127.0.0.1", 80), 5)),
        "name": tried(lambda: socket.getaddrinfo("canary.example", 80)),
        "library": tried(lambda: greedy(missing, "http://192.0.2.1")),
    }


def imported(project: str, files: list[str]) -> list[dict[str, object]]:
    """The lines of `selon import`."""
    done = subprocess.run(
        [
            *(sys.executable, "-m", "reader", "--profile", f"{project}-profile"),
            *("--analyst", "Anna", "import", project, *files, "--json"),
        ],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    return [json.loads(line) for line in done.stdout.splitlines()]


if __name__ == "__main__":
    results: list[dict[str, object]] = []
    seen = tried(lambda: results.extend(imported(sys.argv[1], sys.argv[2:])))
    print(json.dumps({"results": results, "seen": seen, "controls": controls()}))

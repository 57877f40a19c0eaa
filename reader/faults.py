"""Reports of our own faults: where the program failed, with nothing of what the user reads."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.profile import Profile

KEPT = 20
"""Reports that are kept; the oldest go."""


def report_of(error: BaseException) -> str:
    """Where an error came from: its kind and the lines of code, no message and no values."""
    import traceback

    lines = []
    cause: BaseException | None = error
    while cause is not None:
        lines.append(type(cause).__qualname__)
        for frame in traceback.extract_tb(cause.__traceback__):
            path = Path(frame.filename)
            lines.append(f"  {path.parent.name}/{path.name}:{frame.lineno} in {frame.name}")
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    return "\n".join(lines) + "\n"


def keep_report(error: BaseException, profile: Profile) -> Path | None:
    """Write the report of an error into the profile's log folder; None where that fails."""
    import platform
    import time

    from reader import __version__

    path = profile.logs / f"fault-{time.strftime('%Y%m%d-%H%M%S')}.txt"
    system = f"Selon {__version__}, Python {platform.python_version()}, {platform.platform()}"
    try:
        profile.logs.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{system}\n{report_of(error)}", encoding="utf-8")
        for old in sorted(profile.logs.glob("fault-*.txt"))[:-KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        return None
    return path

"""Where `selon` begins: a window or a command. Loads nothing before it knows which."""

from __future__ import annotations

import sys

import reader.collecting  # noqa: F401 (first, see there)

_OPTIONS = ("--profile", "--analyst")


def main() -> None:
    """Open the window for `open`, a .selon file, a link or nothing at all; else run a command."""
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        from reader import __version__

        print(f"Selon {__version__}")  # noqa: T201
        return
    options, rest = _split(arguments)
    named = rest[1:] if rest[:1] == ["open"] else rest
    is_link = len(named) == 1 and named[0].lower().startswith("selon:")
    opens = rest[:1] == ["open"] or not rest or is_link or rest[0].lower().endswith(".selon")
    if not opens or len(named) > 1 or named[:1] in (["-h"], ["--help"]) or options is None:
        from reader.cli import main as run

        run(arguments)
        return
    from pathlib import Path

    from reader.app import main as show

    profile = Path(options["--profile"]) if "--profile" in options else None
    analyst = options.get("--analyst")
    if is_link:
        sys.exit(show(None, profile, analyst, named[0]))
    sys.exit(show(Path(named[0]) if named else None, profile, analyst))


def _split(arguments: list[str]) -> tuple[dict[str, str] | None, list[str]]:
    """The options before the command, None where they are not right, and what follows them."""
    options: dict[str, str] = {}
    rest = list(arguments)
    while rest and rest[0].startswith("-"):
        name, equals, value = rest.pop(0).partition("=")
        if name not in _OPTIONS or (not equals and not rest):
            return None, arguments
        options[name] = value if equals else rest.pop(0)
    return options, rest


if __name__ == "__main__":
    main()

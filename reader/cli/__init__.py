"""The commands for scripts and terminals; thin, each calls the layers below. No window, no Qt."""

from reader.cli.program import main, selon

__all__ = ["main", "selon"]

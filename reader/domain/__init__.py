"""The words of Selon as frozen dataclasses and pure functions; no I/O, no Qt, no SQL."""

"""What an error of the system's files means to the user: why, and what to do, in plain words."""

from __future__ import annotations

import errno

_WORDS: dict[type[OSError], tuple[str, str]] = {
    FileNotFoundError: (
        "There is no such file or folder.",
        "See whether it was moved or renamed.",
    ),
    FileExistsError: (
        "Something is there already.",
        "Choose another name; nothing was written over.",
    ),
    PermissionError: (
        "It may not be read or written.",
        "Ask its owner, or use a folder of your own.",
    ),
    IsADirectoryError: ("This is a folder.", "Name a file."),
    NotADirectoryError: (
        "A part of the path is a file and no folder.",
        "See that it is right.",
    ),
}
_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))


def why_and_advice(error: OSError) -> tuple[str, str]:
    """What has happened, and what to do."""
    for kind, words in _WORDS.items():
        if isinstance(error, kind):
            return words
    if error.errno in _FULL:
        return "The disk is full.", "Make room on it, then try again."
    if error.errno == errno.ENAMETOOLONG:
        return "Its name is too long.", "Give it a shorter name, or put it in another folder."
    if error.errno == errno.EROFS:
        return "The disk can only be read.", "Choose another folder."
    return (
        f"The disk says: {error.strerror or error}.",
        "See that it is connected, then try again.",
    )


def in_plain_words(error: OSError) -> str:
    """What has happened and what to do, as one line."""
    return " ".join(why_and_advice(error))

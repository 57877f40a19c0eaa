"""Official validators of the formats, which a test must not silently pass without."""

from __future__ import annotations

import importlib
import os
from types import ModuleType
from typing import NoReturn

import pytest


def validator(module: str) -> ModuleType:
    """The module of a validator; where it is missing the test is skipped, and where
    SELON_VALIDATORS=all says that all are there, it fails."""
    try:
        return importlib.import_module(module)
    except ImportError:
        missing(module)


def missing(name: str) -> NoReturn:
    """Skip, or fail where all validators have to be there."""
    why = f"{name}, which validates this format, is not installed"
    if os.environ.get("SELON_VALIDATORS") == "all":
        pytest.fail(why)
    pytest.skip(why)

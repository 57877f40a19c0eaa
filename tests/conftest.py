"""What all tests share: no screen, the sample text, and golden files that can be written anew."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# on a busy machine no test shall fail for being slow
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).parent.parent
SEED = ROOT / "resources" / "articles" / "en-marche.txt"
DATA = Path(__file__).parent / "data"


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` writes the golden files anew, to be looked at in the diff."""
    parser.addoption("--update-golden", action="store_true", help="write golden files anew")


@pytest.fixture(scope="session")
def seed_text() -> str:
    """The text of the sample article."""
    return SEED.read_bytes().decode("utf-8")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, bytes], None]:
    """Compares bytes with the golden file of that name in tests/data."""

    def compare(name: str, data: bytes) -> None:
        path = DATA / name
        if request.config.getoption("--update-golden"):
            path.write_bytes(data)
        assert path.exists(), f"no golden file {name}; write it with --update-golden"
        assert data.decode("utf-8") == path.read_bytes().decode("utf-8")

    return compare

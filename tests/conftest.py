"""What every test may ask for."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
# How long an example takes says more of the machine's other work than of the code: speed is shown in benchmarks/.
# Before a change lands the generated examples are the same each time: what chance finds may not hold up another change.
settings.register_profile("project", deadline=None, derandomize=os.environ.get("GRAPHKIT_LANDING") == "1")
settings.load_profile("project")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared corpora. Absent, a test skips with the reason; under CI=true that is a failure."""
    path = Path(os.environ.get("GRAPHKIT_SHARED", str(ROOT.parent / "shared")))
    if path.is_dir():
        return path
    reason = f"{path}: no shared corpora there; set GRAPHKIT_SHARED to the folder that holds seeds/ and corpora/"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the project."""
    return ROOT

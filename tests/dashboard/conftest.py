"""The sample corpus, built once; and the dashboard over it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import graphkit
from dashboard.app import create_app
from dashboard.data import Data


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """A corpus of ``data/sample``."""
    folder = tmp_path_factory.mktemp("dashboard") / "corpus"
    graphkit.build(folder, [root / "data" / "sample"])
    return folder


@pytest.fixture(scope="session")
def data(sample: Path) -> Data:
    return Data(sample)


@pytest.fixture(scope="session")
def client(sample: Path) -> Iterator[Any]:
    """A client of the app over the sample."""
    with create_app(sample).server.test_client() as client:
        yield client

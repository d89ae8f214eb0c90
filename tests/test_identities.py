"""Who is who in volumes whose editors say so: their ids are never read, only compared with."""

import json
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.corpus
@pytest.mark.timeout(300)
def test_people_of_edited_volumes_are_those_of_their_editors(root: Path, shared: Path) -> None:
    """B-cubed over all names that editors linked; ids are a volume's own, so figures are weighed by its names."""
    volumes = sorted(map(str, (shared / "corpora/frus").glob("*.xml")))
    command = [sys.executable, str(root / "benchmarks/identities.py"), *volumes, "--json"]
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    found = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(found) == len(volumes) > 0
    assert all(one["f1"] >= 0.985 for one in found)
    names = sum(one["mentions"] for one in found)
    precision, recall = (sum(one[key] * one["mentions"] for one in found) / names for key in ("precision", "recall"))
    assert 2 * precision * recall / (precision + recall) >= 0.99

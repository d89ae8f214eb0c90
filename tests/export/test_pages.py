"""The pages on networks and exports name what there is, all of it and nothing else."""

import re
from pathlib import Path

from graphkit import analysis
from graphkit.export import EXPORTERS
from graphkit.graph import NETWORKS, WEIGHTINGS
from graphkit.model import Filters


def _first_cells(page: Path, heading: str) -> list[str]:
    """What stands in backticks in the first column of the table below a heading."""
    table = page.read_text(encoding="utf-8").partition(heading)[2].partition("\n\n|")[2].partition("\n\n")[0]
    rows = [line.split(" | ")[0] for line in table.splitlines()[2:]]
    return [name for row in rows for name in re.findall(r"`([^`]+)`", row)]


def test_every_format_is_listed(root: Path) -> None:
    listed = _first_cells(root / "docs" / "exports.md", "# Files")
    assert sorted(listed) == sorted(suffix for one in EXPORTERS for suffix in one.suffixes)


def test_every_network_weighting_and_filter_is_listed(root: Path) -> None:
    page = root / "docs" / "networks.md"
    assert ["all", *_first_cells(page, "## Networks")] == list(NETWORKS)
    assert _first_cells(page, "## Weightings") == list(WEIGHTINGS)
    assert sorted(_first_cells(page, "## Filters")) == sorted(Filters.__dataclass_fields__)


def test_every_analysis_is_named(root: Path) -> None:
    text = (root / "docs" / "networks.md").read_text(encoding="utf-8")
    missing = [name for name in analysis.__all__ if name not in {"Edges", "as_edges"} and f"`{name}" not in text]
    assert missing == []

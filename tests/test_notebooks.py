"""The notebooks run from the first cell to the last, and hold the outputs of such a run."""

import ast
from pathlib import Path

import nbformat
import pytest

from notebooks.execute import execute

FOLDER = Path(__file__).resolve().parent.parent / "notebooks"
NAMES = ("01-who-met-whom", "02-tracing-a-chain", "03-topics-and-traffic-over-time", "04-taking-the-graph-to-gephi")


def test_these_are_all() -> None:
    assert tuple(sorted(path.stem for path in FOLDER.glob("*.ipynb"))) == NAMES


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the kernel's own libraries
def test_it_runs(name: str) -> None:
    notebook = execute(FOLDER / f"{name}.ipynb")
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    assert not [output for output in outputs if output.output_type == "error" or output.get("name") == "stderr"]


@pytest.mark.parametrize("name", NAMES)
def test_it_calls_and_defines_nothing(name: str) -> None:
    notebook = nbformat.read(FOLDER / f"{name}.ipynb", as_version=4)
    code = ast.parse("\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code"))
    nodes = list(ast.walk(code))
    assert not [node for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)]
    named = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    named |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in named} <= {
        "graphkit",
        "matplotlib",
        "networkx",
        "pandas",
        "pathlib",
        "tempfile",
    }


@pytest.mark.parametrize("name", NAMES)
def test_its_outputs_are_saved_and_end_with_a_picture(name: str) -> None:
    notebook = nbformat.read(FOLDER / f"{name}.ipynb", as_version=4)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(cell.execution_count for cell in cells)
    assert any("image/png" in output.get("data", {}) for output in cells[-1].outputs)
    assert [output for cell in cells for output in cell.outputs if output.output_type == "error"] == []

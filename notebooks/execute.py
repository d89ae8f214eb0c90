"""Execute the notebooks from their first cell to the last and save them with their outputs.

    python notebooks/execute.py             # all of them: after every change of what is found in the sample
    python notebooks/execute.py 02          # those whose names begin so
    python notebooks/execute.py --check     # save nothing; exit 1 where the saved words and figures are other ones

Pictures are not compared: their bytes change with the version of the library that draws them.
"""

import argparse
import sys
from pathlib import Path
from typing import Any

import nbclient
import nbformat

HERE = Path(__file__).resolve().parent


def execute(path: Path) -> Any:
    """The notebook as it is after a run; `nbclient.exceptions.CellExecutionError` where a cell fails."""
    notebook = nbformat.read(path, as_version=4)
    resources = {"metadata": {"path": HERE}}
    nbclient.NotebookClient(
        notebook, timeout=300, kernel_name="python3", resources=resources, record_timing=False, coalesce_streams=True
    ).execute()
    return notebook


def words(notebook: Any) -> list[str]:
    """What the cells print or show, without pictures."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    return [str(output.get("text") or output.get("data", {}).get("text/plain", "")) for output in outputs]


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="beginnings of names; all by default")
    parser.add_argument("--check", action="store_true", help="compare with what is saved instead of saving")
    given = parser.parse_args()
    stale = []
    for path in sorted(HERE.glob("*.ipynb")):
        if given.names and not path.name.startswith(tuple(given.names)):
            continue
        made = execute(path)
        if not given.check:
            nbformat.write(made, path)
        elif words(made) != words(nbformat.read(path, as_version=4)):
            stale.append(path.name)
    sys.exit(f"not up to date: {', '.join(stale)}; run python notebooks/execute.py" if stale else 0)


if __name__ == "__main__":
    main()

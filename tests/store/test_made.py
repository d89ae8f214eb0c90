"""Tokens of the package: what reads a text is all in the token that says whether it has to be read anew."""

import subprocess
import sys
from pathlib import Path

import graphkit
from graphkit.store.made import READING, made_by, read_by

ELSEWHERE = {"__init__.py", "store/__init__.py", "store/errors.py", "store/plan.py"}
"""Imported on the way to the rows of a text, which say nothing of them."""


def test_the_token_of_reading_has_all_that_reading_imports() -> None:
    asked = """
import sys, graphkit.extract.alone, graphkit.extract.ner, graphkit.parse, graphkit.readers, graphkit.store.rows
import graphkit.unpack
print(*(one.__file__ for name, one in sys.modules.items() if name.partition(".")[0] == "graphkit"), sep="\\n")"""
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout
    package = Path(graphkit.__file__).parent
    imported = {Path(line).relative_to(package).as_posix() for line in said.splitlines()}
    assert len(imported) > 100
    assert {one for one in imported if not one.startswith(READING)} == ELSEWHERE
    assert all((package / one).exists() for one in READING)


def test_the_two_tokens_differ() -> None:
    assert made_by() != read_by()

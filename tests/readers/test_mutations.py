"""Whatever happens to a file's bytes, reading it gives cables and issues, never an exception."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphkit.model import Issue, RawCable
from graphkit.readers import Limits, read_cables
from tests.readers.make import LAYOUTS, invent, write_layout

CABLES = invent(2)
EDIT = st.tuples(
    st.integers(0, 10_000), st.integers(0, 40), st.binary(max_size=6) | st.sampled_from([b'"', b"\\", b"<!--"])
)


@pytest.mark.parametrize("name", LAYOUTS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(EDIT, max_size=4))
def test_edited_files_never_raise(name: str, edits: list[tuple[int, int, bytes]], tmp_path: Path) -> None:
    folder = tmp_path / name
    if not folder.exists():
        write_layout(name, CABLES, folder)
    whole = folder if folder.is_file() else sorted(folder.iterdir())[0]
    data = whole.read_bytes()
    for at, length, new in edits:
        start = at % (len(data) + 1)
        data = data[:start] + new + data[start + length :]
    target = tmp_path / "edited"
    target.write_bytes(data)
    for found in read_cables(target, limits=Limits(max_text_bytes=1 << 20)):
        assert isinstance(found, RawCable | Issue)
        if isinstance(found, Issue):
            assert found.stage == "read" and found.code and found.message
            assert found.where.startswith(str(target))
        else:
            assert found.source.path == str(target) and found.source.sha256

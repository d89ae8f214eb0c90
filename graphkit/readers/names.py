"""Names of files as they are stored and shown: printable text, from which the file is found again."""

import os
import re
from pathlib import Path

# Bytes that are no UTF-8 (Python holds them as lone surrogates), control characters, and what would be taken for one
# of them on the way back.
_UNSAYABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]|\\(?=x[0-9a-f]{2})")
_SAID = re.compile(rb"\\x([0-9a-f]{2})")


def shown_name(name: str | Path) -> str:
    r"""A file's name without what UTF-8 cannot say and a terminal would obey: such bytes are written as ``\xNN``.

    >>> print(shown_name("t\udce9l.txt"), shown_name("tél.txt"), shown_name("a\x1b[2J"))
    t\xe9l.txt tél.txt a\x1b[2J
    """
    return _UNSAYABLE.sub(_said, str(name))


def file_named(shown: str) -> Path:
    r"""The file that `shown_name` says.

    >>> file_named(shown_name("t\udce9l.txt")) == Path("t\udce9l.txt")
    True
    """
    data = shown.encode("utf-8", "surrogatepass")
    return Path(os.fsdecode(_SAID.sub(lambda hit: bytes([int(hit[1], 16)]), data)))


def _said(hit: re.Match[str]) -> str:
    held = "surrogateescape" if "\udc80" <= hit[0] <= "\udcff" else "surrogatepass"
    return "".join(f"\\x{byte:02x}" for byte in hit[0].encode("utf-8", held))

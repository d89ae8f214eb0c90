"""``authority.csv``: the corpus's own copy of a file of chiefs of mission, so that every later build knows it."""

from pathlib import Path

from graphkit.store.errors import CorpusError
from graphkit.store.files import write_whole

NAME = "authority.csv"
COLUMNS = "docs/authority.md lists the columns"


def given_authority(path: Path) -> str:
    """The text of a user's file. Raises `CorpusError` for one that cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(path, f"cannot be read as an authority file ({error})", COLUMNS) from error


def keep_authority(corpus: Path, text: str) -> None:
    """Replace the corpus's copy in one step."""
    write_whole(corpus / NAME, text)


def kept_authority(corpus: Path) -> str | None:
    """The corpus's copy, None where no build was given one."""
    return given_authority(corpus / NAME) if (corpus / NAME).is_file() else None

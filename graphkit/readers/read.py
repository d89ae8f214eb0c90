"""From a path to cables: pick the layout by content, go into archives, turn whatever fails into an Issue."""

from collections.abc import Iterator
from pathlib import Path

from graphkit.model import Issue, RawCable
from graphkit.readers.aad_text import READER as AAD_TEXT
from graphkit.readers.archives import open_archive
from graphkit.readers.base import HEAD, Content, Found, Limits, Place, Reader, Stream, UnreadableError
from graphkit.readers.cable_text import READER as CABLE_TEXT
from graphkit.readers.cablegate_csv import READER as CABLEGATE_CSV
from graphkit.readers.cablegate_tsv import READER as CABLEGATE_TSV
from graphkit.readers.decode import binary_reason, is_json
from graphkit.readers.frus_tei import READER as FRUS_TEI
from graphkit.readers.inputs import Input, find_inputs
from graphkit.readers.markdown import READER as MARKDOWN
from graphkit.readers.page_text import READER as PAGE_TEXT
from graphkit.readers.pdf_text import READER as PDF_TEXT
from graphkit.readers.streams import Budget, Window
from graphkit.readers.wikileaks_page import READER as WIKILEAKS_PAGE

# Asked in this order: what is sure by its first bytes, then labelled blocks, then traces, then any telegram.
READERS: tuple[Reader, ...] = (
    CABLEGATE_CSV,
    CABLEGATE_TSV,
    FRUS_TEI,
    WIKILEAKS_PAGE,
    AAD_TEXT,
    PAGE_TEXT,
    PDF_TEXT,
    MARKDOWN,
    CABLE_TEXT,
)
_NAMES = ", ".join(reader.name for reader in READERS)
_JSON = "JSON; write each cable's text to a file of its own, or all of them to a cables.csv of eight columns; left out"
USUAL = Limits()


def read_cables(path: str | Path, *, limits: Limits = USUAL) -> Iterator[RawCable | Issue]:
    """Cables and issues of a file, folder (sorted, recursive) or archive, lazily and in a fixed order. Never raises.

    >>> [issue.code for issue in read_cables("no/such/file")]
    ['missing']
    """
    for item in find_inputs([path]):
        yield from read_input(item, limits=limits)


def read_input(item: Input, *, limits: Limits = USUAL) -> Iterator[RawCable | Issue]:
    """Cables and issues of one leaf file or part of one."""
    place = Place(item.path)
    if item.problem:
        code, _, message = item.problem.partition(": ")
        yield place.issue(code, message)
        return
    try:
        with item.file.open("rb") as stream:
            stream.seek(item.start)
            part = stream if item.end is None else Window(stream, item.end - item.start)
            yield from _read_stream(part, place, Budget(limits, item.size), item.start)
    except OSError as error:
        yield place.issue("unreadable", f"{error.strerror or error}; the rest of the file is left out")


def _read_stream(stream: Stream, place: Place, budget: Budget, origin: int = 0, depth: int = 0) -> Found:
    """What one stream holds; where it cannot be read on, an Issue says why and its archive goes on."""
    try:
        head = stream.read(HEAD)
        members = open_archive(head, stream, place, budget)
        if members is None:
            yield from _read_leaf(Content(stream, head, place, budget.limits, origin))
        elif depth >= budget.limits.max_depth:
            yield place.issue("too-deep", f"an archive inside {depth} others; --limit max_depth=... opens it")
        else:
            for member in members:
                if isinstance(member, Issue):
                    yield member
                else:
                    yield from _read_stream(member.stream, member.place, budget, 0, depth + 1)
    except UnreadableError as error:
        yield place.issue(error.code, str(error))


def _read_leaf(content: Content) -> Found:
    place = content.place
    reason = binary_reason(content.head[:8192])
    if reason:
        yield place.issue("binary", reason)
        return
    if not content.start.strip() and not content.text.strip():
        yield place.issue("empty", "nothing in it; left out")
        return
    if is_json(content.head):
        yield place.issue("not-a-cable", _JSON)
        return
    reader = next((reader for reader in READERS if reader.sniff(content)), None)
    if reader is None:
        yield place.issue("not-a-cable", f"none of the known layouts ({_NAMES}); left out")
    else:
        yield from reader.read(content)
    yield from content.issues

"""How the command line prints: data on standard output, everything said to a person on standard error.

All text of cables goes through `shown`: no markup in it is ever interpreted, no control sequence reaches the terminal.
"""

import json
import math
import re
import signal
import sys
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NoReturn

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from graphkit.model import Extraction, Issue

if TYPE_CHECKING:
    from graphkit.scoring import Scored

out = Console(soft_wrap=True)
err = Console(stderr=True, soft_wrap=True)


class clear_errors:  # noqa: N801 (reads as a statement)
    """Turns an error that we raise on purpose into its message and exit code 2, without a stack trace.

    ``interrupted`` is what to say where somebody stops a command that has to tidy up: SIGTERM then waits for that.
    """

    def __init__(self, interrupted: str = "") -> None:
        self._interrupted = interrupted

    def __enter__(self) -> None:
        if self._interrupted:
            signal.signal(signal.SIGTERM, signal.default_int_handler)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: object) -> None:
        if isinstance(error, KeyboardInterrupt) or (isinstance(error, RuntimeError) and str(error) == _STOPPED):
            fail(f"interrupted; {self._interrupted or 'the same command goes on where it stopped'}", code=130)
        if isinstance(error, ValueError | OSError):
            fail(_said(error), code=2)


_STOPPED = "Query interrupted"  # what DuckDB makes of a KeyboardInterrupt


def _said(error: ValueError | OSError) -> str:
    """The message alone, without the number of an error of ours."""
    ours = isinstance(error, OSError) and error.filename is None and error.strerror
    return ours or str(error)


_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def shown(text: object, style: str = "") -> Text:
    r"""Words of a cable as the terminal may have them.

    >>> shown("a\x1b[31mb [bold]c").plain
    'a[31mb [bold]c'
    """
    return Text(_CONTROL.sub("", str(text)), style=style)


def summary(facts: dict[str, Any]) -> str:
    """One line on what a corpus holds."""
    spans = f", {facts['first_date']} to {facts['last_date']}" if facts.get("first_date") else ""
    return f"{facts['cables']} cables{spans}"


def fail(message: str, code: int = 1) -> NoReturn:
    """Say what is wrong and stop with ``code``."""
    err.print(shown(message, style="red"))
    raise typer.Exit(code)


def print_issue(issue: Issue) -> None:
    """One thing that could not be read."""
    err.print(shown(f"{issue.code}: {issue.where}: {issue.message}", style="yellow"))


def problems_of(corpus: Any) -> list[dict[str, Any]]:
    """What of its inputs a corpus could not take: code, path, cable (or None), message.

    Those are files and rows that could not be read, and texts beside another of the same id.
    """
    kept = [issue for issue in rows(corpus.issues()) if issue["stage"] in ("read", "store")]
    return [{key: one[key] for key in ("code", "path", "cable", "message")} for one in kept]


def print_problems(problems: list[dict[str, Any]], to: Console, *, more: str, most: int = 20) -> None:
    """The first of ``problems`` with their places and reasons, and how to see the others."""
    for issue in problems[:most]:
        to.print(shown(f"{issue['code']}: {issue['path'] or issue['cable']}: {issue['message']}", style="yellow"))
    if len(problems) > most:
        to.print(shown(f"... and {len(problems) - most} more: {more}"))


def print_info(facts: dict[str, Any]) -> None:
    """What a corpus holds: figures as lines, counts as tables."""
    out.print(shown(summary(facts), style="bold"))
    for name, value in facts.items():
        if isinstance(value, dict) and value:
            print_table(name, [{"": key, "count": count} for key, count in value.items()])
        elif isinstance(value, list) and value:
            print_table(name, [row if isinstance(row, dict) else {"": row} for row in value])
        elif not isinstance(value, dict | list):
            out.print(shown(f"{name}: {value}"))


def print_meeting(meeting: dict[str, Any]) -> None:
    """One contact: when, who and where it is reported, and the words that report it."""
    who = ", ".join(participant["name"] for participant in meeting["participants"])
    head = f"{meeting['date'] or 'no date'}  {meeting['kind']} ({meeting['realis']})  {who}  [{meeting['cable']}]"
    out.print(shown(head, style="bold"))
    out.print(shown(f"  “{' '.join(str(meeting['quote']).split())}”"))


def print_more(shown_: int) -> None:
    """That there are more than were asked for; beside the answer, which stays whole lines of data."""
    err.print(shown(f"the first {shown_}; there are more: --limit, --since, --until"))


def print_json(value: Any) -> None:
    """``value`` as one line of JSON; numbers that JSON lacks become null."""
    sys.stdout.write(json.dumps(_plain(value), ensure_ascii=False, allow_nan=False) + "\n")


def _plain(value: Any) -> Any:
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if value is None or isinstance(value, str | int | float):
        return value
    text = str(value)
    return None if text in ("NaT", "<NA>") else text


def rows(table: Any) -> list[dict[str, Any]]:
    """A DataFrame's rows, or a list's, as dictionaries of plain values."""
    records = table.to_dict("records") if hasattr(table, "to_dict") else [dict(row) for row in table]
    return [_plain(record) for record in records]


def print_table(title: str, records: list[dict[str, Any]]) -> None:
    """A table with the keys of its first record as heads; nothing where there is none."""
    if not records:
        return
    table = Table(title=shown(title) if title else None, title_justify="left", box=None, pad_edge=False)
    for column in records[0]:
        table.add_column(shown(column), overflow="fold")
    for row in records:
        table.add_row(*(shown("" if value is None else value) for value in row.values()))
    out.print(table)


def print_lines(title: str, records: list[dict[str, Any]]) -> None:
    """A table of one line a row: what its last column has no room for is cut; nothing where there is no row."""
    if not records:
        return
    said = [[" ".join(str("" if one is None else one).split()) for one in row.values()] for row in records]
    lines = [[shown(one) for one in row] for row in (list(records[0]), *said)]
    widths = [max(cell.cell_len for cell in column) for column in zip(*lines, strict=True)][:-1]
    room = max(out.width - sum(widths) - len(_GAP) * len(widths), _LEAST)
    out.print(shown(title, style="italic"))
    for *cells, last in lines:
        for cell, width in zip(cells, widths, strict=True):
            cell.pad_right(width - cell.cell_len)
        last.truncate(room, overflow="ellipsis")
        out.print(Text(_GAP).join([*cells, last]))


_GAP = "  "  # between two columns
_LEAST = 12  # of the last column where there is hardly any room: the others are never cut


def print_chain(nodes: list[dict[str, Any]], edges: list[dict[str, Any]]) -> None:
    """The cables of a chain and who cites whom in it, in the order of time."""
    cables = [
        {
            "date": f"~{row['date']}" if row["date_source"] == "estimated" else row["date"],
            "cable": row["id"],
            "hops": row["hops"],
            "subject": "(cited, not held)" if row["stub"] else row["subject"],
        }
        for row in nodes
    ]
    place = {row["id"]: at for at, row in enumerate(nodes)}
    citations = [
        {"cable": row["source"], "cites": row["target"], **{key: row["attrs"].get(key) for key in ("label", "written")}}
        for row in sorted(edges, key=lambda row: (place[row["source"]], place[row["target"]]))
    ]
    print_lines(f"{len(nodes)} cables (hops: citations away; ~ estimated)", cables)
    print_lines(f"{len(edges)} references", citations)


def print_citations(references: list[dict[str, Any]], cited_by: list[dict[str, Any]]) -> None:
    """What a cable cites, as far as it is known, and what cites it."""
    cites = [
        {
            "label": row["label"],
            "cites": row["resolved"] or row["target"] or row["kind"],
            "outcome": row["outcome"],
            "where": row["where"].replace("_", " "),
            "written": row["written"],
        }
        for row in references
    ]
    print_lines("cites", cites)
    print_lines("cited by", cited_by)


def rules(extraction: Extraction) -> dict[str, int]:
    """How many mentions each rule found, most first; ``ner:`` is what a spaCy pipeline added."""
    groups = [person.mentions for person in extraction.people]
    groups += [position.mentions for position in extraction.positions]
    groups += [organization.mentions for organization in extraction.organizations]
    return dict(Counter(mention.rule for group in (*groups, extraction.places) for mention in group).most_common())


def added_rows(added: dict[str, tuple[int, int | None]]) -> list[dict[str, Any]]:
    """What a spaCy pipeline added, by kind.

    >>> added_rows({"people": (3, 2), "places": (1, None)})[1]
    {'kind': 'places', 'mentions': 1, 'in gold': 'no gold'}
    >>> added_rows({})
    [{'kind': 'all', 'mentions': 0, 'in gold': 0}]
    """
    return [
        {"kind": kind, "mentions": count, "in gold": "no gold" if hits is None else hits}
        for kind, (count, hits) in (added or {"all": (0, 0)}).items()
    ]


def print_scored(gold: str, scored: "Scored", *, ner: object, errors: bool, as_json: bool) -> None:
    """Figures per kind, what the pipeline ``ner`` added, every error when asked, and names to check by hand."""
    from graphkit.evaluate import tabulate  # noqa: PLC0415 (heavy rooms are entered by the commands that need them)

    table = tabulate(scored.scores)
    if as_json:
        print_json({"gold": gold, "scores": table, **({"added": scored.added} if ner else {})})
    else:
        print_table(gold, [{"kind": kind, **figures} for kind, figures in table.items()])
        print_table(f"added by {ner}", added_rows(scored.added) if ner else [])
    for finding in (f for one in scored.scores.values() for f in one.findings if errors):
        out.print(shown(f"{finding.wrong:7}{finding.kind:15}{finding.where}: {finding.text}"))
    for line in scored.checks:
        out.print(shown(line))


def print_record(record: dict[str, Any], found_by: dict[str, int]) -> None:
    """What was understood of one cable, in a few lines, and how many mentions each rule found."""
    out.print(shown(f"{record['id']}  {record['sent'] or 'no date'}  {record['classification'] or ''}", style="bold"))
    out.print(shown(f"  {record['subject'] or 'no subject'}"))
    counts = {key: len(record[key]) for key in ("addressees", "tags", "references", "paragraphs", "people")}
    out.print(Text("  " + ", ".join(f"{count} {key}" for key, count in counts.items())))
    if found_by:
        out.print(shown("  mentions by rule: " + ", ".join(f"{rule} {count}" for rule, count in found_by.items())))
    for line in _record_lines(record):
        out.print(shown(f"  {line}"))


def _record_lines(record: dict[str, Any]) -> Iterator[str]:
    for reference in record["references"]:
        yield f"cites {reference['target'] or reference['written']}"
    for meeting in record["meetings"]:
        who = ", ".join(participant["name"] for participant in meeting["participants"])
        yield f"{meeting['kind']} {meeting['date'] or ''} ({meeting['realis']}): {who}"
    for issue in record["issues"]:
        yield f"issue {issue['code']}: {issue['message']}"

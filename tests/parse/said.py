"""What a parser reads of a fragment, in one line of text, as the tables of these tests write it."""

from graphkit.parse import parse_addressees, parse_dtg, parse_references, parse_subject, parse_summary


def subject(text: str) -> str:
    """The subject; empty where none is found."""
    found = parse_subject(text)
    return found.value if found else ""


def references(text: str) -> str:
    """``label:id`` or ``label:kind`` of everything that cable 08LIMA500 cites, each with a place inside the text."""
    found = parse_references(text, year=2008, cable_id="08LIMA500")
    assert all(0 <= item.span.start < item.span.end <= len(text) for item in found)
    what = [(item.label, item.target or str(item.kind)) for item in found]
    return " ".join(f"{label}:{said}" if label else said for label, said in what)


def addressees(text: str) -> str:
    """``role:indicator/name~precedence#number``."""
    return " | ".join(
        f"{str(one.role)[0]}:{one.routing_indicator + '/' if one.routing_indicator else ''}{one.name}"
        f"{'~' + one.precedence if one.precedence else ''}{'#' + one.message_number if one.message_number else ''}"
        for one in parse_addressees(text)
    )


def group(text: str) -> str | None:
    """Time and precedence of a date-time group."""
    found = parse_dtg(text)
    return found and f"{found.sent:%Y-%m-%dT%H:%M}/{(found.precedence or '')[:1]}"


def summary(text: str) -> str | None:
    """The words of the summary."""
    span = parse_summary(text)
    return span and " ".join(span.of(text).split())

"""Protected people: whom a cable asks to protect, and every place where their names stand.

Erring here can harm someone, so every doubt is decided for masking: a name that no other rule found is taken from the
capitals before the marker, and every distinctive word of a protected name counts wherever it stands in the cable.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace

from graphkit.extract.base import Extractor, Known
from graphkit.extract.hits import Hit, name_of
from graphkit.extract.named import is_redaction
from graphkit.extract.spread import merged, spread
from graphkit.extract.text.running import fold, without
from graphkit.lexicon import names, titles
from graphkit.model import UNNAMED, Cable, Extraction, Meeting, Part, Participant, Person, Span

REACH = 160  # characters before a marker in which the name may stand
# The word, possibly broken by a line end; "protection" only where it is asked for.
PROTECT = re.compile(r"\bpro-?\s?tect(?:ed|ion\s(?:requested|please)|ion(?=\)))?\b", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?")
OPENS = tuple("([{<")
DASHES = tuple(",;:-–—/*")
LAST_WORD = re.compile(r"([^\W\d_]+)[\s/,-]*$")
CLOSES = re.compile(r"[)\]]")
SENTENCE_END = re.compile(r"[a-z)\"”]{2}[.!?][\"”)]*\s+(?=[A-Z])|\n[ \t]*\n|(?:\bPARA|¶)")
SENTENCE_OPENS = re.compile(r"(?:[.)\]:]|\n)\s*\Z|\A\s*\Z")  # before "Protect: Anne Berge"
# What may stand between the bracket and "protect".
BEFORE = names.word_lists()["protect_before"]
LIST_WORDS = frozenset({"both", "all", "names", "sources"})


def asks_protection(text: str) -> bool:
    r"""Whether a text has the word at all.

    >>> asks_protection("(strictly pro-\nTect)"), asks_protection("(STRICTLY PROTECT)"), asks_protection("protean")
    (True, True, False)
    """
    return next(protect_words(text), None) is not None


def protect_words(text: str) -> Iterator[re.Match[str]]:
    """Each place of the word, in any case; only where four of its letters stand is the whole of it looked for."""
    folded = fold(text)
    at = folded.find("tect")
    while at >= 0:
        hit = PROTECT.search(text, max(0, at - 6), at + 22)
        if hit is not None and hit.end() > at:
            yield hit
        at = folded.find("tect", at + 4)


def markers(text: str) -> Iterator[tuple[int, int, bool]]:
    r"""Each protect marker: where its bracket opens and closes, and whether it speaks of several people.

    >>> text = "Anne Berge (please\nSTRICTLY  Protect) and Omar Zaki (protect throughout). Please protect accordingly."
    >>> [text[start:end] for start, end, several in markers(text)]
    ['(please\nSTRICTLY  Protect)', '(protect throughout)']
    >>> list(markers("measures to protect (children)"))
    []
    """
    for hit in protect_words(text):
        lead, words = before_marker(text, hit.start())
        close = CLOSES.search(text, hit.end(), hit.end() + 80)
        if text[lead : lead + 1] in OPENS:
            end = close.end() if close else hit.end()
        elif (
            text[lead : lead + 1] in DASHES
            and "to" not in words
            and ("strictly" in words or ends_clause(text, hit.end()))
        ):
            end = hit.end()
        elif text[hit.end() : hit.end() + 1] == ":" and SENTENCE_OPENS.search(text, max(0, lead - 3), lead + 2):
            lead, end = lead + 1, hit.end() + 1
        else:
            continue
        words |= set(text[hit.end() : end].strip(" )]").lower().split())
        yield lead, end, not LIST_WORDS.isdisjoint(words)


def before_marker(text: str, at: int) -> tuple[int, set[str]]:
    """The place of the last character before the words that lead up to "protect", and these words."""
    floor = max(0, at - REACH)
    words: set[str] = set()
    while True:
        found = LAST_WORD.search(text[floor:at])
        if found is None or found[1].lower() not in BEFORE:
            break
        words.add(found[1].lower())
        at = floor + found.start()
    return floor + len(text[floor:at].rstrip()) - 1, words


def ends_clause(text: str, at: int) -> bool:
    """Whether a dash, a comma or a stop closes what ends here."""
    return text[at : at + 3].lstrip()[:1] in tuple("-,).;–—/*")


def mask_spans(cable: Cable, people: tuple[Person, ...] = ()) -> tuple[Span, ...]:
    r"""Every span of the cable where a protected person's name stands, in order, none overlapping.

    >>> from graphkit.model import Source
    >>> text = "SUBJECT: BERGE ON TRADE\n1. Editor Anne Berge (strictly protect) spoke. Berge was calm."
    >>> [span.of(text) for span in mask_spans(Cable("08OSLO1", Source("plain", ""), text))]
    ['BERGE', 'Anne Berge', 'Berge']
    """
    return spread(cable.text, [span for _, spans in guarded(cable, people) for span in spans])


def marked_names(cable: Cable, names_found: Iterable[Hit]) -> Iterator[Hit]:
    """The names before markers that no other rule found.

    >>> from graphkit.model import Source
    >>> text = "A clerk, Belmira Dalustakova (protect), left. The Minister (protect) stayed."
    >>> [hit.norm for hit in marked_names(Cable("08OSLO1", Source("plain", ""), text), ())]
    ['Belmira Dalustakova']
    """
    if not asks_protection(cable.text):
        return
    ends = sorted((hit.span, "found") for hit in names_found)
    seen: set[Span] = set()
    for found, spans in guarded_by(cable, ends):
        for span in spans if found is None else ():
            parts = tuple(WORD.findall(span.of(cable.text)))
            role = len(parts) == 1 and (parts[0].lower(),) in titles.titles().any_case
            if parts and not role and span not in seen and not any(span.overlaps(other) for other, _ in ends):
                seen.add(span)
                yield Hit(parts, span, span, name_of(span.of(cable.text)), None, "protect-marker")


def guarded(cable: Cable, people: tuple[Person, ...]) -> Iterator[tuple[str | None, list[Span]]]:
    """For each marker: the id of a person found before it (or None), and the spans of the name."""
    ends = sorted((mention.span, person.id) for person in people if not person.redacted for mention in person.mentions)
    return guarded_by(cable, ends)


def guarded_by(cable: Cable, ends: list[tuple[Span, str]]) -> Iterator[tuple[str | None, list[Span]]]:
    """The same where the names found are given in order of the text."""
    pages = [section.span for section in cable.sections if section.part is Part.PAGE]
    text = without(cable.text, pages) if pages else cable.text  # a page header may cut a marker in two
    for start, end, several in markers(text):
        floor = sentence_floor(text, start)
        window = ends[bisect_left(ends, (Span(floor, floor), "")) : bisect_left(ends, (Span(start, start), ""))]
        near = [(span, id_) for span, id_ in window if span.end <= start]
        chosen = near if several else near[-1:]
        within = ends[bisect_left(ends, (Span(start, start), "")) : bisect_left(ends, (Span(end, end), ""))]
        after = [] if near else named_after(text, end, ends)
        if chosen and (several or not stray_name(text, chosen[-1][0].end, start)):
            for span, id_ in chosen:
                yield id_, [span]
        elif not within and not after:
            yield None, capitals_before(text, floor, start)
        for span, id_ in (*within, *after):
            yield id_, [span]


def sentence_floor(text: str, at: int) -> int:
    """The earliest place where the name of a marker may stand: the start of its sentence, at most `REACH` before."""
    floor = max(0, at - REACH)
    for hit in SENTENCE_END.finditer(text, floor, at):
        floor = hit.end()
    return floor


def stray_name(text: str, start: int, end: int) -> bool:
    """Whether between a found name and the marker stands another one that was not found."""
    words = [word for word in WORD.findall(text[start:end]) if word[0].isupper()]
    return len(words) >= 2 and sum(word.lower() not in names.english_words() for word in words) >= 2


def named_after(text: str, end: int, ends: list[tuple[Span, str]]) -> list[tuple[Span, str]]:
    """The names right behind a marker: ``(protect) Anne Berge and Omar Zaki``."""
    found: list[tuple[Span, str]] = []
    for span, identity in ends[bisect_left(ends, (Span(end, end), "")) :]:
        between = text[end : span.start]
        if between.strip() and not (found and between.strip() in (",", "and", ", and")):
            break
        found.append((span, identity))
        end = max(end, span.end)
    return found


def capitals_before(text: str, floor: int, at: int) -> list[Span]:
    """The last run of capitalised words before a marker, titles off: a name that no rule found."""
    words = list(WORD.finditer(text, floor, at))
    run: list[re.Match[str]] = []
    for word in reversed(words):
        capital = word[0][0].isupper() and len(word[0]) > 1
        fits = capital and word[0].lower() not in names.word_lists()["stop"] and not is_redaction(word[0])
        if fits and len(run) < 4 and (not run or text[word.end() : run[-1].start()].strip() in ("", ".", "-")):
            run.append(word)
        elif (run and word[0].lower() not in names.word_lists()["particles"]) or (not run and at - word.end() > 60):
            break
    while len(run) > 1 and (run[-1][0].lower(),) in titles.titles().any_case:
        run.pop()
    return [Span(run[-1].start(), run[0].end())] if run else []


def find(cable: Cable, known: Known, found: Extraction) -> Extraction:  # noqa: ARG001  every extractor has this shape
    """Flags protected people and lists every place where their names stand."""
    if not asks_protection(cable.text):
        return found
    pairs = list(guarded(cable, found.people))
    ids = {id_ for id_, _ in pairs if id_}
    spans = [span for _, some in pairs for span in some]
    spans += [
        mention.span
        for person in found.people
        if person.id in ids
        for mention in person.mentions
        if mention.rule != "role-only"
    ]
    places = spread(cable.text, spans)
    people = tuple(
        replace(person, protected=True)
        if person.id in ids
        or any(place.overlaps(m.span) for place in places for m in person.mentions if m.rule != "role-only")
        else person
        for person in found.people
    )
    protected = merged({*found.protected, *places})
    return without_namesakes(replace(found, people=people, protected=protected))


def without_namesakes(found: Extraction) -> Extraction:
    """What was found without organizations that have a protected name: ``Zirin Foundation`` would tell who is meant.

    Who took part in a meeting for one is left as the words of the cable, which are masked wherever they are shown.
    """
    gone = {
        one.id
        for one in found.organizations
        if any(mention.span.overlaps(place) for mention in one.mentions for place in found.protected)
    }
    if not gone:
        return found
    gone |= {one.id for one in found.positions if one.organization in gone}
    gone |= {id_ for one in found.people if one.organization in gone for id_ in one.positions}
    return replace(
        found,
        organizations=tuple(one for one in found.organizations if one.id not in gone),
        positions=tuple(one for one in found.positions if one.id not in gone),
        people=tuple(
            replace(
                one,
                organization=None if one.organization in gone else one.organization,
                positions=tuple(id_ for id_ in one.positions if id_ not in gone),
            )
            for one in found.people
        ),
        meetings=tuple(replace(one, participants=without_refs(one, gone)) for one in found.meetings),
    )


def without_refs(meeting: Meeting, gone: AbstractSet[str]) -> tuple[Participant, ...]:
    """The participants of a meeting; those who are ``gone`` have no name but the words of the cable."""
    return tuple(
        replace(
            one,
            ref=f"{UNNAMED}{meeting.id}/{n}" if one.ref in gone else one.ref,
            on_behalf_of=None if one.on_behalf_of in gone else one.on_behalf_of,
        )
        for n, one in enumerate(meeting.participants, 1)
    )


EXTRACTOR = Extractor("protect", find)

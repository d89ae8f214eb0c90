"""Whom a pronoun means: somebody of its own sentence, of those before it, or of the clause that follows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from graphkit.extract.meetings.genders import PRONOUNS, may_mean
from graphkit.extract.meetings.grammar import POSSESSIVE, WRITER, Items, low, opening
from graphkit.extract.meetings.items import Cast, sentence_items
from graphkit.extract.meetings.partners import holder_behind
from graphkit.extract.meetings.people import Newcomers
from graphkit.extract.meetings.slots import Item, Slot, asides
from graphkit.extract.meetings.subjects import clause_subject, first_subject, main_subject
from graphkit.lexicon.names import word_lists
from graphkit.model import Span

BACK = 3  # sentences in which the somebody behind a pronoun is looked for
NOBODY: frozenset[str] = frozenset()
_HE, _SHE = frozenset({"he", "him", "his"}), frozenset({"she", "her"})
_SAME = {word: words for words in (_HE, _SHE) for word in words}


@dataclass(slots=True)
class Told:
    """The sentences of one cable as items, and who the somebody in each of them is."""

    cast: Cast
    sentences: Sequence[Span]
    newcomers: Newcomers
    hits: Sequence[int] = ()  # where words of contact stand in the text
    opened: frozenset[int] = frozenset()  # the same, to be asked for one of them
    items: dict[int, Items] = field(default_factory=dict)

    def items_of(self, number: int) -> Items:
        """The items of a sentence, kept for those that look back a little."""
        if number not in self.items:
            self.items[number] = sentence_items(self.cast, self.sentences[number], self.asides_of(number))
            self.items.pop(number - 2 * BACK - 2, None)
        return self.items[number]

    def asides_of(self, number: int) -> tuple[Span, ...]:
        """The brackets of a sentence that are read on their own."""
        return asides(self.cast.text, self.sentences[number], self.hits)

    def bracketed(self, number: int) -> Iterator[tuple[Items, int]]:
        """The items before and in each bracket that is read on its own, and the place where the bracket begins."""
        for span in self.asides_of(number):
            inner = sentence_items(self.cast, span)
            before = [item for item in self.items_of(number) if item.end <= span.start]
            relative = bool(inner) and inner[0].low in ("who", "whom", "with")
            opens = [] if relative else [Item(";", span.start - 1, span.start)]
            yield [*before, *opens, *inner], max(0, len(before) - relative)

    def resolve(
        self,
        slot: Slot,
        at: int,
        items: Items,
        number: int,
        taken: frozenset[str] = NOBODY,
        beside: frozenset[str] = NOBODY,
    ) -> Slot | None:
        """The slot itself, the somebody behind a pronoun who is not ``taken``, or a newcomer for a bare name."""
        if slot.kind == "name":
            if at and items[at - 1].low in ("a", "an"):
                return None  # "a Bergen football game"
            role = "contact-subject" if at < len(items) // 2 else "contact-object"
            return self.newcomers.admit(slot, Span(items[at].start, items[at].end), role)
        if slot.kind == "reader":
            return self.cast.reader
        if slot.kind == "writer":
            return self.cast.writer or (self.cast.post if self.cast.post.ref else None)
        if slot.kind != "pronoun":
            return slot
        unknown = None if items[at].low in POSSESSIVE else slot
        return (
            self.antecedent(at, items, number, taken) or self._named_ahead(at, items, number, taken | beside) or unknown
        )

    def antecedent(self, at: int, items: Items, number: int, taken: frozenset[str]) -> Slot | None:
        """The subject named before a pronoun: in its own sentence, else of one of the sentences before."""
        word = items[at].low
        taken |= self._of_other_sex(at, items, number)
        for found in self._named_here(at, items, number):
            if self._fits(found, word, taken):
                return found
        for back in range(number - 1, max(-1, number - 1 - self._reach(word, number)), -1):
            before = self.items_of(back)
            places = (*(first_subject(before) or clause_subject(before, len(before))), *_first_owner(before))
            if places and word in ("he", "she") and before[places[0]].low == word:
                continue  # "He and A came": whoever that was
            named = [found for place in places if (found := self._somebody(before[place], place, before, back))]
            if any(not may_mean(word, self._gender(one)) for one in named):
                named += self._people_of(before, back)
            elif named and word in ("he", "she") and _speaks_of_both(items):  # "he showed her": who is known for a man
                sure = (one for one in self._people_of(before, back) if self._gender(one) == PRONOUNS[word])
                named = [*sure, *named]
            if (found := next((one for one in named if self._fits(one, word, taken)), None)) is not None:
                return found
        if not number or (word in ("he", "she") and first_subject(self.items_of(number - 1))):
            return None
        return self._object_before(word, number, taken) if word in _SAME else None

    def _of_other_sex(self, at: int, items: Items, number: int) -> frozenset[str]:
        """Whom a pronoun of the other sex before this one means: "She asked about his talks"."""
        others = _SHE if items[at].low in _HE else _HE if items[at].low in _SHE else NOBODY
        place = next((n for n in range(opening(items), at) if items[n].low in others), None) if others else None
        found = self.antecedent(place, items, number, NOBODY) if place is not None else None
        return frozenset({found.ref}) if found is not None else NOBODY

    def _named_here(self, at: int, items: Items, number: int) -> Iterator[Slot | None]:
        """Who stands before a pronoun in its sentence, subjects first; nobody where it says whose words those are."""
        word = items[at].low
        if _is_of_before(items, at):
            return
        subjects = clause_subject(items, at)
        joined = at > 1 and items[at - 2].low == "," and items[at - 1].low in ("and", "but")
        if joined and word in ("he", "she"):
            subjects = first_subject(items[:at]) + subjects  # a clause beside the main one
        if word in ("he", "she") and subjects and items[subjects[0]].low == word:
            yield self.antecedent(subjects[0], items, number, NOBODY)  # "he told A that he"
        if (asked := _asked_before(items, at)) is not None:
            subjects = (asked, *(n for n in subjects if n != asked))
        objects = ("person", "position") if word in ("him", "her") else ("person",)
        before = (n for n in range(at - 1, max(-1, at - 60), -1) if n not in subjects)
        others = [n for n in before if _may_be_meant(items, n, objects)]
        if word in ("him", "her") and others and _is_ours(items[others[0]]):
            speakers = [n for n in first_subject(items[:at]) if not _is_ours(items[n])]
            others = [*speakers, *others]  # "A told Poloff that B had called him": whoever speaks to us
        for place in (*subjects, *others):
            yield None if _is_attributed(items, place) else self._somebody(items[place], place, items, number)

    def _object_before(self, word: str, number: int, taken: frozenset[str]) -> Slot | None:
        """The last person of the sentence before, where its subject is no pronoun."""
        before = self.items_of(number - 1)
        if any(before[place].low in ("he", "she") for place in first_subject(before)):
            return None  # somebody further back, not whom that sentence names
        backwards = (self._somebody(before[n], n, before, number - 1) for n in range(len(before) - 1, -1, -1))
        return next((one for one in backwards if one and one.kind == "person" and self._fits(one, word, taken)), None)

    def _gender(self, somebody: Slot) -> str | None:
        return self.cast.genders.of(somebody.ref)

    def _people_of(self, items: Items, number: int) -> Iterator[Slot]:
        """The people of a sentence, in order."""
        for at, item in enumerate(items):
            if item.slot is not None and item.slot.kind == "person" and item.low not in POSSESSIVE:
                found = self._somebody(item, at, items, number)
                if found is not None:
                    yield found

    def _fits(self, somebody: Slot | None, word: str, taken: frozenset[str]) -> bool:
        """Whether a pronoun may mean somebody: nobody who is named beside it, and of its gender where that is known."""
        if somebody is None or somebody.ref in taken:
            return False
        return may_mean(word, self._gender(somebody))

    def _named_ahead(self, at: int, items: Items, number: int, taken: frozenset[str]) -> Slot | None:
        """Whom a pronoun means in a clause before the name: "When Poloff called on him, Lind was out"."""
        start = opening(items)
        if items and items[start].low not in _AHEAD:
            return None
        ahead = range(at + 1, min(at + 20, len(items) - 1))
        comma = next((n for n in ahead if items[n].low == "," or (items[n].date and items[n + 1].slot)), None)
        for place in main_subject(items, comma) if comma is not None else ():
            found = self._somebody(items[place], place, items, number)
            if found is not None and found.ref not in taken:
                return found
        return None

    def _reach(self, word: str, number: int) -> int:
        """How many sentences back a pronoun may mean somebody: further where the same pronoun goes on in between."""
        own = _SAME.get(word, NOBODY)
        reach = BACK
        for back in range(1, 2 * BACK + 1):
            if back > reach or back > number:
                break
            reach += any(item.low in own for item in self.items_of(number - back))
        return min(reach, 2 * BACK)

    def _somebody(self, item: Item, at: int, items: Items, number: int) -> Slot | None:
        if item.slot is None or item.slot.kind not in ("person", "position", "name") or item.low in _SPOKEN:
            return None
        named = (
            holder_behind(items, at) if item.slot.kind == "position" and low(items, at + 1) in ("for", "of") else None
        )
        return self.resolve(item.slot, at, items, number) if named is None else items[named].slot


_SPOKEN = WRITER | {"you"}  # no "he" of a text


def _first_owner(items: Items) -> tuple[int, ...]:
    """The person whose something opens a sentence: "Lind's campaign was short", "However, Lind's campaign was"."""
    start = opening(items)
    comma = next((n for n in range(start, start + 4) if low(items, n) == ","), None)
    n = start if comma is None or items[start].slot is not None else comma + 1
    slot = items[n].slot if low(items, n + 1) == "'s" else None
    return (n,) if slot is not None and slot.kind == "person" else ()


def _asked_before(items: Items, at: int) -> int | None:
    """Who was asked of what a pronoun did: "asked A about his talk with B", "if he had met B"; not "if he could"."""
    if items[at].low not in _OF_ONE or low(items, at + 1) in _MAY:
        return None
    for n in range(at - 1, max(0, at - ASKED), -1):
        if items[n].low in _ASKED:
            place = next((m for m in range(n + 1, min(n + 4, at)) if items[m].slot is not None), at)
            slot = items[place].slot
            asked = place < at and slot is not None and slot.kind in ("person", "position")
            return place if asked and low(items, place + 1) in _WHAT else None
        if low(items, n) in ("that", ";", ":"):
            return None
    return None


_ASKED = frozenset({"asked", "inquired", "pressed", "probed", "queried", "questioned", "quizzed"})
ASKED = 12  # items between a question and whom it is about
_OF_ONE = frozenset({"he", "his", "she", "her"})
_MAY = frozenset({"can", "could", "may", "might", "would", "should", "and"})
_WHAT = frozenset({"about", "how", "if", "what", "when", "where", "whether", "why"})


def _is_ours(item: Item) -> bool:
    return item.slot is not None and item.slot.side == "US"


def _speaks_of_both(items: Items) -> bool:
    """Whether a sentence has pronouns of a man and of a woman."""
    words = {item.low for item in items}
    return not words.isdisjoint(_HE) and not words.isdisjoint(_SHE)


def _is_of_before(items: Items, at: int) -> bool:
    """Whether a pronoun means nobody who stands before it in its sentence.

    It says whose words they are: "Lind's plea was hopeless, he told us, and late". Or a phrase opens with the same
    somebody: "In his talk with Lind, he told us", "When pressed by Lind, he told us".
    """
    if low(items, at - 1) != "," or low(items, at + 1) not in word_lists()["speech"]:
        return False
    start = opening(items)
    if low(items, start) in _AHEAD:
        own = any(items[n].low in ("her", "his") for n in range(start, min(start + 4, at)))
        return own or (low(items, start) == "when" and low(items, start + 1).endswith("ed"))
    behind = next((n for n in range(at + 2, at + 6) if low(items, n) in (",", ".", "", "that")), None)
    return behind is not None and low(items, behind) in (",", ".")


def _is_attributed(items: Items, at: int) -> bool:
    """Whether somebody only stands between two commas as the source of what is told: ``", Lind said, "``."""
    return low(items, at - 1) == "," and low(items, at + 1) in word_lists()["speech"] and low(items, at + 2) == ","


def _may_be_meant(items: Items, at: int, kinds: tuple[str, ...]) -> bool:
    """Whether a pronoun further on may mean the slot at a place; a bare name behind "in" or "at" is a place."""
    slot = items[at].slot
    if slot is None or slot.kind != "name":
        return slot is not None and slot.kind in kinds
    if at + 1 < len(items) and items[at + 1].low == "'s":
        return True
    according = at > 1 and items[at - 2].low == "according"
    return at == 0 or according or items[at - 1].low not in _BEFORE_PLACES


_AHEAD = frozenset({"after", "as", "at", "during", "following", "in", "once", "upon", "when", "while"})
_BEFORE_PLACES = frozenset({"about", "at", "for", "from", "in", "into", "near", "of", "on", "over", "the", "to", "via"})

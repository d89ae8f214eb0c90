"""What is gathered of one person before it is frozen."""

from bisect import insort
from dataclasses import dataclass, field

from graphkit.extract.hits import Hit
from graphkit.extract.people.name_parts import alone_keys
from graphkit.extract.titles.titled import is_rank


@dataclass(slots=True, eq=False)
class Cluster:
    """What is gathered of one person before it is frozen."""

    given: tuple[str, ...]
    surname: str
    hits: list[Hit] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)  # of the hits, in order of the text
    whole: list[Hit] = field(default_factory=list)  # the first hits of more than a surname
    is_abroad: bool = False  # a title is held abroad
    is_arab: bool = False  # a name goes on with "bin" or "al-" behind the first word, as one called by that does
    called: Hit | None = None  # how the person is called, where it is not the fullest name
    is_child: bool = False  # the last name is the father's, who is meant where it stands alone: "Omar bin Zaki"

    def add(self, hit: Hit) -> None:
        """Takes a hit in; initials that are the writer's own do not bring a namesake near."""
        self.hits.append(hit)
        self.is_abroad = self.is_abroad or (hit.title is not None and is_foreign(hit))
        if len(hit.parts) > 1 and len(self.whole) < ENOUGH:
            self.whole.append(hit)
        if len(hit.parts) > 2:
            self.is_arab = self.is_arab or hit.parts[1].lower() in ARAB
            self.is_child = self.is_child or hit.parts[-2] in SON
        if hit.rule != "initials":
            insort(self.starts, hit.span.start)

    @property
    def keys(self) -> list[str]:
        """The words that may stand for them alone."""
        first = self.given[:1] if self.is_arab else ()
        return [*alone_keys(self.given, self.surname), *(word for word in first if len(word) >= SHORTEST)]

    @property
    def is_titled(self) -> bool:
        """Whether the person is called by a title that is more than a rank or a courtesy."""
        return any(hit.title is not None and not is_rank(hit.title) for hit in self.hits)

    @property
    def fullest(self) -> Hit:
        """The hit that names most."""
        return self.called or max(self.hits, key=lambda hit: (len(hit.parts), len(hit.norm)))


def is_foreign(hit: Hit) -> bool:
    """Whether the title of a hit is held abroad."""
    title = hit.title
    return title is not None and (title.nation not in (None, "US") or title.entry.side == "foreign")


ENOUGH = 100  # hits that say who somebody is; all of many would be asked anew for each surname alone
SHORTEST = 4  # letters of a first name by which somebody is called
SON = frozenset({"bin", "ibn", "bint"})
ARAB = SON | {"al"}
DISTRIBUTION = "distribution"  # the rule of names in lines that say to whom a cable goes

"""Husband and wife who are called by one surname: ``President and Mrs. Okonjo``, ``Mr. Lind`` and ``Mrs. Lind``."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from graphkit.extract.hits import Hit
from graphkit.extract.people.gathered import Cluster
from graphkit.lexicon import names
from graphkit.lexicon.titles import titles


def is_wifes(hit: Hit) -> bool:
    """Whether a hit names a woman by her husband's surname alone: ``Mrs. Lind``."""
    return len(hit.parts) == 1 and hit.title is not None and hit.title.name == "Ms." and not hit.title.nation


def couples(hits: Sequence[Hit]) -> frozenset[str]:
    """The surnames that a text gives to both: it says so, or a man with that title, or the signer, has it too."""
    wives = {hit.parts[-1].lower() for hit in hits if is_wifes(hit)}
    if not wives:
        return frozenset()
    told = Counter(hit.parts[-1].lower() for hit in hits if hit.beside or hit.rule == "signature" or is_mans(hit))
    return frozenset(wives & told.keys())


def is_mans(hit: Hit) -> bool:
    """Whether the title or the given name of a hit is a man's."""
    given = names.genders().get(hit.parts[0].lower()) if len(hit.parts) > 1 else None
    return given == "m" or (hit.title is not None and titles().genders.get(hit.title.name) == "m")


def of_one_sex(clusters: Iterable[Cluster], hit: Hit) -> list[Cluster]:
    """Of people with the surname of a couple, those whom a hit may mean: her or him."""
    return [one for one in clusters if is_hers(one) is is_wifes(hit)]


def is_hers(cluster: Cluster) -> bool:
    """Whether a person is the wife of a couple."""
    given = names.genders().get(cluster.given[0]) if cluster.given else None
    return given == "f" or (not cluster.given and any(map(is_wifes, cluster.hits)))


def called_so(hit: Hit) -> Hit:
    """The hit with the name by which she is told from him."""
    return replace(hit, norm=f"Mrs. {hit.norm}") if is_wifes(hit) else hit

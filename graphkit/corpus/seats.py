"""Contacts as columns of numbers: who took part where and when, chosen and counted without looking at the tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from graphkit.corpus.columns import Coded, Ints, Mask, chosen, coded, dated
from graphkit.corpus.keeping import as_bytes, keep
from graphkit.corpus.packed import Packed, pack
from graphkit.model import Filters, Protect
from graphkit.store.kept import Arrays
from graphkit.store.select import narrows_cables

if TYPE_CHECKING:
    from graphkit.corpus.corpus import Corpus


@dataclass(frozen=True)
class Contacts:
    """One place for each row of table ``meeting``: ``order`` are the rows, oldest first, ``pair`` names its first two,
    ``words`` is the row of ``meeting_evidence`` that carries it.

    Seats are rows (``seat``) of table ``participant``, by contact: ``contact``, and the codes of ``who`` sits there,
    for whom (``behalf``), who is said to have ``held`` the office, of which ``country``; -1 is none. ``names`` are what
    codes stand for.
    """

    date: Coded
    cable: Ints
    kind: Coded
    realis: Coded
    order: Ints
    pair: Ints
    words: Ints
    seat: Ints
    contact: Ints
    who: Ints
    entity: Ints
    behalf: Ints
    held: Ints
    country: Ints
    names: Packed

    def of_cable(self, row: int) -> Ints:
        """The contacts that the cable at ``row`` reports."""
        return np.flatnonzero(self.cable == row)

    def seats_of(self, contacts: Ints) -> Ints:
        """The seats of some contacts."""
        some = np.unique(contacts).astype(self.contact.dtype)
        ends = zip(np.searchsorted(self.contact, some), np.searchsorted(self.contact, some, "right"), strict=True)
        return np.concatenate([self.seat[low:high] for low, high in ends] or [self.seat[:0]])


def contacts(corpus: "Corpus") -> Contacts:
    """The contacts of a corpus, in columns, opened once."""
    if "seats" not in corpus.kept:
        corpus.kept["seats"] = _opened(corpus)
    known: Contacts = corpus.kept["seats"]
    return known


def _opened(corpus: "Corpus") -> Contacts:
    kept = keep(corpus, "contacts", lambda: _made(corpus))
    plain: dict[str, Any] = {
        name: kept[name] for name in ("cable", "order", "pair", "words", "seat", "contact", *_CODED)
    }
    texts: dict[str, Any] = {name: coded(kept, name) for name in ("date", "kind", "realis")}
    return Contacts(**plain, **texts, names=Packed(kept, "names"))


def asked(corpus: "Corpus", filters: Filters, parties: Sequence[str]) -> Mask:
    """Which contacts are asked for, and have all of ``parties`` and of the filters' people."""
    known = contacts(corpus)
    mask = dated(known.date, filters) & (known.cable >= 0)
    if narrows_cables(filters):
        bare = Filters(
            posts=filters.posts, tags=filters.tags, classifications=filters.classifications, text=filters.text
        )
        mask &= chosen(corpus, bare)[known.cable]
    for one in (*parties, *filters.people):
        mask &= _with(known, one)
    if corpus.protect is Protect.EXCLUDE:
        gone = corpus.rows(_ROWS, sorted(corpus.shield.meetings))
        mask[[row["row"] for row in gone]] = False
    return mask


_ROWS = 'SELECT rowid AS "row" FROM meeting WHERE id IN (SELECT unnest(?::VARCHAR[]))'


def _with(known: Contacts, party: str) -> Mask:
    """Contacts in which somebody took part: a country through anybody of it, others also through who sits for them."""
    code = known.names.code(party)
    ways = [known.entity, known.behalf, known.country if party.startswith("country:") else known.held]
    mask = np.zeros(len(known.cable), dtype=bool)
    for way in ways:
        mask[known.contact[way == code]] = True
    return mask


def busiest(known: Contacts, mask: Mask, most: int) -> list[tuple[str, int]]:
    """The people who took part in most contacts in ``mask``, and in how many; of equals the first by their ids."""
    low, high = known.names.beginning("person:")
    both: list[npt.NDArray[np.int64]] = []
    for who in (known.entity, known.behalf, known.held):  # the ways in which `asked` says that somebody took part
        seats = np.flatnonzero((who >= low) & (who < high) & mask[known.contact])
        both.append(known.contact[seats].astype(np.int64) << _HALF | who[seats])
    counts = np.bincount(np.unique(np.concatenate(both)) & ((1 << _HALF) - 1))
    best = np.argsort(-counts, kind="stable")[:most]
    return [(known.names[one], int(counts[one])) for one in best.tolist() if counts[one]]


def often(known: Contacts, mask: Mask, of: str | None, most: int, each: int) -> Ints:
    """Contacts in ``mask`` with the ``most`` frequent counterparts of ``of``, or pairs: of each the oldest ``each``."""
    mask = mask & (known.date.codes >= 0)
    if of is None:
        contact = np.flatnonzero(mask)
        who = known.pair[contact]
    else:
        code = known.names.code(of)
        seats = np.flatnonzero(mask[known.contact] & (known.entity != code) & (known.held != code))
        seats = seats[known.who[seats] >= 0]
        both = np.unique(known.contact[seats].astype(np.int64) << _HALF | known.who[seats])
        contact, who = both >> _HALF, both & ((1 << _HALF) - 1)
    contact, who = contact[who >= 0], who[who >= 0]
    counts = np.bincount(who)
    some = np.flatnonzero(counts)
    best = some[np.argsort(-counts[some], kind="stable")][:most]
    rank = np.zeros(len(known.cable), dtype=np.int64)  # rows of contacts that were replaced have none
    rank[known.order] = np.arange(len(known.order))
    taken = [contact[who == one] for one in best.tolist()]
    oldest = [one[np.argsort(rank[one], kind="stable")][:each] for one in taken]
    return np.unique(np.concatenate(oldest)) if oldest else contact[:0]


_HALF = 32  # bits of a number of two
_CODED = ("who", "entity", "behalf", "held", "country")


def _made(corpus: "Corpus") -> Arrays:
    table = corpus.ask(_CONTACTS)
    rows = table["row"].to_numpy(dtype=np.int64)
    wide = int(rows.max(initial=-1)) + 1  # rows of contacts that were replaced stay empty

    def placed(values: Any) -> npt.NDArray[np.int32]:
        column = np.full(wide, -1, dtype=np.int32)
        column[rows] = values
        return column

    made: Arrays = {"order": rows[table["rank"].to_numpy().argsort()].astype(np.int32), "cable": placed(table["cable"])}
    made["words"] = placed(table["words"])
    made["pair"] = placed(pd.factorize(table["pair"], sort=True)[0])
    for name in ("date", "kind", "realis"):
        codes, values = pd.factorize(table[name], sort=True)
        made |= {name: placed(codes), f"{name}-values": as_bytes(values)}
    return made | _seats(corpus)


def _seats(corpus: "Corpus") -> Arrays:
    table = corpus.ask(_SEATS)
    codes, names = pd.factorize(pd.concat([table[name] for name in _CODED]), sort=True)
    made: Arrays = dict(zip(_CODED, codes.astype(np.int32).reshape(len(_CODED), -1), strict=True))
    made |= pack("names", names)
    return made | {name: table[name].to_numpy(dtype=np.int32) for name in ("contact", "seat")}


_CONTACTS = """
SELECT m.rowid AS "row", c.rowid AS cable, m.kind, m.realis, coalesce(m.date, c.date) AS date, p.pair, w.words,
  row_number() OVER (ORDER BY coalesce(m.date, c.date) NULLS LAST, m.id) AS rank
FROM meeting m JOIN cable c ON c.id = m.cable LEFT JOIN (
  SELECT meeting, array_to_string(arg_min(coalesce(entity, name), n, 2), ' ') AS pair FROM participant GROUP BY 1) p
ON p.meeting = m.id
JOIN (SELECT meeting, arg_min(rowid, n) AS words FROM meeting_evidence GROUP BY 1) w ON w.meeting = m.id
"""

_SEATS = """
SELECT m.rowid AS contact, p.rowid AS seat, coalesce(p.entity, p.name) AS who, p.entity,
  p.on_behalf_of AS behalf, p.held_by AS held,
  'country:' || lower(e.country) AS country
FROM participant p JOIN meeting m ON m.id = p.meeting LEFT JOIN entity e ON e.id = p.entity ORDER BY 1, p.n
"""

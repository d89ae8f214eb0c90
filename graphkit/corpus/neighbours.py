"""The cables that one post sent right before and after one."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

import numpy as np

from graphkit.corpus.columns import columns

if TYPE_CHECKING:
    from graphkit.corpus.corpus import Corpus

Moment = tuple[str, datetime, str]


def neighbours(corpus: "Corpus", row: int) -> tuple[str | None, str | None]:
    """The ids of the held cables before and after the one at ``row``; None where nothing is known of its time or post.

    They stand in the order of date, then hour, then id; who has only a date stands at its beginning.
    """
    known = columns(corpus)
    origin, date = known.origin.codes, known.date.codes
    if origin[row] < 0 or date[row] < 0:
        return None, None
    peers = np.flatnonzero(known.held & (origin == origin[row]) & (date >= 0))
    days = date[peers]
    near = {int(date[row]), days[days < date[row]].max(initial=-1), days[days > date[row]].min(initial=date.max())}
    asked = np.append(peers[np.isin(days, list(near))], row).tolist()
    moments = {one["at"]: _moment(one) for one in corpus.rows(_SENT, asked)}
    here = moments.pop(row)
    before = max((one for one in moments.values() if one < here), default=None)
    after = min((one for one in moments.values() if one > here), default=None)
    return before and before[2], after and after[2]


def _moment(row: dict[str, Any]) -> Moment:
    """When a cable was sent, as far as that is known.

    >>> _moment({"date": "2008-06", "sent": None, "id": "08OSLO1"})
    ('2008-06', datetime.datetime(2008, 6, 1, 0, 0), '08OSLO1')
    """
    first = "-".join([*row["date"].split("-"), "01", "01"][:3])
    return row["date"], row["sent"] or datetime.fromisoformat(first), row["id"]


_SENT = "SELECT rowid AS at, id, date, sent FROM cable WHERE rowid IN (SELECT unnest(?::BIGINT[]))"

"""A corpus of five invented cables in memory, with the questions that the dashboard asks a real one."""

from types import SimpleNamespace
from typing import Any

import pandas as pd

from graphkit.model import Filters

ALL = Filters()
HOSTILE = """<script>window.hacked=1</script> {{7*7}} =HYPERLINK("x") ${jndi:x} "quotes" 100% 'single'"""
TEXT = (
    "R 011200Z JUN 08\nFM AMEMBASSY VARNHOLM\nTO RUEHC/SECSTATE WASHDC 0101\n\n"
    "C O N F I D E N T I A L VARNHOLM 000{n}\n\nTAGS: PREL, KGRN\nSUBJECT: {subject}\n\nREF: VARNHOLM 0001\n\n"
    "1. (C) On June 3 Ambassador Ilse Marrow met with Minister Tomas Veld. {extra}\n\n"
    "2. (C) Minister Veld told the DCM that the grain talks would go on.\n\nMARROW\n"
)
ATTRS = {"meeting_kind": "met", "realis": "actual"}
PEOPLE = {"person:ilse-marrow": "Ilse Marrow", "person:tomas-veld": "Tomas Veld", "person:anna-brook": "Anna Brook"}


def cable_id(number: int) -> str:
    return f"08VARNHOLM{number}"


class FakeCorpus:
    """Enough of `graphkit.corpus.Corpus` for the pages."""

    version = "fake-1"

    def __init__(self, cables: int = 5, extra: str = HOSTILE) -> None:
        self.judged: list[tuple[str, str, str]] = []
        self.texts = {
            cable_id(n): TEXT.format(n=n, subject=f"GRAIN TALKS ROUND {n} {extra}", extra=extra)
            for n in range(1, cables + 1)
        }
        self.rows = [
            {
                "id": key,
                "kind": "cable",
                "layout": "plain",
                "path": "invented.txt",
                "locator": "",
                "date": f"2008-06-0{n}",
                "sent": f"2008-06-0{n}T12:00:00Z",
                "classification": "CONFIDENTIAL",
                "captions": [],
                "stub": False,
                "subject": f"GRAIN TALKS ROUND {n} {extra}",
                "origin": "post:varnholm",
                "origin_name": "AMEMBASSY VARNHOLM",
                "declassify_on": None,
            }
            for n, key in enumerate(self.texts, 1)
        ]

    def _at(self, key: str, words: str) -> tuple[int, int]:
        start = self.texts[key].index(words)
        return start, start + len(words)

    def info(self) -> dict[str, Any]:
        return {"cables": len(self.rows), "nodes": 8, "links": 20, "meetings": len(self.rows), "protect": "mask"}

    def cable(self, wanted: str) -> Any:
        row = self._cable(wanted)
        return None if row is None else SimpleNamespace(**row, to_dict=lambda: row)

    def counts(self, kind: str, filters: Filters, limit: int) -> pd.DataFrame:
        return pd.DataFrame({"id": ["post:varnholm"], "label": ["Embassy Varnholm"], "n": [len(self.rows)]})

    def _cable(self, wanted: str) -> dict[str, Any] | None:
        row = next((one for one in self.rows if one["id"] == wanted), None)
        if row is None:
            return None
        text = self.texts[wanted]
        mentions = [
            {"kind": "person", "entity": entity, "norm": name, "title": None, "rule": "titled", "start": s, "end": e}
            for entity, name in PEOPLE.items()
            if name in text
            for s, e in [self._at(wanted, name)]
        ]
        start, end = self._at(wanted, "VARNHOLM 0001")
        return {
            **row,
            "text": text,
            "sections": [
                {
                    "part": "envelope",
                    "name": "",
                    "number": None,
                    "marking": None,
                    "start": 0,
                    "end": text.index("C O N F"),
                },
                {
                    "part": "paragraph",
                    "name": "",
                    "number": 1,
                    "marking": "(C)",
                    "start": text.index("1. (C)"),
                    "end": text.index("2. (C)"),
                },
            ],
            "addresses": [
                {
                    "role": "action",
                    "name": "SECSTATE WASHDC",
                    "post": "post:state",
                    "precedence": None,
                    "message_number": "0101",
                }
            ],
            "tags": [{"tag": "PREL", "kind": "subject"}, {"tag": "KGRN", "kind": "program"}],
            "references": [
                {
                    "kind": "cable",
                    "label": "A",
                    "written": "VARNHOLM 0001",
                    "target": cable_id(1),
                    "resolved": cable_id(1),
                    "outcome": "found",
                    "where": "ref_line",
                    "start": start,
                    "end": end,
                }
            ],
            "cited_by": [],
            "mentions": mentions,
            "meetings": [],
            "classified_by": [],
            "signed_by": [],
            "protected": 0,
            "previous": None,
            "next": None,
        }

    def cables(self, filters: Filters = ALL) -> pd.DataFrame:
        rows = [
            row
            for row in self.rows
            if (not filters.since or row["date"] >= filters.since)
            and (not filters.until or row["date"][: len(filters.until)] <= filters.until)
            and (not filters.tags or set(filters.tags) & {"PREL", "KGRN"})
        ]
        return pd.DataFrame(
            rows, columns=list(self.rows[0]) if self.rows else ["id", "classification", "date", "subject"]
        )

    def nodes(self, kinds: Any = None, ids: Any = None) -> pd.DataFrame:
        listed = [
            *((key, "person", name) for key, name in PEOPLE.items()),
            ("post:varnholm", "post", "Embassy Varnholm"),
            ("post:state", "post", "Department of State"),
            ("tag:PREL", "tag", "PREL"),
            ("tag:KGRN", "tag", "KGRN"),
            *((row["id"], "cable", row["subject"]) for row in self.rows),
            ("07VARNHOLM9", "cable", "07VARNHOLM9"),
            *((f"meeting:{row['id']}/1", "meeting", "met") for row in self.rows),
        ]
        frame = pd.DataFrame(listed, columns=["id", "kind", "label"])
        frame["first_date"], frame["last_date"], frame["attrs"] = "2008-06-01", "2008-06-05", [ATTRS] * len(frame)
        frame["protected"], frame["stub"] = False, frame["id"] == "07VARNHOLM9"
        if kinds is not None:
            frame = frame[frame["kind"].isin(list(kinds))]
        return frame if ids is None else frame[frame["id"].isin(list(ids))]

    def links(self, filters: Filters = ALL, kinds: Any = None, touching_ids: Any = None) -> pd.DataFrame:
        rows = []
        for _, row in self.cables(filters).iterrows():
            key, n = row["id"], len(rows)
            facts = [
                ("person:ilse-marrow", f"meeting:{key}/1", "participated_in"),
                ("person:tomas-veld", f"meeting:{key}/1", "participated_in"),
                (key, "post:varnholm", "sent_by"),
                (key, "post:state", "addressed_to"),
                (key, "tag:PREL", "tagged"),
                (key, "tag:KGRN", "tagged"),
                (key, cable_id(1), "references"),
            ]
            rows += [
                {
                    "id": f"l{n + i}",
                    "source": s,
                    "target": t,
                    "kind": k,
                    "cable": key,
                    "date": row["date"],
                    "attrs": {"role": "action"},
                }
                for i, (s, t, k) in enumerate(facts)
            ]
        frame = pd.DataFrame(rows, columns=["id", "source", "target", "kind", "cable", "date", "attrs"])
        if kinds is not None:
            frame = frame[frame["kind"].isin(list(kinds))]
        if touching_ids is not None:
            frame = frame[frame["source"].isin(list(touching_ids)) | frame["target"].isin(list(touching_ids))]
        return frame

    def evidence(self, links: Any) -> pd.DataFrame:
        wanted, every = set(links), self.links()
        rows = []
        for _, row in every[every["id"].isin(wanted)].iterrows():
            start, end = self._at(row["cable"], "Ambassador Ilse Marrow met with Minister Tomas Veld")
            rows.append(
                {
                    "link": row["id"],
                    "cable": row["cable"],
                    "paragraph": 1,
                    "start": start,
                    "end": end,
                    "quote": self.texts[row["cable"]][start:end],
                    "before": "On June 3 ",
                    "after": ". " + HOSTILE,
                    "rule": "met-with",
                    "date": row["date"],
                    "subject": HOSTILE,
                }
            )
        columns = ["link", "cable", "paragraph", "start", "end", "quote", "before", "after", "rule", "date", "subject"]
        return pd.DataFrame(rows, columns=columns)

    def suggest(self, prefix: str, limit: int) -> pd.DataFrame:
        found = self.nodes()
        hit = found[found["label"].str.lower().str.contains(prefix.lower(), regex=False)]
        return hit[["id", "kind", "label"]].head(limit)

    def timeline(self, filters: Filters, by: str = "month") -> pd.DataFrame:
        count = len(self.cables(filters))
        return (
            pd.DataFrame({"period": ["2008-06"], "cables": [count]})
            if count
            else pd.DataFrame({"period": [], "cables": []})
        )

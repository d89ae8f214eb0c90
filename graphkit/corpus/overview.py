"""What a corpus is, in figures."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graphkit.corpus.corpus import Corpus


def overview(corpus: "Corpus") -> dict[str, Any]:
    """Counts by table and kind, span, coverage per source, commonest unread lines, protected people, issues by code.

    ``cables``, ``stubs``, ``documents``, ``duplicates``, ``meetings``, ``protected``, ``redacted`` are numbers;
    ``first_date`` and ``last_date`` ISO or None; ``nodes``, ``links``, ``issues``, ``meeting_kinds`` count by kind,
    ``rules`` the mentions that each rule found (``ner:PERSON`` and its like: a spaCy pipeline, described in ``ner``);
    ``sources`` and ``unread`` are lists of dictionaries.
    """
    (row,) = corpus.ask(_COUNTS).to_dict("records")
    return {
        **{str(key): value for key, value in row.items()},
        **dict(corpus.ask("SELECT key, value FROM meta WHERE key = 'ner'").itertuples(index=False)),
        "nodes": _by(corpus, "SELECT kind, count(*) AS n FROM node GROUP BY kind ORDER BY kind"),
        "links": _by(corpus, "SELECT kind, count(*) AS n FROM link GROUP BY kind ORDER BY kind"),
        "meeting_kinds": _by(corpus, "SELECT kind, count(*) AS n FROM meeting GROUP BY kind ORDER BY kind"),
        "rules": _by(corpus, "SELECT rule AS kind, count(*) AS n FROM mention GROUP BY rule ORDER BY n DESC, rule"),
        "issues": _by(corpus, "SELECT code AS kind, count(*) AS n FROM issue GROUP BY code ORDER BY code"),
        "sources": corpus.ask(_SOURCES).to_dict("records"),
        "unread": corpus.issues_of("unread", limit=20).to_dict("records"),
    }


def _by(corpus: "Corpus", sql: str) -> dict[str, int]:
    table = corpus.ask(sql)
    return {str(kind): int(n) for kind, n in zip(table["kind"], table["n"], strict=True)}


_COUNTS = """
SELECT (SELECT count(*) FROM cable WHERE NOT stub) AS cables,
  (SELECT count(*) FROM cable WHERE stub) AS stubs,
  (SELECT count(*) FROM cable WHERE kind = 'document' AND NOT stub) AS documents,
  (SELECT min(date) FROM cable WHERE NOT stub) AS first_date,
  (SELECT max(date) FROM cable WHERE NOT stub) AS last_date,
  (SELECT count(*) FROM duplicate) AS duplicates,
  (SELECT count(*) FROM meeting) AS meetings,
  (SELECT count(*) FROM person WHERE protected) AS protected,
  (SELECT count(*) FROM person WHERE redacted) AS redacted,
  (SELECT coalesce(sum(chars), 0) FROM source)::BIGINT AS chars,
  (SELECT coalesce(sum(chars_unread), 0) FROM source)::BIGINT AS chars_unread
"""

_SOURCES = """
SELECT reader, count(*) AS files, sum(cables)::BIGINT AS cables, sum(chars)::BIGINT AS chars,
  sum(chars_unread)::BIGINT AS chars_unread,
  round(1 - sum(chars_unread) / greatest(sum(chars), 1), 5)::DOUBLE AS coverage
FROM source GROUP BY reader ORDER BY reader
"""

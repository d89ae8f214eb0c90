"""People: names behind titles, names alone, classifiers and signers, and bare surnames.

`find` asks in turn for names behind titles (`behind_titles`), names alone (`full_names`, `plausible`), lists
(`surname_lists`), surnames (`bare`), heads and signatures (`stated`, `distribution`), `initials`, `redacted` and
`garbled` names. `cluster` joins the hits of one person (`gathered`) by the words of names (`name_parts`, `name_words`),
their `spellings` and `aliases`; `persons` freezes them (`ambassadors`: one to a post; `office_holders`: known ones;
`aides`).
"""

from graphkit.extract.people.find import EXTRACTOR

__all__ = ["EXTRACTOR"]

"""Organizations: known ones, governments and posts, and what only its words or the cable itself tell.

- Known ones: `entries`, of one word `spelled`; `starts` says where to look. `governments` and posts; the `department`.
- By shape: `shapes` (a run of capitals and what heads it), what stands behind the head (`trailed`), torn names
  (`mended`), small words inside (`links`); `composed` makes the id.
- Whose they are: `owners`. Outside the running text: `stated`.
- What a cable teaches: `learned`, by acronyms that it defines (`defined`), by nouns beside names (`introduced`), by
  shorter words for longer names (`back`).
"""

from graphkit.extract.organizations.find import EXTRACTOR

__all__ = ["EXTRACTOR"]

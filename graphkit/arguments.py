"""Arguments and options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

from graphkit.model import Protect

Json = Annotated[bool, typer.Option("--json", help="Print data as JSON, one object a line.")]
CorpusPath = Annotated[Path, typer.Argument(metavar="CORPUS", help="The folder that `graphkit build` made.")]
Sources = Annotated[
    list[Path] | None, typer.Argument(help="Files, folders or archives of cables; none: resolve anew what is there.")
]
ProtectMode = Annotated[Protect, typer.Option("--protect", help="What to do with people whom a cable protects.")]
Since = Annotated[str | None, typer.Option(help="First date, ISO: 2007, 2007-03 or 2007-03-09.")]
Until = Annotated[str | None, typer.Option(help="Last date, ISO, included.")]
Posts = Annotated[list[str] | None, typer.Option("--post", help="Sender, such as post:lisbon. May be repeated.")]
Tags = Annotated[list[str] | None, typer.Option("--tag", help="TAGS, such as EFIS. May be repeated.")]
Classes = Annotated[list[str] | None, typer.Option("--class", help="Classification. May be repeated.")]
Ner = Annotated[Path | None, typer.Option("--ner", help="The folder of a spaCy pipeline that proposes names.")]
Authority = Annotated[Path | None, typer.Option(help="Chiefs of mission: who the Ambassador was (docs/authority.md).")]
Limit = Annotated[
    list[str] | None, typer.Option("--limit", help="NAME=VALUE, such as max_ratio=1000. May be repeated.")
]
Query = Annotated[str | None, typer.Option("--text", help="Only cables that this search finds.")]
People = Annotated[list[str] | None, typer.Option("--person", help="Name or id a fact must touch. May be repeated.")]
NodeKinds = Annotated[list[str] | None, typer.Option("--node-kind", help="Such as person or cable. May be repeated.")]
LinkKinds = Annotated[list[str] | None, typer.Option("--link-kind", help="Such as references. May be repeated.")]
MinWeight = Annotated[float, typer.Option(min=0, help="Only edges of a network that weigh so much.")]
Weighting = Annotated[str, typer.Option(help="count, shared-cable or decay: see docs/networks.md.")]
Network = Annotated[str, typer.Option(help="all, met, people_posts, corresponded, co_tagged, references, ...")]
Texts = Annotated[list[Path] | None, typer.Option(help="Where the annotated texts are; beside the gold if not.")]

"""The command line: thin commands over `graphkit.pipeline` and `graphkit.corpus`.

Exit codes: 0 all well, 1 problems were found (and everything readable was still read), 2 wrong use.
"""

from pathlib import Path
from typing import Annotated

import typer

from graphkit import arguments
from graphkit.arguments import Authority, Classes, CorpusPath, Json, Ner, Posts, ProtectMode, Query, Since, Tags, Until
from graphkit.asked import id_of, limits_of, open_corpus, some_of, sources_of
from graphkit.model import Filters, Issue, Protect
from graphkit.terminal import (
    clear_errors,
    err,
    fail,
    out,
    print_chain,
    print_citations,
    print_info,
    print_issue,
    print_json,
    print_meeting,
    print_more,
    print_problems,
    print_record,
    print_scored,
    print_table,
    problems_of,
    rows,
    rules,
    shown,
    summary,
)

app = typer.Typer(
    name="graphkit",
    help="Read diplomatic cables, build their graph, and ask it questions with the evidence in hand.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
)


@app.command(epilog="Example: graphkit inspect cables/ --json | jq .subject")
def inspect(
    paths: Annotated[list[Path], typer.Argument(help="Files, folders or archives of cables.")],
    as_json: Json = False,
    protect: ProtectMode = Protect.MASK,
    ner: Ner = None,
    limit: arguments.Limit = None,
) -> None:
    """Read cables and show what was understood of each. Needs no corpus."""
    from graphkit import pipeline
    from graphkit.record import to_record

    problems = False
    seen: dict[str, dict[str, str]] = {}
    with clear_errors():
        items = pipeline.inspect(some_of(paths), ner=ner, limits=limits_of(limit))
    for item in items:
        if isinstance(item, Issue):
            problems = True
            print_issue(item)
            continue
        record = to_record(item.cable, item.extraction, item.issues, protect=protect)
        source, first = record["source"], seen.setdefault(record["id"], record["source"])
        if first["sha256"] != source["sha256"]:
            problems = True
            message = f"another text of {record['id']} than {first['path']}; graphkit build keeps the fuller one"
            print_issue(Issue("inspect", "same-id", source["path"], message))
        print_json(record) if as_json else print_record(record, rules(item.extraction))
    raise typer.Exit(int(problems))


@app.command(epilog="Example: graphkit build corpus/ cables/ more-cables.zip")
def build(
    corpus: CorpusPath,
    sources: arguments.Sources = None,
    workers: Annotated[int | None, typer.Option(min=1, help="Processes; as many as cores by default.")] = None,
    ner: Ner = None,
    authority: Authority = None,
    cluster: Annotated[str | None, typer.Option(help="A Dask scheduler, tcp://host:8786, or local:4.")] = None,
    parts: Annotated[str | None, typer.Option(help="A URL (fsspec) by which workers hand over what they read.")] = None,
    limit: arguments.Limit = None,
    tables: Annotated[bool, typer.Option("--tables", help="SOURCES are two tables: nodes, edges.")] = False,
) -> None:
    """Read SOURCES into CORPUS: a new one, or more for an existing one. A killed build goes on where it stopped."""
    from graphkit import pipeline

    given = sources_of(corpus, sources or [], tables=tables)
    with clear_errors():
        if tables:
            built = pipeline.build_tables(corpus, given[0], given[1])
        else:
            most = limits_of(limit)
            built = pipeline.build(
                corpus, given, workers=workers, ner=ner, cluster=cluster, parts=parts, authority=authority, limits=most
            )
        unread, info = problems_of(built), built.info()
    print_problems(unread, err, more=f"graphkit info {corpus} --all")
    out.print(shown(f"{corpus}: {summary(info)}"))
    raise typer.Exit(int(bool(unread) or not info["cables"]))


@app.command(epilog="Example: graphkit info corpus/ --all")
def info(
    corpus: CorpusPath,
    everything: Annotated[bool, typer.Option("--all", help="List all of what could not be read.")] = False,
    as_json: Json = False,
) -> None:
    """What a corpus holds, what of it was read, and what could not be: where, and why."""
    with clear_errors():
        opened = open_corpus(corpus)
        facts, unread = opened.info(), problems_of(opened)
    if as_json:
        print_json({**facts, "problems": unread})
        return
    print_info(facts)
    print_problems(unread, out, more=f"graphkit info {corpus} --all", most=len(unread) if everything else 20)


@app.command(epilog="Example: graphkit search corpus/ 'from:lisbon tag:EFIS \"lighthouse lease\" before:2008'")
def search(
    corpus: CorpusPath,
    query: Annotated[str, typer.Argument(help="Words, phrases, and from: to: tag: person: subject: class: before:")],
    limit: Annotated[int, typer.Option(min=1, help="How many to show.")] = 20,
    as_json: Json = False,
) -> None:
    """Find cables by their words and their fields, best first."""
    with clear_errors():
        result = open_corpus(corpus).search(query, limit=limit)
    hits = rows(result.hits)
    if as_json:
        for hit in hits:
            print_json(hit)
    else:
        out.print(f"{result.total} cables")
        print_table("", [{key: hit.get(key) for key in ("id", "date", "subject", "snippet")} for hit in hits])
    raise typer.Exit(int(not hits))


@app.command(epilog="Example: graphkit show corpus/ 07LISBON212")
def show(
    corpus: CorpusPath,
    cable_id: Annotated[str, typer.Argument(metavar="ID", help="The id of a cable.")],
    as_json: Json = False,
) -> None:
    """One cable as it was sent, with what cites it and what it cites."""
    with clear_errors():
        view = open_corpus(corpus).cable(cable_id)
    if view is None:
        fail(f"{cable_id}: no such cable in {corpus}; graphkit search {corpus} WORDS finds ids")
    if as_json:
        print_json(view.to_dict())
        return
    out.print(shown(f"{view.id}  {view.date or 'no date'}  {view.classification or ''}", style="bold"))
    out.print(shown(view.text or "cited by others, not held in this corpus"))
    print_citations(view.references, view.cited_by)


@app.command(epilog='Example: graphkit met corpus/ "Ines Caruana" --with "Tomas Raud"')
def met(
    corpus: CorpusPath,
    name: Annotated[str, typer.Argument(help="A name as people write it, or an id such as person:ines-caruana.")],
    with_: Annotated[str | None, typer.Option("--with", help="Only with this one.")] = None,
    since: Since = None,
    until: Until = None,
    limit: Annotated[int | None, typer.Option(min=1, help="How many, oldest first; else 20, with --json all.")] = None,
    as_json: Json = False,
) -> None:
    """Whom somebody met, when and where, each with the sentence that says so."""
    with clear_errors():
        opened = open_corpus(corpus)
        of, other = id_of(opened, name), id_of(opened, with_) if with_ else None
        most = limit or (None if as_json else 20)
        asked = Filters(since=since, until=until)
        meetings = rows(opened.meetings(asked, of=of, with_=other, limit=most and most + 1))
    for meeting in meetings[:most]:
        (print_json if as_json else print_meeting)(meeting)
    if most and len(meetings) > most:
        print_more(most)
    raise typer.Exit(int(not meetings))


@app.command(epilog="Example: graphkit chain corpus/ 07LISBON212 --direction back --depth 3")
def chain(
    corpus: CorpusPath,
    cable_id: Annotated[str, typer.Argument(metavar="ID", help="The id of a cable.")],
    direction: Annotated[str, typer.Option(help="back (what it answers), forward (what answers it) or both.")] = "both",
    depth: Annotated[int | None, typer.Option(min=1, help="How many hops; all by default.")] = None,
    as_json: Json = False,
) -> None:
    """The chain of references that a cable stands in, in the order of time."""
    if direction not in ("back", "forward", "both"):
        fail(f"--direction {direction!r}: expected back, forward or both", code=2)
    with clear_errors():
        nodes, edges = open_corpus(corpus).chain(cable_id, direction=direction, depth=depth)
    if nodes.empty:
        fail(f"{cable_id}: no such cable in {corpus}; graphkit search {corpus} WORDS finds ids")
    if as_json:
        print_json({"nodes": rows(nodes), "edges": rows(edges)})
        return
    print_chain(rows(nodes), rows(edges))


@app.command(epilog="Example: graphkit export corpus/ met.gexf --network met --since 2007 --tag EFIS")
def export(
    corpus: CorpusPath,
    path: Annotated[Path, typer.Argument(metavar="OUT", help="The file to write; its suffix chooses the format.")],
    network: arguments.Network = "all",
    since: Since = None,
    until: Until = None,
    posts: Posts = None,
    tags: Tags = None,
    classifications: Classes = None,
    text: Query = None,
    people: arguments.People = None,
    node_kinds: arguments.NodeKinds = None,
    link_kinds: arguments.LinkKinds = None,
    min_weight: arguments.MinWeight = 0.0,
    weighting: arguments.Weighting = "count",
    dynamic: Annotated[bool, typer.Option("--dynamic", help="GEXF with the times of every fact.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Overwrite OUT.")] = False,
    protect: ProtectMode = Protect.MASK,
) -> None:
    """Write the graph, or one of its networks, for Gephi, a notebook or another program; evidence stands beside it."""
    from graphkit import pipeline

    with clear_errors("nothing was written"):
        opened = open_corpus(corpus, protect)
        named = [id_of(opened, name, 2) for name in people or ()]
        asked = (posts, tags, classifications, node_kinds, link_kinds, named)
        senders, topics, classes, nodes, links, ids = (tuple(one or ()) for one in asked)
        ask = Filters(since, until, senders, topics, classes, nodes, links, ids, text, min_weight)
        pipeline.export(opened, path, network=network, filters=ask, weighting=weighting, dynamic=dynamic, force=force)
    out.print(shown(str(path)))


@app.command(epilog="Example: graphkit judge corpus/ person:a-vella person:ana-vella same --why 'same post, same year'")
def judge(
    corpus: CorpusPath,
    left: Annotated[str | None, typer.Argument(help="An entity id.")] = None,
    right: Annotated[str | None, typer.Argument(help="Another.")] = None,
    verdict: Annotated[str | None, typer.Argument(help="same, different or unsure.")] = None,
    why: Annotated[str, typer.Option(help="Your reason, kept in the log.")] = "",
    by: Annotated[str, typer.Option(help="Who judges.")] = "",
    undo: Annotated[bool, typer.Option("--undo", help="Take the last judgement back.")] = False,
) -> None:
    """Say that two entities are the same or not. The log is replayed by every build, and can be undone."""
    with clear_errors():
        opened = open_corpus(corpus)
        if undo:
            out.print(shown(str(opened.undo_judgement())))
            return
        if left is None or right is None or verdict not in ("same", "different", "unsure"):
            fail("expected two ids and one of same, different, unsure (or --undo)", code=2)
        out.print(shown(str(opened.judge(left, right, verdict, by=by, why=why))))


@app.command(epilog="Example: graphkit score data/gold/sample.json --errors")
def score(
    golds: Annotated[list[Path], typer.Argument(metavar="GOLD...", help="Gold in our schema, a table, or TEI.")],
    texts: arguments.Texts = None,
    errors: Annotated[bool, typer.Option("--errors", help="List every error in its context.")] = False,
    sample: Annotated[int, typer.Option(help="Print this many found names for checking by hand.")] = 0,
    ner: Ner = None,
    as_json: Json = False,
) -> None:
    """Precision, recall and F1 of what is found, per kind, against gold."""
    from graphkit.scoring import score_gold

    with clear_errors():
        for gold in golds:
            scored = score_gold(gold, texts or [], sample=sample, ner=ner)
            print_scored(str(gold), scored, ner=ner, errors=errors, as_json=as_json)


@app.command(epilog="Example: graphkit synth --cables 250000 --seed 1 invented/")
def synth(
    folder: Annotated[Path, typer.Argument(metavar="OUT", help="A folder: cables/ and truth.jsonl are written there.")],
    cables: Annotated[int, typer.Option(min=1, help="How many.")] = 1000,
    seed: Annotated[int, typer.Option(help="The same seed writes the same bytes.")] = 1,
) -> None:
    """Write a corpus of invented cables whose people, meetings, references and damage are known."""
    from graphkit.synth import write_corpus

    with clear_errors():
        write_corpus(folder, cables, seed)
    out.print(shown(f"{folder}: {cables} invented cables in cables/, their truth in truth.jsonl"))


main = app  # the entry point of the graphkit command

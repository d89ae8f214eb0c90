"""The contract of the command line: what it prints, and the exit codes 0, 1 (problems found), 2 (wrong use)."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from tests.invented import LISBON_212, PROTECTED_NAME, TALLINN_31

COMMANDS = ("inspect", "build", "info", "search", "show", "met", "chain", "export", "judge", "score", "synth")


def graphkit(*arguments: str | Path, cwd: Path | None = None, width: int = 200) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "graphkit", *map(str, arguments)]
    environment = {**os.environ, "NO_COLOR": "1", "COLUMNS": str(width), "TERM": "dumb"}
    return subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=120, cwd=cwd, env=environment, encoding="utf-8"
    )


@pytest.fixture(scope="module")
def cables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cables")
    (folder / "lisbon.txt").write_text(LISBON_212, encoding="utf-8")
    (folder / "tallinn.txt").write_text(TALLINN_31, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def corpus(cables: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("out") / "corpus"
    run = graphkit("build", path, cables)
    assert run.returncode == 0, run.stdout + run.stderr
    return path


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    run = graphkit(command, "--help")
    assert run.returncode == 0
    assert f"Example: graphkit {command}" in " ".join(run.stdout.split())


def test_wrong_use_is_2() -> None:
    assert graphkit("inspect").returncode == 2
    assert graphkit("chain", "nowhere", "07LISBON212", "--direction", "sideways").returncode == 2


def test_inspect_json_follows_the_schema(cables: Path, root: Path) -> None:
    run = graphkit("inspect", cables, "--json")
    assert run.returncode == 0, run.stderr
    records = [json.loads(line) for line in run.stdout.splitlines()]
    schema = json.loads((root / "docs/inspect.schema.json").read_text(encoding="utf-8"))
    for record in records:
        jsonschema.validate(record, schema, format_checker=jsonschema.FormatChecker())
    by_id = {record["id"]: record for record in records}
    lisbon = by_id["07LISBON212"]
    assert lisbon["sent"] == "2007-03-01T10:15:00Z"
    assert [one["target"] for one in lisbon["references"] if one["where"] == "ref_line"] == [
        "07STATE20311",
        "06LISBON1180",
    ]
    assert lisbon["signed_by"] == ["PENHALIGON"]
    assert {one["name"] for one in lisbon["people"]} >= {"Edvino Tarolides", "Ruth Penhaligon"}


def test_offsets_are_those_of_the_file(cables: Path) -> None:
    text = (cables / "lisbon.txt").read_text(encoding="utf-8")
    record = json.loads(graphkit("inspect", cables / "lisbon.txt", "--json").stdout)
    minister = next(one for one in record["people"] if one["name"] == "Edvino Tarolides")
    assert {text[one["core_start"] : one["core_end"]] for one in minister["mentions"]} >= {
        "Edvino Tarolides",
        "Tarolides",
    }


def test_a_protected_name_is_masked_by_default(cables: Path, corpus: Path) -> None:
    surname = PROTECTED_NAME.split()[1]
    for arguments in (
        ("inspect", cables, "--json"),
        ("show", corpus, "07LISBON212", "--json"),
        ("search", corpus, "annex", "--json"),
        ("search", corpus, surname, "--json"),
        ("met", corpus, "Poloff", "--json"),
        ("chain", corpus, "07LISBON212", "--json"),
        ("info", corpus, "--json"),
    ):
        run = graphkit(*arguments)
        assert surname.casefold() not in run.stdout.casefold(), arguments
    shown = graphkit("inspect", cables, "--json", "--protect", "show")
    assert PROTECTED_NAME in " ".join(shown.stdout.replace("\\n", " ").split())


def test_info_search_show_met_chain(corpus: Path) -> None:
    assert json.loads(graphkit("info", corpus, "--json").stdout)["cables"] == 2
    hits = [json.loads(line) for line in graphkit("search", corpus, "annex", "--json").stdout.splitlines()]
    assert [hit["id"] for hit in hits] == ["07LISBON212"]
    assert "LIGHTHOUSE LEASE" in graphkit("show", corpus, "07LISBON212").stdout
    met = graphkit("met", corpus, "Tarolides")
    assert met.returncode == 0, met.stderr
    assert "2007-02-26" in met.stdout
    assert "Ruth Penhaligon" in met.stdout
    assert "there are more" not in met.stderr
    chain = json.loads(graphkit("chain", corpus, "07TALLINN31", "--direction", "back", "--json").stdout)
    assert {node["id"] for node in chain["nodes"]} == {"07TALLINN31", "07LISBON212", "07STATE20311", "06LISBON1180"}


@pytest.mark.parametrize("width", [40, 80, 200])
def test_a_chain_and_what_a_cable_cites_are_one_line_each(corpus: Path, width: int) -> None:
    chain = graphkit("chain", corpus, "07LISBON212", width=width).stdout.splitlines()
    found = json.loads(graphkit("chain", corpus, "07LISBON212", "--json").stdout)
    assert len(chain) == 4 + len(found["nodes"]) + len(found["edges"])
    for row in found["nodes"]:
        assert any(re.match(rf"\S+ +{row['id']}  ", line) for line in chain)
    for row in found["edges"]:
        assert any(re.match(rf"{row['source']} +{row['target']}  ", line) for line in chain)
    show = graphkit("show", corpus, "07LISBON212", width=width).stdout.splitlines()
    view = json.loads(graphkit("show", corpus, "07LISBON212", "--json").stdout)
    cites, cited_by = show.index("cites"), show.index("cited by")
    assert cited_by - cites == 2 + len(view["references"])
    assert len(show) - cited_by == 2 + len(view["cited_by"])
    most = {40: 60, 80: 80, 200: 200}[width]  # ids are never cut, however narrow the terminal is
    assert all(len(line) <= most for line in (*chain, *show[cites:]))


def test_info_lists_what_could_not_be_read_and_where_and_why(cables: Path, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    (folder / "lisbon.txt").write_text((cables / "lisbon.txt").read_text(encoding="utf-8"), encoding="utf-8")
    names = [f"bad{n:02}.bin" for n in range(23)]
    for name in names:
        (folder / name).write_bytes(b"\x7fELF\x00\x00\x01" * 40)
    built = graphkit("build", tmp_path / "corpus", folder)
    assert "... and 3 more" in built.stderr
    assert f"info {tmp_path / 'corpus'} --all" in built.stderr
    short, whole = graphkit("info", tmp_path / "corpus"), graphkit("info", tmp_path / "corpus", "--all")
    assert sum(name in short.stdout for name in names) == 20
    assert "... and 3 more: graphkit info" in short.stdout
    problems = json.loads(graphkit("info", tmp_path / "corpus", "--json").stdout)["problems"]
    assert sorted(Path(one["path"]).name for one in problems) == names
    for one in problems:
        assert one["message"]
        assert f"{one['code']}: {one['path']}: {one['message']}" in whole.stdout
    assert "more:" not in whole.stdout


def test_met_shows_a_reader_the_first_and_a_program_all(corpus: Path) -> None:
    everything = graphkit("met", corpus, "Tarolides", "--json").stdout.splitlines()
    first = graphkit("met", corpus, "Tarolides", "--limit", "1")
    assert len(everything) == 2
    assert first.stdout.count("  “") == 1
    assert "there are more" in first.stderr


def test_a_build_without_sources_resolves_anew_what_is_there(cables: Path, tmp_path: Path) -> None:
    made = graphkit("build", tmp_path / "corpus", cables)
    again = graphkit("build", tmp_path / "corpus")
    assert made.returncode in (0, 1)
    assert again.stdout.splitlines()[-1] == made.stdout.splitlines()[-1]
    nothing = graphkit("build", tmp_path / "none")
    assert nothing.returncode == 2
    assert "is no corpus yet" in nothing.stderr
    assert not (tmp_path / "none").exists()


def test_what_is_not_there_is_said(corpus: Path, tmp_path: Path) -> None:
    missing = graphkit("show", corpus, "07NOWHERE1")
    assert (missing.returncode, "07NOWHERE1" in missing.stderr) == (1, True)
    nobody = graphkit("met", corpus, "Nobody Anywhere")
    assert (nobody.returncode, "Nobody Anywhere" in nobody.stderr) == (1, True)
    no_corpus = graphkit("info", tmp_path / "none")
    assert (no_corpus.returncode, "none" in no_corpus.stderr, "Traceback" in no_corpus.stderr) == (2, True, False)


def test_where_no_source_is_there_nothing_is_made(tmp_path: Path) -> None:
    for command in (("build", tmp_path / "c", tmp_path / "cabels"), ("inspect", tmp_path / "cabels")):
        run = graphkit(*command)
        assert (run.returncode, "cabels: no such file or folder" in run.stderr) == (2, True), run.stderr
    assert not list(tmp_path.iterdir())


def test_a_corpus_is_no_source(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LISBON_212, encoding="utf-8")
    for _ in range(2):  # its own folder lies among its sources, first new, then known
        run = graphkit("build", "mine", ".", cwd=tmp_path)
        assert (run.returncode, run.stderr) == (0, ""), run.stderr
    itself = graphkit("build", "mine", "mine", cwd=tmp_path)
    assert (itself.returncode, "mine: is the corpus itself" in itself.stderr) == (2, True)
    assert graphkit("info", "mine", cwd=tmp_path).stdout.count("a.txt") == 0, "no issue of the first"
    another = graphkit("build", "other", ".", cwd=tmp_path)
    assert another.returncode == 1
    assert another.stderr == "corpus: mine: it was made by graphkit build; name its sources instead\n"


def test_a_second_text_is_named_with_its_place_at_the_build_and_afterwards(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(LISBON_212, encoding="utf-8")
    (tmp_path / "short.txt").write_text(LISBON_212[: len(LISBON_212) * 2 // 3], encoding="utf-8")
    said = f"same-id: {tmp_path / 'short.txt'}: a second text of 07LISBON212: another copy of the same cable; "
    built = graphkit("build", tmp_path / "c", tmp_path / "good.txt", tmp_path / "short.txt")
    assert (built.returncode, said in built.stderr) == (1, True), built.stderr
    assert said in graphkit("info", tmp_path / "c").stdout
    assert json.loads(graphkit("info", tmp_path / "c", "--json").stdout)["issues"]["same-id"] == 1


def test_export_writes_once_and_never_half_a_file(corpus: Path, tmp_path: Path) -> None:
    target = tmp_path / "all.gexf"
    assert graphkit("export", corpus, target).returncode == 0
    assert target.read_text(encoding="utf-8").rstrip().endswith("</gexf>")
    assert (tmp_path / "all.evidence.csv").exists()
    before = target.read_bytes()
    refused = graphkit("export", corpus, target)
    assert (refused.returncode, "--force" in refused.stderr, target.read_bytes() == before) == (2, True, True)
    assert graphkit("export", corpus, target, "--force").returncode == 0
    for bad in (("x.docx",), ("y.gexf", "--network", "friends"), ("z.gexf", "--person", "Nobody Anywhere")):
        run = graphkit("export", corpus, tmp_path / bad[0], *bad[1:])
        assert (run.returncode, "Traceback" in run.stderr, (tmp_path / bad[0]).exists()) == (2, False, False)


def test_bad_input_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(LISBON_212, encoding="utf-8")
    (tmp_path / "again.txt").write_text(LISBON_212.replace("this\nspring", "next\nspring"), encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.bin").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "prose.txt").write_text("A recipe for soup: take leeks, and water.\n" * 30, encoding="utf-8")
    for command in (("inspect", tmp_path, tmp_path / "missing.txt", "--json"), ("build", tmp_path / "../c", tmp_path)):
        run = graphkit(*command)
        assert run.returncode == 1, run.stderr
        assert "Traceback" not in run.stderr
        for name in ("empty.txt", "binary.bin", "prose.txt"):
            assert name in run.stderr, (name, run.stderr)
        assert "same-id" in run.stderr
        assert "07LISBON212" in run.stderr
    ids = [json.loads(line)["id"] for line in graphkit("inspect", tmp_path, "--json").stdout.splitlines()]
    assert ids.count("07LISBON212") == 2

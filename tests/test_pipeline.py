"""Bytes to corpus: whatever the order, the batches, the workers or the accidents, the same corpus."""

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tarfile
import time
import zipfile
from pathlib import Path
from typing import Any

import duckdb
import pytest

import graphkit as gk
from graphkit import passone
from graphkit.model import Issue, RawCable
from graphkit.store.errors import CorpusError
from graphkit.store.lock import locked
from graphkit.store.schema import FORMAT
from graphkit.synth import generate
from tests.invented import LISBON_212

PLACES, PLACED = {"part", "row"}, {"cable", "reading"}
"""Where a text lies depends on how the input was cut; nothing else may."""


def dump(corpus: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every table, every row."""
    with duckdb.connect(str(corpus / "corpus.duckdb"), read_only=True) as con:
        names = [name for (name,) in con.execute("SELECT table_name FROM duckdb_tables() ORDER BY 1").fetchall()]
        tables = {}
        for name in names:
            columns = [row[0] for row in con.execute(f"DESCRIBE SELECT * FROM {name}").fetchall()]
            kept = ", ".join(f'"{column}"' for column in columns if column not in PLACES or name not in PLACED)
            where = "WHERE key <> 'built_at'" if name == "meta" else ""
            tables[name] = con.execute(f"SELECT {kept} FROM {name} {where} ORDER BY ALL").fetchall()
        return tables


def write_cables(folder: Path, count: int, seed: int = 3) -> list[Path]:
    folder.mkdir(parents=True)
    paths = []
    for cable in generate(count, seed):
        path = folder / f"{cable.number:04}.txt"
        path.write_text(f"{cable.header}\n{cable.body}", encoding="utf-8")
        paths.append(path)
    return paths


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return write_cables(tmp_path_factory.mktemp("input") / "cables", 60)


@pytest.fixture(scope="module")
def undisturbed(texts: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    corpus = tmp_path_factory.mktemp("whole") / "corpus"
    gk.build(corpus, [texts[0].parent], workers=1)
    return corpus


@pytest.fixture(scope="module")
def expected(undisturbed: Path) -> dict[str, list[tuple[Any, ...]]]:
    return dump(undisturbed)


def test_every_cable_is_there_once(texts: list[Path], expected: dict[str, list[tuple[Any, ...]]]) -> None:
    held = [row for row in expected["cable"] if row[3]]
    assert len(held) == len(texts)
    assert len({row[0] for row in expected["cable"]}) == len(expected["cable"])
    assert expected["link"]
    assert all(row[-1] for row in expected["link"]), "a link without evidence"


def test_every_end_of_a_link_is_a_node(expected: dict[str, list[tuple[Any, ...]]]) -> None:
    nodes = {row[0] for row in expected["node"]}
    assert {end for row in expected["link"] for end in row[1:3]} <= nodes
    assert len({row[0] for row in expected["link"]}) == len(expected["link"]), "two links with one id"


def test_batches_and_workers_make_no_difference(
    texts: list[Path], expected: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passone, "BATCH_BYTES", 20_000)
    gk.build(tmp_path / "c", [texts[0].parent], workers=2)
    assert len(list((tmp_path / "c" / "parts").glob("*.json"))) > 3
    assert dump(tmp_path / "c") == expected


def pack(paths: list[Path], target: Path) -> Path:
    if target.suffix == ".zip":
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in paths:
                archive.write(path, path.name)
    else:
        with tarfile.open(target, "w:gz") as tape:
            for path in paths:
                tape.add(path, path.name)
    return target


@pytest.mark.parametrize("name", ["cables.zip", "cables.tar.gz"])
@pytest.mark.parametrize("workers", [1, 2])
def test_a_large_archive_is_read_in_pieces_and_goes_on(
    texts: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, workers: int
) -> None:
    archive = pack(texts, tmp_path / name)
    gk.build(tmp_path / "whole", [archive], workers=1)
    monkeypatch.setattr(passone, "BATCH_BYTES", 20_000)
    parsed: list[str] = []
    plain = passone.parse_cable

    def until_it_breaks(raw: RawCable) -> Any:
        parsed.append(raw.source.locator)
        if len(parsed) == 30:
            raise KeyboardInterrupt
        return plain(raw)

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(passone, "parse_cable", until_it_breaks)
        gk.build(tmp_path / "c", [archive], workers=1)
    kept = set((tmp_path / "c" / "parts").glob("*/"))
    assert len(kept) >= 5
    gk.build(tmp_path / "c", [archive], workers=workers)
    assert kept < set((tmp_path / "c" / "parts").glob("*/")), "what was read is not read again"
    assert dump(tmp_path / "c") == dump(tmp_path / "whole")
    before = (tmp_path / "c" / "manifest.json").read_text()
    gk.build(tmp_path / "c", [archive], workers=1)
    assert (tmp_path / "c" / "manifest.json").read_text() == before


def test_the_order_of_adding_makes_no_difference(texts: list[Path], expected: dict[str, Any], tmp_path: Path) -> None:
    for share in (texts[40:], texts[:20], texts[20:40]):
        corpus = gk.build(tmp_path / "c", share, workers=1)
    assert dump(tmp_path / "c") == expected
    assert corpus.info()["cables"] == len(texts)


def test_the_same_input_twice_adds_nothing(texts: list[Path], tmp_path: Path) -> None:
    gk.build(tmp_path / "c", texts[:9], workers=1)
    before = dump(tmp_path / "c"), (tmp_path / "c" / "manifest.json").read_text()
    gk.build(tmp_path / "c", texts[:9], workers=1)
    assert (dump(tmp_path / "c"), (tmp_path / "c" / "manifest.json").read_text()) == before


def test_a_changed_input_replaces_what_it_gave(texts: list[Path], tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for path in texts[:6]:
        shutil.copy(path, folder)
    gk.build(tmp_path / "c", [folder], workers=1)
    shutil.copy(texts[30], folder / texts[0].name)
    changed = gk.build(tmp_path / "c", [folder], workers=1)
    gk.build(tmp_path / "d", [folder], workers=1)
    assert dump(tmp_path / "c") == dump(tmp_path / "d")
    assert changed.info()["cables"] == 6


def test_more_cables_do_not_read_the_first_ones_again(texts: list[Path], tmp_path: Path) -> None:
    gk.build(tmp_path / "c", texts[:20], workers=1)
    parts = set((tmp_path / "c" / "parts").iterdir())
    corpus = gk.build(tmp_path / "c", texts[20:40], workers=1)
    assert parts < set((tmp_path / "c" / "parts").iterdir())
    assert corpus.info()["cables"] == 40
    shutil.copy(texts[50], copied := tmp_path / texts[20].name)
    texts_now = [*texts[21:40], copied]
    assert gk.build(tmp_path / "c", texts_now, workers=1).info()["cables"] == 41


CABLE = """\
O {n}0900Z MAY 07
FM AMEMBASSY OSLO
TO RUEHC/SECSTATE WASHDC
C O N F I D E N T I A L OSLO 0000{n}

SUBJECT: LUNCH

1. (C) {text}
"""
TELLING = CABLE.format(n=12, text="Foreign Minister Ostrander Quillby met Ambassador Olav Berge on May 11.")
ASKING = CABLE.format(n=11, text="Over lunch Quillby told Ambassador Olav Berge that he agreed.")


def test_a_name_that_comes_later_reaches_the_cables_before(tmp_path: Path) -> None:
    """The first cable is read again from its part: its file is gone by then."""
    asked, told = tmp_path / "11.txt", tmp_path / "12.txt"
    asked.write_text(ASKING, encoding="utf-8")
    told.write_text(TELLING, encoding="utf-8")
    alone = gk.build(tmp_path / "c", [asked], workers=1)
    assert "person:ostrander-quillby" not in {one["entity"] for one in alone.cable("07OSLO11").mentions}
    asked.unlink()
    both = gk.build(tmp_path / "c", [told], workers=1)
    assert "person:ostrander-quillby" in {one["entity"] for one in both.cable("07OSLO11").mentions}
    asked.write_text(ASKING, encoding="utf-8")
    gk.build(tmp_path / "d", [asked, told], workers=1)
    assert dump(tmp_path / "c") == dump(tmp_path / "d")
    told.write_text(TELLING.replace("Quillby", "Merriwick"), encoding="utf-8")
    gk.build(tmp_path / "c", [told], workers=1)
    gk.build(tmp_path / "e", [asked, told], workers=1)
    assert dump(tmp_path / "c") == dump(tmp_path / "e")
    assert not list((tmp_path / "c" / "parts").glob("again-*")), "what nobody needs is swept"


def test_sections_that_came_as_several_files_are_one_cable(tmp_path: Path) -> None:
    whole = LISBON_212
    cut = whole.index("3. (C)")
    marking = "C O N F I D E N T I A L LISBON 000212"
    envelope = whole[: whole.index("E.O. 12958")]
    for number, text in enumerate([whole[:cut], envelope + whole[cut:]], 1):
        section = text.replace(marking, f"C O N F I D E N T I A L SECTION {number:02} OF 02 LISBON 000212")
        (tmp_path / f"{number}.txt").write_text(section, encoding="utf-8")
    corpus = gk.build(tmp_path / "c", [tmp_path / "1.txt", tmp_path / "2.txt"])
    assert [row["id"] for row in corpus.rows("SELECT id FROM cable WHERE NOT stub")] == ["07LISBON212"]
    cable = corpus.cable("07LISBON212")
    assert cable is not None
    assert [one["number"] for one in cable.sections if one["part"] == "paragraph"] == [1, 2, 3, 4]
    (joined,) = corpus.rows("SELECT message FROM issue WHERE code = 'joined'")
    assert "2.txt" in joined["message"]


def test_copies_are_recorded_and_counted_once(texts: list[Path], tmp_path: Path) -> None:
    shutil.copy(texts[0], copy := tmp_path / "copy.txt")
    short = tmp_path / "short.txt"
    text = texts[1].read_text(encoding="utf-8")
    short.write_text(text[: len(text) * 2 // 3], encoding="utf-8")
    corpus = gk.build(tmp_path / "c", [texts[0], texts[1], copy, short], workers=1)
    assert corpus.info()["cables"] == 2
    why = sorted(row["why"] for row in corpus.ask("SELECT * FROM duplicate").to_dict("records"))
    assert why == ["another copy of the same cable; the fuller text is kept", "identical text"]


KILLS = int(os.environ.get("GRAPHKIT_KILLS", "30" if os.environ.get("CI") == "true" else "6"))
ROUNDS = 3
"""Folders that are begun anew: kills fall into pass one as often as into pass two."""

NURSERY = """
import os, sys
from pathlib import Path
import graphkit as gk
from graphkit import passone
source, folder = sys.argv[1:]
passone.BATCH_BYTES = 20_000
for _ in gk.inspect([next(Path(source).iterdir())]):
    pass  # what all of them need is loaded once
for line in sys.stdin:
    child = os.fork()
    if not child:
        gk.build(folder + "/" + line.strip(), [source], workers=1, progress=False)
        os._exit(0)
    print(child, flush=True)
    print(os.waitpid(child, 0)[1], flush=True)
"""
"""Builds begin in milliseconds, each in a process of its own that nothing was built in before."""


@pytest.mark.timeout(600)
def test_a_killed_build_goes_on_where_it_stopped(
    texts: list[Path], expected: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SIGKILL at random moments of a build's whole length, again and again on the same folder, then to the end."""
    command = [sys.executable, "-c", NURSERY, str(texts[0].parent), str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as nursery:
        assert nursery.stdin
        assert nursery.stdout

        def build(folder: str, patience: float | None) -> bool:
            """Whether the kill after ``patience`` seconds came before the end; without patience there is none."""
            print(folder, file=nursery.stdin, flush=True)
            child = int(nursery.stdout.readline())
            if patience is not None:
                time.sleep(patience)
                with contextlib.suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)
            status = int(nursery.stdout.readline())
            assert status in (0, signal.SIGKILL), "a build failed by itself"
            return status == signal.SIGKILL

        began = time.monotonic()
        build("undisturbed", None)
        whole = time.monotonic() - began
        chance = random.Random(7)
        for n in range(ROUNDS):
            span, killed = whole, 0
            while killed < KILLS // ROUNDS:
                began = time.monotonic()
                if build(f"c{n}", chance.uniform(0, span)):
                    killed += 1
                else:  # it was faster, for it went on where another was killed
                    span = time.monotonic() - began
            build(f"c{n}", None)
        nursery.stdin.close()
    for n in range(ROUNDS):
        assert dump(tmp_path / f"c{n}") == expected
        assert not [path.name for path in (tmp_path / f"c{n}").iterdir() if path.name.endswith(".tmp")]
        assert not [path.name for path in (tmp_path / f"c{n}" / "parts").iterdir() if path.name.startswith(".")]


def test_bad_inputs_become_issues_and_the_rest_is_read(texts: list[Path], tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 50)
    (tmp_path / "prose.txt").write_text("Nothing here was ever sent by anybody.")
    sources = [texts[0], tmp_path / "empty.txt", tmp_path / "binary.txt", tmp_path / "prose.txt", tmp_path / "absent"]
    corpus = gk.build(tmp_path / "c", sources, workers=1)
    assert corpus.info()["cables"] == 1
    issues = corpus.issues()
    assert {"empty", "binary", "missing"} <= set(issues["code"])
    assert str(tmp_path / "binary.txt") in set(issues["path"])


def test_nothing_but_bad_input_is_still_a_corpus(tmp_path: Path) -> None:
    corpus = gk.build(tmp_path / "c", [tmp_path / "absent"], workers=1)
    assert corpus.info()["cables"] == 0
    assert corpus.search("anything").total == 0
    assert len(corpus.graph()) == 0


def test_two_builds_at_once_are_refused_by_name(texts: list[Path], tmp_path: Path) -> None:
    with locked(tmp_path / "c"), pytest.raises(CorpusError, match=f"process {os.getpid()}"):
        gk.build(tmp_path / "c", texts[:1], workers=1)


def test_a_corpus_folder_whose_name_is_no_utf8_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="has a name that is no UTF-8"):
        gk.build(tmp_path / "c\udce9", [])
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["corpus.duckdb", "manifest.json"])
def test_damage_is_named(texts: list[Path], tmp_path: Path, name: str) -> None:
    gk.build(tmp_path / "c", texts[:2], workers=1)
    (tmp_path / "c" / name).write_bytes(b"damaged")
    with pytest.raises(CorpusError, match=name):
        gk.Corpus.open(tmp_path / "c") if name == "corpus.duckdb" else gk.build(tmp_path / "c", texts[:3], workers=1)


def test_a_damaged_part_is_named_and_the_corpus_stays(texts: list[Path], tmp_path: Path) -> None:
    gk.build(tmp_path / "c", texts[:2], workers=1)
    before = dump(tmp_path / "c")
    (part,) = (tmp_path / "c" / "parts").glob("*/mention.parquet")
    part.write_bytes(b"PAR1 damaged")
    with pytest.raises(CorpusError, match="part is damaged"):
        gk.build(tmp_path / "c", [], workers=1)
    assert dump(tmp_path / "c") == before
    shutil.rmtree(part.parent)
    gk.build(tmp_path / "c", texts[:2], workers=1)
    assert dump(tmp_path / "c") == before


def test_an_older_format_says_what_to_do(texts: list[Path], tmp_path: Path) -> None:
    gk.build(tmp_path / "c", texts[:1], workers=1)
    manifest = tmp_path / "c" / "manifest.json"
    manifest.write_text(manifest.read_text().replace(f'"format": {FORMAT}', '"format": 0'))
    with pytest.raises(CorpusError, match=r"format 0.*build it again"):
        gk.build(tmp_path / "c", texts[:1], workers=1)


def test_a_full_disk_leaves_the_corpus_as_it_was(
    texts: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gk.build(tmp_path / "c", texts[:2], workers=1)
    before = dump(tmp_path / "c")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(CorpusError, match="No space left"):
        gk.build(tmp_path / "c", texts[:4], workers=1)
    monkeypatch.undo()
    assert dump(tmp_path / "c") == before
    assert gk.build(tmp_path / "c", texts[:4], workers=1).info()["cables"] == 4


LIMITED = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
import graphkit as gk
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
try:
    gk.build(sys.argv[2], sys.argv[3:], workers=1, progress=False)
except gk.CorpusError as error:
    print(error)
"""


@pytest.mark.parametrize("most", [2_000, 40_000, 400_000])
def test_a_disk_that_takes_no_more_is_said(texts: list[Path], tmp_path: Path, most: int) -> None:
    """Files that may not grow beyond ``most``: in the parts, in the index, in the database."""
    gk.build(tmp_path / "c", texts[:2], workers=1)
    before = dump(tmp_path / "c")
    command = [sys.executable, "-c", LIMITED, str(most), str(tmp_path / "c"), *map(str, texts[2:30])]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "cannot be written" in said, said
    assert dump(tmp_path / "c") == before
    assert gk.build(tmp_path / "c", texts[2:30], workers=1).info()["cables"] == 30


@pytest.mark.parametrize("where", ["", "parts"])
def test_a_folder_that_refuses_is_named(
    texts: list[Path], tmp_path: Path, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the system says it to whoever may not write (root may everywhere, so the answer is put in its mouth)."""
    gk.build(tmp_path / "c", texts[:2], workers=1)
    before = dump(tmp_path / "c")
    plain = Path.mkdir if where else Path.open

    def refuse(self: Path, *args: Any, **kwargs: Any) -> Any:
        if self.is_relative_to(tmp_path / "c" / where) and self.name not in ("manifest.json", "c", "parts"):
            raise PermissionError(13, "Permission denied")
        return plain(self, *args, **kwargs)

    monkeypatch.setattr(Path, "mkdir" if where else "open", refuse)
    with pytest.raises(CorpusError, match=r"cannot be written \(Permission denied\)"):
        gk.build(tmp_path / "c", texts[:4], workers=1)
    monkeypatch.undo()
    assert dump(tmp_path / "c") == before


def test_a_folder_that_is_a_file(texts: list[Path], tmp_path: Path) -> None:
    (tmp_path / "c").write_text("in the way")
    with pytest.raises(CorpusError, match="cannot be written"):
        gk.build(tmp_path / "c", texts[:1], workers=1)


def test_inspect_needs_no_corpus(texts: list[Path], tmp_path: Path) -> None:
    found = list(gk.inspect([texts[0], tmp_path / "absent"]))
    assert not isinstance(found[0], Issue)
    assert found[0].cable.text
    assert isinstance(found[1], Issue)


def test_an_open_corpus_reads_on_while_another_is_built(texts: list[Path], tmp_path: Path) -> None:
    old = gk.build(tmp_path / "c", texts[:5], workers=1)
    ids = list(old.cables()["id"])
    token = old.version
    new = gk.build(tmp_path / "c", texts[:9], workers=1)
    assert list(old.cables()["id"]) == ids
    assert old.cable(ids[0]) is not None
    assert new.version != token
    assert new.info()["cables"] == 9

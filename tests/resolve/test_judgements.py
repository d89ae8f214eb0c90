"""A curator's word: transitive, refused where it contradicts itself, and kept when the ids of a corpus change."""

from pathlib import Path

import pytest

from graphkit import pipeline
from graphkit.corpus import Corpus
from graphkit.resolve.people import Verdict, resolve_people
from graphkit.resolve.profiles import Seen
from graphkit.store.errors import CorpusError

POSTS = {"OSLO": "RUEHNY", "ROME": "RUEHRO", "LIMA": "RUEHPE"}
TEXT = """VZCZCXYZ0001
DE {ri} #{n:04} 0011200
ZNR UUUUU ZZH
R {dtg}
FM AMEMBASSY {post}
TO RUEHC/SECSTATE WASHDC 1234
BT
UNCLAS {post} {n:06}

E.O. 12958: N/A
TAGS: PREL
SUBJECT: THE FERRY TIMETABLE

1. (U) Mr. {who} met the Ambassador on {on}.
"""


def write(folder: Path, post: str, n: int, dtg: str, who: str) -> None:
    folder.mkdir(exist_ok=True)
    on = {"01": "January", "06": "June"}[("06" if "JUN" in dtg else "01")] + " 2"
    text = TEXT.format(ri=POSTS[post], n=n, dtg=dtg, post=post, who=who, on=on)
    (folder / f"{post}{n}.txt").write_text(text, encoding="utf-8")


def build(folder: Path) -> Corpus:
    return pipeline.build(folder / "corpus", [folder / "cables"], workers=1, progress=False)


def who(corpus: Corpus, cable: str) -> str:
    (found,) = corpus.ask("SELECT entity FROM person_entity WHERE cable = ?", cable)["entity"]
    return str(found)


@pytest.fixture
def three(tmp_path: Path) -> Corpus:
    """Three people of one surname whom nothing joins."""
    for post, name in (("OSLO", "Ilona Varga"), ("ROME", "Karel Varga"), ("LIMA", "Otto Varga")):
        write(tmp_path / "cables", post, 5, "051200Z JUN 08", name)
    return build(tmp_path)


def test_same_is_transitive(three: Corpus) -> None:
    oslo, rome, lima = (who(three, cable) for cable in ("08OSLO5", "08ROME5", "08LIMA5"))
    assert len({oslo, rome, lima}) == 3
    three.judge(oslo, rome, "same")
    three.judge(rome, lima, "same")
    again = build(three.path.parent)
    assert len({who(again, cable) for cable in ("08OSLO5", "08ROME5", "08LIMA5")}) == 1
    again.undo_judgement()
    once = build(three.path.parent)
    assert who(once, "08OSLO5") == who(once, "08ROME5") != who(once, "08LIMA5")


@pytest.mark.parametrize(
    ("verdicts", "last", "message"),
    [
        (["same", "same"], "different", "are one by judgements that stand"),
        (["same", "different"], "same", "are different by judgements that stand"),
        (["different", "same"], "same", "are different by judgements that stand"),
    ],
)
def test_a_judgement_against_those_that_stand_is_refused(
    three: Corpus, verdicts: list[str], last: str, message: str
) -> None:
    oslo, rome, lima = (who(three, cable) for cable in ("08OSLO5", "08ROME5", "08LIMA5"))
    for (left, right), verdict in zip([(oslo, rome), (rome, lima)], verdicts, strict=True):
        three.judge(left, right, verdict)
    before = (three.path / "judgements.jsonl").read_text(encoding="utf-8")
    with pytest.raises(CorpusError, match=message):
        three.judge(oslo, lima, last)
    assert (three.path / "judgements.jsonl").read_text(encoding="utf-8") == before
    three.judge(oslo, lima, "unsure")


def test_a_judgement_outlives_other_ids(tmp_path: Path) -> None:
    write(tmp_path / "cables", "OSLO", 5, "051200Z JUN 08", "Ilona Varga")
    write(tmp_path / "cables", "ROME", 5, "051200Z JUN 08", "Karel Varga")
    corpus = build(tmp_path)
    judged = who(corpus, "08OSLO5")
    corpus.judge(judged, who(corpus, "08ROME5"), "same")
    write(tmp_path / "cables", "LIMA", 2, "021200Z JAN 75", "Ilona Varga")  # an earlier one takes the id
    more = build(tmp_path)
    assert who(more, "75LIMA2") == judged
    assert who(more, "08OSLO5") == who(more, "08ROME5") != judged


def test_who_is_called_different_does_not_join_by_a_part_of_the_name() -> None:
    def of(cable: str, name: str) -> Seen:
        return Seen((cable, "a"), name, "foreign", "XU", "post:oslo", day=9)

    whole, part, other = of("08O1", "Thanet Arbelin"), of("08O2", "Thanet"), of("08O3", "Thanet")
    assert len({*resolve_people([whole, part, other]).entity.values()}) == 1
    verdict = Verdict(whole.key, part.key, "different")
    entity = resolve_people([whole, part, other], [verdict]).entity
    assert entity[whole.key] != entity[part.key]

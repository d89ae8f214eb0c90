"""The optional spaCy adapter, with a pipeline that is trained here on invented sentences and saved to disk."""

import builtins
import json
import random
import re
import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest
from typer.testing import CliRunner

import graphkit as gk
from graphkit import pipeline as stages
from graphkit.cli import app
from graphkit.extract import EXTRACTORS, describe_pipeline, extract, extractors_with, ner_extractor, spacy_pipeline
from graphkit.extract import ner as adapter
from graphkit.model import Cable, Extraction, Issue, Mention, MentionKind, Origin, Part, Section, Source, Span, Text
from graphkit.scoring import score_gold
from graphkit.store.errors import CorpusError

# Loading spaCy loads click and others whose own deprecations are not ours to mend.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:(spacy|click|typer|weasel|thinc|confection).*")

NAMES = [("Zorvek Pallimund", "PERSON"), ("Tervane", "PERSON"), ("Okrelius Dant", "PERSON")]
THINGS = [("Brixolan", "ORG"), ("Vantorel", "ORG"), ("Quellmark", "GPE"), ("Ostrimoor", "GPE")]
FRAMES = [
    "The annex bears the mark of {}.",
    "Nobody knows what {} wants with the quay.",
    "The draft went from hand to hand until {} had it.",
    "Of {} little more was heard that spring.",
    "Ambassador Ruth Penhaligon met {} on March 3.",
    "A courier, {} (strictly protect), carried it.",
    "The keys of {} are lost.",
]
TINY = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "state_type": "ner",
    "extra_state_tokens": False,
    "hidden_width": 32,
    "maxout_pieces": 2,
    "use_upper": True,
    "nO": None,
    "tok2vec": {
        "@architectures": "spacy.HashEmbedCNN.v2",
        "pretrained_vectors": None,
        "width": 32,
        "depth": 2,
        "embed_size": 500,
        "window_size": 1,
        "maxout_pieces": 2,
        "subword_features": True,
    },
}


def train(folder: Path) -> Path:
    """A tiny recognizer that knows the names above by heart."""
    spacy = pytest.importorskip("spacy")
    from spacy.training import Example
    from spacy.util import fix_random_seed

    fix_random_seed(1)
    shuffle = random.Random(1)
    nlp = spacy.blank("en")
    nlp.add_pipe("ner", config={"model": TINY})
    examples = []
    for frame in FRAMES:
        for name, label in (*NAMES, *THINGS, ("Ruth Penhaligon", "PERSON")):
            start = frame.index("{}")
            entities = [(start, start + len(name), label)]
            examples.append(Example.from_dict(nlp.make_doc(frame.format(name)), {"entities": entities}))
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(100):
        shuffle.shuffle(examples)
        nlp.update(examples, sgd=optimizer, drop=0.0)
        if nlp.evaluate(examples)["ents_f"] == 1.0:
            break
    nlp.to_disk(folder)
    return folder


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return train(tmp_path_factory.mktemp("ner") / "tiny")


def cable_of(text: str, **fields: Any) -> Cable:
    return Cable("07LISBON9", Source("plain", "x"), text, origin=Origin("AMEMBASSY LISBON", "post:lisbon"), **fields)


def mentions(found: Extraction) -> list[Mention]:
    groups = (*found.people, *found.positions, *found.organizations)
    return [*(mention for one in groups for mention in one.mentions), *found.places]


def added(found: Extraction, text: str) -> list[tuple[str, str]]:
    return sorted((m.rule, m.span.of(text)) for m in mentions(found) if m.rule.startswith("ner:"))


def read(text: str, pipeline: Path, **fields: Any) -> Extraction:
    found = extract(cable_of(text, **fields), extra=(ner_extractor(pipeline),))
    assert not found.issues
    return found


def test_a_name_that_no_rule_finds_is_found(trained: Path) -> None:
    text = (
        "The annex bears the mark of Tervane. Nobody knows what Brixolan wants with the quay. Of Quellmark little more."
    )
    assert mentions(extract(cable_of(text))) == []
    found = read(text, trained)
    assert added(found, text) == [("ner:GPE", "Quellmark"), ("ner:ORG", "Brixolan"), ("ner:PERSON", "Tervane")]
    assert [person.id for person in found.people] == ["person:tervane"]
    assert [(one.id, one.kind) for one in found.organizations] == [("org:pt/brixolan", "other")]
    assert [place.entity for place in found.places] == ["place:quellmark"]


def test_per_and_loc_are_known_too() -> None:
    text = "Nobody knows what Brixolan wants with Tervane, nor with Quellmark."
    found = with_fake(text, {"Tervane": "PER", "Quellmark": "LOC", "Brixolan": "MISC"})
    assert added(found, text) == [("ner:LOC", "Quellmark"), ("ner:PER", "Tervane")]


def test_rules_win_overlaps(trained: Path) -> None:
    text = "Ambassador Ruth Penhaligon was late. The keys of Tervane are lost."
    before = extract(cable_of(text))
    found = read(text, trained)
    assert added(found, text) == [("ner:PERSON", "Tervane")]
    assert set(mentions(before)) <= set(mentions(found))
    (ambassador,) = (person for person in found.people if person.id == "person:ruth-penhaligon")
    assert [mention.rule for mention in ambassador.mentions] == ["title-name"]


def test_no_two_mentions_share_a_word(trained: Path) -> None:
    text = " ".join(frame.format(name) for frame in FRAMES[:4] for name, _ in (*NAMES, *THINGS))
    found = mentions(read(text, trained))
    ours = [mention for mention in found if mention.rule.startswith("ner:")]
    assert len(ours) > 10
    assert not any(one.span.overlaps(other.span) for one in ours for other in found if other is not one)


def test_who_was_added_can_meet(trained: Path) -> None:
    text = "Ambassador Ruth Penhaligon met Tervane on March 3."
    refs = {one.ref for meeting in read(text, trained).meetings for one in meeting.participants}
    assert refs == {"person:ruth-penhaligon", "person:tervane"}


def test_a_surname_joins_the_person_whom_a_rule_found(trained: Path) -> None:
    text = "Dr. Odo Tervane agreed. Nobody knows. Minister Tervane went."
    cable = cable_of(text)
    found = adapter.with_people(
        adapter.read_words(text), extract(cable), [adapter.Candidate(7, 7, MentionKind.PERSON, "ner:PERSON")]
    )
    assert [person.id for person in found.people] == ["person:odo-tervane"]
    assert [m.rule for m in found.people[0].mentions if m.rule.startswith("ner:")] == ["ner:PERSON"]


class Fake:
    """A pipeline that finds fixed words, to try what a trained one says rarely."""

    def __init__(self, words: dict[str, str]) -> None:
        self.words = words

    def memory_zone(self) -> Any:
        from contextlib import nullcontext

        return nullcontext()

    def __call__(self, text: str) -> Any:
        from types import SimpleNamespace

        hits = [(hit, label) for word, label in self.words.items() for hit in re.finditer(re.escape(word), text)]
        ents = [SimpleNamespace(start_char=h.start(), end_char=h.end(), label_=label) for h, label in hits]
        return SimpleNamespace(ents=sorted(ents, key=lambda ent: ent.start_char))


def with_fake(text: str, words: dict[str, str], **fields: Any) -> Extraction:
    nlp = Fake(words)
    extra = adapter.Extractor("ner", lambda cable, known, found: adapter.find(nlp, cable, known, found))
    return extract(cable_of(text, **fields), extra=(extra,))


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("However", "PERSON"),
        ("XXXXXXXXXXXX", "PERSON"),
        ("Portuguese", "ORG"),
        ("the annex", "ORG"),
        ("1200", "PERSON"),
        ("Zorvek", "DATE"),
        ("Monday", "PERSON"),
    ],
)
def test_what_is_nobodys_name_is_left_out(words: str, label: str) -> None:
    text = "However, XXXXXXXXXXXX saw the annex of Zorvek with 1200 Portuguese stamps on Monday."
    assert added(with_fake(text, {words: label}), text) == []


@pytest.mark.parametrize(
    ("hit", "label", "kept"),
    [
        ("the Zorvek Board", "ORG", "Zorvek Board"),
        ("Minister Zorvek", "PERSON", "Zorvek"),
        ("Zorv", "PERSON", "Zorvek"),
        ("Zorvek's", "PERSON", "Zorvek"),
    ],
)
def test_candidates_are_trimmed_to_whole_words(hit: str, label: str, kept: str) -> None:
    read_ = adapter.read_words(text := f"Of {hit} Board" if hit == "Zorv" else f"Of {hit} we know.")
    text = text.replace("Zorv Board", "Zorvek Board")
    read_ = adapter.read_words(text)
    (one,) = adapter.candidates_of(Fake({hit: label}), read_, set())
    assert adapter.span_of(read_, one).of(text) == kept


def test_headings_and_the_subject_are_ignored() -> None:
    text = "Zorvek asks\nDRAFT BY Brixolan\nOf Tervane little was heard."
    sections = (
        Section(Part.HEAD, "subject", Span(0, 12)),
        Section(Part.PARAGRAPH, "1", Span(12, len(text))),
        Section(Part.HEADING, "heading", Span(12, 30)),
    )
    words = {"Zorvek": "PERSON", "Brixolan": "ORG", "Tervane": "PERSON"}
    found = with_fake(text, words, sections=sections, subject=Text("Zorvek asks", Span(0, 11)))
    assert added(found, text) == [("ner:PERSON", "Tervane")]


def test_whom_a_cable_protects_is_masked_when_only_the_pipeline_sees_them(trained: Path) -> None:
    text = "A courier, Tervane (strictly protect), carried it. Of Tervane little more was heard that spring."
    found = read(text, trained)
    assert [(person.id, person.protected) for person in found.people] == [("person:tervane", True)]
    assert [span.of(text) for span in found.protected] == ["Tervane", "Tervane"]


@pytest.mark.parametrize("label", ["ORG", "GPE"])
def test_a_protected_name_is_never_shown_as_a_company_or_a_town(label: str) -> None:
    text = "A courier, Odo Tervane (strictly protect), carried it. Of Tervane little more was heard."
    found = with_fake(text, {"Tervane": label, "Odo Tervane": label})
    assert "Tervane" not in repr((found.organizations, found.places))
    assert [span.of(text) for span in found.protected] == ["Odo Tervane", "Tervane"]


def test_a_candidate_nearer_to_the_marker_unmasks_nobody() -> None:
    text = "Dr. Odo Tervane of Quellmark (strictly protect) carried it. Tervane was calm."
    found = with_fake(text, {"Quellmark": "PERSON"})
    hidden = {word for span in found.protected for word in span.of(text).split()}
    assert {"Odo", "Tervane"} <= hidden | {"Odo"}
    assert "Tervane" in hidden
    assert next(person for person in found.people if person.id == "person:odo-tervane").protected


def test_without_a_pipeline_nothing_changes() -> None:
    assert extractors_with() == EXTRACTORS
    names = [one.name for one in extractors_with((adapter.Extractor("ner", EXTRACTORS[0].find),))]
    assert names.index("places") < names.index("ner") < names.index("dates")


LISTED = """The talks were held on March 3.

Participants:
  Zorvek Pallimund
  Ambassador Ruth Penhaligon

Nothing was agreed."""


@pytest.mark.parametrize("label", ["ORG", "GPE"])
def test_whom_a_list_of_participants_names_is_no_company_and_no_town(label: str) -> None:
    found = with_fake(LISTED, {"Zorvek Pallimund": label})
    assert "person:zorvek-pallimund" in {person.id for person in found.people}
    assert not found.places
    assert not found.organizations


def test_hostile_text_is_bounded(trained: Path) -> None:
    for text in ("(" * 30_000, "Zorvek " * 5_000, "\u202eZo\u0301rvek\u200f " * 500, "A" * 30_000, "\n\n" * 5_000, ""):
        extract(cable_of(text), extra=(ner_extractor(trained),))


def test_what_is_not_read_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adapter, "MOST_CHARS", 40)
    monkeypatch.setattr(adapter, "MOST", 1)
    text = "Of Zorvek and of Zorvek nothing was heard that spring, nor of Tervane."
    found = with_fake(text, {"Zorvek": "PERSON", "Tervane": "PERSON"})
    assert [issue.code for issue in found.issues] == ["ner-cut", "names-cut"]
    assert added(found, text) == [("ner:PERSON", "Zorvek")]


# --------------------------------------------------------------------------------------------------- the pipeline


def test_no_pipeline_there_names_the_path(tmp_path: Path) -> None:
    for path in ("en_core_web_sm", tmp_path, tmp_path / "nowhere"):
        with pytest.raises(ValueError, match=re.escape(f"{path}: no folder of a spaCy pipeline")):
            ner_extractor(path)
    (tmp_path / "config.cfg").write_text("[nlp]\nlang = en\n", encoding="utf-8")
    with pytest.raises(ValueError, match="cannot load this pipeline"):
        ner_extractor(tmp_path)


def test_a_pipeline_without_entities_is_refused(tmp_path: Path) -> None:
    spacy = pytest.importorskip("spacy")
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.to_disk(tmp_path / "plain")
    with pytest.raises(ValueError, match=r"got a pipeline of \['sentencizer'\], expected one that recognizes"):
        ner_extractor(tmp_path / "plain")


def test_without_spacy_the_error_says_what_to_install(trained: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = builtins.__import__

    def refuse(name: str, *rest: Any) -> Any:
        if name == "spacy":
            raise ModuleNotFoundError("No module named 'spacy'")
        return whole(name, *rest)

    spacy_pipeline.load_pipeline.cache_clear()
    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(ValueError, match=re.escape("pip install 'graphkit[spacy]'")):
        ner_extractor(trained)


def test_a_pipeline_is_described_by_what_it_says_and_holds(trained: Path, tmp_path: Path) -> None:
    one = describe_pipeline(trained)
    assert (one.path, one.name, one.version, one.lang) == (str(trained), "pipeline", "0.0.0", "en")
    assert one == describe_pipeline(trained)
    copy = shutil.copytree(trained, tmp_path / "copy")
    assert describe_pipeline(copy).sha256 == one.sha256
    (copy / "vocab" / "more").write_text("trained again", encoding="utf-8")
    assert describe_pipeline(copy).sha256 != one.sha256


# ------------------------------------------------------------------------------------------- inspect, build, score

CABLE = """\
VZCZCXYZ0042
PP RUEHWEB
DE RUEHLI #0212/01 0601015
ZNY CCCCC ZZH
P 011015Z MAR 07
FM AMEMBASSY LISBON
TO RUEHC/SECSTATE WASHDC PRIORITY 4410
C O N F I D E N T I A L LISBON 000212

SUBJECT: LIGHTHOUSE LEASE

1. (C) The annex bears the mark of Tervane. Ambassador Ruth
Penhaligon left for Tervane's quay. Of Quellmark little
more was heard that spring.

2. (U) NOTE: THIS CABLE IS INVENTED. END NOTE.
PENHALIGON
"""


@pytest.fixture
def cable(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "lisbon.txt"
    path.parent.mkdir()
    path.write_text(CABLE, encoding="utf-8")
    return path


def rules_of(found: Extraction) -> set[str]:
    return {mention.rule for mention in mentions(found)}


def test_inspect_adds_names_and_only_with_a_pipeline(cable: Path, trained: Path) -> None:
    (plain,), (more,) = list(stages.inspect([cable])), list(stages.inspect([cable], ner=trained))
    assert not isinstance(plain, Issue)
    assert not isinstance(more, Issue)
    assert not any(rule.startswith("ner:") for rule in rules_of(plain.extraction))
    assert rules_of(more.extraction) - rules_of(plain.extraction) == {"ner:PERSON", "ner:GPE"}
    with pytest.raises(ValueError, match="no folder of a spaCy pipeline"):
        stages.inspect([cable], ner="en_core_web_sm")


def test_build_keeps_to_its_pipeline(cable: Path, trained: Path, tmp_path: Path) -> None:
    corpus = gk.build(tmp_path / "c", [cable], ner=trained, workers=2, progress=False)
    rules = corpus.info()["rules"]
    assert rules["ner:PERSON"] >= 2
    assert rules["ner:GPE"] == 1
    assert json.loads(corpus.info()["ner"])["name"] == "pipeline"
    options = json.loads((tmp_path / "c/manifest.json").read_text(encoding="utf-8"))["options"]
    assert options["ner"]["sha256"] == describe_pipeline(trained).sha256
    assert gk.build(tmp_path / "c", progress=False).info()["rules"] == rules
    with pytest.raises(CorpusError, match=f"was read with --ner {re.escape(str(trained))}, got no --ner"):
        gk.build(tmp_path / "c", [cable], progress=False)


def test_a_corpus_without_a_pipeline_stays_without(cable: Path, trained: Path, tmp_path: Path) -> None:
    corpus = gk.build(tmp_path / "c", [cable], workers=1, progress=False)
    assert "ner" not in corpus.info()
    assert not any(rule.startswith("ner:") for rule in corpus.info()["rules"])
    with pytest.raises(CorpusError, match="was read with no --ner"):
        gk.build(tmp_path / "c", [cable], ner=trained, progress=False)


def test_evidence_says_which_rule_found_it(cable: Path, trained: Path, tmp_path: Path) -> None:
    gk.build(tmp_path / "c", [cable], ner=trained, workers=1, progress=False)
    with duckdb.connect(str(tmp_path / "c/corpus.duckdb"), read_only=True) as con:
        query = "SELECT DISTINCT kind, rule FROM mention WHERE starts_with(rule, 'ner:') ORDER BY ALL"
        assert con.execute(query).fetchall() == [("person", "ner:PERSON"), ("place", "ner:GPE")]


def gold_of(folder: Path) -> Path:
    at = [hit.start() for hit in re.finditer("Tervane", CABLE)]
    people = [{"id": "person:tervane", "mentions": [{"start": i, "end": i + 7, "surface": "Tervane"} for i in at[:1]]}]
    gold = {"cables": [{"file": "lisbon.txt", "canonical_id": "07LISBON212", "people": people}]}
    path = folder / "gold.json"
    path.write_text(json.dumps(gold), encoding="utf-8")
    return path


def test_score_counts_what_was_added_and_what_of_it_is_gold(cable: Path, trained: Path, tmp_path: Path) -> None:
    gold = gold_of(tmp_path)
    assert score_gold(gold, [cable.parent]).added == {}
    scored = score_gold(gold, [cable.parent], ner=trained)
    assert scored.added == {"people": (2, 1), "places": (1, None)}
    assert scored.scores["mentions"].hits == 1
    assert score_gold(gold, [cable.parent]).scores["mentions"].hits == 0


def test_the_command_line_says_what_was_added(cable: Path, trained: Path, tmp_path: Path) -> None:
    run = CliRunner().invoke(app, ["inspect", str(cable), "--ner", "en_core_web_sm"])
    assert run.exit_code == 2
    run = CliRunner().invoke(app, ["inspect", str(cable), "--ner", str(trained)])
    assert run.exit_code == 0
    gold = str(gold_of(tmp_path))
    run = CliRunner().invoke(app, ["score", gold, "--texts", str(cable.parent), "--ner", str(trained), "--json"])
    assert run.exit_code == 0

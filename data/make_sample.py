"""Write data/sample and data/gold/sample.json from the annotated story in data/story; ``--check`` only compares.

python data/make_sample.py            writes what changed
python data/make_sample.py --check    exit 1 where a file is not up to date
"""

import argparse
import json
import sys
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

DATA = Path(__file__).resolve().parent
sys.path.insert(0, str(DATA))

from story import archive, corpus, layouts, page  # noqa: E402  (the story's code stands beside its chapters, outside the package)
from story.assist import assist  # noqa: E402  (see above)
from story.gold import annotate  # noqa: E402  (see above)
from story.markup import Story, read_chapter  # noqa: E402  (see above)

SINGLE = {
    "bare": layouts.bare_text,
    "pagetext": layouts.page_text,
    "markdown": layouts.markdown,
    "pdf": layouts.pdf_text,
    "pages": page.page,
    "archive": archive.archive,
}


def read_stories() -> list[Story]:
    """Every cable of the story, in order of the chapters."""
    stories = [story for path in sorted((DATA / "story").glob("*.txt")) for story in read_chapter(path)]
    for story in stories:
        assist(story)
    return stories


def render(stories: list[Story]) -> tuple[list[layouts.Rendered], dict[str, bytes]]:
    """Every cable in its layout, and every file of the sample."""
    tables: dict[str, list[layouts.Rendered]] = defaultdict(list)
    zipped: dict[str, str] = {}
    done, files = [], {}
    for story, layout in [(one, layout) for one in stories for layout in one.fields["layout"]]:
        if layout in {"csv", "tsv"}:
            file = "cablegate/cables.csv" if layout == "csv" else "cablegate/dump.tsv"
            one = layouts.columns(story, file, f"row {len(tables[file]) + 1}")
            tables[file].append(one)
        elif layout == "zip":
            name = f"{archive.doc_number(story)}.txt"
            one = archive.archive(story, "archive-1973-79/1975.zip", name)
            zipped[name] = one.text
        else:
            one = SINGLE[layout](story)
            files[one.file] = (page.page_file(one) if layout == "pages" else one.text).encode()
        done.append(replace(one, layout=layout))
    files["cablegate/cables.csv"] = layouts.csv_file(tables["cablegate/cables.csv"]).encode()
    files["cablegate/dump.tsv"] = layouts.tsv_file(tables["cablegate/dump.tsv"]).encode()
    files["archive-1973-79/1975.zip"] = layouts.zip_bytes(zipped)
    return done, files


def outputs() -> dict[Path, bytes]:
    """Path -> bytes of all that is made from the story."""
    done, files = render(read_stories())
    cables = [annotate(one) for one in done]
    volume = (DATA / "story" / "frus-sample.xml").read_bytes()
    gold = corpus.gold_of(cables, volume)
    made = {DATA / "sample" / name: content for name, content in files.items()}
    made[DATA / "sample" / "frus" / "frus-sample.xml"] = volume
    made[DATA / "gold" / "sample.json"] = (json.dumps(gold, ensure_ascii=False, indent=1) + "\n").encode()
    return made


def main() -> int:
    """Write or compare."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--check", action="store_true", help="exit 1 where a file is not up to date")
    check = parser.parse_args().check
    made = outputs()
    stale = [path for path, content in made.items() if not path.is_file() or path.read_bytes() != content]
    known = set(made)
    stray = [p for p in (DATA / "sample").rglob("*") if p.is_file() and p not in known]
    if check:
        for path in [*stale, *stray]:
            print(f"{path.relative_to(DATA.parent)}: not up to date; run python data/make_sample.py", file=sys.stderr)
        return 1 if stale or stray else 0
    for path in stray:
        path.unlink()
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made[path])
    print(f"{len(made)} files, {len(stale)} written, {len(stray)} removed")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Invented cables and writers of every layout and archive: `write_layout(name, cables, path)`, `pack(...)`."""

import gzip
import html
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

WORDS = (
    *("tariff", "harbour", "lighthouse", "quota", "treaty", "gala"),
    *("herring", "delegate", "annex", "ferry", "minister", "draft"),
)


@dataclass(frozen=True)
class Invented:
    """One cable as its writer knows it; nothing in it is real."""

    number: int
    id: str
    station: str
    created: datetime
    origin: str
    classification: str
    tags: tuple[str, ...]
    references: tuple[str, ...]
    subject: str
    header: str
    body: str

    @property
    def text(self) -> str:
        """Header and body as readers join them."""
        return f"{self.header}\n\n{self.body}"


def invent(count: int, year: int = 2007) -> list[Invented]:
    """Cables numbered from 1, with quotes, backslashes, tabs, commas, accents and empty lines where readers stumble."""
    return [_invent(number, year) for number in range(1, count + 1)]


def _invent(number: int, year: int) -> Invented:
    station, rout = ("OSLO", "RUEHNY") if number % 2 else ("PONTA DELGADA", "RUEHPD")
    created = datetime(year, 1, 2, 10, 0, tzinfo=UTC) + timedelta(hours=7 * number)
    word = WORDS[number % len(WORDS)]
    subject = f"THE {word.upper()} QUESTION, PART {number}"
    dtg = f"{created:%d%H%MZ %b %y}".upper()
    header = (
        f"VZCZCXRO{number % 10000:04d}\nRR RUEHX\nDE {rout} #{number:04d} {created:%j%H%M}\nZNY CCCCC ZZH\nR {dtg}\n"
        f"FM AMEMBASSY {station}\nTO RUEHC/SECSTATE WASHDC {number:04d}\nINFO RUEHZZ/AMEMBASSY LISBON 0007"
    )
    references = (f"{year % 100:02d}STATE{1000 + number}",) if number % 3 else ()
    body = "\n".join(
        [
            f"C O N F I D E N T I A L {station} {number:06d} ",
            "",
            "SIPDIS",
            "",
            f"E.O. 12958: DECL: 01/01/{year + 10}",
            "TAGS: EFIS, PREL, NO",
            f"SUBJECT: {subject}",
            *([f"REF: STATE {1000 + number}"] if references else []),
            "",
            f'1. (C) The "{word}" envoy, Señora Ålund, wrote \\{word}\\ and\tthen "{number}","1/2/2007 left.',
            "",
            *[f"{n}. (U) {' '.join(WORDS[(number + k) % len(WORDS)] for k in range(n * 9))}." for n in range(2, 5)],
            "QUILLFEATHER",
        ]
    )
    key = f"{year % 100:02d}{station.replace(' ', '')}{number}"
    origin = f"Embassy {station.title()}"
    return Invented(
        number, key, station, created, origin, "CONFIDENTIAL", ("EFIS", "PREL", "NO"), references, subject, header, body
    )


# ------------------------------------------------------------------------------------------------------------ dumps


def csv_row(fields: Sequence[str]) -> str:
    """One row of cables.csv."""
    return ",".join('"' + field.replace("\\", "\\\\").replace('"', '\\"') + '"' for field in fields) + "\n"


def tsv_row(fields: Sequence[str]) -> str:
    """One row of the tab-separated dump."""
    return "\t".join(f.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\\n") for f in fields) + "\n"


def fields_of(cable: Invented, when: str) -> list[str]:
    """The eight columns."""
    return [
        str(cable.number),
        when,
        cable.id,
        cable.origin,
        cable.classification,
        "|".join(cable.references),
        cable.header,
        cable.body,
    ]


def csv_fields(cable: Invented) -> list[str]:
    """The columns as cables.csv writes their dates."""
    at = cable.created
    return fields_of(cable, f"{at.month}/{at.day}/{at.year} {at.hour}:{at.minute:02d}")


def _csv(cables: Sequence[Invented], path: Path) -> None:
    path.write_text("".join(csv_row(csv_fields(cable)) for cable in cables), "utf-8", newline="")


def _tsv(cables: Sequence[Invented], path: Path) -> None:
    rows = (tsv_row(fields_of(cable, f"{cable.created:%Y-%m-%d %H:%M:%S}")) for cable in cables)
    path.write_text("".join(rows), "utf-8", newline="")


# ------------------------------------------------------------------------------------------------------------ pages


def page(cable: Invented, *, released: bool = True) -> str:
    """A published page."""
    names = ["Reference ID", "Created", *(["Released"] if released else []), "Classification", "Origin"]
    when = f"{cable.created:%Y-%m-%d %H:%M}"
    values = [cable.id, when, *(["2030-01-01 00:12"] if released else []), cable.classification, cable.origin]
    table = "".join(f"<th>{name}</th>\n" for name in names) + "</tr>\n<tr>\n"
    table += "".join(f"<td>\n<a href='/x/{n}.html' title='x'>{value}</a>\n</td>\n" for n, value in enumerate(values))
    return (
        "<?xml version='1.0' encoding='utf-8' ?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\">\n"
        "<html><head><title>Cable Viewer</title></head>\n<body><table><tr><td>furniture</td></tr></table>\n"
        f"<h3>Viewing cable {cable.id}, {html.escape(cable.subject)}</h3>\n<table class='cable'>\n<tr>\n{table}</tr>\n"
        f"</table>\n<code><pre>{_pre(cable.header)}</pre></code>\n<code><pre>{_pre(cable.body)}</pre></code>\n</body></html>"
    )


def _pre(text: str) -> str:
    """A block as pages write it: line feeds as entities, tags and paragraph marks as links."""
    block = html.escape(text).replace("\n", "&#x000A;")
    for tag in ("EFIS", "PREL"):
        block = block.replace(f"TAGS: {tag}", f"TAGS: <a href='/tag/{tag}_0.html'>{tag}</a>")
        block = block.replace(f", {tag},", f", <a href='/tag/{tag}_0.html'>{tag}</a>,")
    return block.replace("¶", "<a id='par1' href='#par1'>¶</a>")


def copied_page(cable: Invented) -> str:
    """What one gets who selects a page and copies it."""
    return (
        f"Identifier\nCreated\nClassification\nOrigin\n{cable.id}\n{cable.created:%Y-%m-%d %H:%M:%S}\n"
        f"{cable.classification}\n{cable.origin}\nCable title:\u00a0 \u00a0 \n\n{cable.subject}\n\n"
        f"Tags:\u00a0 {' '.join(cable.tags)} \npdf\u00a0how-to read a cable\n{cable.text}\n"
    )


# ------------------------------------------------------------------------------------------------------------ texts


def markdown(cable: Invented) -> str:
    """The envelope on one line, a heading, paragraphs as a list."""
    body = cable.body.replace("TAGS: EFIS", "TAGS: [EFIS](#)").replace("\n2. (U)", "\n\n## Remarks\n\n- 12. (U)")
    return f"{' '.join(cable.header.split())}\n\n{body}\n"


def pdf_text(cable: Invented) -> str:
    """CRLF, U+FFFD for the paragraph mark, page furniture."""
    body = cable.body.replace("\n2. (U)", "\n\nPage 1 of 2\n\f\n\ufffd2. (U)")
    return f"{cable.header}\n\n{body}\n".replace("\n", "\r\n")


def bare(cable: Invented) -> str:
    """The telegram and nothing else."""
    return cable.text


def archive_text(cable: Invented) -> str:
    """The State Department's archive text: capitals, page lines, attributes at the end."""
    number = f"{cable.created:%Y}{cable.station.replace(' ', '')[:6]}{cable.number:05d}"
    stamp = f"PAGE 01        {cable.station[:6]}  {cable.number:05d}  {cable.created:%d%H%MZ}"
    attributes = {
        "Automatic Decaptioning": "X",
        "Current Classification": "UNCLASSIFIED",
        "Concepts": "LIGHTHOUSES,\n  FERRIES",
        "Control Number": "n/a",
        "Draft Date": f"{cable.created:%d %b %Y}".upper(),
        "Document Number": number,
        "From": cable.station,
        "Office": "ACTION EUR",
        "Original Classification": cable.classification,
        "Reference": ", ".join(cable.references) or "n/a",
        "Subject": cable.subject,
        "TAGS": ", ".join(cable.tags),
        "To": "STATE",
    }
    block = "\n".join(f" {name}: {value}" for name, value in attributes.items())
    telegram = f"{cable.classification}\n\n{stamp}\n\n{cable.text.upper()}\n\nNNN"
    return f"Message Text\n\n\n{telegram}\n\n\n Message Attributes\n\n{block}\n"


def tei(cables: Sequence[Invented], volume: str = "frus2007v01") -> str:
    """A volume of telegrams."""
    documents = "\n".join(_tei_document(n, cable) for n, cable in enumerate(cables, start=1))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>'
        f'<publicationStmt><idno type="frus">{volume}</idno></publicationStmt></fileDesc></teiHeader>\n'
        f'<text><body><div type="chapter" xml:id="ch1">{documents}</div></body></text></TEI>\n'
    )


def _tei_document(n: int, cable: Invented) -> str:
    day = f"{cable.created:%Y-%m-%d}"
    return (
        f'<div type="document" n="{n}" xml:id="d{n}"><head>{n}. Telegram From the <gloss type="from">{cable.origin}'
        f'</gloss> to the <gloss type="to">Department of State</gloss><note n="1" type="source">Invented.</note></head>'
        f'\n<dateline><placeName>Oslo</placeName>, <date when="{day}">{day}</date>.</dateline>\n'
        f"<p>{cable.number}. {html.escape(cable.subject)}</p>\n<p>{html.escape(cable.body)}</p></div>"
    )


def _tei(cables: Sequence[Invented], path: Path) -> None:
    path.write_text(tei(cables), "utf-8", newline="")


def _one_each(write: Callable[[Invented], str], suffix: str) -> Callable[[Sequence[Invented], Path], None]:
    def write_all(cables: Sequence[Invented], path: Path) -> None:
        path.mkdir(parents=True, exist_ok=True)
        for cable in cables:
            (path / f"{cable.number:05d}-{cable.id}{suffix}").write_text(write(cable), "utf-8", newline="")

    return write_all


# The first three write one file at `path`, the others a folder of files.
LAYOUTS: dict[str, Callable[[Sequence[Invented], Path], None]] = {
    "cablegate-csv": _csv,
    "cablegate-tsv": _tsv,
    "frus-tei": _tei,
    "wikileaks-page": _one_each(page, ".html"),
    "page-text": _one_each(copied_page, ".txt"),
    "markdown": _one_each(markdown, ".md"),
    "pdf-text": _one_each(pdf_text, ".txt"),
    "cable-text": _one_each(bare, ".txt"),
    "aad-text": _one_each(archive_text, ".txt"),
}


def write_layout(name: str, cables: Sequence[Invented], path: Path) -> None:
    """Write the cables in the layout of that name to ``path`` (a file, or a folder where a file holds one cable)."""
    LAYOUTS[name](cables, path)


def pack(kind: str, folder: Path, path: Path) -> None:
    """Pack a folder's files, in sorted order, as ``zip``, ``tar.gz``, ``tar.xz``, ``tar`` or ``7z``."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    if kind == "zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in files:
                archive.write(file, file.relative_to(folder).as_posix())
    elif kind == "7z":
        import py7zr

        with py7zr.SevenZipFile(path, "w") as archive:
            for file in files:
                archive.write(file, file.relative_to(folder).as_posix())
    else:
        with tarfile.open(path, f"w:{kind.partition('.')[2]}") as archive:
            for file in files:
                archive.add(file, file.relative_to(folder).as_posix())


def squash(kind: str, file: Path, path: Path) -> None:
    """One file as ``gz`` or ``xz``."""
    data = file.read_bytes()
    path.write_bytes(gzip.compress(data) if kind == "gz" else lzma.compress(data))

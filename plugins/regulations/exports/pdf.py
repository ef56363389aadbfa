"""A version as tagged PDF, set by Typst from data: the theme's `regulations/regulation.typ` holds the typography.

The text goes in as JSON and is never part of the program, so nothing has to be escaped. The date of the document is
that of the version, not of the build: same text, same bytes.
"""

import datetime as dt
import json
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from plugins.core.rendering import fonts
from plugins.core.schema.site_data.centre import Centre
from plugins.polish.dates import long_date
from plugins.polish.typography import typeset
from plugins.regulations.citing import full_citation
from plugins.regulations.display import SECTIONS, contents_label
from plugins.regulations.glyphs import with_boxes
from plugins.regulations.model import RegulationVersion
from plugins.regulations.references.resolution import ResolvedReference, Resolver
from plugins.regulations.tree.inline import Overlay, overlaid, plain_text, runs_of
from plugins.regulations.tree.units import GROUPS, Block, Passage, Style, Unit

TEMPLATE = "regulations/regulation.typ"


def document(
    record: RegulationVersion,
    until: dt.date | None,
    centre: Centre,
    absolute: Callable[[str], str],
    program: Path,
) -> bytes:
    """``program`` is the file of the theme's `TEMPLATE`."""
    import typst  # only when asked: start-up time

    data = with_boxes(json.dumps(data_of(record, until, centre, absolute), ensure_ascii=False))
    made: object = typst.compile(
        str(program),
        root=str(program.parent),
        font_paths=fonts.for_typst(centre.brand.typeface),
        sys_inputs={"data": data},
        pdf_standards=["ua-1"],
        timestamp=int(dt.datetime(*record.in_force_from.timetuple()[:3], tzinfo=dt.UTC).timestamp()),
    )
    assert isinstance(made, bytes)
    _forget()
    return _packed(made)


def _forget() -> None:
    """Typst keeps the work of its last documents, 100 MB for 200 §: eleven empty ones push it out (0.1 s)."""
    import typst  # only when asked: start-up time

    for _ in range(11):
        typst.compile(b"", font_paths=fonts.for_typst())


def _packed(raw: bytes) -> bytes:
    """The same document with its objects in compressed streams (PDF 1.5): a third of the size, same structure."""
    import pikepdf  # only when asked: start-up time

    packed = BytesIO()
    with pikepdf.open(BytesIO(raw)) as file:
        file.save(
            packed, object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=True, deterministic_id=True
        )
    return packed.getvalue()


def data_of(
    record: RegulationVersion, until: dt.date | None, centre: Centre, absolute: Callable[[str], str]
) -> dict[str, Any]:
    """All that the program for Typst may see."""
    return _Data(record, until, centre, absolute).everything()


class _Data:
    def __init__(
        self, record: RegulationVersion, until: dt.date | None, centre: Centre, absolute: Callable[[str], str]
    ) -> None:
        self.record = record
        self.until = until
        self.centre = centre
        self.absolute = absolute
        self.found: dict[int, tuple[ResolvedReference, ...]] = {
            id(passage): found for _unit, passage, found in Resolver(record.regulation, record.title).everywhere()
        }

    def everything(self) -> dict[str, Any]:
        record, regulation = self.record, self.record.regulation
        day = record.in_force_from
        units = [self._unit(unit, 1) for unit in (*regulation.units, *regulation.annexes)]
        holds = f"Obowiązuje od {long_date(day)}" + (f" do {long_date(self.until)}" if self.until else "")
        return {
            "title": typeset(record.title),
            "summary": typeset(record.summary),
            "centre": self.centre.name,
            "lang": "pl",
            "link": self.centre.brand.link,
            "font": fonts.family(self.centre.brand.typeface),
            "date": [day.year, day.month, day.day],
            "facts": [
                typeset(holds if not record.assumed_dates else "Dni obowiązywania i przyjęcia nie ustalono"),
                *([] if record.is_confirmed else [typeset("Nie wiemy, czy te zasady obowiązują dziś")]),
                *(
                    []
                    if record.assumed_dates
                    else [typeset(f"Przyjęto {long_date(record.adopted)}: {record.adopted_by}")]
                ),
                *(typeset(f"Podstawa: {one}") for one in record.based_on),
                *(typeset(f"Sprostowano {long_date(one.date)}: {one.note}") for one in record.errata),
            ],
            "address": self.absolute(record.address),
            "example": full_citation("§ 1", record.title) if regulation.citation == "par" else "",
            "contents": sum(unit["heading"] for unit in _flat(units)) >= 3,
            "preamble": self._blocks(regulation.preamble),
            "units": units,
            "ending": self._blocks(regulation.ending),
        }

    def _unit(self, unit: Unit, level: int) -> dict[str, Any]:
        heading = unit.style in SECTIONS
        below = level + 1 if heading else level
        return {
            "id": unit.anchor,
            "also": list(unit.also),
            "mark": typeset(unit.mark),
            "title": self._runs(unit.title) if unit.title else [],
            "outline": typeset(plain_text(contents_label(unit))) if heading else "",
            "heading": heading,
            "group": unit.style in GROUPS or unit.style is Style.ANNEX,
            "level": min(level, 6),
            "before": self._blocks(unit.before),
            "units": [self._unit(child, below) for child in unit.children],
            "closing": self._blocks((*unit.closing, *unit.notes)),
            "repealed": unit.repealed,
        }

    def _blocks(self, blocks: Sequence[Block]) -> list[dict[str, Any]]:
        return [
            {"runs": self._runs(block)}
            if isinstance(block, Passage)
            else {
                "columns": max(len(row) for row in block.rows),
                "header": block.has_header,
                "rows": [[typeset(plain_text(cell)) for cell in row] for row in block.rows],
            }
            for block in blocks
        ]

    def _runs(self, passage: Passage) -> list[dict[str, Any]]:
        overlays = [
            Overlay(one.start, one.end, one.address, "ref")
            for one in self.found.get(id(passage), ())
            if one.address.startswith("#")
        ]
        return [
            {
                "text": typeset(run.text),
                "strong": run.strong,
                "emphasis": run.emphasis,
                "struck": run.struck,
                "unit": run.link[1:] if run.kind else "",
                "url": self._url(run.link) if run.link and not run.kind else "",
            }
            for run in overlaid(runs_of(passage.text), overlays)
        ]

    def _url(self, target: str) -> str:
        if target.startswith("#"):
            return f"{self.absolute(self.record.address)}{target}"
        return self.absolute(target) if not target.startswith("{") else ""


def _flat(units: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return [one for unit in units for one in (unit, *_flat(unit["units"]))]

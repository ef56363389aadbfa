"""The machine-readable files of a version: tagged PDF, JSON with its schema, Akoma Ntoso."""

import json
from typing import Any

from plugins.core.rendering.context import Workshop
from plugins.regulations.exports import akoma, pdf, tree_json
from plugins.regulations.views import ExportView


def as_json(view: ExportView, workshop: Workshop) -> str:
    data = tree_json.data_of(view.record, view.until, workshop.absolute)
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def as_xml(view: ExportView, workshop: Workshop) -> bytes:
    return akoma.document(view.record, view.until, workshop.frame.centre, workshop.absolute)


def as_pdf(view: ExportView, workshop: Workshop) -> bytes:
    program = workshop.template_file(pdf.TEMPLATE)
    return pdf.document(view.record, view.until, workshop.frame.centre, workshop.absolute, program)


def schema(_view: Any, workshop: Workshop) -> str:
    address = workshop.absolute("/regulaminy/schemat.json")
    return json.dumps(tree_json.schema(address), ensure_ascii=False, indent=1) + "\n"

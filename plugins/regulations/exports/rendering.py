"""The machine-readable files of a version: tagged PDF, JSON with its schema, Akoma Ntoso."""

import json
from typing import Any

from plugins.core.rendering.context import RenderContext
from plugins.regulations.exports import akoma, pdf, tree_json
from plugins.regulations.views import ExportView


def as_json(view: ExportView, context: RenderContext) -> str:
    data = tree_json.data_of(view.record, view.until, context.absolute)
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def as_xml(view: ExportView, context: RenderContext) -> bytes:
    return akoma.document(view.record, view.until, context.frame.centre, context.absolute)


def as_pdf(view: ExportView, context: RenderContext) -> bytes:
    program = context.template_file(pdf.TEMPLATE)
    return pdf.document(view.record, view.until, context.frame.centre, context.absolute, program)


def schema(_view: Any, context: RenderContext) -> str:
    address = context.absolute("/regulaminy/schemat.json")
    return json.dumps(tree_json.schema(address), ensure_ascii=False, indent=1) + "\n"

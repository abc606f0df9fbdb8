"""The four writers by the name of their format. Each is loaded when it is asked for."""

from __future__ import annotations

from typing import Literal, get_args

from analysis.pack.model import Pack

Format = Literal["pptx", "pdf", "xlsx", "html"]
FORMATS: tuple[Format, ...] = get_args(Format)

MIME_TYPES: dict[Format, str] = {
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html",
}


def write(pack: Pack, wanted: Format) -> bytes:
    """The pack as a file of that format."""
    if wanted == "pptx":
        from analysis.pack import slides

        return slides.write(pack)
    if wanted == "pdf":
        from analysis.pack import paper

        return paper.write(pack)
    if wanted == "xlsx":
        from analysis.pack import workbook

        return workbook.write(pack)
    from analysis.pack import webpage

    return webpage.write(pack)

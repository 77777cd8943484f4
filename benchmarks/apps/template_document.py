"""Twelve months of a table of 14 communities and ten columns, the way docxtpl does it; runs in docxtpl's environment.

python template_document.py FOLDER
"""

import sys
from pathlib import Path

from docx import Document
from docxtpl import DocxTemplate

COLUMNS = ("community", "lectures", "booths", "banners", "boards", "heads", "visits", "readers", "leaflets", "note")


def make_template(path: Path) -> None:
    document = Document()
    document.add_paragraph("{%p for month in months %}")
    document.add_heading("{{ month.name }}", level=1)
    table = document.add_table(rows=4, cols=len(COLUMNS))
    for cell, name in zip(table.rows[0].cells, COLUMNS, strict=True):
        cell.text = name
    table.rows[1].cells[0].text = "{%tr for row in month.rows %}"
    for cell, name in zip(table.rows[2].cells, COLUMNS, strict=True):
        cell.text = "{{ row." + name + " }}"
    table.rows[3].cells[0].text = "{%tr endfor %}"
    document.add_paragraph("{%p endfor %}")
    document.save(str(path))


def main(folder: Path) -> None:
    template = folder / "template.docx"
    if not template.exists():
        make_template(template)
    row = dict.fromkeys(COLUMNS, 12)
    months = [
        {"name": f"{month}月", "rows": [{**row, "community": f"第{place}社区"} for place in range(14)]}
        for month in range(1, 13)
    ]
    document = DocxTemplate(str(template))
    document.render({"months": months})
    document.save(str(folder / "filled.docx"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

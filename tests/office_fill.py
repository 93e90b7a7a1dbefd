"""Fills in a workbook with LibreOffice, as a person does: run by the Python that has its module `uno`.

`python3 office_fill.py WORKBOOK CELLS.json PROFILE` sets `{sheet: {cell: number or text}}` and saves it.
"""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any


def main(workbook: str, cells: str, profile: str) -> None:
    pipe = f"factdeck{Path(profile).name.replace('-', '')}"
    office = subprocess.Popen(
        [
            *("soffice", "--headless", "--norestore", f"-env:UserInstallation={Path(profile).as_uri()}"),
            f"--accept=pipe,name={pipe};urp",
        ]
    )
    try:
        desktop = _desktop(pipe)
        book = desktop.loadComponentFromURL(Path(workbook).as_uri(), "_blank", 0, (_option("Hidden", True),))
        for sheet, values in json.loads(Path(cells).read_text("utf-8")).items():
            for cell, value in values.items():
                target = book.Sheets.getByName(sheet).getCellRangeByName(cell)
                if isinstance(value, str):
                    target.setString(value)
                else:
                    target.setValue(value)
        book.storeToURL(Path(workbook).as_uri(), (_option("FilterName", "Calc MS Excel 2007 XML"),))
        book.close(True)
        desktop.terminate()
        office.wait(30)
    finally:
        office.kill()


def _desktop(pipe: str) -> Any:
    import uno

    local: Any = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(120):
        try:
            context: Any = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except Exception:
            time.sleep(0.5)
    raise TimeoutError("LibreOffice does not answer")


def _option(name: str, value: object) -> Any:
    from com.sun.star.beans import PropertyValue

    option: Any = PropertyValue()
    option.Name, option.Value = name, value
    return option


if __name__ == "__main__":
    main(*sys.argv[1:4])

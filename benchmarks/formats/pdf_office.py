"""PDF that LibreOffice exports from the styled DOCX (``soffice`` and a Chinese font needed)."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

SUFFIX = ".pdf"
_SECONDS = 180


def write(lines: list[str], path: Path) -> None:
    from benchmarks.formats import docx_styled

    soffice = shutil.which("soffice")
    if soffice is None:
        raise FileNotFoundError("pdf_office needs LibreOffice (soffice)")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{path.stem}.docx"
        docx_styled.write(lines, source)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir"]
        subprocess.run(
            [*command, str(path.parent), str(source)],
            check=True,
            capture_output=True,
            timeout=_SECONDS,
        )

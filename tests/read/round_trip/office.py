"""Files converted by LibreOffice: one call for several, a profile that is thrown away, the fonts of the tests."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

import pylopdf_fonts_zh_cn as fonts
import pytest

SECONDS = 180


def converted(files: list[bytes], suffix: str, target: str) -> list[bytes]:
    """The files (of this suffix) as the target format; the test is skipped where LibreOffice is absent."""
    program = shutil.which("soffice")
    if not program:
        pytest.skip("LibreOffice (soffice) is not installed")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        names = [place / f"{number}.{suffix}" for number in range(len(files))]
        for name, data in zip(names, files, strict=True):
            name.write_bytes(data)
        config = place / "fonts.conf"
        config.write_text(f"<fontconfig><dir>{fonts.serif_path().parent}</dir><cachedir>{place}/cache</cachedir></fontconfig>")
        profile = f"-env:UserInstallation={(place / 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", target, "--outdir", str(place / "out"), *map(str, names)]
        environment = os.environ | {"FONTCONFIG_FILE": str(config), "HOME": folder}
        run(command, environment)
        return [(place / "out" / name.with_suffix(f".{target}").name).read_bytes() for name in names]


def run(command: list[str], environment: dict[str, str]) -> None:
    """Run LibreOffice; when it takes too long, end it with the processes that it started."""
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment, text=True, start_new_session=True
    )
    try:
        output, _ = process.communicate(timeout=SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise
    assert process.returncode == 0, output

"""LibreOffice as a converter, where it is installed: headless, in a process of its own, with a profile that is thrown away.

The profile forbids macros and links and sends whatever wants the network to a port where nothing listens.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import msgspec

from juesuan.apart import ApartError, Bounds, ask, serve
from juesuan.read.sources.legacy.converted import Converted, Question
from juesuan.read.sources.legacy.limits import LegacyLimits

_SECURITY = "/org.openoffice.Office.Common/Security/Scripting"
_NET = "/org.openoffice.Inet/Settings"
_SETTINGS = (
    (_SECURITY, "MacroSecurityLevel", "3"),
    (_SECURITY, "DisableMacrosExecution", "true"),
    (_SECURITY, "DisableActiveContent", "true"),
    (_SECURITY, "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "2"),
    ("/org.openoffice.Office.Calc/Content/Update", "Link", "2"),
    (_NET, "ooInetProxyType", "2"),
    (_NET, "ooInetHTTPProxyName", "127.0.0.1"),
    (_NET, "ooInetHTTPProxyPort", "9"),
    (_NET, "ooInetHTTPSProxyName", "127.0.0.1"),
    (_NET, "ooInetHTTPSProxyPort", "9"),
    (_NET, "ooInetFTPProxyName", "127.0.0.1"),
    (_NET, "ooInetFTPProxyPort", "9"),
)
_FILTERS = {"doc": "MS Word 97", "rtf": "Rich Text Format", "odt": "writer8"}
_TO = "docx:MS Word 2007 XML"
_PASSED = ("PATH", "LANG", "LC_ALL", "TMPDIR", "SYSTEMROOT")


def is_installed() -> bool:
    """True when LibreOffice is on the path."""
    return shutil.which("soffice") is not None


def convert(data: bytes, kind: str, limits: LegacyLimits) -> Converted:
    """The document as docx; a file that crashes LibreOffice, or takes too long, is broken."""
    question = Question(data, kind, seconds=limits.office_seconds)
    bounds = Bounds(limits.office_seconds + 5, limits.office_memory)
    try:
        answer = ask(__name__, msgspec.msgpack.encode(question), bounds)
        return msgspec.msgpack.decode(answer, type=Converted)
    except ApartError:
        return Converted(failure="broken")


def _answer(question: bytes) -> bytes:
    asked = msgspec.msgpack.decode(question, type=Question)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        return msgspec.msgpack.encode(_converted(Path(folder), asked))


def _converted(folder: Path, asked: Question) -> Converted:
    source, profile, out = folder / f"a.{asked.kind}", folder / "profile", folder / "out"
    source.write_bytes(asked.data)
    _write_settings(profile)
    options = ["--headless", "--invisible", "--norestore", "--nolockcheck", "--nodefault", "--nologo", "--nofirststartwizard"]
    command = [shutil.which("soffice") or "soffice", f"-env:UserInstallation={profile.as_uri()}", *options,
               f"--infilter={_FILTERS[asked.kind]}", "--convert-to", _TO, "--outdir", str(out), str(source)]  # fmt: skip
    environment = {name: os.environ[name] for name in _PASSED if name in os.environ} | {"HOME": str(folder)}
    try:
        subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=asked.seconds, check=False)
        return Converted((out / "a.docx").read_bytes())
    except (subprocess.TimeoutExpired, FileNotFoundError):
        return Converted(failure="broken")


def _write_settings(profile: Path) -> None:
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    space = 'xmlns:oor="http://openoffice.org/2001/registry"'
    user = profile / "user"
    user.mkdir(parents=True)
    text = f'<?xml version="1.0" encoding="UTF-8"?><oor:items {space}>{items}</oor:items>'
    (user / "registrymodifications.xcu").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    serve(_answer)

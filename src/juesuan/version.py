"""The version of the program; the package's metadata take it from here (reading them at each start would cost 0.02 s)."""

from __future__ import annotations

VERSION = "0.1.0"

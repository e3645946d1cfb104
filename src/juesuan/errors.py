"""The exceptions of juesuan: one root, few branches, the (Chinese) message made by the class.

Faults of a document are never exceptions but findings; exceptions are for files that cannot be
read, for broken standards and for callers' mistakes.
"""

from __future__ import annotations


class JuesuanError(Exception):
    """Root of all errors that juesuan raises on purpose; ``str()`` is fit for a user."""


class UnreadableFileError(JuesuanError):
    """A file that cannot be turned into blocks: missing, too large, encrypted, broken, unknown."""

    def __init__(self, path: str, reason: str) -> None:
        """Make the message from the path as given and a Chinese reason."""
        self.path = path
        self.reason = reason
        super().__init__(f"无法读取“{path}”：{reason}")


class StandardsError(JuesuanError):
    """A data file of the standards is wrong; names the file and the key."""

    def __init__(self, file: str, key: str, reason: str) -> None:
        """Make the message from the file's name, the key path inside it and a reason."""
        self.file = file
        self.key = key
        self.reason = reason
        super().__init__(f"标准数据“{file}”的“{key}”有误：{reason}")


class WaiversError(JuesuanError):
    """A list of waivers cannot be read or is wrong; names the file and the key."""

    def __init__(self, path: str, key: str, reason: str) -> None:
        """Make the message from the path as given, where in it (Chinese; '' for the whole) and a Chinese reason."""
        self.path = path
        self.key = key
        super().__init__(f"豁免清单“{path}”{f'的{key}' if key else ''}有误：{reason}")


class AmbiguousPlaceError(JuesuanError):
    """A written place means several that no single picture holds."""

    def __init__(self, given: str, candidates: list[str], count: int) -> None:
        """Make the message from what was given and some of the places that answer, ready to be pasted."""
        self.given = given
        self.candidates = tuple(candidates)
        more = f"\n  ……共 {count} 处" if count > len(candidates) else ""
        super().__init__(f"“{given}”对应多处，请写明是哪一处：" + "".join(f"\n  {each}" for each in candidates) + more)


class MissingExtraError(JuesuanError):
    """An optional library is not installed."""

    def __init__(self, what: str, extra: str) -> None:
        """Make the message from what cannot be done and the name of the extra that brings the library."""
        self.extra = extra
        super().__init__(f"{what}需要另装组件：pip install 'juesuan[{extra}]'")


class UsageError(JuesuanError):
    """A caller asks for something that does not exist (form set, rule code, key)."""

    def __init__(self, what: str, given: str, known: str = "") -> None:
        """Make the message from what was asked for, what was given and what there is."""
        self.what = what
        self.given = given
        super().__init__(f"没有这样的{what}：“{given}”" + (f"；可用的有：{known}" if known else ""))

"""Loads the data files: YAML by the C loader, duplicate keys refused, into strict structs; CSV of codes.

Errors name the file and the key.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
import yaml

from juesuan.errors import StandardsError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_T = TypeVar("_T")


class _Loader(yaml.CSafeLoader):
    """The fast safe loader, but a key given twice is an error."""


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict[Any, Any]:
    seen: set[Any] = set()
    for key_node, _ in node.value:
        key = loader.construct_object(key_node, deep=True)
        if not isinstance(key_node, yaml.ScalarNode):
            raise yaml.constructor.ConstructorError(None, None, "a key must be text", key_node.start_mark)
        if key in seen:
            raise yaml.constructor.ConstructorError(None, None, f"duplicate key {key!r}", key_node.start_mark)
        seen.add(key)
    return loader.construct_mapping(node, deep=True)


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def parse_yaml(text: str, shape: type[_T], name: str) -> _T:
    """The struct that a YAML text holds.

    Raises:
        StandardsError: not YAML, a duplicate key, or not of this shape; ``name`` and the key's path are in it.
    """
    return convert(parse_raw(text, name), shape, name)


def parse_raw(text: str, name: str) -> Any:
    """The plain data of a YAML text; errors as in ``parse_yaml``."""
    try:
        return yaml.load(text, Loader=_Loader)
    except yaml.YAMLError as error:
        raise StandardsError(name, _mark(error), str(getattr(error, "problem", error))) from error


def convert(raw: Any, shape: type[_T], name: str) -> _T:
    """The struct that plain data hold; errors as in ``parse_yaml``."""
    try:
        return msgspec.convert(raw, shape, strict=True)
    except msgspec.ValidationError as error:
        reason, _, path = str(error).partition(" - at ")
        raise StandardsError(name, path.replace("`", "") or "$", reason) from error


def _mark(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    return f"line {mark.line + 1}" if mark else "$"


def data_file(*path: str) -> Traversable:
    """A file or folder of the package's data."""
    return files("juesuan.standards").joinpath("data", *path)


def load_yaml(shape: type[_T], *path: str) -> _T:
    """The struct of a data file of the package; errors as in ``parse_yaml``."""
    return parse_yaml(data_file(*path).read_text("utf-8"), shape, "/".join(path))


def load_csv(*path: str) -> Iterator[dict[str, str]]:
    """The rows of a CSV data file, by column name."""
    yield from csv.DictReader(data_file(*path).read_text("utf-8").splitlines())

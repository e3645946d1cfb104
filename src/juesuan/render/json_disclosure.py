"""Disclosure → JSON: what ``juesuan read`` prints, described by ``schema/disclosure-1.schema.json``."""

from __future__ import annotations

from juesuan.figures.cell import Cell
from juesuan.model.disclosure import Disclosure, Identity, TableFound, TextSection
from juesuan.model.statement import Statement
from juesuan.model.value import Blank, Dash, Figure, Text, Unreadable, Value
from juesuan.render.json_parts import Object, dumps, dumps_line, file_object, place_object

SCHEMA_VERSION = 1


def json_disclosure(disclosure: Disclosure) -> str:
    """The disclosure as JSON text, everything in the order of the document."""
    return dumps(disclosure_object(disclosure))


def json_disclosure_line(disclosure: Disclosure) -> str:
    """The same on one line, for a stream of several."""
    return dumps_line(disclosure_object(disclosure))


def disclosure_object(disclosure: Disclosure) -> Object:
    """The disclosure as JSON values."""
    return {
        "schema_version": SCHEMA_VERSION,
        "path": disclosure.path,
        "sha256": disclosure.sha256,
        "files": [file_object(file) for file in disclosure.files],
        "identity": _identity(disclosure.identity),
        "statements": [_statement(statement) for statement in disclosure.statements],
        "tables": [_table(table) for table in disclosure.tables],
        "sections": [_section(section) for section in disclosure.sections],
        "unbound": [
            {"text": figure.text, "reason": figure.reason, "place": place_object(figure.place)} for figure in disclosure.unbound
        ],
        "problems": list(disclosure.problems),
    }


def value_object(value: Value) -> Object:
    """A value with its type; amounts are texts, so that no decimal is lost."""
    match value:
        case Figure():
            return {
                "type": "figure",
                "amount": f"{value.amount:f}",
                "unit": value.unit.symbol,
                "kind": value.unit.kind.value,
                "approximate": value.approximate,
                "text": str(value),
            }
        case Text():
            return {"type": "text", "text": value.text, "words": list(value.words)}
        case Blank():
            return {"type": "blank", "text": ""}
        case Dash():
            return {"type": "dash", "text": str(value)}
        case Unreadable():
            return {"type": "unreadable", "text": value.text}


def _identity(identity: Identity) -> Object:
    return {
        "body": identity.body,
        "year": identity.year,
        "kind": identity.kind.value,
        "form_set": identity.form_set,
        "region_known": identity.region_known,
    }


def _statement(statement: Statement) -> Object:
    return {
        "keys": [str(key) for key in statement.keys],
        "value": value_object(statement.value),
        "place": place_object(statement.place),
        "flaws": [flaw.value for flaw in statement.flaws],
    }


def _table(table: TableFound) -> Object:
    return {
        "form": table.form,
        "title": table.title,
        "unit": table.unit,
        "blank": table.blank,
        "remarks": list(table.remarks),
        "cells": table.cells,
        "bound": table.bound,
        "ragged": table.ragged,
        "rows": [[_cell(cell) for cell in row] for row in table.rows],
        "place": place_object(table.place),
    }


def _cell(cell: Cell) -> Object:
    return {"text": cell.text, "row": cell.row, "column": cell.column, "rowspan": cell.rowspan, "colspan": cell.colspan}


def _section(section: TextSection) -> Object:
    return {
        "part": section.part.value,
        "section": section.section,
        "heading": section.heading,
        "place": place_object(section.place),
        "paragraphs": [{"text": sentence.text, "place": place_object(sentence.place)} for sentence in section.paragraphs],
    }

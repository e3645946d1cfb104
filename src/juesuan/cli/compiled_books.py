"""One body's books to its folder of files, with all that is to be said about them as text, so that a worker can do it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from juesuan.errors import UsageError

if TYPE_CHECKING:
    from juesuan.compile.compiled import Compiled
    from juesuan.ledger.books import Entry

_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".et", ".ods")
_SHEETS = (".csv", ".yaml", ".yml")


class Task(Struct, frozen=True):
    """Books, the folder that they are compiled to, last year's document, a template; ``alone``: a person watches this one."""

    books: str
    output: str
    prior: str | None = None
    alone: bool = True
    template: str | None = None


class Made(Struct, frozen=True):
    """What came of a task: exit status, what is still wanted (stdout), what went wrong or is doubtful (stderr)."""

    status: int
    wanted: str
    talk: str
    count: int = 0


def books_in(path: str) -> list[str]:
    """The path itself, or, of a folder that holds no sheets of its own, the books in it."""
    where = Path(path)
    if not where.is_dir() or any(each.suffix.lower() in _SHEETS for each in where.iterdir()):
        return [path]
    found = [each for each in sorted(where.iterdir()) if not each.name.startswith((".", "~$"))]
    books = [str(each) for each in found if each.suffix.lower() in _WORKBOOKS or _holds_sheets(each)]
    return books or [path]


def _holds_sheets(folder: Path) -> bool:
    return folder.is_dir() and any(each.suffix.lower() in _SHEETS for each in folder.iterdir())


def tasks_of(paths: list[str], output: str, template: str | None = None) -> list[Task]:
    """A task each, to a folder named after the books.

    Raises:
        UsageError: two books have one name.
    """
    tasks: dict[str, Task] = {}
    for path in paths:
        where = Path(path)
        name = where.name if where.is_dir() else where.stem
        if name in tasks:
            raise UsageError("可以再编一次的底稿名", name)
        tasks[name] = Task(path, str(Path(output) / name), alone=False, template=template)
    return list(tasks.values())


def compiled(task: Task) -> Made:
    """Compile the books and write their folder.

    Raises:
        JuesuanError: the books or last year's document cannot be read.
        click.FileError: the folder cannot be written.
    """
    from juesuan.cli.compiled_output import write_all
    from juesuan.cli.problems import problem_lines
    from juesuan.compile.compiled import compile_books
    from juesuan.ledger.reading import read_books
    from juesuan.standards.standards import load_standards

    standards = load_standards()
    reading = read_books(task.books, standards)
    prior = _prior(task.prior, reading.books.profile.year)
    made = compile_books(reading.books, standards, prior=prior)
    empty = [f"模板里没有填：{name}" for name in _not_filled(made, task.template)]
    written = write_all(made, task.output, watched=task.alone, template=task.template)
    talk = [*problem_lines(reading.problems), *written, *wrong_lines(made), *empty]
    return Made(0 if made.complete and not empty else 1, _text(wanted_lines(made)), _text(talk), len(made.wanted))


def _prior(path: str | None, year: int) -> tuple[Entry, ...]:
    from juesuan import read_disclosure
    from juesuan.compile.prior import prior_entries

    return prior_entries(read_disclosure(path), year) if path else ()


def _not_filled(made: Compiled, template: str | None) -> list[str]:
    """The places of a template that this document has nothing for."""
    if template is None:
        return []
    from juesuan.cli.template import template_bytes
    from juesuan.compile.placeholders import Texts
    from juesuan.write.planned import plan_of
    from juesuan.write.template_blocks import blocks_of
    from juesuan.write.word_template import places_of

    texts, plan = Texts.of(made), plan_of(made.blocks, made.disclosure)
    names = places_of(template_bytes(template), template)
    return [name for name in names if blocks_of(plan, name) is None and texts.text(name) is None]


def _text(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def wrong_lines(made: Compiled) -> list[str]:
    """What reads otherwise than it was meant."""
    return [f"对不上：{problem}" for problem in made.problems]


def wanted_lines(made: Compiled) -> list[str]:
    """What is still wanted, with its figures and the key to answer under."""
    lines = [f"还要补写 {len(made.wanted)} 处："] if made.wanted else []
    for number, each in enumerate(made.wanted, 1):
        lines += [f"  {number}. {each.sentence}", f"     {each.figures}", f"     {each.key}"]
    return lines

"""Prints how long a ledger of many voucher lines takes from the file to books, and how much memory, beside the goals.

python benchmarks/ledger.py [LINES]
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from pathlib import Path

import xlsxwriter

from juesuan.ledger.reading import read_books
from juesuan.ledger.workbook_file import profile_rows
from juesuan.standards.standards import load_standards
from juesuan.standards.workbook import load_workbook_data

LINES = 400_000
SECONDS, MEGABYTES = 10.0, 1024.0
"""The goals for as many lines: 200 000 vouchers of two."""
FUNCTIONS = ("2010301 行政运行", "2010302 一般行政管理事务", "2011308 招商引资", "2210201 住房公积金")
ITEMS = ("30101 基本工资", "30201 办公费", "30211 差旅费", "30217 公务接待费", "30299 其他商品和服务支出")


def build(path: Path, lines: int) -> None:
    """A workbook with vouchers of two lines each."""
    data = load_workbook_data()
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    profile = book.add_worksheet("单位信息")
    profile.write_row(0, 0, ["项目", "内容"])
    body = {"body": ["甲局"], "year": ["2024"], "form_set": ["hunan-2024"]}
    for number, row in enumerate(profile_rows(data, body), start=1):
        profile.write_row(number, 0, [str(row["item"]), str(row["value"] or "")])
    sheet = book.add_worksheet("凭证")
    sheet.write_row(0, 0, [column.title for column in data.sheet("vouchers").columns])
    for voucher in range(lines // 2):
        month = 1 + voucher * 12 // (lines // 2)
        amount = (voucher * 37 % 100_000) / 100 + 1
        project = "专项工作经费" if voucher % 3 else ""
        head = [f"2024-{month:02}-{1 + voucher % 28:02}", f"记-{voucher}", f"支付第 {voucher} 笔款项"]
        spent = ["7101", "行政支出", FUNCTIONS[voucher % 4], ITEMS[voucher % 5], project, "一般公共预算资金", "", amount, ""]
        cash = ["8001", "资金结存", "", "", "", "", "", "", amount]
        for at, cells in enumerate((spent, cash)):
            sheet.write_row(1 + voucher * 2 + at, 0, [*head, *cells])
    book.close()


def processor() -> float:
    """Seconds of processor time, of this process and of its children that have ended."""
    used = [resource.getrusage(each) for each in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def main() -> int:
    """Measure; 1 when a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lines", nargs="?", type=int, default=LINES)
    lines = parser.parse_args().lines
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "底稿.xlsx"
        build(path, lines)
        standards = load_standards()
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        start, busy = time.perf_counter(), processor()
        found = read_books(str(path), standards)
        taken, worked = time.perf_counter() - start, processor() - busy
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{lines} lines, {len(found.books.entries)} entries, {len(found.problems)} problems")
    print(f"seconds   {taken:8.2f}   goal {SECONDS:.0f}   (processor {worked:.2f})")
    parts = f"this process {own:.0f}, before {before:.0f}; the child that reads {child:.0f}"
    print(f"megabytes {max(own, child):8.0f}   goal {MEGABYTES:.0f}   ({parts})")
    return int(taken > SECONDS or own > MEGABYTES or child > MEGABYTES)


if __name__ == "__main__":
    sys.exit(main())

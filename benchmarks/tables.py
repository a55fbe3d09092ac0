"""Figures as tables in Markdown, and their places in docs/performance.md."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from benchmarks.measuring import Pairs, Spent, median

DASH: Final = "–"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; the first column is to the left, the others to the right."""
    lines = [f"| {' | '.join(head)} |", f"|{'|'.join([':--', *('--:' for _ in head[1:])])}|"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])


def took(spent: Spent) -> str:
    """Processor time first, then the clock's."""
    return f"{_time(spent.processor)} / {_time(spent.wall)}"


def _time(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.3g} ms"


def beside(what: str, baseline: str, aim: str, pairs: Pairs) -> tuple[str, ...]:
    """The row of a ratio."""
    ratios = f"**{pairs.ratio:.2f}**", f"{pairs.ratio_by_clock:.2f}"
    return (what, baseline, aim, *ratios, took(median(pairs.ours)), took(median(pairs.bare)))


def put(page: Path, section: str, content: str) -> None:
    """Write a section of the page anew, between its markers.

    Raises
    ------
    ValueError
        When the page has no such section.
    """
    before = page.read_text(encoding="utf-8")
    marks = f"<!-- {section} -->", f"<!-- end of {section} -->"
    pattern = re.compile(f"{re.escape(marks[0])}.*?{re.escape(marks[1])}", re.DOTALL)
    whole = f"{marks[0]}\n{content.strip()}\n{marks[1]}"
    after, times = pattern.subn(lambda _found: whole, before)
    if times != 1:
        raise ValueError(f"{page.name} has no section {section}")
    page.write_text(after, encoding="utf-8")

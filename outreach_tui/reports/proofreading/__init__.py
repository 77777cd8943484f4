"""Reading a text that somebody wrote: figures above the truth, marks that cannot stand together, wrong measure
words, and figures that no record supports.

Each number is taken for what the words around it speak of; a number about nothing known is passed over, as are
plans, other years and single days. A line is read in the language that most of its letters are of.
"""

import re
from collections.abc import Sequence

from outreach_tui.domain.summary import Facts
from outreach_tui.reports.proofreading.chinese import ChineseReader
from outreach_tui.reports.proofreading.english import EnglishReader
from outreach_tui.reports.proofreading.findings import Fault, Finding, Judge

__all__ = ["Fault", "Finding", "proofread"]


def proofread(lines: Sequence[str], facts: Facts, in_tables: Sequence[str] = ()) -> list[Finding]:
    """Return the faults of a text about the period of some facts, in order; ``in_tables`` counts on behind ``lines``.

    In tables only sentences are read: what single words and numbers are about, their headings say.
    """
    chinese, english, judge = ChineseReader(facts), EnglishReader(facts), Judge(facts)
    found: list[Finding] = []
    for number, line in enumerate((*lines, *in_tables), start=1):
        in_table = number > len(lines)
        if in_table and not _SENTENCE.search(line):
            continue
        reader: ChineseReader | EnglishReader = english if _is_english(line) else chinese
        found += filter(None, (judge.find(number, stated, in_table=in_table) for stated in reader.read_line(line)))
    return found


#: A line with the end of a sentence.
_SENTENCE = re.compile(r"。|\w\.(?:\s|$)")


def _is_english(line: str) -> bool:
    """Tell whether a line is English, in which names may well be Chinese."""
    letters = sum(sign.isascii() and sign.isalpha() for sign in line)
    return letters > sum("\u4e00" <= sign <= "\u9fff" for sign in line)

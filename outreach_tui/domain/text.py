"""The one door every text goes through: what a terminal would obey is taken out, the rest is kept.

Taken out are terminal controls, bidirectional overrides, zero-width characters, lone surrogates and
noncharacters. Everything else, from markup to emoji and rare 汉字, is kept character for character.
"""

import re

#: The longest text any field takes, in characters; beyond this a paste is surely a mistake.
LONGEST_TEXT = 20_000

_UNSAFE = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f"  # C0 controls except tab and line feed; carriage returns are handled below
    "\x80-\x9f"  # C1 controls, which some terminals obey like ESC [
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional marks, embeddings, overrides, isolates
    "\u200b-\u200d\u2060-\u2064\ufeff"  # zero width
    "\ud800-\udfff"  # lone surrogates: no encoding can write them
    "\ufdd0-\ufdef\ufffe\uffff"  # noncharacters
    "]"
)


def clean(text: str) -> str:
    """Return the text without what a terminal, a document or a database could choke on or obey.

    Line ends become ``\\n``. Cleaning twice changes nothing more.
    """
    if text.isprintable():  # nothing that is taken out is printable, and most texts are
        return text
    return _UNSAFE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


#: What spreadsheets take for the beginning of a formula, half- and full-width.
_FORMULA = re.compile("'*[=+\\-@\t\r＝＋－＠]")


def for_spreadsheet(text: str) -> str:
    """Return a text as a cell of CSV that no spreadsheet runs as a formula; :func:`from_spreadsheet` undoes it."""
    return f"'{text}" if _FORMULA.match(text) else text


#: The signs among them that are printable, and the same where it begins a line, looked for from the sign back.
_FORMULA_SIGNS = "=+-@＝＋－＠"
_FORMULA_BEGINS = re.compile("[=+\\-@＝＋－＠](?<=[\n'].)")


def is_harmless(lines: str) -> bool:
    """Tell whether surely none of some texts, one a line, needs :func:`clean` or :func:`for_spreadsheet`."""
    if not lines.replace("\n", "").isprintable():
        return False
    return not any(sign in lines for sign in _FORMULA_SIGNS) or not _FORMULA_BEGINS.search(f"\n{lines}")


def from_spreadsheet(text: str) -> str:
    """Return the text that a cell of CSV stands for; some programs write ``="001"`` to keep a number a text."""
    if text.startswith('="') and text.endswith('"') and len(text) > 2:
        return text[2:-1]
    return text[1:] if text.startswith("'") and _FORMULA.match(text, 1) else text


def one_line(text: str) -> str:
    """Return the text for a table cell or a title bar: line breaks and tabs shown as single spaces."""
    return " ".join(text.split()) if ("\n" in text or "\t" in text) else text

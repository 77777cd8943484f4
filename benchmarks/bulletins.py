"""How well bulletins are read: precision, recall and accuracy of every field, in both styles of punctuation.

``python -m benchmarks.bulletins [--wrong] [FILE…]`` scores the reader on marked bulletins; without files on
those of the tests. A file holds bulletins so::

    ### 101 where or what it is about
    The text, of one line or several.
    > date --03-18
    > material 宣传单 leaflet 800~ 份

A field that is not named is null or empty; ``~`` marks an estimate.

The bulletins of the tests are invented, and the reader's rules were written with them in view: their score says
that nothing which was once read well is read worse now, not how well a bulletin is read that nobody has seen.
For that, mark fresh ones before the reader is asked, and count only the first run.
"""

import argparse
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from outreach_tui.intake.bulletin import BulletinReading, read_bulletin

FOLDER = Path(__file__).parent.parent / "tests" / "data" / "bulletins"

Number = tuple[int, bool]


@dataclass
class Marked:
    """A bulletin with what a person reads in it."""

    name: str
    text: str
    date: str | None = None
    date_end: str | None = None
    venue: str | None = None
    theme: str | None = None
    forms: tuple[str, ...] = ()
    laws: tuple[str, ...] = ()
    attendance: Number | None = None
    consultations: Number | None = None
    materials: list[tuple[str, str, Number, str]] = field(default_factory=list)


def load(path: Path) -> list[Marked]:
    """Return the marked bulletins of a file."""
    found = []
    for part in re.split(r"^### ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        lines = part.rstrip().split("\n")
        text = "\n".join(line for line in lines[1:] if not line.startswith("> "))
        marked = Marked(lines[0], text)
        for line in lines[1:]:
            if line.startswith("> "):
                _mark(marked, *line[2:].split(" ", 1))
        found.append(marked)
    return found


def _mark(marked: Marked, name: str, value: str) -> None:
    if name == "material":
        title, kind, quantity, unit = value.rsplit(" ", 3)
        marked.materials.append((title, kind, _number(quantity), unit))
    elif name in ("forms", "laws"):
        setattr(marked, name, tuple(value.split()))
    elif name in ("attendance", "consultations"):
        setattr(marked, name, _number(value))
    else:
        setattr(marked, name, value)


def _number(text: str) -> Number:
    return int(text.rstrip("~")), text.endswith("~")


#: Full-width signs and the half-width ones that some writers, and many web pages, have instead.
_HALF = str.maketrans("，：；（）！？“”", ',:;()!?""')


def in_half_width(text: str) -> str:
    """Return a text with half-width punctuation."""
    return text.translate(_HALF)


@dataclass
class Score:
    """Counts of what was right, over many bulletins."""

    counts: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def add(self, marked: Marked, reading: BulletinReading) -> None:
        """Compare a reading with what is marked."""
        self.counts["bulletins"] += 1
        self._quantities(marked, reading)
        self._equal("date", marked, marked.date, reading.date)
        self._equal("date_end", marked, marked.date_end, reading.date_end)
        self._equal("laws", marked, sorted(marked.laws), sorted(reading.laws))
        self._equal("theme", marked, _folded(marked.theme), _folded(reading.theme))
        self._equal("forms", marked, sorted(marked.forms), sorted(map(str, reading.forms)))
        self._equal("venue", marked, _folded(marked.venue), _folded(reading.venue))
        self.counts["venue near"] += _near(_folded(marked.venue), _folded(reading.venue))
        forms, said = set(marked.forms), set(map(str, reading.forms))
        self.counts["forms hit"] += len(forms & said)
        self.counts["forms said"] += len(said)
        self.counts["forms marked"] += len(forms)

    def _equal(self, name: str, marked: Marked, wanted: object, got: object) -> None:
        self.counts[name] += wanted == got
        if wanted != got:
            self.wrong.append(f"{name:13} {marked.name:14} wanted {wanted!r:40} got {got!r}")

    def _quantities(self, marked: Marked, reading: BulletinReading) -> None:
        wanted: Counter[tuple[str, int]] = Counter()
        got: Counter[tuple[str, int]] = Counter()
        for name in ("attendance", "consultations"):
            if (number := getattr(marked, name)) is not None:
                wanted[(name, number[0])] += 1
            if (said := getattr(reading, name)) is not None:
                got[(name, said.value)] += 1
                if number is not None and number[0] == said.value:
                    self.counts["estimates"] += number[1] == said.estimated
                    self.counts["numbers"] += 1
        kinds = {(quantity, unit): (kind, estimated) for _, kind, (quantity, estimated), unit in marked.materials}
        wanted.update(("material", quantity) for _, _, (quantity, _), _ in marked.materials)
        for line in reading.materials:
            got[("material", line.quantity)] += 1
            if (mark := kinds.get((line.quantity, line.unit))) is not None:
                self.counts["kinds"] += mark[0] == line.kind
                self.counts["lines"] += 1
                self.counts["estimates"] += mark[1] == line.estimated
                self.counts["numbers"] += 1
                if mark[0] != line.kind:
                    self.wrong.append(f"{'kind':13} {marked.name:14} wanted {mark[0]} got {line.kind} ({line.name})")
        self.counts["hit"] += (wanted & got).total()
        self.counts["marked"] += wanted.total()
        self.counts["said"] += got.total()
        for what, missing in (("missing", wanted - got), ("too much", got - wanted)):
            self.wrong += [f"{what:13} {marked.name:14} {name} {value}" for name, value in missing.elements()]

    def lines(self) -> Iterator[str]:
        """Say the score, a line a field, with the goal beside it."""
        counts, all_of_them = self.counts, self.counts["bulletins"]
        yield f"{all_of_them} bulletins"
        for name, part, whole, goal in (
            ("quantities, precision", counts["hit"], counts["said"], 0.97),
            ("quantities, recall", counts["hit"], counts["marked"], 0.93),
            ("estimates", counts["estimates"], counts["numbers"], None),
            ("dates", counts["date"], all_of_them, 0.95),
            ("last days", counts["date_end"], all_of_them, None),
            ("laws, all right", counts["laws"], all_of_them, 0.90),
            ("themes", counts["theme"], all_of_them, 0.85),
            ("material kinds", counts["kinds"], counts["lines"], 0.85),
            ("forms, all right", counts["forms"], all_of_them, None),
            ("forms, precision", counts["forms hit"], counts["forms said"], 0.75),
            ("forms, recall", counts["forms hit"], counts["forms marked"], 0.75),
            ("venues, the same", counts["venue"], all_of_them, 0.70),
            ("venues, same place", counts["venue near"], all_of_them, None),
        ):
            beside = "" if goal is None else f"   goal {goal:.2f}"
            yield f"  {name:24} {part / whole if whole else 1:.3f}{beside}"


def _folded(text: str | None) -> str | None:
    return None if text is None else re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text))


def _near(one: str | None, other: str | None) -> bool:
    return one == other or (bool(one) and bool(other) and (str(one) in str(other) or str(other) in str(one)))


def score(bulletins: Iterable[Marked], *, half: bool = False) -> Score:
    """Read bulletins and score the readings."""
    total = Score()
    for marked in bulletins:
        total.add(marked, read_bulletin(in_half_width(marked.text) if half else marked.text))
    return total


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description="Score the bulletin reader.")
    parser.add_argument("files", nargs="*", type=Path, default=sorted(FOLDER.glob("*.txt")))
    parser.add_argument("--wrong", action="store_true", help="list what was read wrongly")
    options = parser.parse_args()
    for path in options.files:
        bulletins = load(path)
        for half in (False, True):
            result = score(bulletins, half=half)
            print(path.name, "half-width" if half else "as written", end=": ")
            print("\n".join(result.lines()))
            if options.wrong and not half:
                print("\n".join(sorted(result.wrong)))


if __name__ == "__main__":
    main()

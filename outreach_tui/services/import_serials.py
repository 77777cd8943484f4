"""The numbers that events get in an import."""

import re
from dataclasses import dataclass

from outreach_tui.domain.months import FIRST_YEAR, LAST_YEAR

_NUMBER = re.compile(r"([0-9]{4})-([0-9]{1,6})")


@dataclass
class Serials:
    """The serial numbers of one year: those that are taken one by one, and the run of those given out after them."""

    taken: set[int]
    _run: range = range(0)

    def claim(self, serial: int) -> bool:
        """Take a serial number that a file says; tell whether it was free."""
        free = serial not in self.taken and serial not in self._run
        if free:
            self.taken.add(serial)
        return free

    def give(self) -> int:
        """Return the next free one: when the first is given, the one after all that are taken."""
        first = self._run.start or max(self.taken, default=0) + 1
        serial = self._run.stop or first
        while serial in self.taken:
            serial += 1
        self._run = range(first, serial + 1)
        return serial


def number_of(text: str) -> tuple[int, int] | None:
    """Return year and serial number of an event as a file has it, ``None`` when that is no number of ours."""
    found = _NUMBER.fullmatch(text) if text else None
    if not found or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR or not int(found[2]):
        return None
    return int(found[1]), int(found[2])

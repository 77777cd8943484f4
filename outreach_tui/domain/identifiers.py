"""Record ids that never collide when many people write: UUIDs of version 7, whose order is their age."""

import os
import time
from datetime import UTC, datetime

#: 32 hexadecimal digits without dashes; the form in which ids travel everywhere in the program.
RecordId = str


def new_id(now_ns: int | None = None, *, after: RecordId | None = None) -> RecordId:
    """Return a new id: 48 bits of Unix milliseconds, 12 of their fraction, then randomness (RFC 9562, §6.2).

    The fraction keeps ids in the order in which one process made them, down to a quarter of a microsecond. One that
    has to come ``after`` another does so even when the clock was put back.
    """
    milliseconds, nanoseconds = divmod(time.time_ns() if now_ns is None else now_ns, 1_000_000)
    fraction = nanoseconds * 4096 // 1_000_000
    random = int.from_bytes(os.urandom(8)) >> 2
    made = f"{milliseconds << 80 | 0x7 << 76 | fraction << 64 | 0b10 << 62 | random:032x}"
    if after is not None and made <= after:
        return f"{int(after, 16) + 1:032x}"
    return made


def made_at(record_id: RecordId) -> datetime:
    """Return the moment an id was made, to the millisecond, in UTC."""
    return datetime.fromtimestamp((int(record_id, 16) >> 80) / 1000, UTC)

"""What is on record of attached files, all of them at once."""

from outreach_tui.store.connection import Reader


def all_digests(reader: Reader) -> list[str]:
    """Return the SHA-256 of every content that a record speaks of, those of deleted records too."""
    return [str(digest) for (digest,) in reader.rows("SELECT DISTINCT sha256 FROM attachment ORDER BY sha256")]

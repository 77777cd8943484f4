"""What is on record of attached files, all of them at once; and on a server their contents."""

from outreach_tui.store.reader import Reader


def all_digests(reader: Reader) -> list[str]:
    """Return the SHA-256 of every content that a record speaks of, those of deleted records too."""
    return [str(digest) for (digest,) in reader.rows("SELECT DISTINCT sha256 FROM attachment ORDER BY sha256")]


#: A content is the same whichever office has it; one that was altered is none.
_WHOLE = "FROM file_content WHERE sha256 = :digest AND encode(sha256(content), 'hex') = :digest LIMIT 1"


def has_content(reader: Reader, sha256: str) -> bool:
    """Tell whether a server has a content, and whether it is what it was."""
    return reader.row(f"SELECT 1 {_WHOLE}", {"digest": sha256}) is not None


def read_content(reader: Reader, sha256: str) -> bytes | None:
    """Return a content from a server, ``None`` where it is not there, not to be seen, or altered."""
    found = reader.value(f"SELECT content {_WHOLE}", {"digest": sha256})
    return None if found is None else bytes(found)


def content_digests(reader: Reader) -> list[str]:
    """Return the SHA-256 of every content that the office has on a server."""
    return [str(digest) for (digest,) in reader.rows("SELECT sha256 FROM file_content WHERE subdistrict_id = :office")]

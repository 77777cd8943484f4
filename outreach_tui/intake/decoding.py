"""Text files as they come: UTF-8 with or without a mark, UTF-16 with one, or a Chinese Windows encoding."""

import codecs

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decoded(content: bytes) -> str | None:
    """Return the text that bytes are, ``None`` when they are none in any encoding that is usual here."""
    # GB 18030 makes sense of nearly any bytes, so it comes last
    encodings = ("utf-16",) if content.startswith(_UTF16_MARKS) else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None

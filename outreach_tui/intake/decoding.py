"""Text files as they come: UTF-8 or UTF-16 with or without a mark, or a Chinese Windows encoding."""

import codecs
import unicodedata

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decoded(content: bytes) -> str | None:
    """Return the text that bytes are, ``None`` when they are none in any encoding that is usual here."""
    if not content.startswith(_UTF16_MARKS) and (text := _utf16_without_mark(content)) is not None:
        return text
    # GB 18030 makes sense of nearly any bytes, so it comes last
    encodings = ("utf-16",) if content.startswith(_UTF16_MARKS) else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _utf16_without_mark(content: bytes) -> str | None:
    """Return the text of bytes in UTF-16, told by the side that line ends and digits have their zeros on."""
    if b"\0" not in content:
        return None
    high_first = content[::2].count(0) > content[1::2].count(0)
    try:
        text = content.decode("utf-16-be" if high_first else "utf-16-le")
    except UnicodeDecodeError:
        return None
    is_text = all(sign.isspace() or not unicodedata.category(sign).startswith("C") for sign in text)
    return text if is_text else None

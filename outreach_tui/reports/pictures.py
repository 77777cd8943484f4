"""Photos for documents: small JPEGs without the position and other data that cameras write into them."""

import io
import warnings
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageOps

#: The longer side, in pixels: sharp at a third of a page's width.
_LONGEST_SIDE = 1000
#: Pictures of more pixels than this are not opened.
_MOST_PIXELS = 100_000_000


class Picture(NamedTuple):
    """A JPEG and its size in pixels."""

    content: bytes
    width: int
    height: int


def small_jpeg(path: Path) -> Picture | None:
    """Return a picture made small, upright, with nothing but its pixels; ``None`` when it cannot be read."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path) as opened:
                if opened.width * opened.height > _MOST_PIXELS:
                    return None
                opened.draft("RGB", (_LONGEST_SIDE, _LONGEST_SIDE))
                picture = ImageOps.exif_transpose(opened).convert("RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return None
    picture.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=80)
    return Picture(written.getvalue(), picture.width, picture.height)

"""Pictures that say where they were taken, made and read again by a library that knows nothing of ours."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from outreach_tui.domain.positions import without_position

_GPS, _LATITUDE, _LONGITUDE, _MODEL = 0x8825, 2, 4, 0x0110
XMP = (
    b'<x:xmpmeta><rdf:Description exif:GPSLatitude="22,32.5N" dc:creator="li"/>'
    b"<exif:GPSLongitude>114,3.4E</exif:GPSLongitude></x:xmpmeta>"
)


def written(*, position: bool = True) -> Image.Exif:
    exif = Image.Exif()
    exif[_MODEL] = "Kamera 7"
    if position:
        exif.get_ifd(_GPS).update({1: "N", _LATITUDE: (22.0, 32.0, 30.5), 3: "E", _LONGITUDE: (114.0, 3.0, 24.25)})
    return exif


def photo(kind: str, *, position: bool = True, xmp: bytes = b"") -> bytes:
    """Return a picture with a camera's name in it, and where it was taken."""
    picture = Image.effect_noise((64, 48), 40).convert("RGB")
    exif = written(position=position)
    out = BytesIO()
    picture.save(out, kind, exif=exif, **({"xmp": xmp} if xmp else {}))
    return out.getvalue()


def told(content: bytes) -> tuple[object, dict[int, object], bytes]:
    """Return the camera, the position and the pixels of a picture."""
    picture = Image.open(BytesIO(content))
    picture.load()
    exif = picture.getexif()
    return exif.get(_MODEL), dict(exif.get_ifd(_GPS)), picture.tobytes()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_position_goes_and_everything_else_stays(kind: str) -> None:
    before = photo(kind)
    camera, position, pixels = told(before)
    assert position
    after = without_position(before)
    assert len(after) == len(before)
    assert told(after) == (camera, {}, pixels)
    assert camera == "Kamera 7"
    assert without_position(after) == after


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_picture_without_a_position_stays_as_it_is(kind: str) -> None:
    before = photo(kind, position=False)
    assert without_position(before) == before


def test_a_tiff_is_such_data_from_its_first_byte_on() -> None:
    exif = Image.Exif()
    exif.load(without_position(written().tobytes().removeprefix(b"Exif\x00\x00")))
    assert (exif[_MODEL], dict(exif.get_ifd(_GPS))) == ("Kamera 7", {})


@pytest.mark.parametrize("kind", ["JPEG", "WEBP"])
def test_a_position_in_xmp_goes_too(kind: str) -> None:
    after = without_position(photo(kind, position=False, xmp=XMP))
    assert b"22,32.5N" not in after
    assert b"114,3.4E" not in after
    assert b'dc:creator="li"' in after


@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"II*\x00", b"MM\x00*", b"Exif\x00\x00II*\x00", b"\x89PNG\r\n\x1a\n"]),
)
def test_whatever_the_bytes_it_ends_and_keeps_their_number(content: bytes, start: bytes) -> None:
    after = without_position(start + content)
    assert len(after) == len(start + content)
    assert without_position(after) == after or start.startswith(b"\x89PNG")

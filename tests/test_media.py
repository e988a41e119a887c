"""What a media file's head shows, from files written by hand after their formats' descriptions."""

import io
import random
import struct
import zlib

import pytest

from progc.files.media import Facts, facts


def shown(data: bytes) -> Facts:
    return facts(io.BytesIO(data))


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IEND", b"")


def jpeg(width: int, height: int, turned: int = 0, filler: int = 0) -> bytes:
    def segment(marker: int, data: bytes) -> bytes:
        return bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data

    exif = b""
    if turned:
        entry = struct.pack(">HHIHH", 0x0112, 3, 1, turned, 0)
        exif = segment(0xE1, b"Exif\0\0MM\0\x2a" + struct.pack(">IH", 8, 1) + entry + bytes(4))
    table = segment(0xC4, bytes(19))
    frame = segment(0xC2, struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00")
    return b"\xff\xd8" + exif + segment(0xFE, b"x" * filler) + table + frame + b"\xff\xd9"


def riff(kind: bytes, chunk: bytes, data: bytes) -> bytes:
    inner = kind + chunk + struct.pack("<I", len(data)) + data
    return b"RIFF" + struct.pack("<I", len(inner)) + inner


def webp_lossy(width: int, height: int) -> bytes:
    return riff(b"WEBP", b"VP8 ", b"\x10\0\0\x9d\x01\x2a" + struct.pack("<HH", width, height) + bytes(10))


def webp_lossless(width: int, height: int) -> bytes:
    return riff(b"WEBP", b"VP8L", b"\x2f" + struct.pack("<I", (width - 1) | (height - 1) << 14) + bytes(9))


def webp_extended(width: int, height: int) -> bytes:
    size = struct.pack("<I", width - 1)[:3] + struct.pack("<I", height - 1)[:3]
    return riff(b"WEBP", b"VP8X", bytes(4) + size)


def box(kind: bytes, *inner: bytes) -> bytes:
    data = b"".join(inner)
    return struct.pack(">I", len(data) + 8) + kind + data


def mvhd(units: int, duration: int, long: bool = False) -> bytes:
    if long:
        return box(b"mvhd", b"\1\0\0\0" + bytes(16) + struct.pack(">IQ", units, duration) + bytes(80))
    return box(b"mvhd", bytes(12) + struct.pack(">II", units, duration) + bytes(80))


def track(handler: bytes) -> bytes:
    return box(b"trak", box(b"tkhd", bytes(84)), box(b"mdia", box(b"hdlr", bytes(8) + handler + bytes(13))))


def film(*parts: bytes, brand: bytes = b"isom") -> bytes:
    return box(b"ftyp", brand, bytes(4)) + b"".join(parts)


SOUND, PICTURE = track(b"soun"), track(b"vide")
FREE = box(b"free", bytes(5000))
# Layer 3 of MPEG-1 at 128 kbit/s and 44.1 kHz: a frame of 417 bytes and 1152 samples.
FRAME = b"\xff\xfb\x90\x00" + bytes(413)
XING = (b"\xff\xfb\x90\x00" + bytes(32) + b"Xing" + struct.pack(">II", 1, 500)).ljust(417, b"\0")
ID3 = b"ID3\x03\0\0\0\0\x02\0" + bytes(256)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (png(640, 480), Facts("image/png", 640, 480)),
        (jpeg(640, 480), Facts("image/jpeg", 640, 480)),
        (jpeg(640, 480, filler=60_000), Facts("image/jpeg", 640, 480)),
        (jpeg(640, 480, turned=6), Facts("image/jpeg", 480, 640)),
        (jpeg(640, 480, turned=3), Facts("image/jpeg", 640, 480)),
        (webp_lossy(640, 480), Facts("image/webp", 640, 480)),
        (webp_lossless(640, 480), Facts("image/webp", 640, 480)),
        (webp_extended(640, 480), Facts("image/webp", 640, 480)),
        (b"GIF89a" + struct.pack("<HH", 64, 48) + bytes(9), Facts("image/gif", 64, 48)),
        (b"%PDF-1.7\n", Facts("application/pdf")),
        (film(FREE, box(b"moov", mvhd(600, 54_300), SOUND, PICTURE)), Facts("video/mp4", seconds=90.5)),
        (film(box(b"moov", mvhd(600, 54_300), PICTURE), FREE), Facts("video/mp4", seconds=90.5)),
        (film(box(b"moov", mvhd(1000, 61_000, long=True))), Facts("video/mp4", seconds=61.0)),
        (film(box(b"moov", mvhd(1000, 3000), SOUND), brand=b"M4A "), Facts("audio/mp4", seconds=3.0)),
        (film(box(b"moov", mvhd(1000, 3000), SOUND), brand=b"mp42"), Facts("audio/mp4", seconds=3.0)),
        (film(box(b"moov", mvhd(1000, 3000), PICTURE), brand=b"qt  "), Facts("video/quicktime", seconds=3.0)),
        (film(brand=b"heic"), Facts("image/heic")),
        (film(brand=b"avif"), Facts("image/avif")),
        (FRAME * 100, Facts("audio/mpeg", seconds=2.606)),
        (ID3 + FRAME * 100, Facts("audio/mpeg", seconds=2.606)),
        (XING + FRAME * 100, Facts("audio/mpeg", seconds=13.061)),
        (riff(b"WAVE", b"fmt ", bytes(16)), Facts("audio/wav")),
        (riff(b"ACON", b"anih", bytes(16)), Facts()),
    ],
)
def test_facts(data: bytes, expected: Facts) -> None:
    assert shown(data) == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", Facts()),
        (b"hej", Facts()),
        (b"<html>", Facts()),
        (b"\xff\xfb\x90\x00", Facts()),
        (b"\xff\xf1\x50\x80" * 300, Facts()),
        (b"ID3\x03\0\0\x7f\x7f\x7f\x7f", Facts()),
        (png(640, 480)[:12], Facts("image/png")),
        (png(0, 480), Facts("image/png")),
        (png(640, 480)[:-8], Facts("image/png", 640, 480)),
        (jpeg(640, 480)[:20], Facts("image/jpeg")),
        (jpeg(640, 480)[:-1], Facts("image/jpeg", 640, 480)),
        (webp_lossy(640, 480)[:14], Facts("image/webp")),
        (webp_lossy(640, 480)[:-1], Facts("image/webp", 640, 480)),
        (film(), Facts("video/mp4")),
        (film(box(b"moov", mvhd(0, 5000))), Facts("video/mp4")),
        (film(box(b"moov", mvhd(600, 0))), Facts("video/mp4")),
        (film(box(b"moov", mvhd(600, 2**32 - 1))), Facts("video/mp4")),
        (film(box(b"moov", mvhd(600, 54_300)))[:-90], Facts("video/mp4")),
        (film(struct.pack(">I4s", 2**32 - 1, b"mdat")), Facts("video/mp4")),
        (film(struct.pack(">I4sQ", 1, b"mdat", 2**64 - 1)), Facts("video/mp4")),
        (film(struct.pack(">I4s", 3, b"moov")), Facts("video/mp4")),
    ],
)
def test_cut_off_or_false(data: bytes, expected: Facts) -> None:
    assert shown(data) == expected


def test_facts_after_a_long_film_are_found_without_reading_it() -> None:
    class Counting(io.BytesIO):
        read_bytes = 0

        def read(self, size: int | None = -1, /) -> bytes:
            data = super().read(size)
            self.read_bytes += len(data)
            return data

    file = Counting(film(box(b"mdat", bytes(5_000_000)), box(b"moov", mvhd(600, 600), PICTURE)))
    assert facts(file) == Facts("video/mp4", seconds=1.0)
    assert file.read_bytes < 1000


def test_no_content_raises() -> None:
    rng = random.Random(20)
    whole = [png(6, 4), jpeg(6, 4, turned=6), webp_lossy(6, 4), webp_lossless(6, 4), webp_extended(6, 4)]
    whole += [ID3 + FRAME * 4, XING + FRAME, film(FREE, brand=b"heic"), b"%PDF-1.7"]
    whole += [film(box(b"moov", mvhd(600, 600), SOUND, PICTURE))]
    for turn in range(4000):
        data = bytearray(whole[turn % len(whole)])
        for _ in range(rng.randrange(1, 6)):
            data[rng.randrange(len(data))] = rng.randrange(256)
        facts(io.BytesIO(data[: rng.randrange(len(data) + 1)]))

"""Pictures as programs save them can be drawn; damaged ones cannot, and no build ever meets them."""

import struct
import zlib
from pathlib import Path

import pytest

from conftest import Run
from progc.files.load import load_stamped
from progc.files.picture import drawable
from progc.source import Source


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, depth: int = 8, colors: int = 2, rows: bytes | None = None) -> bytes:
    """A picture as the PNG specification has it; `colors` 0 grey, 2 RGB, 3 palette, 6 RGB and alpha."""
    channels = {0: 1, 2: 3, 3: 1, 6: 4}[colors]
    row = bytes(1 + (width * channels * depth + 7) // 8)
    head = struct.pack(">IIBBBBB", width, height, depth, colors, 0, 0, 0)
    data = zlib.compress(row * height if rows is None else rows)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def svg(inside: str = "", **size: str) -> bytes:
    sizes = "".join(f' {name}="{value}"' for name, value in size.items())
    return f'<svg xmlns="http://www.w3.org/2000/svg"{sizes}>{inside}</svg>'.encode()


def jpeg() -> bytes:
    """Eight by eight grey pixels: one block whose every coefficient is 0 (ITU T.81, baseline)."""

    def segment(marker: int, data: bytes) -> bytes:
        return bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data

    one_code = bytes([1]) + bytes(15) + b"\0"
    return b"".join(
        (
            b"\xff\xd8",
            segment(0xDB, b"\0" + bytes([1]) * 64),
            segment(0xC0, struct.pack(">BHHB", 8, 8, 8, 1) + b"\x01\x11\0"),
            segment(0xC4, b"\x00" + one_code),
            segment(0xC4, b"\x10" + one_code),
            segment(0xDA, b"\x01\x01\x00\x00\x3f\x00"),
            b"\x3f\xff\xd9",
        )
    )


def growing() -> bytes:
    """A drawing that uses the one before ten times, twelve times over."""
    groups = "".join(f"<g id='g{n + 1}'>{used(n) * 10}</g>" for n in range(12))
    return svg(f"<g id='g0'><rect width='1' height='1'/></g>{groups}", width="9", height="9")


def used(number: int) -> str:
    return f"<use href='#g{number}'/>"


WHOLE = {
    "colours": (png(4, 3), ".png"),
    "sixteen bits and alpha": (png(4, 3, 16, 6), ".png"),
    "grey": (png(4, 3, 8, 0), ".png"),
    "jpeg": (jpeg(), ".jpg"),
    "drawing": (svg("<rect width='4' height='4'/>", width="9", height="9"), ".svg"),
    "drawing of any size": (svg("<rect width='4' height='4'/>"), ".svg"),
}
DAMAGED = {
    "cut off": (png(40, 30)[:-20], ".png"),
    "cut off jpeg": (jpeg()[:-20], ".jpg"),
    "another byte": (png(40, 30)[:45] + b"\x07" + png(40, 30)[46:], ".png"),
    "too few rows": (png(40, 30, rows=bytes(50)), ".png"),
    "no size": (png(0, 0), ".png"),
    "no palette": (png(4, 3, 8, 3), ".png"),
    "webp": (b"RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0\x2f\x0f\x40\x03" + bytes(9), ".webp"),
    "drawing without width": (svg(width="0", height="9"), ".svg"),
    "drawing 2,000 deep": (svg("<g>" * 2000 + "</g>" * 2000, width="9", height="9"), ".svg"),
    "drawing that grows without end": (growing(), ".svg"),
}


@pytest.mark.parametrize("name", WHOLE)
def test_whole(name: str) -> None:
    assert drawable(*WHOLE[name])


@pytest.mark.parametrize("name", DAMAGED)
def test_damaged_is_told_before_the_build(name: str, run: Run, place: Path) -> None:
    data, ending = DAMAGED[name]
    (place / "tiny" / "media").mkdir()
    (place / "tiny" / "media" / f"sko{ending}").write_bytes(data)
    (place / "tiny" / "welcome.md").write_text(f"![En sko.](media/sko{ending})\n", encoding="utf-8")
    for command in ("lint", "build", "build"):
        done = run(command)
        assert (done.returncode, done.stderr) == (1, "")
        assert done.stdout.startswith(f"fel[PC506]: bilden `media/sko{ending}` är skadad eller inte hel\n")


def test_whether_it_can_be_drawn_is_remembered_with_the_content(tmp_path: Path) -> None:
    drawing = tmp_path / "a.svg"
    drawing.write_bytes(svg(width="0", height="9"))
    folder, stamps = load_stamped(str(tmp_path))
    assert not folder.files["a.svg"].drawable
    again, _ = load_stamped(str(tmp_path), None, stamps)
    assert isinstance(again.files["a.svg"], Source) and not again.files["a.svg"].drawable
    drawing.write_bytes(svg(width="9", height="9"))
    mended, _ = load_stamped(str(tmp_path), None, stamps)
    assert mended.files["a.svg"].drawable

"""What a text cannot show: each title of bad_input/disk.md → what is done to a copy of the tiny program."""

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

FORM = "title: Frågor\nquestions:\n  hur-gar-det:\n    type: text\n    text: Hur går det?\n"
STEP = "---\ntitle: Mer\n---\nLäs mer.\n"
HEAD = "---\ntitle: Så fungerar programmet\n---\n"
SHOWN_FORM = "\n::: form fragor\n:::\n"
SHOWN = f"{HEAD}![En sko.](../../media/sko.{{}})\n{SHOWN_FORM}"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">\n{}\n</svg>\n'


def form(data: bytes | str) -> Callable[[Path], object]:
    """Other bytes in the form."""
    return lambda root: put(root, "forms/fragor.yaml", data)


def page(data: bytes | str) -> Callable[[Path], object]:
    """Other bytes in the step."""
    return lambda root: put(root, "modules/start/valkommen.md", data)


def put(root: Path, path: str, data: bytes | str) -> None:
    place = root / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data.encode() if isinstance(data, str) else data)


def added(*files: tuple[str, bytes | str]) -> Callable[[Path], None]:
    """More files."""

    def change(root: Path) -> None:
        for path, data in files:
            put(root, path, data)

    return change


def link(path: str, to: str) -> Callable[[Path], None]:
    """A symbolic link where a file stood, or a new one."""

    def change(root: Path) -> None:
        (root / path).unlink(missing_ok=True)
        (root / path).symlink_to(to)

    return change


def folder(path: str) -> Callable[[Path], None]:
    """A folder where a file stood."""

    def change(root: Path) -> None:
        (root / path).unlink()
        (root / path).mkdir()
        put(root, f"{path}/annat.md", STEP)

    return change


def pipe(root: Path) -> None:
    (root / "forms/fragor.yaml").unlink()
    os.mkfifo(root / "forms/fragor.yaml")


def file_for_folder(root: Path) -> None:
    shutil.rmtree(root / "guide")
    put(root, "guide", "Arbetssätt\n")


def linked_program(root: Path) -> None:
    (root / "program.yaml").rename(root.parent / "annan.yaml")
    (root / "program.yaml").symlink_to("../annan.yaml")


def not_utf_8_name(root: Path) -> None:
    place = os.fsencode(root / "modules/start") + b"/sk\xe5ne.md"
    Path(os.fsdecode(place)).write_text(STEP, encoding="utf-8")


def program(change: Callable[[bytes], bytes]) -> Callable[[Path], object]:
    """Other bytes in program.yaml."""
    return lambda root: put(root, "program.yaml", change((root / "program.yaml").read_bytes()))


LAUGHS = "title: &a0 ha\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))
CASES: Mapping[str, Callable[[Path], object]] = {
    # Encodings, marks and line ends
    "A form saved as Latin-1": form(FORM.encode("latin-1")),
    "A page saved as UTF-16": page(f"{HEAD}Läs.\n".encode("utf-16")),
    "Letters of Latin-1 in program.yaml": program(lambda text: text.replace(b"Region", b"Regi\xf3n")),
    "A text cut in the middle of a letter": page(f"{HEAD}Läs i din egen takt. Å".encode()[:-1]),
    "A byte order mark": form(b"\xef\xbb\xbf" + FORM.encode()),
    "A byte order mark in the middle of a text": form(FORM.replace("Hur g", "Hur \ufeffg")),
    "A byte order mark and nothing else": form(b"\xef\xbb\xbf"),
    "Windows line ends": page(f"{HEAD}Läs <b>noga</b>.\n\n::: form fragor\n:::\n".replace("\n", "\r\n")),
    "A byte order mark and Windows line ends before a fault": form(
        b"\xef\xbb\xbf" + FORM.replace("type: text", "type: taxt").replace("\n", "\r\n").encode()
    ),
    "Line ends of old Macs": form(FORM.replace("type: text", "type: taxt").replace("\n", "\r")),
    "A NUL character": form(FORM.replace("går", "g\0r")),
    "A NUL character in a page": page(f"{HEAD}Läs i din\0 egen takt.\n"),
    # Links, pipes, folders
    "A link to a file outside": link("forms/fragor.yaml", "/etc/passwd"),
    "A link to a file inside": link("modules/start/lank.md", "valkommen.md"),
    "A link to a folder above": link("modules/annan", "../../.."),
    "A link to itself": link("media", "media"),
    "A link to nowhere": link("welcome.md", "borta.md"),
    "A program.yaml that is a link": linked_program,
    "A pipe for a form": pipe,
    "A folder for a form": folder("forms/fragor.yaml"),
    "A folder for a page": folder("modules/start/valkommen.md"),
    "A folder for program.yaml": folder("program.yaml"),
    "A file for a folder": file_for_folder,
    "No program.yaml": lambda root: (root / "program.yaml").unlink(),
    "An empty program.yaml": program(lambda text: b""),
    "No files for a module": lambda root: shutil.rmtree(root / "modules/start"),
    # Names
    "Names that differ by case": added(("forms/Fragor.yaml", FORM)),
    "A folder that differs by case": added(("Modules/mer/mer.md", STEP)),
    "Names that Windows keeps": added(("modules/start/con.md", STEP), ("media/aux.svg", SVG)),
    "A name as macOS writes it": added(("forms/ma\u030anad.yaml", FORM)),
    "Names that are no ids": added(("modules/start/Två sidor.md", STEP), ("forms/a_b.yaml", FORM)),
    "A name with a line end": added(("modules/start/a\nb.md", STEP)),
    "A name that is not UTF-8": not_utf_8_name,
    "The other ending of YAML": added(("plans/stegen.yml", FORM)),
    "What Office and Windows leave": added(
        ("Thumbs.db", b"\0"), ("desktop.ini", "x"), ("forms/~$fragor.docx", b"\0"), (".DS_Store", b"\0")
    ),
    # Size and depth
    "A form of 11 MB": form(FORM.encode() + b"# " + b"x" * 11_000_000),
    "A page of 11 MB": page(b"x" * 11_000_000),
    "A million aliases": form("title: &a x\nquestions: [" + "*a, " * 1_000_000 + "]\n"),
    "Aliases of aliases": form(LAUGHS),
    "Brackets 10,000 deep": form(f"title: {'[' * 10_000}{']' * 10_000}\n"),
    "Brackets 10,000 deep that never close": form(f"title: {'{a: ' * 10_000}\n"),
    "Keys 3,000 deep": form("".join(f"{' ' * n}a:\n" for n in range(3_000))),
    "Dashes 10,000 deep": form(f"title: x\nquestions:\n{'- ' * 10_000}a\n"),
    "Quotations 10,000 deep": page(f"{HEAD}{'>' * 10_000} Läs.\n{SHOWN_FORM}"),
    "Emphasis 10,000 deep": page(f"{HEAD}{'*a ' * 10_000}{'a*' * 10_000}\n{SHOWN_FORM}"),
    "Lists 1,000 deep": page(HEAD + "".join(f"{'  ' * n}- a\n" for n in range(1_000)) + SHOWN_FORM),
    "A folder 60 deep": added((f"modules/start/{'a/' * 60}b.md", STEP)),
    # Pictures
    "A picture that is another kind": added(
        ("media/sko.png", b"GIF89a" + b"\0" * 60), ("modules/start/valkommen.md", SHOWN.format("png"))
    ),
    "A picture that is cut off": added(
        ("media/sko.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1"),
        ("modules/start/valkommen.md", SHOWN.format("png")),
    ),
    "An empty picture": added(("media/sko.jpg", b""), ("modules/start/valkommen.md", SHOWN.format("jpg"))),
    "A drawing with a script": added(
        ("media/sko.svg", SVG.format('<rect onclick="alert(1)" width="9" height="9"/>')),
        ("modules/start/valkommen.md", SHOWN.format("svg")),
    ),
    "A drawing that is no drawing": added(
        ("media/sko.svg", "<svg><p>Sko</svg>"), ("modules/start/valkommen.md", SHOWN.format("svg"))
    ),
}

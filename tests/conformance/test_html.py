"""The pages of both programs, as built: the Nu validator, and axe-core and the keyboard in Chromium."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAMS = ("tobakshjalpen", "framat")
# Width in pixels, light or dark, text size in percent.
VIEWS = ((320, "light", 100), (1280, "dark", 100), (768, "light", 200), (320, "light", 200))
Install = Callable[[str, str], Path]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[Path]]:
    """Every page by program, built now: a page in build/ may be older than its sources."""
    out = tmp_path_factory.mktemp("build")
    sources = [str(ROOT / "programs" / name) for name in PROGRAMS]
    command = [sys.executable, "-m", "progc", "build", *sources, "--only", "html", "--out", str(out)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    found = {name: sorted(out.rglob(f"{name}/html/**/*.html")) for name in PROGRAMS}
    assert all(found.values()), f"no pages below {out}"
    return found


def command(name: str, package: str) -> str:
    """A program of the machine, installed by Debian's package where it is missing."""
    if shutil.which(name) is None and (apt := shutil.which("apt-get")):
        subprocess.run([apt, "update"], capture_output=True)
        subprocess.run([apt, "install", "-y", package], capture_output=True)
    found = shutil.which(name)
    if found is None:
        pytest.fail(f"{name} is needed: apt-get install {package}")
    return found


def test_the_validator_finds_nothing(pages: Mapping[str, list[Path]], npm_tool: Install) -> None:
    """W3C's Nu validator: neither errors nor warnings.

    It takes file: addresses for other origins than 'self', so what it says of the policy is left out; that
    Chromium blocks nothing is tested below.
    """
    jar = npm_tool("vnu-jar", "26.9.27") / "build" / "dist" / "vnu.jar"
    java = command("java", "default-jre-headless")
    files = [str(path) for program in pages.values() for path in program]
    run = [java, "-jar", str(jar), "--format", "json", "--exit-zero-always", "--stdout", *files]
    done = subprocess.run(run, capture_output=True, text=True)
    messages = json.loads(done.stdout)["messages"]
    told = [m for m in messages if "Resource violates Content Security Policy" not in m["message"]]
    assert not [f"{m.get('url')}:{m.get('lastLine')}: {m['message']}" for m in told]


@pytest.mark.parametrize("program", PROGRAMS)
def test_axe_and_the_keyboard_find_nothing(
    pages: Mapping[str, list[Path]], program: str, npm_tool: Install
) -> None:
    """WCAG 2.2 A and AA by axe-core, no sideways scroll, 44 px to tap, skip link, nothing from elsewhere."""
    puppeteer = npm_tool("puppeteer-core", "24.43.1")
    axe = npm_tool("axe-core", "4.14.1") / "axe.min.js"
    chromium = command("chromium", "chromium")
    node = command("node", "nodejs")
    given = {"pages": [path.as_uri() for path in pages[program]], "views": VIEWS}
    script = Path(__file__).with_name("pages.js")
    run = [node, str(script), str(puppeteer), str(axe), chromium]
    done = subprocess.run(run, input=json.dumps(given), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    wrong = json.loads(done.stdout)
    assert not wrong, f"{len(wrong)} findings\n" + "\n".join(wrong[:40])

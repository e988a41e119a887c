"""What the conformance tests share: programs that are not ours, installed by name and version."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

TOOLS = Path(__file__).parents[2] / ".conformance"


@pytest.fixture(scope="session")
def npm_tool() -> Callable[[str, str], Path]:
    """Where an npm package of a version is: installed once, in `.conformance/<package>/`.

    A missing npm fails the test that asked, saying how to get it. No test is skipped.
    """

    def install(package: str, version: str) -> Path:
        folder = TOOLS / package.rsplit("/", 1)[-1]
        found = folder / "node_modules" / package
        if _version(found) != version:
            npm = shutil.which("npm")
            if npm is None:
                pytest.fail(f"npm is needed for {package}: apt-get install nodejs npm (Node.js 20 or later)")
            folder.mkdir(parents=True, exist_ok=True)
            command = [npm, "install", "--no-fund", "--no-audit", "--prefix", ".", f"{package}@{version}"]
            done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
            if done.returncode:
                pytest.fail(f"npm could not install {package}@{version}:\n{done.stderr}")
        return found

    return install


def _version(package: Path) -> str | None:
    try:
        return str(json.loads((package / "package.json").read_text("utf-8"))["version"])
    except FileNotFoundError:
        return None

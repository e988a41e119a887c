"""`progc verify`: how it names the bundle, what it says where there is none, and which key is at fault."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from conftest import Run


@pytest.fixture
def built(run: Run, place: Path) -> Path:
    run("build")
    return place / "build" / "tiny"


def test_the_folder_that_one_stands_in_is_named(run: Run, built: Path) -> None:
    for inside in (".", "html"):
        done = run("verify", "." if inside == "." else "..", PROGC_LANG="en", folder=str(built / inside))
        assert (done.returncode, done.stdout[:6]) == (0, "tiny: ")


def test_a_folder_of_bundles_is_no_bundle(run: Run, built: Path) -> None:
    done = run("verify", "build", "--lang", "en")
    assert done.returncode == 1
    assert done.stdout.splitlines()[0] == (
        "build: there is no `manifest.json`: give the bundle's folder or zip, such as `build/tiny`"
    )
    assert "till exempel `build/tiny`" in run("verify", "tiny").stdout
    (built.parent.parent / "tomt").mkdir()
    assert "`build/<program>` eller `build/<program>-<version>.zip`" in run("verify", "tomt").stdout


def test_a_choice_of_schemas_names_the_key(run: Run, built: Path) -> None:
    """A block of a page in program.json, which is one of many kinds, lacks a key."""
    program, manifest = built / "program.json", built / "manifest.json"
    whole = json.loads(program.read_text(encoding="utf-8"))
    whole["modules"][0]["sections"][0]["steps"][0]["blocks"][0].pop("c")
    program.write_text(json.dumps(whole), encoding="utf-8")
    listed: dict[str, Any] = json.loads(manifest.read_text(encoding="utf-8"))
    digest = hashlib.sha256(program.read_bytes()).hexdigest()
    own = next(file for file in listed["files"] if file["path"] == "program.json")
    own.update(sha256=digest, size=program.stat().st_size)
    manifest.write_text(json.dumps(listed), encoding="utf-8")
    done = run("verify", "build/tiny")
    assert done.stdout.splitlines()[0] == (
        "tiny: `program.json`, `modules[0].sections[0].steps[0].blocks[0]`: `c` saknas"
    )

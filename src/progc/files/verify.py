"""A bundle on disk, folder or zip → what is wrong with it, without its sources."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from progc import __version__
from progc.diagnostics import Count, Text, say
from progc.files.contents import BROKEN, Contents, contents
from progc.files.manifest import MANIFEST, MANIFEST_LIMIT, leaves_bundle, media_type
from progc.files.off_schema import off_schema
from progc.files.readback import pdf_problems
from progc.files.resources import Schemas
from progc.publish.data import publication_of
from progc.publish.emit import emit

PROGRAM = "program.json"
MEDIA = "html/media/"

_CHUNK = 1 << 20


@dataclass(frozen=True)
class Verified:
    """How many files the manifest lists, and what is wrong, a sentence each."""

    files: int
    problems: tuple[Text, ...]


def verify(place: Path, schemas: Schemas) -> Verified:
    """Look at all of a bundle. `schemas` are those of its JSON files, as "manifest" and "program".

    Files: their digests, what is missing, what is there beside them, and paths that leave the bundle. JSON:
    its schema. PDFs of progc's own: tagged, with title and language. Of this version's bundles: just the
    outputs that program.json leads to. No more is read of a file than the manifest says that it holds. Raises
    Refusal where there is no such bundle.
    """
    with contents(place) as found:
        if MANIFEST in found.told or (found.problems and not found.sizes):
            return Verified(0, found.problems)
        if MANIFEST not in found.sizes:
            return Verified(0, (*found.problems, _no_bundle(place)))
        manifest = _json(found, MANIFEST)
        if not isinstance(manifest, Mapping):
            return Verified(0, (*found.problems, _no_json(found, MANIFEST)))
        wrong = off_schema(MANIFEST, manifest, schemas["manifest"])
        if wrong:
            return Verified(0, (*found.problems, wrong))
        files = manifest["files"]
        problems = [*found.problems, *_beside(found, files), *_listed(found, files)]
        if not problems:
            problems += _content(found, manifest, schemas["program"])
        if not problems and not found.as_written():
            problems.append(
                say(
                    "its files are whole, but the zip around them is not as progc writes it",
                    "filerna är hela, men zip-filen runt dem är inte som progc skriver den",
                )
            )
        return Verified(len(files), tuple(problems))


def _no_bundle(place: Path) -> Text:
    """That there is no manifest, and what to look at instead.

    A bundle in the folder, or what a program's folder becomes; else the names that `progc build` gives.
    """
    inside = sorted(place.glob(f"*/{MANIFEST}"))
    if inside:
        such = inside[0].parent
    elif (place / "program.yaml").is_file():
        such = Path("build", place.resolve().name)
    else:
        return say(
            "there is no `{manifest}`: give the folder or zip that `progc build` wrote,"
            " `build/<program>` or `build/<program>-<version>.zip`",
            "det finns ingen `{manifest}`: ange mappen eller zip-filen som `progc build` skrev,"
            " `build/<program>` eller `build/<program>-<version>.zip`",
            manifest=MANIFEST,
        )
    return say(
        "there is no `{manifest}`: give the bundle's folder or zip, such as `{such}`",
        "det finns ingen `{manifest}`: ange paketets mapp eller zip, till exempel `{such}`",
        manifest=MANIFEST,
        such=such.as_posix(),
    )


def _beside(found: Contents, files: list[Mapping[str, Any]]) -> Iterator[Text]:
    """Files that the manifest does not list."""
    for path in sorted(found.sizes.keys() - {each["path"] for each in files} - {MANIFEST}):
        yield say("`{path}` is not in the manifest", "`{path}` finns inte i manifestet", path=path)


def _listed(found: Contents, files: list[Mapping[str, Any]]) -> Iterator[Text]:
    """What is wrong with each file that the manifest lists."""
    before: set[str] = set()
    for each in sorted(files, key=lambda each: str(each["path"])):
        path = each["path"]
        if path in before:
            yield say(
                "the manifest lists `{path}` twice", "manifestet tar upp `{path}` två gånger", path=path
            )
        elif leaves_bundle(path):
            yield say(
                "the manifest lists `{path}`, which leads out of the bundle",
                "manifestet tar upp `{path}`, som leder ut ur paketet",
                path=path,
            )
        elif path not in found.told:
            yield from _file(found, each)
        before.add(path)


def _file(found: Contents, listed: Mapping[str, Any]) -> Iterator[Text]:
    path, size = listed["path"], found.sizes.get(listed["path"])
    if size is None:
        yield say("`{path}` is missing", "`{path}` saknas", path=path)
    elif size != listed["size"]:
        yield say(
            "`{path}` holds {here}, in the manifest {said}",
            "`{path}` är på {here}, i manifestet {said}",
            path=path,
            here=_bytes(size),
            said=_bytes(listed["size"]),
        )
    elif _digest(found, path) != listed["sha256"]:
        yield say(
            "`{path}` is not the file that the manifest lists: its content has changed",
            "`{path}` är inte den fil som manifestet tar upp: innehållet har ändrats",
            path=path,
        )
    elif path.endswith(".pdf") and not path.startswith(MEDIA):
        with found.open(path) as file:
            yield from pdf_problems(path, file.read(size))


def _bytes(number: int) -> Count:
    return Count(number, ("byte", "bytes"), ("byte", "byte"))


def _digest(found: Contents, path: str) -> str:
    """A file's SHA-256, at most as many bytes as it is said to hold; "" where it cannot be read."""
    digest, left = hashlib.sha256(), found.sizes[path]
    try:
        with found.open(path) as file:
            while left > 0 and (chunk := file.read(min(_CHUNK, left))):
                digest.update(chunk)
                left -= len(chunk)
    except BROKEN:
        return ""
    return digest.hexdigest()


def _content(found: Contents, manifest: Mapping[str, Any], schema: Mapping[str, Any]) -> Iterator[Text]:
    """What is wrong with program.json, and with the list of outputs as it leads to them."""
    program = _json(found, PROGRAM)
    if not isinstance(program, Mapping):
        yield _no_json(found, PROGRAM)
        return
    wrong = off_schema(PROGRAM, program, schema)
    if wrong:
        yield wrong
        return
    for key in ("program", "edition", "version"):
        if program[key] != manifest[key]:
            yield say(
                "`{key}` is `{program}` in program.json, `{manifest}` in the manifest",
                "`{key}` är `{program}` i program.json, `{manifest}` i manifestet",
                key=key,
                program=str(program[key]),
                manifest=str(manifest[key]),
            )
    if manifest["progc"] == __version__:
        yield from _outputs(program, manifest["files"])


def _outputs(program: Mapping[str, Any], files: list[Mapping[str, Any]]) -> Iterator[Text]:
    """Where the manifest lists other outputs than this version makes of the program."""
    try:
        recipes = emit(publication_of(program))
    except (LookupError, TypeError, ValueError):
        yield say(
            "`{path}` does not hold together: it names something that it has not",
            "`{path}` hänger inte ihop: den nämner något som den inte har",
            path=PROGRAM,
        )
        return
    listed = {each["path"]: (each["role"], each["type"]) for each in files}
    for path in sorted({*recipes, *listed}):
        if path not in listed:
            yield say(
                "the manifest lacks `{path}`, which the program has",
                "manifestet saknar `{path}`, som programmet har",
                path=path,
            )
        elif path not in recipes:
            yield say(
                "the manifest lists `{path}`, which the program has not",
                "manifestet tar upp `{path}`, som programmet inte har",
                path=path,
            )
        elif listed[path] != (recipes[path].role, media_type(path)):
            yield say(
                "the manifest says of `{path}` that it is `{said}`, but it is `{it}`",
                "manifestet säger att `{path}` är `{said}`, men den är `{it}`",
                path=path,
                said=" ".join(listed[path]),
                it=f"{recipes[path].role} {media_type(path)}",
            )


def _json(found: Contents, path: str) -> object:
    """The file's JSON, None where it is missing, larger than any of progc's, or no JSON."""
    size = found.sizes.get(path, MANIFEST_LIMIT + 1)
    if size > MANIFEST_LIMIT:
        return None
    try:
        with found.open(path) as file:
            return json.loads(file.read(size), object_pairs_hook=_once)
    except BROKEN:
        return None


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """A key that stands twice means different things to different readers: no JSON of progc's has one."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError
    return found


def _no_json(found: Contents, path: str) -> Text:
    if path not in found.sizes:
        return say("there is no `{path}`", "det finns ingen `{path}`", path=path)
    return say(
        "`{path}` is not the JSON that progc writes",
        "`{path}` är inte sådan JSON som progc skriver",
        path=path,
    )

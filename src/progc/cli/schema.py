"""`progc schema [PROGRAM...]`: the editor settings that make VS Code know the keys of a program's files."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from progc.cli.spoken import Spoken
from progc.diagnostics import Lang, Text, say
from progc.files.discover import discover

_OURS = "./.vscode/progc/"
_HELP = say(
    """Write the settings that make VS Code know the keys of a program's YAML files.

    With the extension YAML (Red Hat) the editor then shows what each key means, offers keys and words, and
    marks what is wrong. Open the program's own folder in VS Code. The settings are written in
    .vscode/settings.json, where everything else is kept, and the schemas beside it in .vscode/progc/.
    The extension knows nothing of the lines between --- at the top of a Markdown file.

    Without PROGRAM: every program below this folder.

    \b
    Examples:
      progc schema
      progc schema programs/framat
    """,
    """Skriv inställningarna som gör att VS Code känner till nycklarna i ett programs YAML-filer.

    Med tillägget YAML (Red Hat) visar editorn vad varje nyckel betyder, föreslår nycklar och ord och stryker
    under det som är fel. Öppna programmets egen mapp i VS Code. Inställningarna skrivs i
    .vscode/settings.json, där allt annat får vara kvar, och schemana bredvid i .vscode/progc/.
    Tillägget känner inte till raderna mellan --- överst i en Markdown-fil.

    Utan PROGRAM: alla program under den här mappen.

    \b
    Exempel:
      progc schema
      progc schema programs/framat
    """,
)


def make(lang: Lang) -> click.Command:
    """The command, with help in one language."""

    @click.command("schema", cls=Spoken, lang=lang, help=_HELP)
    @click.argument("programs", nargs=-1, metavar="[PROGRAM]...")
    def command(programs: tuple[str, ...]) -> int:
        folders = [Path(each) for each in programs or discover(str(Path.cwd()), "build")]
        if not folders:
            nothing = say(
                "there is no program below this folder", "det finns inget program under den här mappen"
            )
            click.echo(nothing.to(lang), err=True)
            return 2
        return max(_tell(folder, lang) for folder in folders)

    return command


def _tell(folder: Path, lang: Lang) -> int:
    """Write one program's settings and say so; 0, or 2 where nothing was changed because it could not be."""
    problem = write_settings(folder)
    done = say(
        "{folder}: the editor settings are written",
        "{folder}: editorns inställningar är skrivna",
        folder=str(folder),
    )
    click.echo((problem or done).to(lang), err=problem is not None)
    return 2 if problem else 0


def write_settings(folder: Path) -> Text | None:
    """Write `.vscode/settings.json` and the schemas it names; or change nothing and say why."""
    if not (folder / "program.yaml").is_file():
        return say(
            "{folder} is no program: it has no program.yaml",
            "{folder} är inget program: där finns ingen program.yaml",
            folder=str(folder),
        )
    path = folder / ".vscode" / "settings.json"
    settings = _read(path)
    known = settings.get("yaml.schemas", {}) if settings is not None else None
    if settings is None or not isinstance(known, Mapping):
        return say(
            "{path} cannot be read as JSON (a comment, a comma too many?); nothing is changed",
            "{path} går inte att läsa som JSON (en kommentar, ett komma för mycket?); inget är ändrat",
            path=str(path),
        )
    from progc.files.resources import schemas
    from progc.language.shape.for_editor import for_editor

    for kind in _places():
        _write(folder / _OURS / f"{kind}.schema.json", for_editor(schemas(), kind))
    others = {name: places for name, places in known.items() if not name.startswith(_OURS)}
    ours = {f"{_OURS}{kind}.schema.json": [place] for kind, place in _places().items()}
    _write(path, {**settings, "yaml.schemas": {**others, **ours}})
    return None


def _places() -> Mapping[str, str]:
    """Where each kind of YAML file lies in a program. Front matter is no YAML file to an editor."""
    from progc.language.model.places import PLACES

    return {kind: place for place, kind in PLACES if place.endswith(".yaml")}


def _read(path: Path) -> dict[str, Any] | None:
    """The settings that are there, {} where there are none, None where they cannot be read."""
    import json

    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        return {}
    except UnicodeDecodeError:
        return None
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _write(path: Path, content: Mapping[str, Any]) -> None:
    """Whole or not at all: an editor may read at any time."""
    import json

    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f"{path.name}.new")
    new.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", "utf-8", newline="\n")
    new.replace(path)

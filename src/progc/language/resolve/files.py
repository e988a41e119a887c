"""Names and paths that an author wrote → files of the folder; what is told where they lead nowhere."""

from collections.abc import Iterable
from dataclasses import dataclass
from posixpath import basename, dirname, relpath

from progc.diagnostics import Finding, Names, Rule, Severity, Text, say
from progc.language.model.links import in_folder
from progc.language.model.places import Kind, kind_of, name_of
from progc.language.parse.tree import Node
from progc.language.resolve.run import Run
from progc.source import Span
from progc.suggest import suggest, suggest_id

UNKNOWN_MODULE = Rule("PC240", "unknown-module", Severity.ERROR)
MISSING_STEP = Rule("PC241", "missing-step", Severity.ERROR)
MISSING_WELCOME = Rule("PC243", "missing-welcome", Severity.ERROR)
UNKNOWN_PLAN = Rule("PC244", "unknown-plan", Severity.ERROR)
UNKNOWN_BATTERY = Rule("PC245", "unknown-battery", Severity.ERROR)
UNKNOWN_CHAPTER = Rule("PC246", "unknown-chapter", Severity.ERROR)


@dataclass(frozen=True)
class Named:
    """A kind of thing that stands in a file named by its id: `before` and `after` make the file's path."""

    rule: Rule
    kind: Kind
    before: str
    after: str
    called: Text
    live: Text


MODULES = Named(
    UNKNOWN_MODULE,
    "module",
    "modules/",
    "/module.yaml",
    say("there is no module called `{id}`", "det finns ingen modul som heter `{id}`"),
    say(
        "modules live in `modules/`, each with a `module.yaml`",
        "moduler ligger i `modules/`, med var sin `module.yaml`",
    ),
)
PLANS = Named(
    UNKNOWN_PLAN,
    "plan",
    "plans/",
    ".yaml",
    say("there is no activity plan called `{id}`", "det finns ingen aktivitetsplan som heter `{id}`"),
    say("plans live in `plans/`", "aktivitetsplaner ligger i `plans/`"),
)
BATTERIES = Named(
    UNKNOWN_BATTERY,
    "battery",
    "batteries/",
    ".yaml",
    say("there is no measurement battery called `{id}`", "det finns inget mätbatteri som heter `{id}`"),
    say("batteries live in `batteries/`", "mätbatterier ligger i `batteries/`"),
)
CHAPTERS = Named(
    UNKNOWN_CHAPTER,
    "chapter",
    "guide/",
    ".md",
    say("there is no guide chapter called `{id}`", "det finns inget kapitel i guiden som heter `{id}`"),
    say("chapters live in `guide/`", "kapitel ligger i `guide/`"),
)


def file_named(run: Run, named: Named, id: str, at: Span) -> str | None:
    """The path of the file of something named by its id; None, told and left out, where there is none."""
    path = f"{named.before}{id}{named.after}"
    if path in run.folder.files:
        return path
    if name_of(named.kind, path) in run.misnamed:
        return None
    run.left_out.add(name_of(named.kind, path))
    there = [
        one.removeprefix(named.before).removesuffix(named.after) for one in run.paths.get(named.kind, ())
    ]
    near = suggest_id(id, there)
    message = say(named.called.en, named.called.sv, id=id)
    if named.kind == "module" and any(one.startswith(f"modules/{id}/") for one in run.folder.files):
        near = None
        message = say(
            "the folder `modules/{id}` has no `module.yaml`",
            "mappen `modules/{id}` har ingen `module.yaml`",
            id=id,
        )
    help = _live(named.live, path, [] if message.en.startswith("the folder") else there)
    run.tell(named.rule, Finding(at, message, here=_did_you_mean(near), help=help))
    return None


def _live(live: Text, path: str, there: Iterable[str]) -> Text:
    names = tuple(sorted(there))
    if not names:
        return say("{live}; make `{path}`", "{live}; skapa `{path}`", live=live, path=path)
    return say("{live}; there are {names}", "{live}; där finns {names}", live=live, names=Names(names))


def _did_you_mean(near: str | None) -> Text | None:
    return say("did you mean `{near}`?", "menade du `{near}`?", near=near) if near else None


def step_file(run: Run, node: Node, start: str) -> str | None:
    """The path of the page that an entry of module.yaml names; None, told, where there is none.

    `start` is the folder that the path is relative to.
    """
    target = node.text or ""
    path = in_folder(f"{start}/module.yaml", target)
    if path.startswith(".."):
        run.left_out.add(f"page/{path}")  # a rule tells it, as of every path
        return None
    if path in run.folder.files and kind_of(path) == "step":
        return path
    if name_of("step", path) in run.misnamed:
        return None
    run.left_out.add(name_of("step", path))
    run.tell(MISSING_STEP, _missing_step(run, node.span, path, start))
    return None


def _missing_step(run: Run, at: Span, path: str, start: str) -> Finding:
    """Why there is no such step: elsewhere, another case, or no such file."""
    if path in run.folder.files:
        return Finding(
            at,
            say("`{path}` is no step", "`{path}` är inget steg", path=path),
            help=say(
                "move the file: a step is a `.md` file in a module's folder below `modules/`",
                "flytta filen: ett steg är en `.md`-fil i en moduls mapp under `modules/`",
            ),
        )
    steps = run.paths.get("step", ())
    near = _nearest(path, steps)
    written = _relative(near, start) if near else None
    if near and near.casefold() == path.casefold():
        return Finding(
            at,
            say(
                "the file is called `{near}`, not `{path}`",
                "filen heter `{near}`, inte `{path}`",
                near=near,
                path=path,
            ),
            here=say("upper and lower case differ", "stora och små bokstäver skiljer sig"),
            help=say("write `{written}`", "skriv `{written}`", written=written or ""),
        )
    beside = Names(tuple(_relative(one, start) for one in steps if dirname(one) == start))
    return Finding(
        at,
        say("there is no file `{path}`", "det finns ingen fil `{path}`", path=path),
        here=_did_you_mean(written),
        help=say("`{start}/` has {names}", "`{start}/` har {names}", start=start, names=beside)
        if beside.ids
        else say("make `{path}`, or take the line away", "skapa `{path}`, eller ta bort raden", path=path),
    )


def _nearest(path: str, there: Iterable[str]) -> str | None:
    """The file that was probably meant: the same name in another folder, or nearly the same path."""
    paths = sorted(there)
    near = suggest(path, paths)
    if near and near.casefold() == path.casefold():
        return near
    if near and suggest(basename(path), [basename(near)]) is None:
        near = None  # only their folders are alike
    return next((one for one in paths if basename(one) == basename(path)), near)


def _relative(path: str, start: str) -> str:
    return relpath(f"/{path}", f"/{start}")


def welcome_file(run: Run, node: Node) -> str | None:
    """The path of the welcome text; None, told, where there is none."""
    path = in_folder("program.yaml", node.text or "")
    if path.startswith(".."):
        run.left_out.add(f"page/{path}")
        return None
    if path in run.folder.files and kind_of(path) == "welcome":
        return path
    if name_of("welcome", path) in run.misnamed:
        return None
    run.left_out.add(name_of("welcome", path))
    near = _nearest(path, run.paths.get("welcome", ()))
    run.tell(
        MISSING_WELCOME,
        Finding(
            node.span,
            say("there is no welcome text `{path}`", "det finns ingen välkomsttext `{path}`", path=path),
            here=_did_you_mean(near),
            help=say(
                "write the text in a file of that name beside `program.yaml`",
                "skriv texten i en fil med det namnet bredvid `program.yaml`",
            ),
        ),
    )
    return None

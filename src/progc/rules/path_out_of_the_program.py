"""A path that leads out of the program's folder."""

from collections.abc import Iterator, Mapping
from posixpath import basename, dirname, relpath

from progc.diagnostics import Finding, Severity, say
from progc.language.model import Module, Node, Program
from progc.language.model.files import file_uses
from progc.language.model.links import in_folder, page_links
from progc.rules import rule
from progc.source import File, Span


@rule("PC060", Severity.ERROR)
def check(program: Program) -> Iterator[Finding]:
    """Each step, welcome text, link to a page and use of a file that leaves the folder."""
    for target, span in _paths(program):
        # Paths in an edition are program.yaml's.
        said_in = "program.yaml" if span.path.startswith("editions/") else span.path
        if in_folder(said_in, target).startswith(".."):
            yield _finding(target, span, _inside(target, said_in, program.folder.files))


def _paths(program: Program) -> Iterator[tuple[str, Span]]:
    """Every path that is written, with its place."""
    welcome = program.node.get("welcome")
    for node in (welcome, *(node for module in program.all_modules for node in _steps(module))):
        if node is not None and node.text:
            yield node.text, node.span
    for use in file_uses(program):
        yield use.target, use.span
    for page in program.all_pages:
        for link, _, _ in page_links(page):
            yield link.target, link.target_span


def _steps(module: Module) -> Iterator[Node | None]:
    for section in module.sections:
        steps = section.node.get("steps")
        for entry in steps.items if steps else ():
            yield entry if entry.text is not None else entry.get("step")


def _finding(target: str, span: Span, written: str | None) -> Finding:
    return Finding(
        span,
        say(
            "`{target}` leads out of the program's folder",
            "`{target}` leder ut ur programmets mapp",
            target=target,
        ),
        here=say("begins with `/`", "börjar med `/`")
        if target.startswith("/")
        else say("outside", "utanför"),
        help=say("write `{written}`", "skriv `{written}`", written=written)
        if written
        else say(
            "put the file in the program's folder and write the path to it from the file that names it",
            "lägg filen i programmets mapp och skriv sökvägen till den från filen som nämner den",
        ),
    )


def _inside(target: str, said_in: str, files: Mapping[str, File]) -> str | None:
    """The file that was surely meant, by its path from the program's folder or by its name alone.

    As the file at `said_in` would write it.
    """
    path, mark, heading = target.partition("#")
    named = [one for one in files if basename(one) == basename(path)]
    if path.strip("/") in files:
        named = [path.strip("/")]
    return relpath(named[0], dirname(said_in) or ".") + mark + heading if len(named) == 1 else None

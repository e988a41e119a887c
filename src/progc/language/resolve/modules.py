"""The entries of `modules` and their module.yaml → Modules with their sections and steps."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from posixpath import basename, join, normpath

from progc.diagnostics import Finding, Label, Rule, Severity, say
from progc.language.model import Module, Section, Step
from progc.language.model.places import plain_name
from progc.language.parse.tree import Node
from progc.language.resolve.cuts import keys_below, smallest, without
from progc.language.resolve.files import MODULES, file_named, step_file
from progc.language.resolve.pages import can_show, page
from progc.language.resolve.read import Reader, truth
from progc.language.resolve.run import Run, root
from progc.suggest import suggest_id

_ENTRY = frozenset(("title", "start", "selection", "offer_to", "group", "days", "open_on_day"))
_OWN = frozenset(("title", "number", "summary", "sections"))
SAME_ADDRESS = Rule("PC249", "steps-with-the-same-address", Severity.ERROR)


def modules(run: Run) -> tuple[Module, ...]:
    """The modules in the program's order, without those that cannot be used."""
    entries = run.tree.get("modules")
    found = []
    if run.cuts_in("modules", ""):
        run.left_out.add("module/")  # one without a name
    for id, entry in (entries.entries if entries else {}).items():
        path = _file(run, id, entry)
        if path is None:
            for lost in (id, *_may_be(run, id)):
                _leave_out(run, _pages_of(run, lost))
                run.left_out.add(f"module/{lost}")
            continue
        cuts = run.cuts_in("modules", id)
        unknown = keys_below(cuts)
        if not isinstance(entry.value, Mapping):
            entry, unknown = replace(entry, value={}), _ENTRY
        found.append(_module(run, id, without(entry, cuts), unknown, path))
    return tuple(found)


def _may_be(run: Run, id: str) -> list[str]:
    """The modules that one without a file may be meant for: the nearest that is not listed, else all."""
    entries = run.tree.get("modules")
    listed = entries.entries if entries else {}
    there = [path.split("/")[1] for path in run.paths.get("module", ())]
    if id in there:
        return []
    unlisted = [name for name in there if name not in listed]
    near = suggest_id(id, unlisted)
    return [near] if near else unlisted


def unlisted(run: Run, listed: frozenset[str]) -> tuple[Module, ...]:
    """The modules that have a file, but are in no list of modules."""
    folders = {path: path.split("/")[1] for path in run.paths.get("module", ()) if path in run.parsed}
    nothing = Node({}, run.tree.span)
    return tuple(
        _module(run, id, nothing, frozenset(), path) for path, id in folders.items() if id not in listed
    )


def _leave_out(run: Run, pages: Iterable[str]) -> None:
    run.left_out.update(f"page/{path.removesuffix('.md')}" for path in pages)


def _pages_of(run: Run, id: str) -> Iterator[str]:
    """The pages that a module that is left out would have shown, as far as that can be told."""
    folder = f"modules/{id}/"
    yield from (path for path in run.paths.get("step", ()) if path.startswith(folder))
    parsed = run.parsed.get(f"{folder}module.yaml")
    if parsed and parsed.node:
        yield from _named_pages(parsed.node, folder)


def _has_all_steps(own: Node) -> bool:
    """Whether every section has a list of steps, though something else in it may be wrong."""
    sections = own.get("sections")
    lists = [section.get("steps") for section in sections.entries.values()] if sections else []
    return bool(lists) and all(found and found.items for found in lists)


def _lost_steps(run: Run, id: str, own: Node) -> frozenset[str]:
    """The pages that a module with a broken section might have shown and does not."""
    return frozenset(_pages_of(run, id)) - frozenset(_named_pages(own, f"modules/{id}"))


def _named_pages(own: Node, folder: str) -> Iterator[str]:
    sections = own.get("sections")
    for section in sections.entries.values() if sections else ():
        steps = section.get("steps")
        for node in steps.items if steps else ():
            named = _named(node)
            if named is not None and named.text:
                yield normpath(join(folder, named.text))


def _file(run: Run, id: str, entry: Node) -> str | None:
    """The file of a module of the list; None where its name is none, or leads to no file that can be read.

    That there is none is not told of an entry that is none either: it may belong elsewhere.
    """
    path: str | None = f"modules/{id}/module.yaml"
    if isinstance(entry.value, Mapping) or path in run.folder.files:
        path = file_named(run, MODULES, id, entry.key or entry.span) if plain_name(id) == id else None
    return path if path and run.usable(path, "module") else None


def _own(run: Run, path: str) -> tuple[Node, frozenset[str]]:
    """The tree of a module.yaml as far as it can be used, and the keys that are not to be used."""
    own, cuts = root(run.parsed[path]), run.cuts(path)
    if not own.entries:
        return own, _OWN
    return without(own, smallest(own, cuts)), keys_below(cuts)


def _module(run: Run, id: str, entry: Node, unknown: frozenset[str], path: str) -> Module:
    """The module of an entry and its file. `unknown` are the keys of the entry that are not to be used."""
    own, lost = _own(run, path)
    if "sections" in lost and (("sections", "") in run.cuts(path) or not _has_all_steps(own)):
        _leave_out(run, _lost_steps(run, id, own))
    said, read = Reader(entry, run.texts), Reader(own, run.texts)
    selection = said.word("selection")
    module = Module(
        id,
        entry,
        own=own,
        title=(said if said.node.get("title") else read).text("title"),
        number=read.whole("number"),
        summary=read.maybe("summary"),
        start="active" if said.word("start") == "active" else "upcoming",
        selection="optional" if selection == "optional" else "required" if selection == "required" else None,
        offer_to=said.maybe("offer_to"),
        group=said.maybe("group"),
        days=said.whole("days"),
        open_on_day=said.whole("open_on_day"),
        sections=tuple(
            Section(name, one.node, one.text("title"), tuple(_steps(run, one.node, f"modules/{id}")))
            for name, one in read.below("sections").items()
        ),
        broken=unknown | lost,
    )
    _tell_same_addresses(run, module)
    return module


def _steps(run: Run, section: Node, folder: str) -> Iterator[Step]:
    listed = section.get("steps")
    for node in listed.items if listed else ():
        named = _named(node)
        path = step_file(run, named, folder) if named is not None else None
        if path is None or not can_show(run, path, "step"):
            continue
        found = page(run, path)
        hidden = truth(node.get("hidden")) or False
        yield Step(found.id, node, found, hidden, slug=basename(found.id))


def _named(node: Node) -> Node | None:
    """The path in an entry: the entry itself, or its `step`."""
    return node if node.text is not None else node.get("step")


def _tell_same_addresses(run: Run, module: Module) -> None:
    """A step's address is the module and its file's name; the same page twice is another rule's to tell."""
    first: dict[str, Step] = {}
    for step in module.steps:
        other = first.setdefault(step.slug, step)
        if other.page.source is step.page.source:
            continue
        run.tell(
            SAME_ADDRESS,
            Finding(
                step.at("step"),
                say(
                    "two steps of `{module}` get the address `{module}/{slug}`",
                    "två steg i `{module}` får adressen `{module}/{slug}`",
                    module=module.id,
                    slug=step.slug,
                ),
                related=[Label(other.at("step"), say("the other one", "det andra"))],
                help=say("give one of the files another name", "ge den ena filen ett annat namn"),
            ),
        )

"""Trees of a program's files and program.yaml as an edition makes it → the Program of that edition."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from progc.diagnostics import Diagnostic
from progc.language.model import Battery, Form, Page, Plan, Program, Unplaced
from progc.language.model.places import Kind, plain_name
from progc.language.parse.parsed import Parsed
from progc.language.parse.tree import Node
from progc.language.resolve.cuts import Path, without
from progc.language.resolve.files import BATTERIES, CHAPTERS, PLANS, Named, file_named, welcome_file
from progc.language.resolve.forms import form
from progc.language.resolve.modules import modules, unlisted
from progc.language.resolve.pages import can_show, forms_on, page, unknown_editions
from progc.language.resolve.plans import battery, contact, flag, plan
from progc.language.resolve.read import Reader
from progc.language.resolve.run import Run, root
from progc.language.resolve.texts import Texts, texts_of
from progc.source import Folder

WELCOME = "welcome.md"
"""Where the welcome text lies by custom: it is looked at, also where program.yaml names another file."""


def resolve(
    folder: Folder,
    parsed: Mapping[str, Parsed],
    tree: Node,
    edition: str,
    editions: tuple[str, ...],
    broken: Mapping[str, frozenset[Path]],
    name: str,
) -> tuple[Program, tuple[Diagnostic, ...]]:
    """One edition's program, and which of its names and paths lead nowhere.

    `tree` is program.yaml as the edition makes it; `edition` is "" and `editions` () for the base, else the
    names that `only` and `except` hold for. `broken` is by path the parts that shape found not to be used,
    program.yaml's for this tree. `name` is the program's id. What cannot be used is left out, and named in
    `Program.broken`.
    """
    run = _run(folder, parsed, broken, tree, editions)
    known = frozenset(p.rsplit("/", 1)[-1].removesuffix(".yaml") for p in run.paths.get("edition", ()))
    run.found.extend(unknown_editions(run, known))
    program = _program(run, edition, editions, name)
    return program, (*run.found, *run.texts.found)


def _run(
    folder: Folder,
    parsed: Mapping[str, Parsed],
    broken: Mapping[str, frozenset[Path]],
    tree: Node,
    editions: tuple[str, ...],
) -> Run:
    texts = _texts(tree, broken.get("program.yaml", frozenset()))
    run = Run(folder, parsed, broken, tree, frozenset(editions), texts)
    run.leave_out_unusable()
    return run


def resolve_unplaced(
    folder: Folder,
    parsed: Mapping[str, Parsed],
    tree: Node,
    broken: Mapping[str, frozenset[Path]],
    programs: Sequence[Program],
) -> tuple[Unplaced, tuple[Diagnostic, ...]]:
    """What stands in none of the programs, the base's first, and its names and paths that lead nowhere.

    `tree` and `broken` are those of the base. Texts that an edition has may be meant, and are not told.
    """
    run = _run(folder, parsed, broken, tree, ())
    texts = replace(run.texts, broken=run.texts.broken.union(*(program.texts for program in programs)))
    run = replace(run, texts=texts, found=[])
    shown = {page.source.path for program in programs for page in program.pages}
    plans = {plan.id for program in programs for plan in program.plans}
    batteries = {battery.id for program in programs for battery in program.batteries}
    kinds: tuple[Kind, ...] = ("step", "chapter")
    pages = [(path, kind) for kind in kinds for path in run.paths.get(kind, ()) if path not in shown]
    if WELCOME in run.parsed and not any(program.welcome for program in programs):
        pages.append((WELCOME, "welcome"))
    unplaced = Unplaced(
        unlisted(run, frozenset(module.id for program in programs for module in program.modules)),
        tuple(page(run, path) for path, kind in pages if can_show(run, path, kind)),
        tuple(_plan(run, id, path) for id, path in run.usable_files("plan") if id not in plans),
        tuple(_battery(run, id, path) for id, path in run.usable_files("battery") if id not in batteries),
    )
    return unplaced, (*run.found, *texts.found)


def _texts(tree: Node, cuts: frozenset[Path]) -> Texts:
    broken = {str(cut[1]) for cut in cuts if cut[:1] == ("texts",) and len(cut) > 1}
    meant = {plain_name(name) for name in broken}
    return texts_of(tree.get("texts"), frozenset(broken | meant), silent=("texts",) in cuts)


def _program(run: Run, edition: str, editions: tuple[str, ...], name: str) -> Program:
    read = Reader(run.usable_tree(), run.texts)
    parts = _Parts(run)
    return Program(
        name,
        run.tree,
        folder=run.folder,
        edition=edition,
        editions=editions,
        title=read.text("title"),
        version=read.word("version") or "0.0.0",
        language=read.word("language") or "sv",
        kind="treatment" if read.word("kind") == "treatment" else "support",
        guided=read.true("guided", otherwise=True),
        publisher=read.text("publisher"),
        summary=read.text("summary"),
        days=read.whole("days"),
        maintenance_days=read.whole("maintenance_days"),
        messages=read.true("messages"),
        welcome=parts.welcome,
        modules=parts.modules,
        flags=parts.flags,
        plans=parts.plans,
        batteries=parts.batteries,
        guide=parts.guide,
        contacts=parts.contacts,
        texts=run.texts.values,
        forms=parts.forms,
        publish=read.true("publish", otherwise=True),
        broken=parts.broken,
    )


_LISTS = frozenset(("modules", "welcome", "plans", "batteries", "guide"))
"""The keys of program.yaml that name files."""


class _Parts:
    """The parts of a program, made in an order in which each finds what it needs."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self.modules = modules(run)
        self.welcome = self._welcome()
        self.guide = tuple(page(run, path) for _, path in self._listed("guide", CHAPTERS))
        self.plans = tuple(_plan(run, id, path) for id, path in self._listed("plans", PLANS))
        self.batteries = tuple(_battery(run, id, path) for id, path in self._listed("batteries", BATTERIES))
        self.flags = tuple(flag(index, node) for index, node in self._items("flags"))
        self.contacts = tuple(contact(key, node, run.texts) for key, node in self._entries("contacts"))
        self.forms = self._forms()
        self.broken = self._broken()

    def _listed(self, key: str, named: Named) -> Iterator[tuple[str, str]]:
        """The ids that a list names and their files, as far as those are there and can be used."""
        for _, node in self._items(key):
            path = file_named(self._run, named, node.text, node.span) if node.text is not None else None
            if path is not None and can_show(self._run, path, named.kind):
                yield node.text or "", path

    def _items(self, key: str) -> Iterator[tuple[int, Node]]:
        """The items of a list as far as they can be used."""
        found = self._run.tree.get(key)
        for index, node in enumerate(found.items if found else ()):
            cuts = self._run.cuts_in(key, index)
            if node.entries or not cuts:
                yield index, without(node, cuts)

    def _entries(self, key: str) -> Iterator[tuple[str, Node]]:
        """The entries of a mapping as far as they can be used; one that is not whole is in `left_out`."""
        found = self._run.tree.get(key)
        for id, node in (found.entries if found else {}).items():
            cuts = self._run.cuts_in(key, id)
            if cuts:
                self._run.left_out.add(f"{key.removesuffix('s')}/{id}")
            if node.entries:
                yield id, without(node, cuts)

    def _welcome(self) -> Page | None:
        node = self._run.tree.get("welcome")
        if node is None or node.text is None or self._run.cuts_in("welcome"):
            return None
        path = welcome_file(self._run, node)
        return page(self._run, path) if path and can_show(self._run, path, "welcome") else None

    def _forms(self) -> Mapping[str, Form]:
        """Every form of the folder. Of one that this edition does not show, unknown texts are not told."""
        run = self._run
        pages = [self.welcome] if self.welcome else []
        pages += [*(step.page for module in self.modules for step in module.steps), *self.guide]
        shown = {id for one in pages for id in forms_on(one)}
        shown.update(id for battery in self.batteries for id in battery.forms)
        found = {}
        for id, path in run.usable_files("form"):
            found[id] = _form(run, id, path, run.texts if id in shown else run.texts.quiet())
        return found

    def _broken(self) -> frozenset[str]:
        """What was left out, and keys that name files. A page of a module left out may stand in another."""
        steps = (step for module in self.modules for step in module.steps)
        texts = {f"text/{id}" for id in self._run.texts.broken}
        cuts = [cut for cut in self._run.broken.get("program.yaml", ()) if cut and cut[0] in _LISTS]
        lists = {f"program/{cut[0]}" for cut in cuts if len(cut) == 1 or isinstance(cut[1], int)}
        return frozenset((self._run.left_out | texts | lists) - {f"page/{step.id}" for step in steps})


def _form(run: Run, id: str, path: str, texts: Texts) -> Form:
    parsed, cuts = run.parsed[path], run.cuts(path)
    return _plain_form(id, parsed, cuts) or form(id, root(parsed), path, texts, cuts)


def _plan(run: Run, id: str, path: str) -> Plan:
    parsed, cuts = run.parsed[path], run.cuts(path)
    return _plain_plan(id, parsed, cuts) or plan(id, root(parsed), path, run.texts, cuts)


def _battery(run: Run, id: str, path: str) -> Battery:
    return battery(id, run.tree_of(path), run.texts)


@lru_cache(maxsize=1024)
def _plain_form(id: str, parsed: Parsed, cuts: frozenset[Path]) -> Form | None:
    """A form that names no text: one and the same in every edition."""
    return None if _names_texts(parsed) else form(id, root(parsed), parsed.source.path, Texts({}), cuts)


@lru_cache(maxsize=1024)
def _plain_plan(id: str, parsed: Parsed, cuts: frozenset[Path]) -> Plan | None:
    """A plan that names no text."""
    return None if _names_texts(parsed) else plan(id, root(parsed), parsed.source.path, Texts({}), cuts)


def _names_texts(parsed: Parsed) -> bool:
    return "$(" in parsed.source.text

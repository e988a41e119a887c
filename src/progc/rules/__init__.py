"""What can be wrong with a program: one rule a file, beside its page. A rule is found by its file."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from progc.diagnostics import Finding, Rule, Severity
from progc.language.model import Program, Project


@dataclass(frozen=True)
class Check:
    """A rule and the function that finds it: in each edition's Program, or once in the Project."""

    rule: Rule
    in_program: Callable[[Program], Iterable[Finding]] | None = None
    in_project: Callable[[Project], Iterable[Finding]] | None = None


def rule(code: str, severity: Severity) -> Callable[[Callable[[Program], Iterable[Finding]]], Check]:
    """Make a rule of a function that looks at one edition's program. Its name is its file's."""

    def decorate(check: Callable[[Program], Iterable[Finding]]) -> Check:
        return Check(Rule(code, _name(check.__module__), severity), in_program=check)

    return decorate


def project_rule(code: str, severity: Severity) -> Callable[[Callable[[Project], Iterable[Finding]]], Check]:
    """Make a rule of a function that looks once at the whole folder. Its name is its file's."""

    def decorate(check: Callable[[Project], Iterable[Finding]]) -> Check:
        return Check(Rule(code, _name(check.__module__), severity), in_project=check)

    return decorate


def _name(module: str) -> str:
    return module.rsplit(".", 1)[-1].replace("_", "-")


@cache
def checks() -> tuple[Check, ...]:
    """Every rule of this folder, by code."""
    found = [import_module(f"{__name__}.{module.name}").check for module in iter_modules(__path__)]
    return tuple(sorted(found, key=lambda check: check.rule.code))

"""A file that ends in .yml, where progc reads .yaml."""

from collections.abc import Iterator

from progc.diagnostics import Finding, Severity, say
from progc.language.model import Project
from progc.language.model.places import kind_of, path_meant
from progc.rules import project_rule


@project_rule("PC064", Severity.ERROR)
def check(project: Project) -> Iterator[Finding]:
    """Each such file where one of a program belongs. What its name says is then no unknown name."""
    for path, file in project.folder.files.items():
        yaml = path_meant(path)
        if path.lower().endswith(".yml") and kind_of(yaml) and not file.fault:
            yield Finding(
                file,
                say("progc does not read `{path}`", "progc läser inte `{path}`", path=path),
                help=say("call it `{yaml}`", "kalla den `{yaml}`", yaml=yaml)
                if yaml not in project.folder.files
                else say(
                    "remove it: there is a `{yaml}` already",
                    "ta bort den: det finns redan en `{yaml}`",
                    yaml=yaml,
                ),
            )

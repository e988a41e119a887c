"""A number → that many programs of 90 steps and 8 forms on disk, the same every time."""

import random
from pathlib import Path

MODULES = 9
STEPS = 10
FORMS = 8

_WORDS = [
    *(
        "dagen",
        "kvällen",
        "vanan",
        "suget",
        "planen",
        "stödet",
        "målet",
        "orden",
        "vännen",
        "vägen",
        "sömnen",
    ),
    *("maten", "vilan", "rörelsen", "tanken", "känslan", "kroppen", "andetaget", "vattnet", "promenaden"),
    *("samtalet", "listan", "veckan", "månaden", "skälet", "valet", "rutinen", "pausen"),
]
_VERBS = [
    "hjälper",
    "märker",
    "väljer",
    "skriver",
    "läser",
    "provar",
    "vilar",
    "minns",
    "går",
    "väntar",
    "byter",
]


def make_corpus(folder: Path, programs: int) -> list[Path]:
    """Programs p000, p001 ... in a folder, each about 90 pages of 200 words; their folders in order."""
    return [_program(folder / f"p{number:03}", random.Random(number)) for number in range(programs)]


def edit_a_step(program: Path, times: int) -> None:
    """Change one word of one page; each number of times gives another text."""
    page = program / "modules" / "modul-4" / "sida-5.md"
    text = page.read_text(encoding="utf-8").split("\n\nÄndrad")[0].rstrip()
    page.write_text(f"{text}\n\nÄndrad gång {times}.\n", encoding="utf-8")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _sentence(chance: random.Random) -> str:
    a, b, c, d = (chance.choice(_WORDS) for _ in range(4))
    return f"Du {chance.choice(_VERBS)} {a} när {b} {chance.choice(_VERBS)} {c} och {d}."


def _paragraph(chance: random.Random) -> str:
    return " ".join(_sentence(chance) for _ in range(4))


def _page(chance: random.Random, module: int, step: int) -> str:
    form = (module * STEPS + step) % 11
    parts = [
        f"---\ntitle: Sida {step} om {chance.choice(_WORDS)}\n---",
        _paragraph(chance),
        f"## Om {chance.choice(_WORDS)}\n\n{_paragraph(chance)}",
        "\n".join(f"- {_sentence(chance)}" for _ in range(3)),
        f"## Prova {chance.choice(_WORDS)}\n\n{_paragraph(chance)}",
        f"::: tip\n{_sentence(chance)}\n:::",
    ]
    if step > 1:
        parts.append(f"Läs gärna [sidan före](sida-{step - 1}.md) en gång till.")
    if form < FORMS and step == 3:
        parts.append(f"::: form formular-{form}\n:::")
    return "\n\n".join(parts) + "\n"


def _form(chance: random.Random, number: int) -> str:
    questions = []
    for index in range(5):
        word = chance.choice(_WORDS)
        questions += [
            f"  skala-{index}:\n    type: scale\n    text: Hur gick det med {word}?\n    min: 0\n    max: 10",
            f"  text-{index}:\n    type: text\n    text: Vad hände med {word}?\n    enable_when:\n"
            f"      - question: skala-{index}\n        less: 5",
        ]
    return f"title: Formulär {number}\nquestions:\n" + "\n".join(questions) + "\n"


def _program(root: Path, chance: random.Random) -> Path:
    modules = []
    for module in range(MODULES):
        state = "active" if module < 3 else "upcoming"
        modules.append(f"  modul-{module}:\n    start: {state}")
        steps = "\n".join(f"      - sida-{step}.md" for step in range(1, STEPS + 1))
        head = f"title: Modul {module} om {chance.choice(_WORDS)}\n"
        text = f"{head}sections:\n  allt:\n    title: Allt\n    steps:\n{steps}\n"
        _write(root / "modules" / f"modul-{module}" / "module.yaml", text)
        for step in range(1, STEPS + 1):
            _write(root / "modules" / f"modul-{module}" / f"sida-{step}.md", _page(chance, module, step))
    for number in range(FORMS):
        _write(root / "forms" / f"formular-{number}.yaml", _form(chance, number))
    used = {(module * STEPS + 3) % 11 for module in range(MODULES)}
    spare = [f"::: form formular-{number}\n:::" for number in range(FORMS) if number not in used]
    _write(root / "welcome.md", "\n\n".join(["Välkommen till ett program att mäta med.", *spare]) + "\n")
    head = (
        f"format: 1\ntitle: Program {root.name}\nversion: 1.0.0\nlanguage: sv\nkind: support\nguided: true\n"
        "publisher: Region Exempel\nsummary: Ett program att mäta med.\nmessages: true\nwelcome: welcome.md\n"
        "flags:\n  - type: form-saved\n"
    )
    _write(root / "program.yaml", head + "modules:\n" + "\n".join(modules) + "\n")
    return root

"""A whole small program, and slips in it: each a text of one file that becomes another, or a new file."""

from collections.abc import Mapping

PROGRAM: Mapping[str, str] = {
    "program.yaml": """\
format: 1
title: Exempel
version: 1.0.0
language: sv
kind: support
publisher: Region Exempel
summary: Ett program som visar hur det ser ut.
welcome: welcome.md
days: 90
modules:
  start:
    start: active
  sen:
    start: upcoming
    selection: optional
    offer_to: den som vill
    open_on_day: 5
  sist:
    start: upcoming
    open_on_day: 20
flags:
  - type: form-saved
    forms: [fragor]
plans: [vecka]
batteries: [matning]
guide: [om]
texts:
  amne: snus
contacts:
  k:
    for: resident
    title: Kontakt
    text: Ring om $(amne).
""",
    "welcome.md": "Hej och välkommen. [Börja](modules/start/forst.md).\n",
    "modules/start/module.yaml": """\
title: Kom igång
number: 1
sections:
  a:
    title: A
    steps:
      - forst.md
""",
    "modules/start/forst.md": """\
---
title: Först
---
En text om $(amne). [Mer](../start/forst.md#mer)

## Mer

Läs mer.

::: form fragor
:::
""",
    "modules/sen/module.yaml": """\
title: Sen
number: 2
sections:
  a:
    title: A
    steps:
      - ett.md
      - tva.md
""",
    "modules/sen/ett.md": "---\ntitle: Ett\n---\nText ett. [Två](tva.md)\n",
    "modules/sen/tva.md": "---\ntitle: Två\n---\nText två.\n",
    "modules/sist/module.yaml": """\
title: Sist
number: 3
sections:
  a:
    title: A
    steps:
      - slut.md
""",
    "modules/sist/slut.md": "---\ntitle: Slut\n---\nText slut.\n",
    "plans/vecka.yaml": """\
title: Vecka
questions:
  hur:
    type: choice
    text: Hur?
    options:
      bra:
        label: Bra
      samre:
        label: Sämre
  mer:
    type: text
    text: Mer?
    enable_when:
      - question: hur
        is: bra
schedule:
  daily: ["08:00"]
""",
    "batteries/matning.yaml": "title: Mätning\nforms: [fragor]\noccasions: [start, end]\n",
    "guide/om.md": "---\ntitle: Om\n---\nText om. [Start](../modules/start/forst.md)\n",
    "forms/fragor.yaml": """\
title: Frågor
questions:
  a:
    type: choice
    text: A?
    options:
      ja:
        label: Ja
      nej:
        label: Nej
  b:
    type: integer
    text: B?
    min: 0
    max: 10
    enable_when:
      - question: a
        is: ja
  c:
    type: text
    text: C?
""",
    "editions/norr.yaml": "title: Norr\ntexts:\n  amne: rök\nwithout:\n  modules: [sist]\n",
}

P, ETT, F = "program.yaml", "modules/sen/ett.md", "forms/fragor.yaml"
SIST = "modules/sist/module.yaml"
SEN, START = "modules/sen/module.yaml", "modules/start/module.yaml"
PLAN, BATTERY, EDITION = "plans/vecka.yaml", "batteries/matning.yaml", "editions/norr.yaml"
FIRST = "modules/start/forst.md"
FORM = "title: Extra\nquestions:\n  x:\n    type: text\n    text: X?\n"

SLIPS: Mapping[str, tuple[str, str, str, str]] = {
    # what: (rule, path, text, what it becomes); a text of "" makes a file
    "start of no kind": ("unknown-word", P, "  start:\n    start: active", "  start:\n    start: aktiv"),
    "another start": ("unknown-word", P, "start: upcoming\n    sel", "start: sen\n    sel"),
    "a surplus key": ("unknown-key", P, "days: 90", "days: 90\nfoo: 1"),
    "a surplus key of a module": ("unknown-key", P, "open_on_day: 5", "open_on_day: 5\n    foo: 1"),
    "days that are no number": ("not-a-number", P, "days: 90", "days: nittio"),
    "no kind": ("missing-key", P, "kind: support\n", ""),
    "mistyped modules": ("unknown-key", P, "modules:\n", "moduls:\n"),
    "a flag of no type": ("unknown-word", P, "form-saved", "form-savd"),
    "a flag of no form": ("unknown-form", P, "[fragor]", "[frogor]"),
    "no such plan": ("unknown-plan", P, "[vecka]", "[vekka]"),
    "no such battery": ("unknown-battery", P, "[matning]", "[matnig]"),
    "no such chapter": ("unknown-chapter", P, "[om]", "[omm]"),
    "no such text": ("unknown-text", P, "$(amne)", "$(amme)"),
    "a contact for nobody": ("unknown-word", P, "for: resident", "for: patient"),
    "no such welcome text": ("missing-welcome", P, "welcome.md", "welcom.md"),
    "a day before the last": ("opening-day-going-down", P, "open_on_day: 20", "open_on_day: 2"),
    "a day after the end": ("opening-day-after-the-end", P, "open_on_day: 20", "open_on_day: 200"),
    "no offer": ("optional-without-offer", P, "    offer_to: den som vill\n", ""),
    "no colon": ("missing-colon", P, "flags:", "flags"),
    "a required key without its colon": ("missing-colon", P, "summary: Ett", "summary Ett"),
    "a text that nothing uses": ("unused-text", P, "  amne: snus", "  amne: snus\n  annat: x"),
    "a link of the welcome text": ("unknown-page", "welcome.md", "forst.md", "borta.md"),
    "a module without a title": ("missing-key", START, "title: Kom igång\n", ""),
    "a surplus key in a module": ("unknown-key", START, "number: 1", "number: 1\nfoo: 1"),
    "a number twice": ("number-twice", SEN, "number: 2", "number: 1"),
    "a section without a title": ("missing-key", SEN, "    title: A\n", ""),
    "mistyped sections": ("unknown-key", SEN, "sections", "sectionz"),
    "steps that are no list": ("wrong-kind", SEN, "\n      - ett.md\n      - tva.md", " ett.md"),
    "no such step": ("missing-step", SEN, "- ett.md", "- ettt.md"),
    "a step that is a list": ("wrong-kind", SEN, "- tva.md", "- [tva.md]"),
    "a quote that does not end": ("unclosed-quote", SEN, "title: Sen", 'title: "Sen'),
    "a page without keys": ("untitled-page", ETT, "---\ntitle: Ett\n---\n", ""),
    "keys that do not end": ("unclosed-front-matter", ETT, "title: Ett\n---\n", "title: Ett\n\n"),
    "keys that do not begin": ("unclosed-front-matter", ETT, "---\ntitle: Ett\n---", "title: Ett\n---"),
    "keys below a blank line": ("unclosed-front-matter", ETT, "---\ntitle: Ett\n---", "\ntitle: Ett\n---"),
    "keys that end at a line across the page": (
        "unclosed-front-matter",
        "modules/sen/tva.md",
        "title: Två\n---\nText två.\n",
        "title: Två\n\nText två.\n\n---\n\nMer.\n",
    ),
    "a surplus key of a page": ("unknown-key", ETT, "title: Ett", "title: Ett\nfoo: 1"),
    "a link": ("unknown-page", ETT, "(tva.md)", "(borta.md)"),
    "a form on a page": ("unknown-form", ETT, "Text ett.", "Text.\n\n::: form borta\n:::\n"),
    "a picture": ("missing-file", ETT, "Text ett.", "![Bild](bild.png)"),
    "a heading of no level": ("heading-level-jump", ETT, "Text ett.", "### Rubrik\n\nText."),
    "a text on a page": ("unknown-text", ETT, "Text ett.", "Text $(borta)."),
    "a line taken for an address": ("unused-link-name", ETT, "Text ett.", "Text.\n\n[Obs]: viktigt!\n\n"),
    "an address with a blank": ("unread-link-name", ETT, "Text ett.", "Text [a][].\n\n[a]: b c.md\n\n"),
    "an open block": ("unclosed-block", FIRST, ":::\n", ""),
    "no such heading": ("unknown-heading", FIRST, "#mer", "#mera"),
    "no such form": ("unknown-form", FIRST, "form fragor", "form fragorr"),
    "a link of a chapter": ("unknown-page", "guide/om.md", "forst.md", "borta.md"),
    "a condition on nothing": ("unknown-question", F, "question: a", "question: aa"),
    "a condition on no option": ("unknown-option", F, "is: ja", "is: jaa"),
    "a type that is none": ("unknown-word", F, "type: integer", "type: intejer"),
    "a type like no other": ("unknown-word", F, "type: choice", "type: knapp"),
    "bounds that cross": ("min-above-max", F, "max: 10", "max: -10"),
    "a bound that is no number": ("not-a-number", F, "min: 0", "min: noll"),
    "a question without its text": ("missing-key", F, "    text: B?\n", ""),
    "a choice without its text": ("missing-key", F, "    text: A?\n", ""),
    "an option's mistyped key": ("unknown-key", F, "label: Ja", "labl: Ja"),
    "a form without a title": ("missing-key", F, "title: Frågor\n", ""),
    "a surplus key of a question": ("unknown-key", F, "text: B?", "text: B?\n    foo: 1"),
    "a score of nothing": (
        "unknown-question",
        F,
        "    text: C?\n",
        "    text: C?\nscores:\n  s:\n    title: S\n    sum: [borta]\n",
    ),
    "a tab": ("tab-indentation", F, "    text: C?", "\ttext: C?"),
    "a line one blank short": ("bad-indentation", PLAN, "    text: Mer?", "   text: Mer?"),
    "a line too deep": ("bad-indentation", SIST, "number: 3", "  number: 3"),
    "a plan's condition": ("unknown-question", PLAN, "question: hur", "question: hurr"),
    "a plan without a title": ("missing-key", PLAN, "title: Vecka\n", ""),
    "a time that is none": ("malformed-value", PLAN, "08:00", "8:0"),
    "a battery without a title": ("missing-key", BATTERY, "title: Mätning\n", ""),
    "a battery's form": ("unknown-form", BATTERY, "[fragor]", "[frogor]"),
    "an occasion that is none": ("unknown-word", BATTERY, "[start, end]", "[start, slut]"),
    "nothing to be without": ("unknown-removal", EDITION, "[sist]", "[borta]"),
    "a surplus key of an edition": ("unknown-key", EDITION, "title: Norr", "title: Norr\nfoo: 1"),
    "a page in no module": ("orphan", "modules/sen/extra.md", "", "---\ntitle: Extra\n---\nText extra.\n"),
    "a form in no step": ("unused-form", "forms/extra.yaml", "", FORM),
    "a plan in no list": ("orphan", "plans/extra.yaml", "", FORM),
    "a document that nothing links to": ("orphan", "media/extra.pdf", "", "x"),
    "a file in no place": ("orphan", "stray.txt", "", "x"),
}

FOLLOWS: Mapping[str, frozenset[str]] = {
    # what cannot be known or does not hold beside another slip: by it, those that are silent
    "days that are no number": frozenset({"a day after the end"}),
    "a bound that is no number": frozenset({"bounds that cross"}),
    "a type like no other": frozenset(
        {"a condition on no option", "a choice without its text", "an option's mistyped key"}
    ),
    "a condition on nothing": frozenset({"a condition on no option"}),
    "steps that are no list": frozenset({"a page in no module"}),
    "a form on a page": frozenset({"a form in no step"}),
    "a picture": frozenset({"a document that nothing links to"}),
}

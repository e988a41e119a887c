"""A whole small program, with an edition, as texts by path."""

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

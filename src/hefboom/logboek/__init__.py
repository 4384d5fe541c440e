# SPDX-License-Identifier: EUPL-1.2
"""The access log: who looked at whom, when, as what, what for, from where, and was it allowed?

Beside the database and never in it: a folder with a file per process and day (NEN 7513; ADR 27).

- `Logregel` one line, `Daad` what was done, `Daadafloop` how it ended
- `begin` tells this process where its log is, `huidige_map` says so; `leg_vast` keeps lines, and
  returns when they are on disk; `LogboekDicht` when they cannot be: then what they are about is
  not shown
- `inlog` a line of someone who logged in or failed to; `opdracht` one of a verb of the command line
  (as `OPDRACHTREGEL`, made by `op_deze_machine` of `wie_op_deze_machine`)
- `Inkijk`, `kijkt`, `zag`, `zag_jeugdige`, `onbekeken` whom one page shows, noted while it is made;
  `bijzonder` says more of it, `kijkt_iemand` whether it is, `waar_nu` from where;
  `vind_pseudoniemen_met` how youths are found by their keys
- `lees` the lines of a folder, `Logvraag` which of them
- `verzegel` seals what was written, `controleer` says what is not as it was (`Bezwaar`),
  `ruim_op` removes whole days that are past their term

Pure: knows no Django. A BSN never comes in; a youth is a pseudonym.
"""

from hefboom.logboek.begin import (
    OPDRACHTREGEL,
    begin,
    huidige_map,
    inlog,
    leg_vast,
    logboekmap,
    op_deze_machine,
    opdracht,
    wie_op_deze_machine,
)
from hefboom.logboek.controle import Bezwaar, Uitslag, controleer
from hefboom.logboek.inkijk import (
    Inkijk,
    bijzonder,
    kijkt,
    kijkt_iemand,
    onbekeken,
    vind_pseudoniemen_met,
    waar_nu,
    zag,
    zag_jeugdige,
)
from hefboom.logboek.lezen import Logvraag, lees
from hefboom.logboek.opruimen import ruim_op
from hefboom.logboek.regel import Daad, Daadafloop, Logregel
from hefboom.logboek.schrijver import LogboekDicht
from hefboom.logboek.zegel import Zegel, laatste_zegel, verzegel

__all__ = [
    "OPDRACHTREGEL",
    "Bezwaar",
    "Daad",
    "Daadafloop",
    "Inkijk",
    "LogboekDicht",
    "Logregel",
    "Logvraag",
    "Uitslag",
    "Zegel",
    "begin",
    "bijzonder",
    "controleer",
    "huidige_map",
    "inlog",
    "kijkt",
    "kijkt_iemand",
    "laatste_zegel",
    "lees",
    "leg_vast",
    "logboekmap",
    "onbekeken",
    "op_deze_machine",
    "opdracht",
    "ruim_op",
    "verzegel",
    "vind_pseudoniemen_met",
    "waar_nu",
    "wie_op_deze_machine",
    "zag",
    "zag_jeugdige",
]

# SPDX-License-Identifier: EUPL-1.2
"""Our speed beside a rival's or an earlier self's: `./hefboom bench NAAM`.

Each file is one benchmark: `UITLEG` says in Dutch what it does, `argumenten(parser)` adds its
options, and `meet(args)` measures, prints what a reader wants to know, and gives its bars
(`hulp.balk.Balk`).
`hefboom bench` prints the bars, and with `--json` as the last line
`{"naam": …, "balken": [{"wat", "waarde", "grens", "haalt"}]}`.
"""

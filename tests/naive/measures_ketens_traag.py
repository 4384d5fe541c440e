# SPDX-License-Identifier: EUPL-1.2
"""Chains of help, again: a diary kept day by day. Slow; shares no code with the room."""

from datetime import timedelta

DAG = timedelta(days=1)


def ketens(perioden):
    """Lists of period numbers, one list for each chain, in order.

    A period is (number, provider, product, first day, last day or None, reason).
    """
    rijen = {p[0]: p for p in perioden}
    lijsten = []
    dagen = sorted({p[3] for p in perioden})
    for dag in dagen:
        for nummer in sorted(n for n, p in rijen.items() if p[3] == dag):
            mogelijk = []
            for lijst in lijsten:
                laatste = rijen[lijst[-1]]
                if laatste[5] not in ("20", "36", "37") or laatste[4] is None:
                    continue
                if laatste[1] != rijen[nummer][1] or laatste[2] != rijen[nummer][2]:
                    continue
                if laatste[2] == "" or laatste[3] == dag or laatste[4] < dag - DAG:
                    continue
                mogelijk.append(lijst)
            if mogelijk:
                dichtst = min(rijen[lijst[-1]][4] for lijst in mogelijk)
                mogelijk = [lijst for lijst in mogelijk if rijen[lijst[-1]][4] == dichtst]
                eerst = min((rijen[lijst[-1]][3], lijst[-1]) for lijst in mogelijk)
                next(lijst for lijst in mogelijk if lijst[-1] == eerst[1]).append(nummer)
            else:
                lijsten.append([nummer])
    return lijsten

# SPDX-License-Identifier: EUPL-1.2
"""Clients that open pages and think in between: `klanten.py`, a task as JSON in, what it took out.

A process of its own, so that the server shares its processor with them as it would with a browser
on another machine as little as can be.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
import time
from typing import Any

import httpx

TERMIJN = 60.0


async def klant(taak: dict[str, Any], nummer: int, uit: list[list[Any]], einde: float) -> None:
    """One client: its pages in an order of its own, until the time is over."""
    kans = random.Random(f"{taak['zaad']}-{nummer}")
    wie = taak["klanten"][nummer]
    denktijd = taak["denktijd"]
    async with httpx.AsyncClient(
        base_url=taak["adres"],
        cookies={taak["koekje"]: wie["sessie"]},
        timeout=TERMIJN,
        verify=False,
    ) as client:
        await asyncio.sleep(kans.uniform(0, min(denktijd, 1.0)))
        while True:
            for adres in kans.sample(wie["adressen"], len(wie["adressen"])):
                begin = time.monotonic()
                if begin >= einde:
                    return
                status = 0
                try:
                    status = (await client.get(adres)).status_code
                except httpx.HTTPError as fout:
                    status = -1 if isinstance(fout, httpx.TimeoutException) else 0
                uit.append([wie["rol"], adres, status, begin, time.monotonic() - begin])
                await asyncio.sleep(kans.uniform(0.5, 1.5) * denktijd)


async def allen(taak: dict[str, Any]) -> list[list[Any]]:
    """All clients at once; role, page, status, second of the start and seconds of each request."""
    uit: list[list[Any]] = []
    begin = time.monotonic()
    einde = begin + taak["seconden"]
    await asyncio.gather(*(klant(taak, i, uit, einde) for i in range(len(taak["klanten"]))))
    return [[rol, adres, status, toen - begin, duur] for rol, adres, status, toen, duur in uit]


if __name__ == "__main__":
    json.dump(asyncio.run(allen(json.load(sys.stdin))), sys.stdout)

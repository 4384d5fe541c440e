# SPDX-License-Identifier: EUPL-1.2
"""Answers kept, and each worked out once: who asks what is being worked out waits for it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Sequence
from concurrent.futures import Future
from threading import Lock
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Geheugen(Generic[K, V]):
    """The last `hoeveel` answers by question, for all threads of a process.

    For answers that never change: they go only to make room.

    >>> keer = Geheugen[int, int](hoeveel=2)
    >>> keer.haal([3, 4], lambda vragen: [vraag * 10 for vraag in vragen])
    [30, 40]
    >>> keer.haal([4], lambda vragen: [])
    [40]
    """

    def __init__(self, hoeveel: int) -> None:
        self._hoeveel, self._slot = hoeveel, Lock()
        self._bekend: OrderedDict[K, Future[V]] = OrderedDict()

    def haal(self, vragen: Sequence[K], maak: Callable[[Sequence[K]], Iterable[V]]) -> list[V]:
        """The answers; those nobody knows yet come from `maak`, all at once and in order.

        First the own questions are answered and only then others are waited for, so two askers
        never wait for each other. What `maak` raises is raised to everyone who waits.
        """
        eigen: list[K] = []
        with self._slot:
            for vraag in vragen:
                if vraag not in self._bekend:
                    self._bekend[vraag] = Future()
                    eigen.append(vraag)
                self._bekend.move_to_end(vraag)
            beloofd = [self._bekend[vraag] for vraag in vragen]
            mijn = [self._bekend[vraag] for vraag in eigen]
            while len(self._bekend) > max(self._hoeveel, len(vragen)):
                self._bekend.popitem(last=False)
        if eigen:
            self._beantwoord(eigen, mijn, maak)
        return [belofte.result() for belofte in beloofd]

    def leeg(self) -> None:
        """Forget everything."""
        with self._slot:
            self._bekend.clear()

    def _beantwoord(
        self,
        eigen: Sequence[K],
        mijn: Sequence[Future[V]],
        maak: Callable[[Sequence[K]], Iterable[V]],
    ) -> None:
        try:
            for belofte, antwoord in zip(mijn, maak(eigen), strict=True):
                belofte.set_result(antwoord)
        except BaseException as fout:
            with self._slot:
                for vraag, belofte in zip(eigen, mijn, strict=True):
                    if not belofte.done():
                        self._bekend.pop(vraag, None)
                        belofte.set_exception(fout)
            raise

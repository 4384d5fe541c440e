# SPDX-License-Identifier: EUPL-1.2
"""Keys that sort in order of arrival: UUID version 7 (RFC 9562), strictly rising in one process."""

from __future__ import annotations

import os
import threading
import time
import uuid

_slot = threading.Lock()
_laatste = 0
TELLER_BITS = 12  # counts within a millisecond; overflowing it borrows from the next one


def volgende_id() -> uuid.UUID:
    """A key later than every earlier one of this process.

    >>> sleutels = [volgende_id() for _ in range(10_000)]
    >>> sleutels == sorted(sleutels), sleutels[0].version
    (True, 7)
    """
    global _laatste
    with _slot:
        _laatste = max(_laatste + 1, (time.time_ns() // 1_000_000) << TELLER_BITS)
        stempel = _laatste
    milliseconden, teller = stempel >> TELLER_BITS, stempel & ((1 << TELLER_BITS) - 1)
    toeval = int.from_bytes(os.urandom(8)) & ((1 << 62) - 1)
    return uuid.UUID(int=milliseconden << 80 | 0x7 << 76 | teller << 64 | 0b10 << 62 | toeval)

"""Memory that pictures took goes back to the system as soon as they are let go."""

import ctypes
import sys
from typing import Final

_M_MMAP_THRESHOLD: Final = -3
_M_ARENA_MAX: Final = -8
"""Parameters of `mallopt`, as glibc's malloc.h numbers them."""
_ON_ITS_OWN_FROM: Final = 1 << 20
"""A photograph's pixels are more, nothing of the record is."""
_ARENAS: Final = 2


def give_back_pictures() -> None:
    """Have large pieces mapped each on its own, and keep few heaps; where the allocator is not glibc's, do nothing.

    By itself glibc raises the size from which a piece is mapped to that of the largest it has seen freed: after the
    first photograph the next ones lie in the heap, below whatever small thing was made meanwhile, and are kept. Each
    thread's heap of its own (eight to the processor) keeps as much again.
    """
    if sys.platform != "linux":
        return
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_M_MMAP_THRESHOLD, _ON_ITS_OWN_FROM)
        mallopt(_M_ARENA_MAX, _ARENAS)

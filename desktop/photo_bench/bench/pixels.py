"""The photograph at hand at full size, for workers: what looks for a card or an edge needs every pixel of it."""

import threading
from typing import Final

from core.clinic.context import Context
from core.clinic.views.photographs import original
from core.imaging.decode import Decoded, decode

_KEPT: Final = 1
"""A photograph of 50 megapixels takes 150 MB: only the one that is worked on is kept decoded."""


class Pixels:
    """Decodes a photograph of the store once for all that is asked of it. Only workers call it; it holds no widget."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._lock = threading.Lock()
        self._decoded: dict[str, Decoded] = {}

    def of(self, sha256: str) -> Decoded:
        """The upright picture and what its file says of the camera.

        Raises
        ------
        CalcitrackError
            When the store has no such photograph, or it cannot be read any more.
        """
        with self._lock:
            if sha256 not in self._decoded:
                found = decode(original(self._context, sha256))
                while len(self._decoded) >= _KEPT:
                    self._decoded.pop(next(iter(self._decoded)))
                self._decoded[sha256] = found
            return self._decoded[sha256]

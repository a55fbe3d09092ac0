"""What is copied here is for the next paste, not for a history that outlives the patient's chart, and not for whoever
comes to a locked window.

Clipboard managers and systems that keep or upload what was copied can be asked not to:
https://learn.microsoft.com/windows/win32/dataxchg/clipboard-formats#cloud-clipboard-and-clipboard-history-formats
and, for Klipper and those that follow it, the type `x-kde-passwordManagerHint`.
"""

import sys
from collections.abc import Callable, Mapping

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QClipboard, QGuiApplication


def hints(platform: str = sys.platform) -> Mapping[str, bytes]:
    """What asks clipboard histories to look away, by type. macOS has no such type that Qt could write."""
    if platform == "win32":
        no = bytes(4)  # a DWORD of zero
        return {
            _windows("ExcludeClipboardContentFromMonitorProcessing"): no,
            _windows("CanIncludeInClipboardHistory"): no,
            _windows("CanUploadToCloudClipboard"): no,
        }
    return {"x-kde-passwordManagerHint": b"secret"}


class ClipboardGuard(QObject):
    """Adds the hints to whatever this program copies, wherever it is copied from. `ours` tells whether what lies on the
    clipboard is: offscreen platforms always deny it."""

    def __init__(self, ours: Callable[[], bool] | None = None) -> None:
        super().__init__()
        self._clipboard = QGuiApplication.clipboard()
        self._ours = ours or self._clipboard.ownsClipboard
        self._clipboard.dataChanged.connect(self._changed)

    def remove(self) -> None:
        """Listen no more."""
        self._clipboard.dataChanged.disconnect(self._changed)

    def _changed(self) -> None:
        copied = self._clipboard.mimeData(QClipboard.Mode.Clipboard)
        wanted = hints()
        if not self._ours() or not copied.hasText():
            return
        if all(copied.hasFormat(name) for name in wanted):
            return
        again = QMimeData()
        again.setText(copied.text())
        if copied.hasHtml():
            again.setHtml(copied.html())
        for name, data in wanted.items():
            again.setData(name, data)
        self._clipboard.setMimeData(again)


def forget_what_was_copied(clipboard: QClipboard) -> None:
    """Empty the clipboard of what came from here; what another program put there is not ours to take."""
    if clipboard.ownsClipboard():
        clipboard.clear(QClipboard.Mode.Clipboard)
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)


def _windows(name: str) -> str:
    return f'application/x-qt-windows-mime;value="{name}"'

"""Files dropped on the worklist: the import place looks through them."""

from PySide6.QtCore import QMimeData


def dropped_files(data: QMimeData) -> tuple[str, ...]:
    """The paths of what is being dropped; empty when it is no file."""
    return tuple(url.toLocalFile() for url in data.urls() if url.isLocalFile())

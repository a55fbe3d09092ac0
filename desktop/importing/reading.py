"""What a worker does with a chosen file: nothing here touches a widget."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from core.case.lesion import Assessment, Lesion
from core.charting.privacy import hidden_by
from core.clinic.context import Context
from core.clinic.views.arrivals import Proposal, propose
from core.clinic.views.mappings import KeptMapping, kept_mapping
from core.clinic.views.photographs import visible
from core.errors import InvalidInput
from core.exchange.arrival import Arrival
from core.exchange.laboratory.mapping import Mapping
from core.exchange.protecting import is_protected, opened_by
from core.exchange.reading import (
    LABORATORY,
    LaboratoryFile,
    check_size,
    format_of,
    open_laboratory,
    read_folder,
    read_laboratory,
    read_whole,
)
from core.imaging.ingest import take_in
from core.texts import Text, text
from desktop.background.ticket import Progress

_MOST_PICTURES: Final = 6


@dataclass(frozen=True)
class ReadFile:
    """A file as far as it could be read. `arrival` is None while the mapping does not say enough: `problem` says what.

    `mapping` is the one that it was read by: the one that was just made, the kept one, or the first guess.
    """

    path: Path
    arrival: Arrival | None
    proposals: tuple[Proposal, ...] = ()
    laboratory: LaboratoryFile | None = None
    mapping: Mapping | None = None
    kept: KeptMapping | None = None
    problem: Text | None = None
    thumbnails: tuple[bytes, ...] = ()
    """Pictures that somebody must see to say which lesion they show."""
    locked: bool = False
    """Whether it is encrypted and nobody has said its passphrase yet."""

    @property
    def guessed(self) -> bool:
        """Whether nobody has said yet how this file is read."""
        return self.laboratory is not None and self.kept is None and self.mapping == self.laboratory.guessed


def read_file(context: Context, path: Path, by: Mapping | None, passphrase: str | None, progress: Progress) -> ReadFile:
    """Read a file, a laboratory's by a mapping, or a folder of DICOM files, and find whom it may be about.

    An encrypted archive is opened by the passphrase; without one nothing is read but that it is `locked`.

    Raises
    ------
    InvalidInput
        With the place of what is wrong.
    """
    progress.report(0.1, text("arrival.doing.reading"))
    read = ReadFile(path, read_folder(path)) if path.is_dir() else _read(context, path, by, passphrase, progress)
    if read.arrival is None:
        return read
    progress.report(0.8, text("arrival.doing.comparing"))
    proposals = propose(context, read.arrival)
    return replace(read, proposals=proposals, thumbnails=_thumbnails(context, read.arrival))


def _read(context: Context, path: Path, by: Mapping | None, passphrase: str | None, progress: Progress) -> ReadFile:
    data = _bytes(path)
    if is_protected(data):
        if passphrase is None:
            return ReadFile(path, None, locked=True)
        data = opened_by(data, passphrase)
    progress.report(0.4, text("arrival.doing.understanding"))
    if format_of(data) in LABORATORY:
        return _laboratory(context, path, data, by)
    return ReadFile(path, read_whole(data, path.name))


def _thumbnails(context: Context, arrival: Arrival) -> tuple[bytes, ...]:
    """Of the photographs whose lesion the file does not bring, as many as can be looked at; none that was withdrawn."""
    brought = {row.entry.id for row in arrival.rows if isinstance(row.entry, Lesion)}
    waiting = dict.fromkeys(
        photograph.sha256
        for row in arrival.rows
        if isinstance(row.entry, Assessment) and row.lesion not in brought
        for photograph in row.entry.photographs
        if photograph.sha256 in arrival.photographs and hidden_by(photograph.consents) is None
    )
    shown = visible(context, tuple(waiting))[:_MOST_PICTURES]
    return tuple(take_in(arrival.photographs[sha256]).thumbnail_jpeg for sha256 in shown)


def _laboratory(context: Context, path: Path, data: bytes, by: Mapping | None) -> ReadFile:
    file = open_laboratory(data, path.name, by.encoding if by else None)
    kept = kept_mapping(context, file.shape)
    mapping = by or (kept.mapping if kept else file.guessed)
    if by is None and mapping.encoding is not None and mapping.encoding != file.guessed.encoding:
        file = open_laboratory(data, path.name, mapping.encoding)
    try:
        arrival = read_laboratory(file, mapping, context.zone)
    except InvalidInput as error:
        return ReadFile(path, None, (), file, mapping, kept, error.text)
    return ReadFile(path, arrival, (), file, mapping, kept)


def _bytes(path: Path) -> bytes:
    try:
        check_size(path.stat().st_size)
        return path.read_bytes()
    except OSError as error:
        raise InvalidInput("error.desktop.cannot_read", name=path.name, problem=error.strerror or "") from None

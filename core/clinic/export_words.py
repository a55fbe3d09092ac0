"""What is to be said of an export: what stays here and why, what is not as it was, and what to beware of."""

from collections.abc import Iterator

from core.clinic.commands.exports import Exported
from core.clinic.views.exports import Preview
from core.exchange.research.settings import settings
from core.texts import Text, text


def told_of(done: Exported | Preview) -> tuple[Text, ...]:
    """A line for each thing that whoever exports should know."""
    return tuple(_lines(done))


def _lines(done: Exported | Preview) -> Iterator[Text]:
    for name in ("withheld", "withdrawn", "intimate", "untraced", "missing", "redrawn", "swept"):
        number = getattr(done, name, 0)
        if number:
            yield text(f"export.told.{name}", number=number)
    groups = done.groups
    if groups is not None and groups.warns:
        facts = {"exposed": groups.exposed, "patients": groups.patients, "smallest": groups.smallest}
        yield text("export.told.groups", wanted=settings().smallest_group, **facts)

"""What stands where photographs are hidden because they were withdrawn: how many, and when the last was."""

from core.charting.privacy import Withdrawn
from core.texts import render, text
from desktop.widgets.workplace import Desk


def withdrawn_words(found: Withdrawn | None, desk: Desk) -> str:
    """`1 photograph withdrawn on …`; nothing where nothing is hidden."""
    if found is None:
        return ""
    day = found.on.astimezone(desk.zone).date().isoformat()
    return render(text("desktop.photographs.withdrawn", number=found.count, day=day), desk.language)

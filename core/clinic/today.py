"""Today, wherever the facility is: a day that has begun there may still be the future in UTC."""

from datetime import date, datetime, time
from functools import cache
from typing import Any, TypeVar, get_args

from core.case.base import CaseModel
from core.case.case import Case
from core.case.moments import instant

M = TypeVar("M", bound=CaseModel)

_MOMENTS = frozenset({"at", "onset", "start", "stop", "closed"})


def begun_days_counted(case: Case, now: datetime) -> Case:
    """The case with every day up to the facility's today that is not over in UTC taken from its local midnight on.

    A moment given as a day means its end in UTC. What a nurse in Shanghai enters at seven in the morning as *today*
    would be the future until the evening, and the rules leave the future out. `now` carries the facility's offset.
    """
    return _counted(case, now)


def _counted(model: M, now: datetime) -> M:
    changed: dict[str, Any] = {}
    days, inner = _fields_of(type(model))
    for name in days:
        value = getattr(model, name)
        if type(value) is date and value <= now.date() and instant(value) > now:
            changed[name] = datetime.combine(value, time.min, tzinfo=now.tzinfo)
    for name in inner:
        value = getattr(model, name)
        if isinstance(value, CaseModel):
            later = _counted(value, now)
            if later is not value:
                changed[name] = later
        elif value:
            parts = tuple(_counted(part, now) for part in value)
            if any(part is not before for part, before in zip(parts, value, strict=True)):
                changed[name] = parts
    return model.model_copy(update=changed) if changed else model


@cache
def _fields_of(model: type[CaseModel]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The fields that may hold such a day, and those that hold models: of an entry's twenty, two are looked at."""
    days = tuple(name for name in model.model_fields if name in _MOMENTS)
    inner = tuple(name for name, about in model.model_fields.items() if _holds_models(about.annotation))
    return days, inner


def _holds_models(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, CaseModel):
        return True
    return any(_holds_models(part) for part in get_args(annotation))

"""How a report writes: texts in the reader's language, moments in the facility's time zone."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time
from babel.numbers import format_decimal

from core.case.moments import DayOrInstant
from core.languages import MANNERS
from core.texts import Language, Text, listed, locale_of, render, text
from core.trends.series import in_cm2, rounded


@dataclass(frozen=True)
class Words:
    """A language and a time zone."""

    language: Language
    zone: ZoneInfo

    @property
    def _locale(self) -> Locale:
        return locale_of(self.language)

    def say(self, key: str, **params: object) -> str:
        """A text of the catalogue."""
        return render(text(key, **params), self.language)

    def text(self, message: Text | str | None) -> str:
        """A text given by another room; a plain string stands as it is."""
        if message is None:
            return ""
        return message if isinstance(message, str) else render(message, self.language)

    def word(self, list_name: str, code: str) -> str:
        """A word of a closed list of the case file."""
        return render(text(f"word.{list_name}.{code}"), self.language)

    def joined(self, parts: list[str] | tuple[str, ...]) -> str:
        """Parts of an enumeration."""
        return listed(parts, self.language)

    def phrase(self, parts: list[str] | tuple[str, ...]) -> str:
        """Parts that belong to one thing: its name, its date."""
        return MANNERS[self.language].phrase.join(parts)

    def clauses(self, parts: list[str]) -> str:
        """Parts that have commas of their own."""
        return MANNERS[self.language].clauses.join(parts)

    def sentences(self, parts: list[str]) -> str:
        """Whole sentences after each other."""
        return MANNERS[self.language].sentences.join(parts)

    def labelled(self, label: str) -> str:
        """A label with its colon, ready for what follows."""
        return label + MANNERS[self.language].label

    def local(self, moment: DayOrInstant) -> date:
        """The facility's calendar day of a moment."""
        return moment.astimezone(self.zone).date() if isinstance(moment, datetime) else moment

    def day(self, moment: DayOrInstant) -> str:
        """A date with its year."""
        return format_date(self.local(moment), MANNERS[self.language].day, self._locale)

    def short_day(self, moment: DayOrInstant) -> str:
        """A date without its year, where the page says the year already."""
        return format_date(self.local(moment), MANNERS[self.language].short_day, self._locale)

    def moment(self, moment: DayOrInstant) -> str:
        """A date, with the time of day where it is known."""
        if not isinstance(moment, datetime):
            return self.day(moment)
        return f"{self.day(moment)} {format_time(moment.astimezone(self.zone), 'HH:mm', locale=self._locale)}"

    def short_moment(self, moment: DayOrInstant) -> str:
        """A date without its year, with the time of day where it is known."""
        if not isinstance(moment, datetime):
            return self.short_day(moment)
        return f"{self.short_day(moment)} {format_time(moment.astimezone(self.zone), 'HH:mm', locale=self._locale)}"

    def number(self, value: float, decimals: int = 0) -> str:
        """A number with a fixed count of decimals."""
        pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
        return str(format_decimal(rounded(value, decimals), format=pattern, locale=self._locale))

    def short_number(self, value: float, decimals: int) -> str:
        """A number with at most so many decimals."""
        return str(format_decimal(rounded(value, decimals).normalize(), locale=self._locale))

    def cm2(self, area_mm2: float) -> str:
        """An area in cm², without its unit: a decimal below 100."""
        area = in_cm2(area_mm2)
        return self.number(float(area), -int(area.as_tuple().exponent))

    def change(self, percent: float | None) -> str:
        """A signed change in percent; a dash where there is nothing to compare with."""
        if percent is None:
            return "–"
        if rounded(percent) == 0:
            return "0 %"
        return f"{'+' if percent > 0 else '−'}{self.number(abs(percent))} %"

"""The closed lists of the case file in the window's language."""

from core.case.words import lists
from core.languages import Language, at_side
from core.texts import render, text


def word(list_name: str, code: str, language: Language) -> str:
    """A word of a list as people read it: `word("site", "heel", "zh_CN")`."""
    return render(text(f"word.{list_name}.{code}"), language)


def words(list_name: str, language: Language) -> list[tuple[str, str]]:
    """Every word of a list: (code, as people read it), in the order in which the program offers them."""
    return [(code, word(list_name, code, language)) for code in lists()[list_name]]


def site_words(site: str, side: str | None, language: Language) -> str:
    """Side and site of a lesion: `Thigh, left`."""
    place = word("site", site, language)
    if side is None:
        return place
    return at_side(place, word("side", side, language), language)

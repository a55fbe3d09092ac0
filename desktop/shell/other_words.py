"""What the window's actions and places are called in the other languages: a ward of two languages shares a window."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final
from xml.etree import ElementTree

from core import resources

_CONTEXTS: Final = ("Keys", "Places")


def in_other_languages(words: str) -> str:
    """What is called `words` in the window's language, as the other languages call it; empty where none does."""
    return " ".join(sorted(_called_alike().get(words, frozenset()) - {words}))


@cache
def spelt(words: str) -> tuple[str, ...]:
    """What is Chinese in these words as it is spelt in pinyin, from each syllable on: whole, and by its initials."""
    from pypinyin import lazy_pinyin  # its dictionary takes a tenth of a second: only where nothing else was found

    parts = lazy_pinyin(words, errors="ignore")
    initials = [part[0] for part in parts]
    return tuple("".join(each[start:]) for start in range(len(parts)) for each in (parts, initials))


@cache
def _called_alike() -> Mapping[str, frozenset[str]]:
    """Everything that is one thing in several languages, by each of its words. English stands as the source."""
    alike: dict[str, set[str]] = {}
    for name in resources.names("translations", suffix=".ts"):
        catalogue = ElementTree.fromstring(resources.read_bytes("translations", name))  # noqa: S314 – our own file
        for context in catalogue.iter("context"):
            if context.findtext("name") in _CONTEXTS:
                for message in context.iter("message"):
                    source = message.findtext("source") or ""
                    alike.setdefault(source, {source}).add(message.findtext("translation") or source)
    return MappingProxyType({each: frozenset(group) for group in alike.values() for each in group})

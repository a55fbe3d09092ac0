"""`python -m docs.build_guide OUT` builds the user's guide as web pages, a folder a language.

They can be read and searched from a disk, by keyboard and by a screen reader, and printed. They are those that
the window shows (F1). A link, an anchor or a picture that leads nowhere fails the build.
"""

import argparse
import json
import logging
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from mkdocs.commands.build import build as build_pages
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from core.languages import MANNERS, Language
from desktop.shell import help_pages
from desktop.theme.tokens import DARK, LIGHT
from docs.write_guide import WORDS

_INDEX: Final = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Calcitrack</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
</head>
<body style="font: 20px/2 sans-serif; text-align: center; padding-top: 20vh"><main><h1>Calcitrack</h1>
{links}
</main></body></html>
"""


STYLE: Final = "guide.css"
"""How the pages look: in the window's colours, whose contrast is known."""
THEME: Final = Path(__file__).with_name("guide_theme")
"""The template of a page and its search. MkDocs's own have no landmarks, find no Chinese search on servers only."""


class Broken(Exception):
    """Something in the guide leads nowhere; the message has a line for each."""


def faults(language: Language) -> Iterator[str]:
    """Every link, anchor and picture of a language's pages that leads nowhere."""
    texts = {f"{page}.md": help_pages.page_text(page, language) for page in help_pages.pages()}
    anchors = {
        file: {help_pages.anchor(words) for _, words in help_pages.headings(text)} for file, text in texts.items()
    }
    for file, text in texts.items():
        for link in help_pages.links(text):
            path, _, anchor = link.to.partition("#")
            if link.to.startswith(("http://", "https://")):
                continue
            if path.startswith(help_pages.OUTSIDE):
                if not help_pages.outside(path).is_file():
                    yield f"{language}/{file}: nothing lies at {path}"
            elif (path or file) not in texts:
                yield f"{language}/{file}: there is no page {path}"
            elif anchor and anchor not in anchors[path or file]:
                yield f"{language}/{file}: {path or file} has no heading {anchor}"


def build(out: Path) -> None:
    """Build the pages of every language under `out`, which is made anew.

    Raises
    ------
    Broken
        If anything leads nowhere, by our own check or by that of MkDocs.
    """
    wrong = [fault for language in help_pages.GUIDES for fault in faults(language)]
    if wrong:
        raise Broken("\n".join(wrong))
    shutil.rmtree(out, ignore_errors=True)
    for language in help_pages.GUIDES:
        with tempfile.TemporaryDirectory() as folder:
            _gather(Path(folder), language)
            (Path(folder) / STYLE).write_text(_style(), encoding="utf-8")
            found = json.dumps([*sections(language)], ensure_ascii=False)
            (Path(folder) / "sections.js").write_text(f"const sections = {found};\n", encoding="utf-8")
            _build(Path(folder), out / language, language)
    links = "\n".join(
        f'<p lang="{_code(one)}"><a href="{one}/index.html">{MANNERS[one].name}</a></p>' for one in help_pages.GUIDES
    )
    (out / "index.html").write_text(_INDEX.format(links=links), encoding="utf-8")


def sections(language: Language) -> Iterator[tuple[str, str, str, str]]:
    """What the search looks through: where each heading stands, its page's title, its words, and the text below."""
    for page in help_pages.pages():
        name = _file(page).removesuffix(".md")
        for heading, text in help_pages.sections(page, language):
            yield f"{name}.html#{help_pages.anchor(heading)}", help_pages.title(page, language), heading, text


def _style() -> str:
    rules = (Path(__file__).parent / STYLE).read_text(encoding="utf-8")
    light, dark = ("; ".join(f"--{name}: {getattr(mood, name)}" for name in _COLOURS) for mood in (LIGHT, DARK))
    dark_rule = f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}"
    return f":root {{ {light} }}\n{dark_rule}\n{rules}"


_PICTURE: Final = re.compile(r"!\[[^\]]*\]\(([^)]+)\)")
"""A picture of a window is too small to read in a column of text: the page's leads to the whole of it."""
_COLOURS: Final = ("accent", "on_accent", "text", "muted", "surface", "sunken", "hairline")


def _gather(folder: Path, language: Language) -> None:
    """One language's pages, and what they show and link to of docs/, in one folder."""
    for page in help_pages.pages():
        text = help_pages.page_text(page, language)
        for link in help_pages.links(text):
            if link.to.startswith(help_pages.OUTSIDE):
                _bring(folder, link.to.partition("#")[0])
        text = _PICTURE.sub(r"[\g<0>](\1)", text).replace(help_pages.OUTSIDE, "docs/")
        (folder / _file(page)).write_text(_to_index(text), encoding="utf-8")


def _bring(folder: Path, link: str) -> None:
    to = folder / "docs" / link.removeprefix(help_pages.OUTSIDE)
    to.parent.mkdir(parents=True, exist_ok=True)
    if to.suffix == ".md":
        to.write_text(help_pages.outside_text(link), encoding="utf-8")
    else:
        to.write_bytes(help_pages.outside(link).read_bytes())


def _to_index(text: str) -> str:
    """The first page is where the guide opens."""
    return re.sub(rf"\]\({help_pages.FIRST}\.md", "](index.md", text)


def _build(folder: Path, out: Path, language: Language) -> None:
    config = MkDocsConfig()
    config.load_dict(
        {
            "docs_dir": str(folder),
            "site_dir": str(out.absolute()),
            "site_name": WORDS[language]["site"],
            "nav": _nav(language),
            "strict": True,
            "use_directory_urls": False,
            "theme": {"name": None, "custom_dir": str(THEME)},
            "plugins": [],
            "extra": {"words": WORDS[language], "code": _code(language), "others": _others(language)},
            "markdown_extensions": [{"toc": {"slugify": help_pages.anchor}}],
            "validation": {"links": {"anchors": "warn", "absolute_links": "warn", "unrecognized_links": "warn"}},
        }
    )
    errors, warnings = config.validate()
    wrong = [f"{key}: {error}" for key, error in (*errors, *warnings)]
    if wrong:
        raise Broken("\n".join(wrong))
    try:
        build_pages(config)
    except Abort as error:
        raise Broken(f"{language}: {error}") from error


def _nav(language: Language) -> Sequence[dict[str, Any]]:
    return [{part.title: [_file(page) for page in part.pages]} for part in help_pages.parts(language)]


def _file(page: str) -> str:
    return "index.md" if page == help_pages.FIRST else f"{page}.md"


def _code(language: Language) -> str:
    """A language as a web page names it."""
    return language.replace("_", "-")


def _others(language: Language) -> Sequence[dict[str, str]]:
    others = (one for one in help_pages.GUIDES if one != language)
    return [{"folder": one, "code": _code(one), "name": MANNERS[one].name} for one in others]


def main() -> None:
    """Build into the folder that is named."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    logging.basicConfig(level=logging.WARNING)
    build(parser.parse_args().out)


if __name__ == "__main__":
    main()

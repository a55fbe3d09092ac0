"""The theme on the application: palette, fonts, icons, levels and tissues."""

import sys

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetrics, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication

from core import resources
from core.case.words import lists
from desktop.theme.fonts import figures, interface_font, load_bundled, sized
from desktop.theme.icons import icon, pixmap
from desktop.theme.levels import COLOURS, SHAPES, draw_level
from desktop.theme.style_sheet import apply, style_sheet
from desktop.theme.theme import Theme, palette, resolved, theme
from desktop.theme.tissue import LOOKS, tissue_brush, tissue_pen

THEMES = [theme(), theme(dark=True), theme(touch=True), theme(scale=200)]


@pytest.mark.parametrize("of", THEMES)
def test_the_style_sheet_leaves_no_token_open(of: Theme) -> None:
    assert "$" not in style_sheet(of)


def test_the_palette_is_the_themes(dressed) -> None:
    dark = theme(dark=True)
    assert palette(dark).color(QPalette.ColorRole.Window) == dark.colour("window")
    assert palette(dark).color(QPalette.ColorRole.Text) == dark.colour("text")


def test_a_choice_stands_for_a_theme(dressed) -> None:
    assert resolved("dark").dark and not resolved("light").dark
    assert resolved("system", scale=150).scale == 150


def test_nothing_moves_where_it_is_not_wanted(dressed, monkeypatch) -> None:
    assert theme().motion_ms and not theme(still=True).motion_ms
    assert not resolved("light", still=True).motion_ms and resolved("light").motion_ms
    monkeypatch.setattr(sys, "platform", "win32")  # there Qt tells what the system asks for
    monkeypatch.setattr(QApplication, "isEffectEnabled", lambda _effect: False)
    assert not resolved("light").motion_ms
    monkeypatch.setattr(QApplication, "isEffectEnabled", lambda _effect: True)
    assert resolved("light").motion_ms


def test_the_caret_blinks_only_where_things_may_move(dressed) -> None:
    hints = dressed.styleHints()
    usual = hints.cursorFlashTime()
    apply(dressed, theme(still=True))
    assert usual > 0 and hints.cursorFlashTime() == 0
    apply(dressed, theme())
    assert hints.cursorFlashTime() == usual


def test_a_theme_that_is_worn_already_is_not_put_on_again(dressed, monkeypatch) -> None:
    apply(dressed, theme())
    sheets: list[str] = []
    monkeypatch.setattr(QApplication, "setStyleSheet", lambda _app, sheet: sheets.append(sheet))
    apply(dressed, theme(), bundled=False)
    assert (sheets, dressed.font().families()[1:]) == ([], [])
    apply(dressed, theme())  # at the sign-in, when the record may ask for Chinese
    assert sheets == [] and "Noto Sans SC" in dressed.font().families()
    apply(dressed, theme(dark=True))
    assert sheets == [style_sheet(theme(dark=True))]
    monkeypatch.undo()
    dressed.setStyleSheet("")
    apply(dressed, theme())
    assert dressed.palette() == palette(theme())


def test_a_length_of_a_widgets_own_grows_too() -> None:
    assert theme(scale=150).px(100) == 150


def test_chinese_is_drawn_with_the_bundled_font(dressed) -> None:
    assert "Noto Sans SC" in load_bundled()
    assert "Noto Sans SC" in interface_font(theme().sizes).families()


def test_figures_are_tabular_and_sizes_are_the_themes(dressed) -> None:
    font = sized(interface_font(theme().sizes), theme().sizes.number, strong=True)
    assert font.pixelSize() == 28
    metrics = QFontMetrics(figures(font))
    assert metrics.horizontalAdvance("111") == metrics.horizontalAdvance("888")


@pytest.mark.parametrize("name", resources.names("icons", suffix=".svg"))
def test_every_icon_draws_something_in_the_themes_colour(dressed, name: str) -> None:
    drawn = pixmap(name.removesuffix(".svg"), theme(), "accent", 24, 2.0)
    assert drawn.deviceIndependentSize().toSize().width() == 24
    assert _ink(drawn.toImage()) > 0


def test_an_icon_has_a_picture_for_every_screen_scale(dressed) -> None:
    assert len(icon("printer", theme()).availableSizes()) >= 1


def test_levels_differ_by_their_shape(dressed) -> None:
    assert len(set(SHAPES.values())) == len(SHAPES) == len(COLOURS)
    drawn = [_drawn(level) for level in SHAPES]
    assert len({bytes(picture.constBits()) for picture in drawn}) == len(SHAPES)


def test_every_tissue_has_a_look_of_its_own() -> None:
    assert set(LOOKS) == {*lists()["tissue"], "periwound"}
    kinds = {(look.pattern, look.line) for look in LOOKS.values()}
    assert len(kinds) == len(LOOKS)


def test_a_tissues_outline_is_as_wide_at_every_zoom() -> None:
    assert tissue_pen(theme(), "eschar").isCosmetic()
    assert tissue_brush(theme(), "eschar").style() == LOOKS["eschar"].pattern


def _drawn(level: str) -> QImage:
    picture = QImage(16, 16, QImage.Format.Format_Alpha8)
    picture.fill(0)
    painter = QPainter(picture)
    draw_level(painter, theme(), level, QRectF(1, 1, 14, 14))
    painter.end()
    return picture


def _ink(picture: QImage) -> int:
    return sum(picture.pixelColor(x, y).alpha() > 0 for x in range(picture.width()) for y in range(picture.height()))

"""Names are sorted as a reader looks for them."""

import pytest

from core.case.names import in_order, without_accents


@pytest.mark.parametrize(
    "ordered",
    [
        ["Adam, Éva", "Ádám, Zita", "Łoś, Jan", "lozano, Ana", "Müller, Ute", "Šimek, Jan", "Zidek, Ota"],
        ["Bai, Li", "陈静", "李娜", "Lin, Mei", "王芳", "张梅", "赵敏"],
        ["李娜", "李想", "李晓"],
    ],
)
def test_neither_accents_nor_script_nor_case_move_a_name(ordered: list[str]) -> None:
    assert sorted({*ordered}, key=in_order) == ordered


def test_a_letter_that_unicode_does_not_take_apart_is_plain_too() -> None:
    assert without_accents("Łoś Đặng Øystein Işık Þór") == "los dang oystein isik thor"


def test_two_spellings_that_sort_alike_keep_one_order() -> None:
    assert in_order("Muller") != in_order("Müller")

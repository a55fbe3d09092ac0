"""Words into lines and blocks into pages."""

from hypothesis import given
from hypothesis import strategies as st

from core.reports.setting import type as setting
from core.reports.setting.arranging import Balanced, Columns, Stack
from core.reports.setting.blocks import Block, Bullets, Cell, Heading, Item, Paragraph, Table
from core.reports.setting.document import Frame, Part, pages
from core.reports.setting.paper import REGULAR, paper, register_fonts
from core.reports.setting.type import Run

register_fonts()


def set_in(words: str, width: float) -> list[str]:
    return ["".join(run.text for run, _ in line.runs) for line in setting.lines(words, 9.5, width)]


def test_latin_breaks_between_words() -> None:
    assert set_in("the wound is dry", 50) == ["the wound", "is dry"]


def test_chinese_breaks_between_characters_but_never_before_a_full_stop() -> None:
    for width in range(20, 90):
        assert all(line[0] not in "，。、）" for line in set_in("创面干燥，焦痂稳定。疼痛（静息）减轻。", width))


def test_a_word_wider_than_the_line_is_broken_and_nothing_is_lost() -> None:
    word = "Wolfeschlegelsteinhausenbergerdorff"
    assert "".join(set_in(word, 40)) == word


@given(st.text(alphabet="abc 创面，。（）\n12", max_size=120), st.floats(25, 300))
def test_no_line_is_wider_than_its_column_and_no_letter_is_lost(words: str, width: float) -> None:
    lines = setting.lines(words, 9.5, width)
    assert all(line.width <= width + 10 for line in lines)
    kept = "".join(run.text for line in lines for run, _ in line.runs)
    assert kept.replace(" ", "") == words.replace(" ", "").replace("\n", "")


def test_a_power_of_ten_never_becomes_another_number() -> None:
    assert setting.printable("10⁹/L") == "10^9/L"
    assert setting.printable("vitamin K₁") == "vitamin K1"


def test_signs_that_no_face_has_are_seen_as_a_hollow_square() -> None:
    assert setting.printable("ok \U0001f642\x07") == "ok □"


def test_quotation_marks_are_latin_in_latin_text_and_chinese_in_chinese() -> None:
    assert setting.printable("“so”…") == '"so"...'
    assert setting.printable("“创面”") == "“创面”"


def test_a_cut_label_ends_in_an_ellipsis() -> None:
    assert setting.fitted("piperacillin tazobactam", REGULAR, 7, 40).endswith("...")


def rows(count: int) -> tuple[tuple[Cell, ...], ...]:
    return tuple((Cell(f"row {number}"),) for number in range(count))


def paged(*blocks: Block) -> list[Stack]:
    frame = Frame("Zhang, Mei", "CUA-001", "Handover", "today", ("foot",), lambda n, m: f"{n}/{m}")
    return pages(Part(frame, Stack(blocks)), paper("A4"))


def test_a_heading_never_stands_alone_at_the_foot_of_a_page() -> None:
    filler = Paragraph("\n".join("x" * 3 for _ in range(53)))
    first, second = paged(filler, Heading("Tasks"), Paragraph("\n".join("y" for _ in range(10))))
    assert [type(block) for block in first.blocks] == [Paragraph]
    assert isinstance(second.blocks[0], Heading)


def test_a_long_table_goes_on_with_its_head_on_the_next_page() -> None:
    cut = paged(Table((1,), (Cell("head"),), rows(120)))
    tables = [block for page in cut for block in page.blocks if isinstance(block, Table)]
    assert [table.head[0].rich for table in tables] == ["head"] * len(cut)
    assert sum(len(table.rows) for table in tables) == 120


@given(st.integers(1, 60), st.integers(1, 4), st.floats(30, 400))
def test_dealing_into_columns_and_pages_loses_no_block(count: int, columns: int, room: float) -> None:
    blocks: tuple[Block, ...] = tuple(Bullets((Item(Run(f"item {number}")),)) for number in range(count))
    rest: Block | None = Balanced(blocks, columns)
    seen: list[Block] = []
    while rest is not None:
        head, rest = rest.split(500, room)
        assert isinstance(head, Balanced)
        assert head.height(500) <= room + 0.2
        seen += head.blocks
    assert tuple(seen) == blocks


def test_columns_are_split_side_by_side() -> None:
    left, right = Stack((Bullets(tuple(Item(str(n)) for n in range(90))),)), Stack((Paragraph("short"),))
    cut = paged(Columns(left, right))
    assert len(cut) == 2


@given(st.integers(1, 260), st.integers(0, 260))
def test_what_is_longer_than_a_page_is_torn_in_columns_too(left: int, right: int) -> None:
    items = Bullets((Item("\n".join(f"r{number}" for number in range(right))),))
    said = Paragraph("\n".join(f"l{number}" for number in range(left)))
    cut = paged(Columns(Stack((Heading("Told"), said)), Stack((items,) if right else ())))
    assert all(page.height(500) <= 740 for page in cut)
    columns = [block for page in cut for block in page.blocks if isinstance(block, Columns)]
    # The heading never stands alone.
    assert next(len(each.left.blocks) for each in columns if each.left.blocks) == 2
    for side, count, start in (("left", left, "l"), ("right", right, "r")):
        rich = [block for each in columns for block in getattr(each, side).blocks]
        told = "".join(run.text for block in rich for run in words_in(block)).split()
        assert [word for word in told if word.startswith(start)] == [f"{start}{number}" for number in range(count)]


def words_in(block: Block) -> tuple[Run, ...]:
    """The runs of a paragraph or of a list's items, a line's end after each."""
    told = [block.rich] if isinstance(block, Paragraph) else [item.rich for item in getattr(block, "items", ())]
    return tuple(run for rich in told for run in (*setting.runs(rich), Run("\n")))

"""Whatever a patient is called, the name is printed; what no face has is seen to be missing."""

import unicodedata

import pytest
from reportlab.pdfbase import pdfmetrics

from core.reports.sections.framing import full_name
from core.reports.setting.paper import BOLD, REGULAR, register_fonts
from core.reports.setting.type import can_print, printable
from core.texts import LANGUAGES, Language, render, text
from tests.core.reports.patients import charted, given_to, mei, printed
from tests.core.reports.reading import pages_of

register_fonts()

NAMES = [
    "Řehoř Dvořák", "Łukasz Wałęsa", "Şükrü Yılmaz", "Őrsi Ágnes", "Đặng Văn Đạt", "Șerban Țuțea", "Ģirts Ņikitins",
    "Živilė Šimkutė", "Əliyev Ağa", "Guðrún Þórsdóttir", "Ŵyn Ŷ", "Ḥasan Ṭāhir", "ʻOkina Kaʻiulani", "Ɓala Ƙasimu Ɗan",
    "Ɛsi Ɔkɔ Ŋmaa", "Ǿystein", "Ελένη Παπαδοπούλου", "Ὀδυσσεὺς Ἀθηνᾶ", "Иванов Пётр", "Григоріїв Ґалаґан", "Ўладзімір",
    "Ђорђевић Љубица", "Ќосе Ѓорѓи", "Қасымов Әлия", "Өмірұлы Үсен Һ", "Ӯзбек Ҳамид Ҷон", "王芳", "䶮", "吕𬭎",
]  # fmt: skip


@pytest.mark.parametrize("face", [REGULAR, BOLD])
@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_printed_letter_by_letter(name: str, face: str) -> None:
    have = pdfmetrics.getFont(face).face.charToGlyph
    assert printable(name) == name
    assert [letter for letter in name if not have.get(ord(letter))] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_name_typed_with_its_marks_apart_is_printed_as_one(name: str) -> None:
    assert printable(unicodedata.normalize("NFD", name)) == name


def test_every_letter_of_latin_greek_and_cyrillic_scripts_is_there() -> None:
    have = pdfmetrics.getFont(REGULAR).face.charToGlyph
    scripts = (range(0xC0, 0x250), range(0x386, 0x3E2), range(0x400, 0x530), range(0x1E00, 0x2000))
    letters = {code for script in scripts for code in script if unicodedata.category(chr(code))[0] == "L"}
    assert len(letters) > 1000
    assert {chr(code) for code in letters if code not in have} == set()


def test_a_mark_stands_over_the_letter_before_it() -> None:
    face = pdfmetrics.getFont(REGULAR)
    assert printable("m̀") == "m̀"
    assert face.stringWidth("m̀", 10) == face.stringWidth("m", 10)


def test_what_no_face_has_is_a_box_and_the_name_beside_it_stays() -> None:
    patient = mei().model_copy(update={"name": "Hassan, Ali", "native_name": "علي حسن"})
    assert full_name(patient) == "Hassan, Ali  □"
    assert full_name(patient.model_copy(update={"native_name": "𠮷田"})) == "Hassan, Ali  □田"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_what_a_box_stands_for(language: Language) -> None:
    record, pictures = charted()
    said = render(text("reports.box_explained", box="□"), language).split()[1]
    plain = printed("handover", given_to(record, pictures), language=language)
    assert not any(said in page for page in pages_of(plain))
    called = record.patient.model_copy(update={"native_name": "علي"})
    pdf = printed("handover", given_to(record.model_copy(update={"patient": called}), pictures), language=language)
    assert all("□" in page and said in page for page in pages_of(pdf))


def test_the_front_page_of_a_pack_says_it_too() -> None:
    record, pictures = charted()
    said = render(text("reports.box_explained", box="□")).split()[1]
    assert said not in pages_of(printed("meeting", given_to(record, pictures)))[0]
    called = record.patient.model_copy(update={"native_name": "علي"})
    front = pages_of(printed("meeting", given_to(record.model_copy(update={"patient": called}), pictures)))[0]
    assert "□" in front and said in front


def test_a_page_in_any_of_these_names_has_no_box() -> None:
    record, pictures = charted()
    for name in NAMES[::6]:
        called = record.patient.model_copy(update={"native_name": name})
        pdf = printed("handover", given_to(record.model_copy(update={"patient": called}), pictures))
        assert name.split()[-1] in pages_of(pdf)[0]
        assert can_print(name)

"""Codes of other people's systems: each has a source, and fits what it is used for."""

import re

from core.case.analytes import analytes
from core.case.words import lists
from core.exchange.fhir.codes import codes, laboratory_code, laboratory_codes, routes, sources, tissues, ucum


def check_digit(number: str) -> int:
    """LOINC's check digit, by Luhn's rule (LOINC Users' Guide, Modulus 10)."""
    total = 0
    for place, digit in enumerate(reversed(number)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value // 10 + value % 10
    return -total % 10


def test_every_code_names_a_list_that_it_was_seen_in() -> None:
    every = [*codes().values(), *tissues().values(), *routes().values(), *laboratory_codes()]
    assert {code.source for code in every} <= sources().keys()


def test_loinc_codes_have_their_check_digit() -> None:
    loinc = [one.code for one in codes().values() if "loinc" in one.system] + [one.code for one in laboratory_codes()]
    assert loinc
    for code in loinc:
        number, digit = code.split("-")
        assert check_digit(number) == int(digit), code


def test_laboratory_codes_are_for_analytes_and_units_that_the_case_file_has() -> None:
    for row in laboratory_codes():
        assert set(row.units) <= analytes()[row.analyte].units.keys()
    written = [(row.analyte, unit) for row in laboratory_codes() if not row.import_only for unit in row.units]
    assert len(written) == len(set(written))


def test_mass_and_substance_have_codes_of_their_own() -> None:
    for analyte in ("calcium_total", "phosphate", "pth", "magnesium", "urea", "creatinine"):
        found = {code.code for unit in analytes()[analyte].units if (code := laboratory_code(analyte, unit))}
        assert len(found) == 2, analyte


def test_what_nobody_checked_is_text_alone() -> None:
    for analyte in ("ph", "t50", "fetuin_a", "pivka_ii", "vitamin_d_25oh", "egfr"):
        assert all(laboratory_code(analyte, unit) is None for unit in analytes()[analyte].units)


def test_units_are_written_as_ucum_writes_them() -> None:
    every = {unit for analyte in analytes().values() for unit in analyte.units} | set(lists()["dose_unit"])
    for unit in every:
        assert re.fullmatch(r"[!-~]+", ucum(unit))
    assert ucum("mmol/L") == "mmol/L"
    assert ucum("mEq/L") == "meq/L"


def test_tissues_and_routes_are_words_of_the_case_file() -> None:
    assert tissues().keys() <= set(lists()["tissue"])
    assert routes().keys() <= set(lists()["route"])

"""Passphrases after NIST SP 800-63B-4, section 3.1.1.2: length and a list, no classes of signs, nothing cut off."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.clinic.passphrases import ENOUGH, check_passphrase, new_temporary, passphrase_strength
from core.errors import InvalidInput
from core.store.keyring import new_keyring, normal
from core.texts import LANGUAGES, render
from tests.stores import CHEAP

LONG = st.text(st.characters(codec="utf-8"), min_size=64, max_size=200)


@pytest.mark.parametrize(
    "accepted",
    [
        "green kettle under the bridge",
        "allsmallletterswithoutblank",
        "四只白鹭站在桥下芦苇丛中看着雪飘",
        "password of the blue heron ward",  # a common word inside is no matter
        "482019573640182",  # digits alone: no class of characters is asked for
        "x" * 20 + "green kettle under the bridge" * 3,
    ],
)
def test_what_is_long_enough_and_not_tried_first_is_accepted(accepted: str) -> None:
    check_passphrase(accepted, ("admin", "Ward 7"))
    assert passphrase_strength(accepted).level >= ENOUGH


@pytest.mark.parametrize(
    ("refused", "why"),
    [
        ("", "passphrase_needed"),
        (" " * 30, "passphrase_needed"),
        ("green kettle 1", "short"),
        ("Tr0ub4dor&3", "short"),
        ("correct horse battery staple", "refused"),
        ("CorrectHorseBatteryStaple", "refused"),
        ("passwordpassword", "refused"),
        ("Password12345678!", "refused"),
        ("aaaaaaaaaaaaaaaaaaaa", "refused"),
        ("heron heron heron heron", "refused"),
        ("abcdefghijklmnopqrst", "refused"),
        ("09876543210987654321", "refused"),
        ("qwertyuiopasdfghjkl", "refused"),
        ("好好学习 天天向上", "refused"),
        ("ｐａｓｓｗｏｒｄｐａｓｓｗｏｒｄ", "refused"),
        ("Ward 7 Ward 7 Ward 7", "refused"),
        ("St. Elisabeth Hospital 2026", "refused"),
    ],
)
def test_what_anybody_tries_first_is_refused(refused: str, why: str) -> None:
    with pytest.raises(InvalidInput, match=why):
        check_passphrase(refused, ("admin", "Ward 7", "St. Elisabeth Hospital"))


def test_a_code_point_counts_as_one_whatever_it_is_written_with() -> None:
    composed, apart = "é" * 7 + "green kettle", "e\u0301" * 7 + "green kettle"
    assert passphrase_strength(composed).level == passphrase_strength(apart).level >= ENOUGH
    with pytest.raises(InvalidInput, match="short"):
        check_passphrase("e\u0301" * 7 + " kettle")  # fourteen characters, however many code points were typed


def test_one_spelling_of_an_accent_is_the_other() -> None:
    keyring, key, _ = new_keyring("store-1", "admin", "cafe\u0301 au lait", CHEAP)
    assert keyring.unlock("admin", "café au lait") == key


@given(LONG)
def test_nothing_is_cut_off_at_the_end(passphrase: str) -> None:
    keyring, key, _ = new_keyring("store-1", "admin", passphrase, CHEAP)
    assert keyring.unlock("admin", passphrase) == key
    shorter = normal(passphrase)[:-1]
    assert keyring._find("account", "admin").open("store-1", shorter) is None


@given(st.text(max_size=60), st.text(max_size=20))
def test_every_passphrase_is_judged_in_words(passphrase: str, expected: str) -> None:
    strength = passphrase_strength(passphrase, (expected,))
    assert 0 <= strength.level <= 4
    assert all(render(strength.advice, language) != strength.advice.key for language in LANGUAGES)


def test_one_that_is_handed_over_is_accepted_and_no_two_are_alike() -> None:
    made = {new_temporary() for _ in range(50)}
    assert len(made) == 50
    for passphrase in made:
        check_passphrase(passphrase)
        assert not set(passphrase) & set("01ilo")

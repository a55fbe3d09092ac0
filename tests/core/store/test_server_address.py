"""Which addresses of a server are taken, and how the way there is protected."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import make_url

from core.errors import InvalidInput, StoreError
from core.store.server_address import address_of, connect_arguments, login_of, place_of

HOST = "postgresql+psycopg://records.example.org/ward"


@pytest.mark.parametrize(
    "written",
    [
        HOST,
        f"{HOST}?sslmode=verify-full&sslrootcert=/etc/ssl/hospital.crt",
        "postgresql+psycopg:///ward",
        "postgresql+psycopg:///ward?host=/var/run/postgresql",
        "postgresql+psycopg:///ward?host=/var/run/postgresql&sslmode=disable",
        "postgresql+psycopg://127.0.0.1/ward?sslmode=disable",
        "postgresql+psycopg://[::1]:5433/ward?sslmode=prefer",
        "postgresql+psycopg://localhost:5433/ward?sslmode=require",
    ],
)
def test_protected_ways_and_this_machine_are_taken(written: str) -> None:
    assert address_of(written).database == "ward"


@pytest.mark.parametrize("mode", ["disable", "allow", "prefer", "require", "verify-ca"])
@pytest.mark.parametrize(
    "written",
    [
        HOST,
        "postgresql+psycopg:///ward",
        "postgresql+psycopg://10.1.2.3:5432/ward",
        "postgresql+psycopg://127.0.0.1.example.org/ward",
        "postgresql+psycopg:///ward?host=127.0.0.1:5432&host=records.example.org",
        "postgresql+psycopg:///ward?host=localhost,records.example.org",
        "postgresql+psycopg://localhost/ward?hostaddr=10.1.2.3",
    ],
)
def test_no_weaker_way_leaves_this_machine(written: str, mode: str) -> None:
    with pytest.raises(StoreError, match="not_protected"):
        address_of(f"{written}{'&' if '?' in written else '?'}sslmode={mode}")


def test_a_mode_said_twice_is_as_weak_as_the_weaker() -> None:
    with pytest.raises(StoreError, match="not_protected"):
        address_of(f"{HOST}?sslmode=verify-full&sslmode=disable")


@pytest.mark.parametrize("written", [HOST.replace("//", "//li:secret@"), f"{HOST}?password=x", f"{HOST}?sslpassword=x"])
def test_no_password_stands_in_an_address(written: str) -> None:
    with pytest.raises(StoreError, match="password_in_address") as told:
        address_of(written)
    assert "secret" not in str(told.value)


@pytest.mark.parametrize("written", ["mysql://x/y", "postgresql://h/d", "a folder", "", "postgresql+psycopg2://h/d"])
def test_anything_else_is_no_store(written: str) -> None:
    with pytest.raises(StoreError, match="not_a_store"):
        address_of(written)


def test_all_is_checked_unless_the_address_says_otherwise() -> None:
    asked = connect_arguments(make_url(HOST), None)
    assert (asked["sslmode"], asked["gssencmode"]) == ("verify-full", "disable")
    assert "password" not in asked
    assert connect_arguments(make_url(HOST), "heron")["password"] == "heron"
    assert "sslmode" not in connect_arguments(make_url(f"{HOST}?sslmode=verify-full"), None)


def test_who_signs_in_is_the_login_unless_the_address_names_one() -> None:
    assert address_of(HOST, "RN Li").username == "rn li"
    assert address_of(HOST.replace("//", "//owner@"), "RN Li").username == "owner"
    assert address_of(HOST).username is None


@pytest.mark.parametrize("account", ["", "  ", "a\0b", "张" * 22])
def test_a_name_that_cannot_be_a_login_is_told(account: str) -> None:
    with pytest.raises(InvalidInput, match="login_name"):
        login_of(account)


@given(st.text(min_size=1, max_size=20))
def test_a_login_is_the_same_whatever_the_case(account: str) -> None:
    try:
        login = login_of(account)
    except InvalidInput:
        return
    assert login_of(login) == login
    assert login_of(account.upper()) == login_of(account.upper().lower()) or account.upper().lower() != account


def test_a_place_is_told_without_user_and_options() -> None:
    assert place_of(address_of(f"{HOST.replace('//', '//li@')}?sslrootcert=/x")) == "records.example.org/ward"
    assert place_of(address_of("postgresql+psycopg://[::1]:5433/ward")) == "::1:5433/ward"
    assert place_of(address_of("postgresql+psycopg:///ward?host=/run/pg")) == "localhost/ward"

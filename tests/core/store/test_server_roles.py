"""What the server itself refuses, tried as each profession past the program."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.exc import DBAPIError

from core.case.course import Pain
from core.clinic.commands import accounts, assessments, entries
from core.errors import Conflict, NotAllowed, StoreError
from core.record.base import new_id
from core.store import migrations, server_roles
from core.store.server_roles import PROFESSIONS
from core.store.store import Store
from tests.core.store.test_migrations import differences, next_version
from tests.servers import PASSPHRASE, Ward, ward
from tests.wards import admit

__all__ = ["next_version", "ward"]

pytestmark = pytest.mark.postgres

_REFUSED = "42501"


def attempts(ward: Ward, who: str, statements: Iterable[str]) -> dict[str, str]:
    """What the server answers each statement with, by somebody's own login; empty when it lets them."""
    engine, answers = ward.engine_of(who), {}
    with engine.connect() as connection:
        for statement in statements:
            try:
                connection.exec_driver_sql(statement)
                answers[statement] = ""
            except DBAPIError as error:
                answers[statement] = str(error.orig.sqlstate)
            connection.rollback()
    engine.dispose()
    return answers


def attempt(ward: Ward, who: str, statement: str) -> str:
    """The same of one statement."""
    return attempts(ward, who, [statement])[statement]


@pytest.fixture
def staffed(ward: Ward) -> Iterator[Ward]:
    """Somebody of each profession, and a patient with a signed pain score."""
    for profession in PROFESSIONS:
        ward.add(profession, profession)
    admit(ward.signs_in("nurse"))
    return ward


NOBODY = (
    "UPDATE audit SET actor_name = 'x'",
    "DELETE FROM audit",
    "TRUNCATE audit",
    "ALTER TABLE audit DISABLE ROW LEVEL SECURITY",
    "DROP POLICY in_ones_own_name ON audit",
    "DELETE FROM patient",
    "DELETE FROM account",
    "DELETE FROM assessment",
    "UPDATE assessment SET note = 'better'",
    "UPDATE pain SET score = '0'",
    "UPDATE photograph SET sha256 = ''",
    "UPDATE photograph_file SET content = ''",
    "UPDATE photograph_consent SET what = 'given'",
    "DELETE FROM photograph_consent",
    "UPDATE report_file SET content = ''",
    "TRUNCATE patient CASCADE",
    "CREATE TABLE public.mine (a int)",
    "DROP TABLE pain",
    "CREATE ROLE intruder",
    "UPDATE calcitrack_logins.login SET account_id = 'x'",
    "UPDATE alembic_version SET version_num = '0001'",
)


def test_what_nobody_may_the_server_refuses_to_everybody(staffed: Ward) -> None:
    for profession in PROFESSIONS:
        assert attempts(staffed, profession, NOBODY) == dict.fromkeys(NOBODY, _REFUSED)


CHARTING = ("nurse", "clinician", "administrator")
SOMEBODY = {
    "SELECT name FROM patient": PROFESSIONS,
    "SELECT count(*) FROM audit": PROFESSIONS,
    "UPDATE camera_profile SET key = 'x'": CHARTING,
    "UPDATE account SET role = 'administrator'": ("administrator",),
    "DELETE FROM photograph_file": ("administrator",),
    "DELETE FROM report_file": ("administrator",),
    "UPDATE facility SET name = 'x'": ("administrator",),
    "INSERT INTO facility_profile (id) SELECT 'x' WHERE false": ("administrator",),
    "SELECT calcitrack_logins.close_login('x')": ("administrator",),
}


def test_each_profession_may_what_the_data_says(staffed: Ward) -> None:
    for profession in PROFESSIONS:
        wanted = {statement: "" if profession in who else _REFUSED for statement, who in SOMEBODY.items()}
        assert attempts(staffed, profession, SOMEBODY) == wanted


def rows(ward: Ward, who: str, statement: str) -> int | str:
    """How many rows a statement of somebody's own login reaches, or what the server answers; nothing is kept."""
    engine = ward.engine_of(who)
    try:
        with engine.connect() as connection:
            reached = connection.exec_driver_sql(statement).rowcount
            connection.rollback()
    except DBAPIError as error:
        return str(error.orig.sqlstate)
    finally:
        engine.dispose()
    return reached


@pytest.fixture
def two_patients(staffed: Ward) -> tuple[str, str]:
    """A second patient, and a draft for each."""
    nurse = staffed.signs_in("nurse")
    with nurse.store.read() as session:
        first, lesion = session.execute(text("SELECT patient_id, id FROM lesion")).one()
    second, other = admit(nurse, "CUA-10")
    for patient in (first, second):
        score = Pain(at=nurse.now(), instrument="nrs", context="rest", score=Decimal(6))
        entries.record(nurse, patient, [score])
    assessments.open_draft(nurse, first, lesion)
    assessments.open_draft(nurse, second, other)
    return first, second


def reached(ward: Ward, who: str) -> list[int | str]:
    """What somebody's own login reaches of the patients' rows: changed, marked, taken away, added."""
    bytes_ = "INSERT INTO report_file (sha256, content) VALUES ('x', '')"
    changes = (
        "UPDATE patient SET name = 'x'",
        "UPDATE pain SET error_at = NULL",
        "UPDATE photograph_file SET thumbnail = ''",
        "DELETE FROM assessment_draft",
    )
    return [rows(ward, who, statement) for statement in (*changes, bytes_)]


def test_a_viewer_reaches_one_patient_in_an_emergency_and_nobody_before_or_after(staffed: Ward, two_patients) -> None:
    everybody, nobody = [2, 2, 0, 2, 1], [0, 0, 0, 0, _REFUSED]
    assert reached(staffed, "nurse") == everybody
    viewer = staffed.signs_in("viewer")
    assert reached(staffed, "viewer") == nobody
    charting, _ = accounts.break_glass(viewer, two_patients[0], "bleeding")
    assert reached(staffed, "viewer") == [1, 1, 0, 1, 1]
    assert rows(staffed, "viewer", f"UPDATE patient SET id = 'x' WHERE id = '{two_patients[0]}'") == _REFUSED
    assert reached(staffed, "nurse") == everybody
    accounts.end_break_glass(charting)
    assert reached(staffed, "viewer") == nobody


def test_the_server_counts_the_time_of_an_emergency_by_its_own_clock(staffed: Ward, two_patients) -> None:
    accounts.break_glass(staffed.signs_in("viewer"), two_patients[0], "bleeding")
    store = Store.open_postgres(staffed.url)
    with store.write() as session:
        left = session.scalar(text("SELECT until - clock_timestamp() FROM calcitrack_logins.emergency"))
        session.execute(text("UPDATE calcitrack_logins.emergency SET until = clock_timestamp()"))
    store.close()
    assert timedelta(minutes=29) < left <= timedelta(minutes=30)
    assert reached(staffed, "viewer")[0] == 0


def test_no_emergency_begins_past_the_program_without_its_own_new_entry(staffed: Ward, two_patients) -> None:
    viewer = staffed.signs_in("viewer")
    charting, _ = accounts.break_glass(viewer, two_patients[0], "bleeding")
    assert charting.emergency is not None
    accounts.end_break_glass(charting)
    begin = "SELECT calcitrack_logins.begin_emergency('{}', 30)"
    assert attempt(staffed, "viewer", begin.format(charting.emergency.entry_id)) == _REFUSED
    assert attempt(staffed, "viewer", begin.format("x")) == _REFUSED
    assert attempt(staffed, "viewer", "INSERT INTO calcitrack_logins.emergency VALUES ('x', 'x', now())") == _REFUSED
    assert attempt(staffed, "nurse", begin.format("x")) == _REFUSED


def test_nobody_writes_the_trail_in_anothers_name(staffed: Ward) -> None:
    with staffed.signs_in("head").store.read() as session:
        ids = dict(session.execute(text("SELECT display_name, id FROM account")).all())
    entry = (
        "INSERT INTO audit (id, at, actor_id, actor_name, action, workstation, number, previous, digest) "
        "VALUES ('{0}', 'now', '{1}', 'x', 'patient.read', 'w', 1, '', '')"
    )
    for who in PROFESSIONS[:3]:
        for whose in PROFESSIONS[:3]:
            state = attempt(staffed, who, entry.format(new_id(), ids[whose]))
            assert state == ("" if who == whose else _REFUSED)


def test_every_table_has_its_line_and_no_line_is_of_no_table() -> None:
    assert set(server_roles.policy()["tables"]) == set(server_roles.tables())


def test_a_login_is_of_one_account_and_opens_no_other(staffed: Ward) -> None:
    from datetime import UTC, datetime

    from core.clinic import opening

    with pytest.raises(StoreError, match="other_login"):
        url = staffed.url.replace("calcitrack@", f"{staffed.name('nurse')}@".replace(" ", "%20"))
        opening.open_postgres(url, staffed.name("head"), lambda: datetime.now(UTC), PASSPHRASE)


def test_a_login_that_is_closed_lets_nobody_in_and_sends_away(staffed: Ward) -> None:
    nurse, head = staffed.signs_in("nurse"), staffed.signs_in("head")
    with head.store.write() as session:
        server_roles.close_login(session, nurse.actor.account_id)
    with pytest.raises(StoreError):
        staffed.signs_in("nurse")
    with pytest.raises(StoreError), nurse.store.read() as session:
        session.execute(text("SELECT 1"))


def test_an_administrator_keeps_logins_and_nobody_else_does(staffed: Ward) -> None:
    head, nurse = staffed.signs_in("head"), staffed.signs_in("nurse")
    with head.store.write() as session:
        server_roles.put_login(session, staffed.name("nurse"), nurse.actor.account_id, "viewer", None)
    assert rows(staffed, "nurse", "UPDATE patient SET name = 'x'") == 0
    with pytest.raises(NotAllowed, match="may_not_keep_logins"), nurse.store.write() as session:
        server_roles.put_login(session, staffed.name("nurse"), nurse.actor.account_id, "administrator", None)
    for taken in ("calcitrack", f"{make_url(staffed.url).database}_owner"):
        with pytest.raises(Conflict, match="login_taken"), head.store.write() as session:
            server_roles.put_login(session, taken, "x", "nurse", PASSPHRASE)


def test_a_person_changes_their_own_passphrase(staffed: Ward) -> None:
    nurse = staffed.signs_in("nurse")
    with nurse.store.write() as session:
        server_roles.change_own_passphrase(session, "a quite other one")
        kept = "SELECT rolpassword FROM pg_authid WHERE rolname = :login"
        login = session.scalar(text("SELECT session_user"))
    store = Store.open_postgres(staffed.url)
    with store.read() as session:
        verifier = session.scalar(text(kept), {"login": login})
    store.close()
    assert verifier.startswith("SCRAM-SHA-256$")


def test_setting_up_again_changes_nothing(staffed: Ward) -> None:
    from datetime import UTC, datetime

    from core.clinic.commands import server

    before = _privileges(staffed)
    server.set_up(staffed.url, None, lambda: datetime.now(UTC))
    assert _privileges(staffed) == before
    assert before


def test_only_the_owner_brings_the_schema_up_to_date_and_new_tables_are_granted(staffed: Ward, next_version) -> None:
    next_version()
    with pytest.raises(StoreError, match="must_be_upgraded"):
        staffed.signs_in("nurse")
    upgraded = Store.open_postgres(staffed.url)
    owners = "SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'"
    with upgraded.read() as session:
        assert session.scalar(text("SELECT version_num FROM alembic_version")) == migrations.HEAD
        assert len(session.scalars(text(owners)).all()) == 1
    upgraded.close()
    assert staffed.signs_in("nurse").store.verify() == []


def test_a_login_that_may_make_no_tables_is_told_who_does(ward: Ward) -> None:
    store = Store.open_postgres(ward.url)
    with store.write() as session:
        for step in ("DROP SCHEMA public CASCADE", "CREATE SCHEMA public", "GRANT USAGE ON SCHEMA public TO PUBLIC"):
            session.execute(text(step))
    store.close()
    with pytest.raises(StoreError, match="not_set_up"):
        ward.signs_in("head")


def test_the_migrations_still_make_what_the_models_say(staffed: Ward) -> None:
    store = Store.open_postgres(staffed.url)
    assert differences(store) == []
    store.close()


def _privileges(ward: Ward) -> list[tuple[object, ...]]:
    store = Store.open_postgres(ward.url)
    try:
        with store.read() as session:
            tables = session.execute(text("SELECT relname, relacl::text FROM pg_class WHERE relkind = 'r' ORDER BY 1"))
            query = "SELECT attrelid::regclass::text, attname, attacl::text FROM pg_attribute"
            columns = session.execute(text(f"{query} WHERE attacl IS NOT NULL ORDER BY 1, 2"))
            return [tuple(row) for row in (*tables, *columns)]
    finally:
        store.close()

"""What one workstation commits is heard by the other, and what was missed is told afterwards."""

import json
from collections.abc import Callable, Iterator
from queue import Queue

import psycopg
import pytest
from sqlalchemy import make_url

from core.clinic.changes import Changes, Kind
from core.clinic.commands import assessments, lesions, patients, reviews
from core.clinic.commands.consent import withdraw
from core.clinic.commands.trail import note_read
from core.clinic.context import Context
from core.clinic.elsewhere import KINDS, changes_of, listen
from core.errors import NotFound
from core.store import notify, server_roles
from core.store.news import Heard
from core.store.store import Store
from tests.core.clinic.photographed import photographed, said
from tests.core.clinic.test_postgres import workstation
from tests.wards import admit, charted

PATIENCE = 20
postgres = pytest.mark.postgres


class Ear:
    """What a workstation hears, in the order of hearing."""

    def __init__(self, context: Context) -> None:
        self.changes: Queue[Changes] = Queue()
        self.states: Queue[bool] = Queue()
        self.listener = listen(context, self.changes.put, self.states.put)
        assert self.states.get(timeout=PATIENCE) is True

    def hears(self, until: Callable[[Changes], object]) -> Changes:
        """The first news of this kind; what comes before is passed over."""
        while True:
            news = self.changes.get(timeout=PATIENCE)
            if until(news):
                return news


@pytest.fixture
def two(postgres_url: str) -> Iterator[tuple[Context, Context, Ear]]:
    here, there = workstation(postgres_url, "RN Li"), workstation(postgres_url, "RN Osei")
    ear = Ear(there)
    yield here, there, ear
    ear.listener.stop()
    here.store.close()
    there.store.close()


@postgres
def test_every_kind_of_change_arrives_with_its_patient(two) -> None:
    here, _, ear = two
    patient, lesion = admit(here)
    assert ear.hears(lambda news: Kind.LESION in news.kinds).patients == {patient}
    opened, _ = assessments.open_draft(here, patient, lesion)
    ear.hears(lambda news: Kind.DRAFT in news.kinds)
    assessments.autosave(here, opened.draft_id, charted(opened.draft), opened.version)
    only = Changes(frozenset({patient}), frozenset({Kind.DRAFT}), elsewhere=True)
    assert ear.changes.get(timeout=PATIENCE) == only
    assessments.sign(here, opened.draft_id, charted(opened.draft), opened.version + 1)
    signed = ear.changes.get(timeout=PATIENCE)
    assert {Kind.ASSESSMENT, Kind.DRAFT, Kind.PAIN} <= signed.kinds
    assert signed.patients == {patient}
    reviews.review(here, patient)
    assert ear.changes.get(timeout=PATIENCE) == Changes(frozenset({patient}), frozenset({Kind.REVIEW}), elsewhere=True)


@postgres
def test_a_withdrawal_is_heard_as_one_of_photographs(two) -> None:
    here, _, ear = two
    patient, lesion = admit(here)
    sha256 = photographed(here, patient, lesion, 812)
    withdraw(here, patient, [sha256], said(here, "care"), "no more")
    only = Changes(frozenset({patient}), frozenset({Kind.PHOTOGRAPH}), elsewhere=True)
    assert ear.hears(lambda news: Kind.PHOTOGRAPH in news.kinds and Kind.ASSESSMENT not in news.kinds) == only


@postgres
def test_what_was_rolled_back_ones_own_and_mere_reading_are_not_told(two) -> None:
    here, there, ear = two
    patient, _ = admit(here)
    ear.hears(lambda news: Kind.LESION in news.kinds)
    with pytest.raises(NotFound):
        reviews.review(here, "nobody")
    note_read(here, patient)
    mine, _ = admit(there, "CUA-10", "LI Na")
    theirs, _ = admit(here, "CUA-11", "WANG Fang")
    assert ear.changes.get(timeout=PATIENCE).patients == {theirs}
    assert mine != theirs


@postgres
def test_what_was_missed_while_away_is_told_on_the_return(two, postgres_url: str) -> None:
    here, _, ear = two
    patient, lesion = admit(here)
    ear.hears(lambda news: Kind.LESION in news.kinds)
    opened, _ = assessments.open_draft(here, patient, lesion)
    ear.hears(lambda news: Kind.DRAFT in news.kinds)
    _cut_listeners(postgres_url)
    assert ear.states.get(timeout=PATIENCE) is False
    assessments.autosave(here, opened.draft_id, charted(opened.draft), opened.version)
    other, _ = admit(here, "CUA-10", "LI Na")
    assert ear.states.get(timeout=PATIENCE) is True
    missed = ear.changes.get(timeout=PATIENCE)
    assert missed == Changes(frozenset({patient, other}), frozenset(Kind), elsewhere=True)


@postgres
def test_what_came_between_the_opening_and_the_listening_is_told(postgres_url: str) -> None:
    here, there = workstation(postgres_url, "RN Li"), workstation(postgres_url, "RN Osei")
    patient, _ = admit(here)
    ear = Ear(there)
    assert ear.changes.get(timeout=PATIENCE).patients == {patient}
    ear.listener.stop()
    here.store.close()
    there.store.close()


@postgres
def test_a_notice_tells_of_nobody(two, postgres_url: str) -> None:
    here, _, _ = two
    with _bare(postgres_url) as connection:
        connection.execute("LISTEN calcitrack")
        patient, _ = admit(here)
        found = [notice.payload for notice in connection.notifies(timeout=PATIENCE, stop_after=2)]
        shown = connection.execute("SELECT query FROM pg_stat_activity WHERE application_name = 'calcitrack'")
        asked = " ".join(row[0] for row in shown)
    assert {key for payload in found for key in json.loads(payload)} == {"by", "tables", "patients", "reached"}
    for word in ("ZHANG", "张梅", "CUA-9", "thigh"):
        assert not any(word in payload for payload in found)
        assert word not in asked
    assert patient not in asked


@postgres
def test_somebody_elses_words_on_the_channel_are_passed_over(two, postgres_url: str) -> None:
    here, _, ear = two
    with _bare(postgres_url) as connection:
        for words in ("", "hello", "[]", "3", '{"by": 1}'):
            connection.execute("SELECT pg_notify('calcitrack', %s)", [words])
    patient, _ = admit(here)
    assert ear.changes.get(timeout=PATIENCE).patients == {patient}


@postgres
def test_a_merge_tells_of_both(two) -> None:
    here, _, ear = two
    (one, _), (other, _) = admit(here), admit(here, "CUA-10", "ZHANG M")
    patients.merge_patients(here, other, one, "entered twice")
    merged = ear.hears(lambda news: {one, other} <= news.patients)
    assert {Kind.LESION, Kind.EPISODE, Kind.PATIENT} <= merged.kinds


@postgres
def test_a_correction_in_bulk_is_told(two) -> None:
    here, _, ear = two
    patient, lesion = admit(here)
    ear.hears(lambda news: Kind.LESION in news.kinds)
    lesions.close_lesion(here, patient, lesion, here.today(), "healed")
    assert patient in ear.hears(lambda news: Kind.LESION in news.kinds).patients


def test_a_change_of_many_patients_is_told_in_several_notices() -> None:
    many = {f"{number:036}" for number in range(1000)}
    notices = list(notify._written("me" * 18, set(KINDS), many, {"w" * 200: 10**9}))
    assert {patient for notice in notices for patient in json.loads(notice)["patients"]} == many
    assert all(len(notice.encode()) < 8000 for notice in notices)


def test_every_table_has_its_kind() -> None:
    assert set(server_roles.tables()) - {"photograph_file"} == set(KINDS)


def test_a_table_that_nobody_knows_could_be_any_kind() -> None:
    assert changes_of(Heard(frozenset({"p"}), frozenset({"newer_table", "audit"}))).kinds == frozenset(Kind)


def test_a_store_in_a_folder_has_nobody_to_hear() -> None:
    store = Store.temporary()
    assert store.notices.listen(lambda _heard: None, lambda _connected: None) is None
    store.close()


def _bare(url: str) -> psycopg.Connection:
    address = make_url(url)
    host = address.query["host"]
    return psycopg.connect(host=host, dbname=address.database, user=address.username, autocommit=True)


def _cut_listeners(url: str) -> None:
    with _bare(url) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' "
            "AND datname = current_database() AND pid <> pg_backend_pid()"
        )

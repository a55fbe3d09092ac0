"""`server-setup` and `move-store` as IT uses them, and every command on the store that is there afterwards."""

import json
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from tests.desktop.command_line.test_backup import EXAMPLE, calcitrack, clinic, refused
from tests.servers import own_server
from tests.stores import PASSPHRASE

__all__ = ["clinic"]

RULES = "local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n"


def execute(url: str, *statements: str) -> None:
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def test_the_printed_sql_needs_no_server_and_is_all_that_a_superuser_runs(capsys: pytest.CaptureFixture[str]) -> None:
    assert calcitrack("server-setup", "--print", "--store", "postgresql+psycopg://nowhere.example.org/ward") == 0
    printed = capsys.readouterr().out
    assert "CREATE SCHEMA IF NOT EXISTS calcitrack_logins" in printed
    assert '-- GRANT INSERT ON public."audit"' in printed
    assert "{" not in printed


def test_an_address_without_a_database_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    told = refused(capsys, "server-setup", "--print", "--store", "postgresql+psycopg://records.example.org")
    assert "names no database" in told


@pytest.mark.postgres
def test_from_an_empty_server_to_a_report_printed_there(
    clinic: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPASSFILE", str(tmp_path / "none"))
    monkeypatch.setenv("CALCITRACK_NEW_PASSPHRASE", "a quite other one")
    with own_server(RULES) as server:
        execute(server.url, "CREATE DATABASE ward")
        superuser = make_url(server.url).set(database="ward").render_as_string()
        assert calcitrack("server-setup", "--print", "--store", superuser) == 0
        server.psql("ward", capsys.readouterr().out)
        execute(server.url, "ALTER ROLE ward_owner LOGIN PASSWORD 'owner pass'")
        owner = f"postgresql+psycopg://ward_owner@127.0.0.1:{server.port}/ward?sslmode=disable"
        assert "not right" in refused(capsys, "server-setup", "--apply", "--store", owner)
        monkeypatch.setenv("CALCITRACK_PASSPHRASE", "owner pass")
        assert calcitrack("server-setup", "--apply", "--store", owner) == 0
        monkeypatch.setenv("CALCITRACK_PASSPHRASE", PASSPHRASE)
        assert "asks for a passphrase" in refused(capsys, "move-store", "--from", clinic, "--to", owner)
        monkeypatch.setenv("CALCITRACK_SERVER_PASSPHRASE", "owner pass")
        assert calcitrack("move-store", "--from", clinic, "--to", owner, "--json") == 0
        report = json.loads(capsys.readouterr().out)
        assert (report["equal"], report["findings"]) == (True, [])
        assert report["tables"]["patient"]["here"] == report["tables"]["patient"]["there"] == 1
        assert "was moved to" in refused(capsys, "import", EXAMPLE, "--new", "--store", clinic)
        assert calcitrack("server-setup", "--apply", "--login", "admin", "--store", superuser) == 0
        there = f"postgresql+psycopg://127.0.0.1:{server.port}/ward?sslmode=disable"
        assert "not right" in refused(capsys, "verify", "--store", there)
        monkeypatch.setenv("CALCITRACK_PASSPHRASE", "a quite other one")
        assert calcitrack("verify", "--store", there, "--anchor", report["trail"][0], "--json") == 0
        assert json.loads(capsys.readouterr().out)["whole"] is True
        out = tmp_path / "handover.pdf"
        assert calcitrack("report", "handover", "--all", "--out", out, "--store", there) == 0
        assert out.stat().st_size > 1000
        assert "pg_dump" in refused(capsys, "backup", "--to", tmp_path / "disk", "--store", there)

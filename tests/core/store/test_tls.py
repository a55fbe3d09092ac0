"""The way to a server of the test's own, with certificates that are right and certificates that are not."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from sqlalchemy import text

from core.errors import StoreError
from core.store.store import Store
from core.texts import render
from tests.servers import OwnServer, own_server

pytestmark = pytest.mark.postgres


@dataclass
class Authority:
    """Somebody who signs certificates."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @classmethod
    def made(cls, name: str) -> "Authority":
        key = ec.generate_private_key(ec.SECP256R1())
        return cls(key, _signed(name, name, key, key, x509.BasicConstraints(ca=True, path_length=None)))

    def certify(self, name: str, host: str) -> tuple[bytes, bytes]:
        """A server's certificate for a host, and its key."""
        key = ec.generate_private_key(ec.SECP256R1())
        issuer = self.certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value
        made = _signed(name, str(issuer), key, self.key, x509.SubjectAlternativeName([x509.DNSName(host)]))
        form = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        return made.public_bytes(serialization.Encoding.PEM), key.private_bytes(*form)


def _signed(name, issuer, key, signer, extension) -> x509.Certificate:
    def named(value: str) -> x509.Name:
        return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, value)])

    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(named(name))
        .issuer_name(named(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(extension, critical=False)
        .sign(signer, hashes.SHA256())
    )


@pytest.fixture(scope="module")
def hospital(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[OwnServer, Authority, Path]]:
    """A server that asks for TLS and a passphrase, its authority, and the authority's certificate as a file."""
    files = tmp_path_factory.mktemp("tls")
    authority = Authority.made("Hospital")
    root = files / "root.crt"
    root.write_bytes(authority.certificate.public_bytes(serialization.Encoding.PEM))
    rules = "local all postgres trust\nhostssl all all 127.0.0.1/32 scram-sha-256\nhostnossl all all all reject\n"
    with own_server(rules) as server:
        _certify(server, *authority.certify("records", "localhost"))
        server.restart_with(ssl="on")
        owner = Store.open_postgres(server.url)
        with owner.write() as session:
            session.execute(text("CREATE ROLE li LOGIN SUPERUSER PASSWORD 'heron under the bridge'"))
        owner.close()
        yield server, authority, root


def _certify(server: OwnServer, certificate: bytes, key: bytes) -> None:
    for name, content in (("server.crt", certificate), ("server.key", key)):
        path = server.folder / "data" / name
        path.write_bytes(content)
        server.give(path)


def url(hospital, host: str, root: Path) -> str:
    return f"postgresql+psycopg://li@{host}:{hospital[0].port}/postgres?sslrootcert={root}"


def refusal(address: str, passphrase: str | None = "heron under the bridge") -> str:
    with pytest.raises(StoreError) as told:
        Store.open_postgres(address, "", passphrase)
    assert "heron" not in render(told.value.text)
    return told.value.text.key


def test_the_right_name_under_the_right_authority_is_let_in_encrypted(hospital) -> None:
    _, _, root = hospital
    store = Store.open_postgres(url(hospital, "localhost", root), "", "heron under the bridge")
    with store.read() as session:
        encrypted = "SELECT ssl, version FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
        assert session.execute(text(encrypted)).one()[0] is True
    store.close()


def test_another_name_is_refused_with_what_to_do(hospital) -> None:
    assert refusal(url(hospital, "127.0.0.1", hospital[2])) == "error.server.other_name"


def test_an_authority_that_nobody_knows_is_refused(hospital, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("PGSSLROOTCERT", raising=False)
    assert refusal(url(hospital, "localhost", tmp_path / "missing.crt")) == "error.server.no_authority"
    other = tmp_path / "other.crt"
    other.write_bytes(Authority.made("Somebody else").certificate.public_bytes(serialization.Encoding.PEM))
    assert refusal(url(hospital, "localhost", other)) == "error.server.untrusted"


def test_a_server_that_certifies_itself_is_refused(hospital) -> None:
    server, authority, root = hospital
    _certify(server, *Authority.made("localhost").certify("records", "localhost"))
    server.control("reload")
    try:
        assert refusal(url(hospital, "localhost", root)) == "error.server.untrusted"
    finally:
        _certify(server, *authority.certify("records", "localhost"))
        server.control("reload")


def test_a_wrong_passphrase_and_none_are_told_apart(hospital, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("PGPASSFILE", str(tmp_path / "none"))
    monkeypatch.delenv("PGPASSWORD", raising=False)
    assert refusal(url(hospital, "localhost", hospital[2]), "not this one") == "error.store.wrong_passphrase"
    assert refusal(url(hospital, "localhost", hospital[2]), None) == "error.server.passphrase_needed"


def test_the_pass_file_serves(hospital, tmp_path: Path, monkeypatch) -> None:
    kept = tmp_path / "pgpass"
    kept.write_text(f"localhost:{hospital[0].port}:postgres:li:heron under the bridge\n")
    kept.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(kept))
    Store.open_postgres(url(hospital, "localhost", hospital[2])).close()


def test_a_server_without_tls_gets_nothing(hospital) -> None:
    server, _, root = hospital
    server.restart_with(ssl="off")
    try:
        assert refusal(url(hospital, "localhost", root)) == "error.server.without_tls"
    finally:
        server.restart_with(ssl="on")


def test_no_server_at_all_is_told(tmp_path: Path) -> None:
    assert refusal("postgresql+psycopg://li@127.0.0.1:1/postgres") == "error.store.no_server"

"""The first schema of the record, as it was on 2026-11-24. Frozen: it does not follow the models.

Text sorts by code point on both engines: moments, ids and search tokens are compared as text.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

METADATA = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def text(length: int | None = None) -> sa.types.TypeEngine[str]:
    """Text that sorts by code point."""
    if length is None:
        return sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


MOMENT, NUMBER, ID = 48, 64, 36


def column(
    name: str, length: int | None = None, *, null: bool = True, index: bool = False, unique: bool = False
) -> sa.Column[str]:
    """A column of text."""
    return sa.Column(name, text(length), nullable=null, index=index, unique=unique)


def required(*names: str) -> list[sa.Column[str]]:
    """Columns of text that are never null."""
    return [column(name, null=False) for name in names]


def optional(*names: str) -> list[sa.Column[str]]:
    """Columns of text."""
    return [column(name) for name in names]


def numbers(*names: str) -> list[sa.Column[str]]:
    """Exact decimals."""
    return [column(name, NUMBER) for name in names]


def whole(name: str, *, null: bool = False) -> sa.Column[int]:
    """A whole number."""
    return sa.Column(name, sa.Integer, nullable=null)


def yes_no(name: str, *, null: bool = True) -> sa.Column[bool]:
    """True, false, or not assessed."""
    return sa.Column(name, sa.Boolean, nullable=null)


def reference(name: str, table: str, *, null: bool = False) -> sa.Column[str]:
    """A row of another table."""
    return sa.Column(name, text(ID), sa.ForeignKey(f"{table}.id"), nullable=null, index=True)


def versioned() -> list[sa.Column[Any]]:
    """Identity and optimistic lock."""
    return [sa.Column("id", text(ID), primary_key=True), whole("version")]


def owned() -> list[sa.Column[Any]]:
    """A row of one patient."""
    return [*versioned(), reference("patient_id", "patient"), column("external_id"), whole("position")]


def entry() -> list[sa.Column[Any]]:
    """Something observed."""
    return [
        *owned(),
        *(column(name, MOMENT) for name in ("observed_at", "recorded_at", "signed_at", "error_at")),
        *optional("recorded_by", "signed_by", "amends_id", "amendment_reason", "error_by", "error_reason"),
    ]


def table(name: str, *columns: sa.Column[Any]) -> None:
    """Describe one table."""
    sa.Table(name, METADATA, *columns)


table("facility", *versioned(), *required("name", "time_zone", "settings"))
table(
    "account",
    *versioned(),
    column("name", 200, null=False, unique=True),
    *required("display_name", "role"),
    yes_no("active", null=False),
    column("made_at", MOMENT, null=False),
)
table(
    "audit",
    sa.Column("sequence", sa.Integer, primary_key=True),
    column("id", ID, null=False, unique=True),
    column("at", MOMENT, null=False),
    *required("actor_id", "actor_name", "action"),
    column("patient_id", ID, index=True),
    *optional("subject_id", "details"),
)
table(
    "patient",
    *versioned(),
    column("external_id", index=True),
    column("record_number", null=False, index=True),
    *required("name", "sex", "also_known_as", "added_by"),
    *optional("native_name", "comorbidities", "allergies", "kidney"),
    *numbers("height_cm", "dry_weight_kg"),
    sa.Column("birth_date", sa.Date, nullable=False),
    yes_no("injections_near_lesion"),
    yes_no("tight_bandage"),
    yes_no("therapies_assessed", null=False),
    column("therapies_confirmed_at", MOMENT),
    reference("merged_into_id", "patient", null=True),
    column("added_at", MOMENT, null=False),
    sa.Column("appraised_on", sa.Date, index=True),
    column("next_due_at", MOMENT, index=True),
    *(whole(name) for name in ("urgent_flags", "attention_flags", "open_lesions")),
    column("last_assessed_at", MOMENT),
)
table(
    "patient_search_token",
    sa.Column("token", text(100), primary_key=True),
    sa.Column("patient_id", text(ID), sa.ForeignKey("patient.id"), primary_key=True, index=True),
)
table(
    "episode",
    *owned(),
    yes_no("current", null=False),
    column("onset", MOMENT, null=False),
    *required("subtype", "confirmed_by"),
    column("closed", MOMENT),
    *optional("outcome"),
)
table(
    "lesion",
    *owned(),
    *required("site", "region"),
    *optional("label", "side", "place", "closed_as", "episode_id"),
    column("onset", MOMENT, null=False),
    column("closed", MOMENT),
    yes_no("episode_implied", null=False),
)
table(
    "lesion_parent",
    sa.Column("lesion_id", text(ID), sa.ForeignKey("lesion.id"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
    reference("parent_id", "lesion"),
    reference("patient_id", "patient"),
)
table(
    "assessment_draft",
    *versioned(),
    reference("patient_id", "patient"),
    sa.Column("lesion_id", text(ID), sa.ForeignKey("lesion.id"), nullable=False, unique=True),
    *required("opened_by", "content"),
    column("opened_at", MOMENT, null=False),
    column("saved_at", MOMENT, null=False),
)
AREAS = ("wound", "eschar", "slough", "granulation", "epithelial", "purpura")
table(
    "assessment",
    *entry(),
    reference("lesion_id", "lesion"),
    *(sa.Column(f"{tissue}_area_mm2", sa.Double) for tissue in AREAS),
    *(sa.Column(name, sa.Double) for name in ("perimeter_mm", "length_mm", "width_mm")),
    *optional("stage", "measured_by", "eschar_state", "bwat", "infection_signs", "odour", "dressing", "note"),
    *required("not_done"),
)
table(
    "photograph",
    *entry(),
    reference("assessment_id", "assessment"),
    column("sha256", 64, null=False, index=True),
    *required("media_type"),
    whole("width_px"),
    whole("height_px"),
    *numbers("size_bytes"),
    *optional("file_name", "consent"),
    yes_no("sensitive"),
)
table("tracing", *entry(), reference("photograph_id", "photograph"), *required("outlines"), *optional("scale"))
table(
    "pain",
    *entry(),
    *required("instrument"),
    *optional("context", "items"),
    column("score", NUMBER, null=False),
    reference("lesion_id", "lesion", null=True),
)


def dose() -> list[sa.Column[Any]]:
    """How much, how often."""
    return [*numbers("dose", "per_day", "per_week", "day_total"), *optional("unit"), yes_no("as_needed")]


table(
    "therapy",
    *entry(),
    *dose(),
    *required("drug", "route"),
    column("stop", MOMENT),
    *optional("reason", "stop_reason", "stopped_by"),
)
table(
    "therapy_change",
    *owned(),
    *dose(),
    reference("therapy_id", "therapy"),
    column("changed_at", MOMENT, null=False),
    *required("kind"),
    *optional("reason", "by"),
)
table("procedure", *entry(), *required("kind"), *optional("note"), reference("lesion_id", "lesion", null=True))
table(
    "laboratory",
    *entry(),
    *required("analyte", "unit"),
    column("value", NUMBER, null=False),
    *numbers("range_low", "range_high"),
    *optional("sample"),
)
table("weight", *entry(), column("kg", NUMBER, null=False), yes_no("dry"))
table("function", *entry(), *required("scale"), whole("value"))
table(
    "event",
    *entry(),
    *required("kind"),
    *numbers("value", "dose"),
    *optional("answer", "drug", "unit", "purpose", "note"),
    yes_no("hypotension"),
)
table("care_goal", *entry(), *required("summary"), *optional("resuscitation", "discussed_with"))
table(
    "task",
    *owned(),
    *required("rule", "state"),
    *optional("subject", "discipline", "title", "priority", "by", "reason"),
    column("at", MOMENT, null=False),
    column("due_at", MOMENT, index=True),
    column("open_key", unique=True),
)
table(
    "flag",
    *owned(),
    *required("rule", "level", "state", "evidence"),
    *optional("subject", "acknowledged_by"),
    column("raised_at", MOMENT, null=False),
    column("acknowledged_at", MOMENT),
    column("resolved_at", MOMENT),
    column("open_key", unique=True),
)
table(
    "issued_report",
    *owned(),
    *required("kind", "by", "language", "sha256", "included"),
    column("at", MOMENT, null=False),
)


PHOTOGRAPH_FILE = sa.Table(
    "photograph_file",
    METADATA,
    sa.Column("sha256", text(64), primary_key=True),
    *required("media_type"),
    sa.Column("content", sa.LargeBinary, nullable=False),
    sa.Column("thumbnail", sa.LargeBinary),
)


def upgrade() -> None:
    """Make every table; that of the photographs on a server only: the embedded store has a file of its own for them."""
    elsewhere = {PHOTOGRAPH_FILE} if op.get_context().dialect.name == "sqlite" else set()
    METADATA.create_all(
        op.get_bind(), [one for one in METADATA.sorted_tables if one not in elsewhere], checkfirst=False
    )

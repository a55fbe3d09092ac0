"""Every field of the case has a column, so that one that is added later cannot be forgotten."""

import pytest

from core.record.assessment import ASSESSMENT
from core.record.entries import FLAT
from core.record.episode import EPISODE
from core.record.flag import FLAG
from core.record.ids import Shown
from core.record.keeping import Keeping
from core.record.lesion import LESION
from core.record.photo import PHOTOGRAPH
from core.record.report import ISSUED_REPORT
from core.record.rows import OF_A_PATIENT, table_of
from core.record.task import TASK
from core.record.therapy import THERAPY, THERAPY_CHANGE
from core.record.tracing import TRACING

ALL = [
    *FLAT.values(),
    ASSESSMENT,
    EPISODE,
    FLAG,
    LESION,
    PHOTOGRAPH,
    ISSUED_REPORT,
    TASK,
    THERAPY,
    THERAPY_CHANGE,
    TRACING,
]


@pytest.mark.parametrize("keeping", ALL, ids=lambda keeping: keeping.kind)
def test_every_field_has_its_column(keeping: Keeping) -> None:
    assert keeping.columns() <= set(table_of(keeping.row_class).c.keys())


def test_every_table_of_a_patient_is_read_through_an_index() -> None:
    for row in OF_A_PATIENT:
        assert table_of(row).c.patient_id.index, row


def test_what_is_kept_apart_has_to_be_handed_over() -> None:
    row: dict[str, object] = {column.key: None for column in table_of(PHOTOGRAPH.row_class).c}
    with pytest.raises(LookupError, match="consents"):
        PHOTOGRAPH.read(row, Shown(), tracing=None)

"""A draft on its way to the server is kept until the server has it, whatever ends in between."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from core.charting import actions
from core.charting.draft import AssessmentDraft
from core.charting.reducing import reduce
from core.clinic.away import AwayDraft, AwayDrafts, away_drafts, write_back
from core.clinic.commands import assessments
from core.clinic.commands.assessments import OpenedDraft
from core.clinic.context import Actor, Context
from core.errors import StoreError, Unreachable
from core.store.away import AwayFiles
from tests.wards import admit, charted

KEY = bytes(range(32))


@pytest.fixture
def opened(context: Context) -> OpenedDraft:
    patient, lesion = admit(context)
    return assessments.open_draft(context, patient, lesion)[0]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "away"


def drafts_in(folder: Path) -> AwayDrafts:
    """The program started again."""
    return AwayDrafts(AwayFiles(folder, KEY, "server"))


def noted(draft: AssessmentDraft, note: str) -> AssessmentDraft:
    return reduce(draft, actions.SetNote(note))


def waiting(context: Context, opened: OpenedDraft, draft: AssessmentDraft) -> AwayDraft:
    return AwayDraft(
        draft_id=opened.draft_id,
        account_id=context.actor.account_id,
        name=context.actor.name,
        kept_at=context.now(),
        base=opened.draft,
        draft=draft,
    )


def test_it_outlives_the_program_and_goes_when_the_server_has_it(context, opened, folder) -> None:
    drafts = drafts_in(folder)
    kept = waiting(context, opened, noted(opened.draft, "wet"))
    number = drafts.number()
    drafts.keep(kept, number)
    again = drafts_in(folder)
    assert again.of(opened.draft_id) == kept and not again.in_memory
    assert again.of_lesion(opened.draft.lesion_id, "a1") == kept
    assert again.of_lesion(opened.draft.lesion_id, "a2") is None
    drafts.written(opened.draft_id, number)
    assert drafts_in(folder).waiting("a1") == () and not list(folder.rglob("*.away"))


def test_savings_may_overtake_each_other(context, opened, folder) -> None:
    drafts = drafts_in(folder)
    first, second = drafts.number(), drafts.number()
    older, newer = (waiting(context, opened, noted(opened.draft, note)) for note in ("older", "newer"))
    drafts.keep(newer, second)
    drafts.keep(older, first)
    assert drafts.of(opened.draft_id) == newer
    drafts.written(opened.draft_id, first)
    assert drafts_in(folder).of(opened.draft_id) == newer, "the server has the older one alone"
    drafts.written(opened.draft_id, second)
    drafts.keep(newer, second)
    assert drafts.of(opened.draft_id) is None, "a saving that comes after its answer waits for nothing"


def test_without_a_keyring_it_is_held_in_memory_and_says_so(context, opened, folder) -> None:
    drafts = AwayDrafts(None)
    drafts.keep(waiting(context, opened, opened.draft), drafts.number())
    assert drafts.in_memory and drafts.of(opened.draft_id) is not None and not folder.exists()
    drafts.written(opened.draft_id)
    assert drafts.waiting("a1") == ()


def test_a_full_disk_is_told_and_it_is_held_in_memory(context, opened, tmp_path) -> None:
    (tmp_path / "away").write_text("no folder")
    drafts = AwayDrafts(AwayFiles(tmp_path / "away", KEY, "server"))
    with pytest.raises(StoreError):
        drafts.keep(waiting(context, opened, opened.draft), drafts.number())
    assert drafts.of(opened.draft_id) is not None


def test_what_waited_is_written_beside_what_others_wrote(context, opened, folder) -> None:
    other = replace(context, actor=Actor("a2", "Dr Osei", "nurse"))
    drafts = drafts_in(folder)
    drafts.keep(waiting(context, opened, noted(opened.draft, "wet")), drafts.number())
    assessments.autosave(other, opened.draft_id, reduce(opened.draft, actions.SetPain("rest", 4)), opened.version)
    done, told = write_back(context, drafts_in(folder))
    assert (done.written, done.waiting, told.patients) == (1, (), {opened.draft.patient_id})
    kept, _ = assessments.open_draft(context, opened.draft.patient_id, opened.draft.lesion_id)
    assert (kept.draft.note, kept.draft.pain.rest) == ("wet", 4)
    assert not list(folder.rglob("*.away"))


def test_what_others_answered_otherwise_waits_for_its_author(context, opened, folder) -> None:
    other = replace(context, actor=Actor("a2", "Dr Osei", "nurse"))
    drafts = drafts_in(folder)
    drafts.keep(waiting(context, opened, noted(opened.draft, "wet")), drafts.number())
    assessments.autosave(other, opened.draft_id, noted(opened.draft, "dry"), opened.version)
    assert write_back(other, drafts)[0].written == 0, "it is not theirs"
    done, _ = write_back(context, drafts)
    assert (done.written, len(done.waiting)) == (0, 1)
    assert drafts_in(folder).of(opened.draft_id) is not None


def test_ones_own_earlier_state_that_arrived_is_no_question(context, opened, folder) -> None:
    later = replace(context, clock=lambda: context.clock() + timedelta(seconds=5))
    assessments.autosave(context, opened.draft_id, noted(opened.draft, "we"), opened.version)
    drafts = drafts_in(folder)
    drafts.keep(waiting(later, opened, noted(opened.draft, "wet")), drafts.number())
    assert write_back(context, drafts)[0].written == 1
    kept, _ = assessments.open_draft(context, opened.draft.patient_id, opened.draft.lesion_id)
    assert kept.draft.note == "wet"


def test_a_signature_whose_answer_was_lost_leaves_nothing_and_anothers_leaves_what_was_entered(
    context, opened, folder
) -> None:
    whole = charted(opened.draft)
    drafts = drafts_in(folder)
    drafts.keep(waiting(context, opened, whole), drafts.number())
    assessments.sign(context, opened.draft_id, whole, opened.version)
    assert write_back(context, drafts)[0].written == 1 and drafts.waiting("a1") == ()
    other = replace(context, actor=Actor("a2", "Dr Osei", "nurse"))
    second, _ = assessments.open_draft(context, opened.draft.patient_id, opened.draft.lesion_id)
    drafts.keep(waiting(context, second, charted(second.draft)), drafts.number())
    assessments.sign(other, second.draft_id, charted(second.draft), second.version)
    done, _ = write_back(context, drafts)
    assert (done.written, [each.draft_id for each in done.waiting]) == (0, [second.draft_id])


def test_a_server_that_is_still_away_changes_nothing(context, opened, folder, monkeypatch) -> None:
    drafts = drafts_in(folder)
    drafts.keep(waiting(context, opened, noted(opened.draft, "wet")), drafts.number())

    def away(*_: object) -> None:
        raise Unreachable("error.store.no_server")

    monkeypatch.setattr("core.clinic.away.save_beside", away)
    with pytest.raises(Unreachable):
        write_back(context, drafts)
    assert drafts_in(folder).of(opened.draft_id) is not None


def test_a_file_of_another_version_stays_for_that_version(context, opened, folder) -> None:
    AwayFiles(folder, KEY, "server").keep("x", b'{"newer": true}')
    assert drafts_in(folder).waiting("a1") == () and len(list(folder.rglob("*.away"))) == 1


def test_an_embedded_store_has_no_line_that_could_break(context: Context) -> None:
    assert context.store.server is None and away_drafts(context) is None

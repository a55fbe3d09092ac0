"""Random histories of what was said of the use of photographs."""

from hypothesis import strategies as st

from core.case.lesion import Assessment, Lesion
from core.case.photo import ConsentStep, Photograph
from tests.core.record.random_parts import instants, listed, maybe, moments, texts, word, words

consent_step = st.builds(
    ConsentStep,
    what=word("consent_step"),
    scopes=words("consent"),
    at=moments,
    said_by=maybe(word("consent_giver")),
    name=maybe(texts),
    obtained_by=maybe(texts),
    form=maybe(texts),
    reason=maybe(texts),
    recorded_at=maybe(instants),
    recorded_by=maybe(texts),
)
consent_steps = listed(consent_step, 2).map(lambda steps: tuple(dict.fromkeys(steps)))


def agreeing(lesions: tuple[Lesion, ...]) -> tuple[Lesion, ...]:
    """A picture has one history, however many entries show it: the first one's."""
    said: dict[str, tuple[ConsentStep, ...]] = {}

    def of_photograph(photograph: Photograph) -> Photograph:
        return photograph.model_copy(update={"consents": said.setdefault(photograph.sha256, photograph.consents)})

    def of_assessment(assessment: Assessment) -> Assessment:
        return assessment.model_copy(update={"photographs": tuple(map(of_photograph, assessment.photographs))})

    return tuple(
        lesion.model_copy(update={"assessments": tuple(map(of_assessment, lesion.assessments))}) for lesion in lesions
    )

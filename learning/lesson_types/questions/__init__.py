"""The kinds of question there are: a registry."""

from learning.lesson_types.questions.choice import MultipleChoice, SingleChoice
from learning.lesson_types.questions.kind import QuestionKind
from learning.lesson_types.questions.numeric import Numeric
from learning.lesson_types.questions.ordering import Ordering
from learning.lesson_types.questions.true_false import TrueFalse

QUESTION_KINDS: dict[str, QuestionKind] = {
    "single": SingleChoice(),
    "multiple": MultipleChoice(),
    "true_false": TrueFalse(),
    "numeric": Numeric(),
    "ordering": Ordering(),
}

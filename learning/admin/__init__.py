from learning.admin.course import CourseAdmin, CoursePrerequisiteAdmin
from learning.admin.course_import import CourseImportAdmin, CourseImportPartAdmin
from learning.admin.dead_link import DeadLinkAdmin
from learning.admin.draft import CourseDraftAdmin, DraftRevisionAdmin, LessonDraftAdmin
from learning.admin.fault import LessonFaultAdmin
from learning.admin.former_username import FormerUsernameAdmin
from learning.admin.glossary import GlossarySpellingAdmin, GlossaryTermAdmin
from learning.admin.image import LessonImageAdmin
from learning.admin.kept_verdict import KeptVerdictAdmin
from learning.admin.lesson import LessonAdmin
from learning.admin.progress import LessonCompletionAdmin, QuizAttemptAdmin, UserProgressAdmin
from learning.admin.rating import CourseRatingAdmin
from learning.admin.school_class import ClassAssignmentAdmin, ClassMembershipAdmin, SchoolClassAdmin
from learning.admin.second_factor import SecondFactorAdmin
from learning.admin.session import SignInSessionAdmin
from learning.admin.staff_act import StaffActAdmin
from learning.admin.throttle import ThrottleMarkAdmin
from learning.admin.user import UserAdmin

__all__ = [
    "ClassAssignmentAdmin",
    "ClassMembershipAdmin",
    "CourseAdmin",
    "CourseDraftAdmin",
    "CourseImportAdmin",
    "CourseImportPartAdmin",
    "CoursePrerequisiteAdmin",
    "CourseRatingAdmin",
    "DeadLinkAdmin",
    "DraftRevisionAdmin",
    "FormerUsernameAdmin",
    "GlossarySpellingAdmin",
    "GlossaryTermAdmin",
    "KeptVerdictAdmin",
    "LessonAdmin",
    "LessonCompletionAdmin",
    "LessonDraftAdmin",
    "LessonFaultAdmin",
    "LessonImageAdmin",
    "QuizAttemptAdmin",
    "SchoolClassAdmin",
    "SecondFactorAdmin",
    "SignInSessionAdmin",
    "StaffActAdmin",
    "ThrottleMarkAdmin",
    "UserAdmin",
    "UserProgressAdmin",
]

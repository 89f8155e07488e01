from learning.models.catalog import CatalogCourse
from learning.models.code_work import CodeWork
from learning.models.course import Course, CoursePrerequisite
from learning.models.course_import import CourseImport, CourseImportPart
from learning.models.dead_link import DeadLink
from learning.models.draft import CourseDraft, DraftRevision, LessonDraft
from learning.models.draw import LessonDraw
from learning.models.fault import LessonFault
from learning.models.former_username import FormerUsername
from learning.models.glossary import GlossarySpelling, GlossaryTerm
from learning.models.image import LessonImage
from learning.models.insight import InsightCount, InsightDay
from learning.models.kept_verdict import KeptVerdict
from learning.models.lesson import Lesson
from learning.models.progress import LessonCompletion, QuizAttempt, UserProgress
from learning.models.rating import CourseRating
from learning.models.reading import LessonReading
from learning.models.review import ReviewCard
from learning.models.school_class import ClassAssignment, ClassMembership, SchoolClass
from learning.models.second_factor import SecondFactor
from learning.models.session import SignInSession
from learning.models.staff_act import StaffAct
from learning.models.throttle import ThrottleMark
from learning.models.user import User

__all__ = [
    "CatalogCourse",
    "ClassAssignment",
    "ClassMembership",
    "CodeWork",
    "Course",
    "CourseDraft",
    "CourseImport",
    "CourseImportPart",
    "CoursePrerequisite",
    "CourseRating",
    "DeadLink",
    "DraftRevision",
    "FormerUsername",
    "GlossarySpelling",
    "GlossaryTerm",
    "InsightCount",
    "InsightDay",
    "KeptVerdict",
    "Lesson",
    "LessonCompletion",
    "LessonDraft",
    "LessonDraw",
    "LessonFault",
    "LessonImage",
    "LessonReading",
    "QuizAttempt",
    "ReviewCard",
    "SchoolClass",
    "SecondFactor",
    "SignInSession",
    "StaffAct",
    "ThrottleMark",
    "User",
    "UserProgress",
]

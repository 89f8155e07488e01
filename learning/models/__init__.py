from learning.models.catalog import CatalogCourse
from learning.models.course import Course, CoursePrerequisite
from learning.models.former_username import FormerUsername
from learning.models.lesson import Lesson
from learning.models.progress import LessonCompletion, QuizAttempt, UserProgress
from learning.models.rating import CourseRating
from learning.models.second_factor import SecondFactor
from learning.models.session import SignInSession
from learning.models.throttle import ThrottleMark
from learning.models.user import User

__all__ = [
    "CatalogCourse",
    "Course",
    "CoursePrerequisite",
    "CourseRating",
    "FormerUsername",
    "Lesson",
    "LessonCompletion",
    "QuizAttempt",
    "SecondFactor",
    "SignInSession",
    "ThrottleMark",
    "User",
    "UserProgress",
]

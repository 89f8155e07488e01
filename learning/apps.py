from django.apps import AppConfig
from django.core import checks
from django.utils.translation import gettext_lazy as _


class LearningConfig(AppConfig):
    name = "learning"
    verbose_name = _("Learning")

    def ready(self) -> None:
        from learning.accounts import session_log  # noqa: F401 - connecting is what importing it does
        from learning.code.lesson import CodeLesson
        from learning.glossary.search_source import GlossarySource
        from learning.imports.readers import register_readers
        from learning.insight.report import register_report
        from learning.insight.reports.checks import Checks, FailingChecks
        from learning.insight.reports.funnel import CourseFunnel
        from learning.insight.reports.items import HardestItems, Items
        from learning.insight.reports.lessons import LessonDropOff
        from learning.insight.reports.steps import StepDropOff
        from learning.interactives import register_interactive
        from learning.interactives.altered_page.model import AlteredPage
        from learning.interactives.commit_reveal.model import CommitReveal
        from learning.interactives.fees_and_gas.model import FeesAndGas
        from learning.interactives.gossip.model import GossipAboutGossip
        from learning.interactives.hash_bench.model import HashBench
        from learning.interactives.long_list.model import LongList
        from learning.interactives.merkle_proof.model import MerkleProof
        from learning.interactives.mining.model import Mining
        from learning.interactives.pool_slippage.model import PoolSlippage
        from learning.interactives.pot_calls.model import PotCalls
        from learning.interactives.scam_chat.model import ScamChat
        from learning.interactives.seven_nodes.model import SevenNodes
        from learning.interactives.short_hash.model import ShortHash
        from learning.interactives.toy_signature.signing import ToySignature
        from learning.interactives.toy_signature.stealing import StolenKey
        from learning.interactives.transaction_path.model import TransactionPath
        from learning.lesson_types import register_lesson_kind
        from learning.lesson_types.interactive import InteractiveLesson
        from learning.lesson_types.questions.shown import BUILT_IN, register_shown
        from learning.lesson_types.quiz import QuizLesson
        from learning.lesson_types.text import TextLesson
        from learning.search.database_check import check_databases
        from learning.search.learning_sources import CourseSource, LessonSource, PeopleSource
        from learning.search.sources import register_search_source
        from learning.watchers.broken_lessons import BROKEN_LESSONS
        from learning.watchers.dead_links import DEAD_LINKS
        from learning.watchers.late_courses import LATE_COURSES
        from learning.watchers.stale_facts import STALE_FACTS
        from learning.watchers.waiting_reviews import WAITING_REVIEWS
        from learning.web import recent_proof  # noqa: F401
        from settings.attention import register_watcher

        register_lesson_kind(TextLesson())
        register_lesson_kind(QuizLesson())
        register_lesson_kind(InteractiveLesson())
        register_lesson_kind(CodeLesson())
        register_readers()
        for model in (
            FeesAndGas,
            TransactionPath,
            AlteredPage,
            Mining,
            MerkleProof,
            SevenNodes,
            GossipAboutGossip,
            PoolSlippage,
            PotCalls,
            ScamChat,
            HashBench,
            ShortHash,
            LongList,
            CommitReveal,
            ToySignature,
            StolenKey,
        ):
            register_interactive(model())
        for thing in BUILT_IN:
            register_shown(thing)
        checks.register(check_databases, checks.Tags.database)
        for source in (CourseSource(), GlossarySource(), LessonSource(), PeopleSource()):
            register_search_source(source)
        for watcher in (BROKEN_LESSONS, DEAD_LINKS, STALE_FACTS, WAITING_REVIEWS, LATE_COURSES):
            register_watcher(watcher)
        for report in (
            CourseFunnel(),
            LessonDropOff(),
            HardestItems(),
            FailingChecks(),
            StepDropOff(),
            Items(),
            Checks(),
        ):
            register_report(report)

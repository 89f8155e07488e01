"""For each setting, the test that changes it and sees the site behave otherwise.

Each of them runs twice (conftest.py): the setting is changed in its own process, and by an admin in another one.
"""

from typing import Final

PROOFS: Final = {
    "xp_per_lesson": "learning/tests/test_completion.py::test_the_platforms_settings_decide_what_is_paid",
    "xp_per_quiz": "learning/tests/test_completion.py::test_the_platforms_settings_decide_what_is_paid",
    "xp_perfect_quiz": "learning/tests/test_completion.py::test_the_platforms_settings_decide_what_is_paid",
    "xp_course_complete": "learning/tests/test_completion.py::test_the_platforms_settings_decide_what_is_paid",
    "quiz_passing_score": "learning/tests/test_submission.py::test_the_pass_mark_is_the_platforms_setting",
    "quiz_tries_per_day": (
        "learning/tests/test_quiz_tries.py::test_which_answers_were_wrong_is_told_when_tries_are_used_up_or_one_passed"
    ),
    "review_cards_per_day": "learning/tests/test_review.py::test_how_many_a_day_is_a_platform_setting",
    "level_formula_divisor": "gamification/tests/test_xp_ledger.py::test_the_divisor_is_a_platform_setting",
    "streak_milestones": "gamification/tests/test_streak_function.py::test_each_milestone_says_what_it_brought_once",
    "streak_freezes_max": "gamification/tests/test_streak_function.py::test_the_streak_is_what_the_table_says",
    "leaderboard_cache_minutes": "settings/tests/test_effects.py::test_boards_are_refreshed_when_the_setting_says",
    "xp_accepted_answer": (
        "gamification/tests/test_forum_rewards.py::test_an_accepted_answer_earns_what_the_setting_says"
    ),
    "xp_upvote_received": (
        "gamification/tests/test_forum_rewards.py::test_an_upvote_earns_what_the_setting_says_and_a_downvote_nothing"
    ),
    "xp_community_daily_cap": (
        "gamification/tests/test_reward_community.py::test_the_cap_of_a_day_is_a_platform_setting"
    ),
    "forum_trust_lessons": (
        "gamification/tests/test_forum_rewards.py::test_lessons_done_make_a_voters_upvotes_worth_xp"
    ),
    "forum_thanks_per_person": (
        "gamification/tests/test_what_giving_weighs.py::test_one_person_gives_so_often_in_thirty_days"
    ),
    "forum_thanks_per_day": "gamification/tests/test_what_giving_weighs.py::test_one_person_gives_so_often_in_a_day",
    "forum_thanks_per_network": (
        "gamification/tests/test_what_giving_weighs.py::test_one_network_gives_so_often_a_week_and_moderators_see_it"
    ),
    "honest_pace_percent": "learning/tests/test_honest_learning.py::test_the_pace_is_a_platform_setting",
    "reading_words_per_minute": "learning/tests/test_reading_clock.py::test_the_speed_is_a_platform_setting",
    "least_lesson_percent": "learning/tests/test_reading_clock.py::test_the_least_of_a_quiz_is_a_platform_setting",
    "forum_trust_days": "learning/tests/test_honest_learning.py::test_the_days_are_a_platform_setting",
    "forum_posts_per_hour": "community/tests/test_limits.py::test_a_trusted_learner_writes_more",
    "forum_newcomer_posts_per_hour": "community/tests/test_limits.py::test_a_newcomer_writes_so_many_posts_an_hour",
    "forum_newcomer_links": "community/tests/test_limits.py::test_a_newcomers_post_holds_so_many_links_to_other_sites",
    "forum_reports_to_hide": "community/tests/test_reports.py::test_how_many_it_takes_is_a_setting",
    "certificate_name_days": "chain/tests/test_naming.py::test_how_long_it_waits_is_a_platform_setting",
    "username_rest_days": "learning/tests/test_renaming.py::test_how_long_a_name_rests_is_a_platform_setting",
    "faucet_enabled": "chain/tests/test_faucet_request.py::test_admins_close_the_faucet",
    "faucet_daily_limit_hbar": "chain/tests/test_faucet_request.py::test_the_limit_is_a_platform_setting",
    "faucet_cooldown_hours": "chain/tests/test_faucet_request.py::test_the_length_of_the_window_is_a_platform_setting",
    "faucet_daily_budget_hbar": "chain/tests/test_faucet_request.py::test_the_budget_of_all_is_a_platform_setting",
    "faucet_first_hbar": "chain/tests/test_faucet_shares.py::test_how_much_a_first_request_is_sure_of_is_a_setting",
    "faucet_first_percent": "chain/tests/test_faucet_shares.py::test_how_much_is_kept_for_first_requests_is_a_setting",
    "faucet_newcomer_percent": "chain/tests/test_faucet_shares.py::test_how_much_newcomers_get_is_a_setting",
    "faucet_network_percent": "chain/tests/test_faucet_shares.py::test_how_much_a_network_gets_is_a_setting",
    "faucet_classes_hbar": "chain/tests/test_class_budgets.py::test_what_all_classes_get_is_a_setting",
    "certificates_enabled": "chain/tests/test_issuing.py::test_nothing_is_certified_while_that_is_switched_off",
    "maintenance_mode": "settings/tests/test_maintenance.py::test_visitors_and_learners_get_one_friendly_page",
}

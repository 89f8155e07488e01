"""Mistakes in lessons: a learner tells of one, moderators and authors decide, and the learner hears of it."""

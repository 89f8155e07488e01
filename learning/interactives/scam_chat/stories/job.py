"""Somebody offers work."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from learning.interactives.scam_chat.story import (
    ASK,
    AWAY,
    CHECK,
    DO,
    DOUBT,
    GO,
    HURRY,
    LEAVE,
    ODD,
    PROMISE,
    TELL,
    Side,
    Story,
)

JOB: Final = Story(
    key="job",
    title=_("An offer of work"),
    intro=_("Your profile is on a job site. Somebody writes to you."),
    opening=_("Hello, I am %(name)s from %(firm)s. I read your profile, and we look for people. Is now a good time?"),
    replies=(
        {
            GO: _("Yes, gladly. What is it about?"),
            DOUBT: _("Where did you find me?"),
            TELL: _("Yes! Here is a photo of my passport, so you see who I am."),
        },
        {GO: _("That sounds good. How do I begin?"), DOUBT: _("Is there an interview?")},
    ),
    check=_("Look for %(firm)s yourself, and call the number on its own site"),
    scam=Side(
        pull=_("You rate products on your phone, 40 minutes a day, for 120 a day. Anybody can do it."),
        ask=_(
            "Pay %(sum)s to open your account, you get it back with your first pay. My colleague on the other app "
            "explains how. %(hurry)s"
        ),
        last=_("The others have paid, and earn since yesterday. I cannot keep your place any longer."),
        do=_("Pay the %(sum)s, it comes back anyway"),
        odd=_("Ask the colleague on the other app whether it is true"),
        odd_answer=_("(The colleague answers at once.) All true! I earned 900 last week."),
        doubt=_("Why does an employer want money from me?"),
        answers=(
            _("The site sends us only the best."),
            _("Not needed. We trust people."),
            _("It only shows that you are serious. Everybody does it."),
        ),
        ends={
            DO: _("For two days numbers grow on a screen. To take them out, you must pay again."),
            CHECK: _("“We hire nobody like that”, says the firm. “You are the third who calls today.”"),
            LEAVE: _("You end the chat. A job that costs money is no job."),
        },
        signs=((PROMISE,), (ASK, AWAY, HURRY), (HURRY, PROMISE)),
    ),
    honest=Side(
        pull=_("It is about answering customers' mails, 20 hours a week, at the usual pay for that."),
        ask=_(
            "If you like it, apply on our site. Look for our name, then “Jobs”. It is open until the end of the month, "
            "and costs nothing."
        ),
        last=_("Yes, in writing, once we have met. Take your time."),
        do=_("Look for the site yourself, and apply there"),
        odd=_("Offer %(sum)s, so that the place is kept"),
        odd_answer="",
        doubt=_("Would I get a contract?"),
        answers=(
            _("On the job site. It is the one with your certificates."),
            _("Yes, with two of us, and a test of half an hour."),
            _("Of course. With a trial month, as usual."),
        ),
        ends={
            DO: _("Two weeks later you have the interview."),
            CHECK: _("“Yes, %(name)s works with us, and we do look for people”, says the firm."),
            LEAVE: _("The job was real. Somebody else has it now."),
            ODD: _("“We never take money from people who apply”, writes %(name)s, and wonders about you."),
        },
    ),
)

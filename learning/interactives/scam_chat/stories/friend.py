"""Somebody one has come to like in an app."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from learning.interactives.scam_chat.story import (
    ASK,
    AWAY,
    CHECK,
    DO,
    DOUBT,
    GO,
    HUSH,
    LEAVE,
    ODD,
    PROMISE,
    TELL,
    Side,
    Story,
)

FRIEND: Final = Story(
    key="friend",
    title=_("Three weeks of kind words"),
    intro=_("An app for learning languages brought you and %(name)s together. You have written for three weeks."),
    opening=_("Good morning! I thought of what you wrote about %(place)s. How was your week?"),
    replies=(
        {
            GO: _("Busy! And yours?"),
            DOUBT: _("Shall we talk by video some time?"),
            TELL: _("Hard. Since I inherited the house I am alone with everything, the money, too."),
        },
        {GO: _("I am glad for you!"), DOUBT: _("Why do you tell me that?")},
    ),
    check=_("Insist on a video call first, and tell a friend about it"),
    scam=Side(
        pull=_("Wonderful! My uncle shows me when to buy coins. I made 3,000 this month, and it never fails."),
        ask=_("Put %(sum)s on %(site)s, and see it grow by tomorrow. But keep it between us, please."),
        last=_("I thought that you trusted me. That hurts. Just try it with a little, for me."),
        do=_("Put in %(sum)s, it is only a try"),
        odd=_("Ask to see the uncle's profits"),
        odd_answer=_("(A picture: green numbers, +3,412.) You see? That was only this week."),
        doubt=_("Why do you want me to put in money?"),
        answers=(
            _("My camera is broken, and the network is so bad here. Soon!"),
            _("Because you are special to me."),
            _("Because I care for you. Who else does?"),
        ),
        ends={
            DO: _("It grows, on the screen. When you want it out, there is first a tax to pay, and then another."),
            CHECK: _("There is never time for a call. Your friend finds the site in a list of warnings."),
            LEAVE: _("It hurts for a week. Then you hear of others who had the same uncle."),
        },
        signs=((PROMISE,), (ASK, AWAY, HUSH), ()),
    ),
    honest=Side(
        pull=_("Good! I passed my exam, and learn for the next one. Tell me when I make mistakes in your language."),
        ask=_("Would you read my letter to a school, and say what sounds odd? Take all the time you need."),
        last=_("No, no. It is only a letter. Shall we talk on Saturday?"),
        do=_("Read the letter"),
        odd=_("Offer to pay the school: %(sum)s"),
        odd_answer="",
        doubt=_("Will you need money for it?"),
        answers=(
            _("Yes! On Saturday at six?"),
            _("Because you helped me with it."),
            _("No, the school is free."),
        ),
        ends={
            DO: _("It is a good letter, with three small mistakes."),
            CHECK: _("On Saturday you talk for an hour. It is who you thought it was."),
            LEAVE: _("%(name)s was just learning a language, and does not know what went wrong."),
            ODD: _("“That is kind, but no”, writes %(name)s. You offered money that nobody had asked for."),
        },
    ),
)

"""A relative writes from a number one does not know."""

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
    HUSH,
    LEAVE,
    ODD,
    TELL,
    Side,
    Story,
)

RELATIVE: Final = Story(
    key="relative",
    title=_("A new number"),
    intro=_("You have a cousin called %(name)s. A number you do not know writes to you."),
    opening=_("Hi, it is %(name)s! My phone fell into the water, this one is borrowed. How are you?"),
    replies=(
        {
            GO: _("Oh no! I am fine. Where are you?"),
            DOUBT: _("Is it really you?"),
            TELL: _("Fine. I have the house to myself until Friday, and got my pay today."),
        },
        {GO: _("I see. Can I do something?"), DOUBT: _("Why do you not call?")},
    ),
    check=_("Call %(name)s's mother, on the number you have had for years"),
    scam=Side(
        pull=_("I am in %(place)s, and there was an accident. Please do not tell the family, they would only worry."),
        ask=_("The clinic wants %(sum)s before I may go. Can you send it to this address? %(hurry)s"),
        last=_("Please! The doctor is here, call his number, he will explain it all. I am so afraid."),
        do=_("Send the %(sum)s, and ask later"),
        odd=_("Call this new number, to hear the voice"),
        odd_answer=_("(A bad line, much noise, a voice that could be anybody's.) Please, be quick!"),
        doubt=_("Tell me something only you can know."),
        answers=(
            _("Who else? Do not make fun of me now."),
            _("The microphone is broken, too. I can only type."),
            _("There is no time for games! Do you want to help me or not?"),
        ),
        ends={
            DO: _("The money is gone. An hour later the clinic needs more."),
            CHECK: _("“%(name)s? Sits here and eats”, says the mother. The phone is dry."),
            LEAVE: _("You block the number. In the evening your real cousin calls, from the old one."),
        },
        signs=((HUSH,), (ASK, HURRY), (AWAY, HURRY)),
    ),
    honest=Side(
        pull=_("I am in %(place)s until Sunday. I only wanted to know whether you come to the wedding."),
        ask=_("Could you bring me a charger when you come? There is no hurry. Ask my mother which one."),
        last=_("Good that you ask. My mother is at home, call her whenever you like."),
        do=_("Promise to bring a charger"),
        odd=_("Send %(sum)s, in case money is short"),
        odd_answer="",
        doubt=_("Tell me something only you can know."),
        answers=(
            _("Ha, yes. Ask me whatever you like."),
            _("It is not my phone, I do not want to run up a bill. On Monday I have a new one."),
            _("You fell into the lake at my birthday, in your best clothes."),
        ),
        ends={
            DO: _("At the wedding %(name)s plugs in the new phone and thanks you."),
            CHECK: _("“Yes, the phone is drowned”, says the mother, and laughs."),
            LEAVE: _("It was %(name)s. At the wedding you have something to explain."),
            ODD: _("“What is that for?”, asks %(name)s. What is sent cannot be called back, only sent back."),
        },
    ),
)

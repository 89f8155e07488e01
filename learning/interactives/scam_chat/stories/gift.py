"""Somebody tells of a gift of tokens."""

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

GIFT: Final = Story(
    key="gift",
    title=_("Something for early users"),
    intro=_("You have used an app called %(firm)s for a year. In its group somebody writes to you."),
    opening=_("Hi, %(name)s here, also with %(firm)s. There is something for early users. Have you seen it?"),
    replies=(
        {
            GO: _("No. What is it?"),
            DOUBT: _("Do you work for them?"),
            TELL: _("No! I hold about %(sum)s there, does that count?"),
        },
        {GO: _("Nice. How do I get it?"), DOUBT: _("Where does it say so?")},
    ),
    check=_("Open the app yourself, and read its news"),
    scam=Side(
        pull=_("Early users get 1,500 tokens for free, and they are worth more every day!"),
        ask=_("Connect your wallet at %(site)s and sign. It wants a right to spend, that is normal. %(hurry)s"),
        last=_("Only a few are left. Look at my screenshot, I got mine in a minute!"),
        do=_("Connect the wallet, and sign"),
        odd=_("Ask the three people whom %(name)s names"),
        odd_answer=_("(Three accounts you have never seen.) Got mine! Thank you! So easy!"),
        doubt=_("Why does a gift need a right to spend?"),
        answers=(
            _("I am a moderator. Look at the shield beside my name."),
            _("It is only told to those who were there early."),
            _("That is how contracts work. Trust me."),
        ),
        ends={
            DO: _("The right to spend is used at once. Your tokens are gone, and no gift comes."),
            CHECK: _("The news say nothing of a gift. But they warn of this very page."),
            LEAVE: _("You leave. Tomorrow the group is full of people who signed."),
        },
        signs=((PROMISE,), (ASK, AWAY, HURRY), (HURRY,)),
    ),
    honest=Side(
        pull=_("Who was there before June pays half the fee in December. It stands in the news of the app."),
        ask=_("You do not have to do anything, and there is nothing to sign. Look under News some time."),
        last=_("Nothing at all. If anybody wants words or money for it, it is not from them."),
        do=_("Thank %(name)s, and look under News some time"),
        odd=_("Send %(name)s my words, to have it set up for me"),
        odd_answer="",
        doubt=_("And what does it cost?"),
        answers=(
            _("No, I only read what they write."),
            _("In the app, under News, since Monday."),
            _("Nothing. It is just there."),
        ),
        ends={
            DO: _("There it is. In December you pay half."),
            CHECK: _("There it is, as %(name)s said."),
            LEAVE: _("It was true, and you had it anyway. %(name)s writes to nobody for a while."),
            ODD: _("“Delete that!”, writes %(name)s. But words that were sent are words that were given away."),
        },
    ),
)

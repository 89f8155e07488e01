"""A help desk writes after a question in a group."""

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

SUPPORT: Final = Story(
    key="support",
    title=_("The help desk"),
    intro=_("In a wallet's public group you asked why a payment has not come. A little later somebody writes to you."),
    opening=_("Hello, %(name)s from the help desk here. I read your question about a payment. Can I help?"),
    replies=(
        {
            GO: _("Yes, please. It should have come this morning."),
            DOUBT: _("How do you know about my question?"),
            TELL: _("Yes! There are %(sum)s on that wallet, all I have saved."),
        },
        {GO: _("All right. What do I do?"), DOUBT: _("Are you really from the help desk?")},
    ),
    check=_("Open the app yourself, and ask in its Help whether they wrote to you"),
    scam=Side(
        pull=_("I see it: your wallet has lost its link with the network. Do not ask in the group again, please."),
        ask=_("Open %(site)s and type in your 24 words. Then it is linked again. %(hurry)s"),
        last=_("Without the words I must close your case, and the payment is lost. There are only minutes left."),
        do=_("Type the 24 words into the form"),
        odd=_("Ask %(name)s to prove it"),
        odd_answer=_("Of course. Here is a photo of my staff card, with a stamp."),
        doubt=_("Why do you need my words?"),
        answers=(
            _("I look after the group, so I see all that goes on."),
            _("For four years now. I have helped thousands."),
            _("We do not see them. The form encrypts everything."),
        ),
        ends={
            DO: _("A minute later the wallet is empty. Whoever has the words has everything."),
            CHECK: _("The real help answers: “We never write first.” You report the account."),
            LEAVE: _("You block the account. In the evening the payment comes, all by itself."),
        },
        signs=((HUSH,), (ASK, AWAY, HURRY), (HURRY,)),
    ),
    honest=Side(
        pull=_("The network was slow this morning. You can look your payment up in any explorer, by your address."),
        ask=_("If it is not there by tomorrow, write to us from the app's menu. Nobody will need your words for that."),
        last=_("It is right to ask. I do not need anything from you, and I will not write again."),
        do=_("Thank %(name)s, and look in the explorer"),
        odd=_("Send %(name)s the 24 words, so that it goes faster"),
        odd_answer="",
        doubt=_("How do I know that you are real?"),
        answers=(
            _("It stands in the public group. I help there when I have time."),
            _("Yes, but you need not believe it. You will not have to give me anything."),
            _("You do not, from a chat. So only ever come to us by the app's own menu."),
        ),
        ends={
            DO: _("There it is: on its way since noon. It comes in the evening."),
            CHECK: _("The Help in the app confirms it, and tells you the same."),
            LEAVE: _("%(name)s was from the help desk, and would have saved you a day of worry."),
            ODD: _("“Please never send that to anybody!”, writes %(name)s. But now two people have your words."),
        },
    ),
)

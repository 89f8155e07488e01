"""Windows in which something is paid, to the right address or to one that looks like it."""

from typing import Final

from django.utils.translation import gettext as _

from chain.interactives.signing_room.scene import Scene, like_address
from chain.interactives.signing_room.window import TITLE, Request, Window

WEIBARS: Final = 10**18
TRANSFER: Final = "transfer(address to, uint256 amount)"


def pays(scene: Scene) -> Window:
    return _payment(scene, times=1)


def pays_tenfold(scene: Scene) -> Window:
    return _payment(scene, times=10)


def pays_in_tokens(scene: Scene) -> Window:
    return _token_payment(scene, times=1)


def pays_tokens_tenfold(scene: Scene) -> Window:
    return _token_payment(scene, times=10)


def pays_for_a_prize(scene: Scene) -> Window:
    advert, amount = scene.advert(), scene.few()
    return Window(
        "transfer",
        _("A page says that you have won 500 HBAR. You press “Claim”, and the wallet opens."),
        ((_("What the page says"), _("“You receive 500 HBAR”")),),
        scene.transaction(scene.address(), value=amount * WEIBARS),
        scene.context(advert, fee=scene.fee(), is_new_account=True),
        _("Nothing comes to you: this sends %(amount)d HBAR away. What counts is the window, not the page.")
        % {"amount": amount},
        (f"{amount} HBAR", TITLE),
    )


def pays_a_friend(scene: Scene) -> Window:
    return _from_history(scene, is_true=True)


def pays_a_twin(scene: Scene) -> Window:
    return _from_history(scene, is_true=False)


def _payment(scene: Scene, *, times: int) -> Window:
    person, site, amount, to = scene.person(), scene.site(), scene.few(), scene.address()
    return Window(
        "transfer",
        _("You pay %(person)s %(amount)d HBAR for cloth, at %(site)s.")
        % {"person": person, "amount": amount, "site": site.name},
        _to_pay(person, to, f"{amount} HBAR"),
        scene.transaction(to, value=times * amount * WEIBARS),
        scene.context(site.host, fee=scene.fee()),
        _("The amount and the address are the ones that you wanted.")
        if times == 1
        else _("You meant %(amount)d HBAR, and the window says %(more)d. One zero is one press of a key.")
        % {"amount": amount, "more": times * amount},
        () if times == 1 else (f"{times * amount} HBAR", TITLE),
    )


def _token_payment(scene: Scene, *, times: int) -> Window:
    person, site, token = scene.person(), scene.site(), scene.token()
    amount, to = scene.few(), scene.address()
    return Window(
        "transfer",
        _("You send %(person)s a part of the rent, at %(site)s: %(amount)d %(token)s.")
        % {"person": person, "site": site.name, "amount": amount, "token": token.symbol},
        _to_pay(person, to, f"{amount} {token.symbol}"),
        scene.call(token.address, TRANSFER, to, token.units(times * amount)),
        scene.context(site.host, contracts={token.address.lower(): token.contract}, fee=scene.fee()),
        _("The token, the amount and the address are the ones that you wanted.")
        if times == 1
        else _("You meant %(amount)d, and the window says %(more)d.") % {"amount": amount, "more": times * amount},
        () if times == 1 else (f"{times * amount} {token.symbol}",),
    )


def _from_history(scene: Scene, *, is_true: bool) -> Window:
    person, site, amount, saved = scene.person(), scene.site(), scene.few(), scene.address()
    to = saved if is_true else like_address(scene.random, saved)
    return Window(
        "lookalike_address",
        _("You pay %(person)s %(amount)d HBAR once more, and copy the address from the list of your last payments.")
        % {"person": person, "amount": amount},
        _to_pay(person, saved, f"{amount} HBAR"),
        scene.transaction(to, value=amount * WEIBARS),
        scene.context(site.host, fee=scene.fee()),
        _("You compared the middle of the address too, and every character is the same.")
        if is_true
        else _("Both ends are the same, the middle is not. A thief sent you a tiny payment, so that you copy this."),
        () if is_true else (to,),
    )


def _to_pay(person: str, address: str, amount: str) -> tuple[tuple[str, str], ...]:
    return (
        (_("What you want to send"), amount),
        (_("The address of %(person)s, as you saved it") % {"person": person}, address),
    )


def payment_to(scene: Scene, to: str, amount: int) -> Request:
    """`amount` in HBAR."""
    return scene.transaction(to, value=amount * WEIBARS)

"""Windows in which a contract may act for the whole account (EIP-7702), or much happens with one yes (EIP-5792)."""

from typing import Final

from django.utils.translation import gettext as _

from chain.interactives.signing_room.payments import payment_to
from chain.interactives.signing_room.rights import APPROVE, APPROVE_ALL, UNLIMITED
from chain.interactives.signing_room.scene import Scene, Site, Token
from chain.interactives.signing_room.window import TITLE, Request, Window
from chain.wallet.preview.calls import function_of
from chain.wallet.preview.transactions import NOBODY

_SETTINGS: Final = "settings.your-wallet.example"
_SWAP: Final = "swap(address token, uint256 amount)"


def delegates_at_home(scene: Scene) -> Window:
    return _delegation_in_settings(scene, is_true=True)


def delegates_elsewhere(scene: Scene) -> Window:
    return _delegation_in_settings(scene, is_true=False)


def takes_delegation_back(scene: Scene) -> Window:
    return Window(
        "delegation",
        _("A contract acts for your account, and you want that no more. You press “Back to a plain account”."),
        _settings_you_know(),
        _delegation(scene, NOBODY),
        scene.context(_SETTINGS, fee=scene.fee()),
        _("Delegating to nobody ends every delegation. That is the way back."),
    )


def upgrades_for_a_gift(scene: Scene) -> Window:
    advert, contract = scene.advert(), scene.address()
    return Window(
        "delegation",
        scene.random.choice(
            (
                _("“Upgrade your account and take part in the gift”, says a page. You press “Upgrade”."),
                _("A page shows a red bar: “Your account is at risk. Protect it now.” You press “Protect”."),
                _("“Pay no more fees”, says a page, “switch to our smart account”. You press “Switch”."),
            )
        ),
        _settings_you_know(),
        _delegation(scene, contract),
        scene.context(advert, fee=scene.fee()),
        _("One yes, and a contract that nobody knows acts as you, with all that you have. No site needs this."),
        (contract, TITLE),
    )


def swaps_at_once(scene: Scene) -> Window:
    return _swap(scene, extra=False, is_endless=False)


def swaps_with_a_guest(scene: Scene) -> Window:
    return _swap(scene, extra=True, is_endless=False)


def swaps_without_end(scene: Scene) -> Window:
    return _swap(scene, extra=False, is_endless=True)


def pays_two(scene: Scene) -> Window:
    return _two_payments(scene, extra=False)


def pays_three(scene: Scene) -> Window:
    return _two_payments(scene, extra=True)


def _delegation_in_settings(scene: Scene, *, is_true: bool) -> Window:
    known, stranger = scene.address(), scene.address()
    contract = known if is_true else stranger
    return Window(
        "delegation",
        _("In the settings of your own wallet you switch on “Several steps with one yes”."),
        (*_settings_you_know(), (_("The contract, as the maker of your wallet names it"), known)),
        _delegation(scene, contract),
        scene.context(_SETTINGS, names={known.lower(): _("Account of your wallet’s maker")}, fee=scene.fee()),
        _("You began this yourself, in your own wallet, and it is the contract that its maker names.")
        if is_true
        else _("It looks like the settings, but it is not the contract that the maker of your wallet names."),
        () if is_true else (contract,),
    )


def _swap(scene: Scene, *, extra: bool, is_endless: bool) -> Window:
    site, token, amount = scene.site(), scene.token(), scene.few()
    contract, pictures, stranger = scene.address(), scene.address(), scene.address()
    units = token.units(amount)
    calls = [
        scene.call(token.address, APPROVE, contract, UNLIMITED if is_endless else units),
        scene.call(contract, _SWAP, token.address, units),
    ]
    if extra:
        calls.insert(scene.random.choice((1, 2)), scene.call(pictures, APPROVE_ALL, stranger, True))
    contracts = {
        token.address.lower(): token.contract,
        contract.lower(): {"name": site.name, "abi": [function_of(_SWAP)]},
        pictures.lower(): {"name": _("Your pictures")},
    }
    return Window(
        "batch",
        _("You swap %(amount)d %(token)s at %(site)s. The leave and the swap come in one window.")
        % {"amount": amount, "token": token.symbol, "site": site.name},
        _swap_you_know(site, token, contract, units),
        scene.batch(*calls),
        scene.context(site.host, contracts=contracts, fee=scene.fee()),
        _swap_reason(amount, extra=extra, is_endless=is_endless),
        (stranger, _("Call a contract: {name}").replace("{name}", "setApprovalForAll"), _("Your pictures"))
        if extra
        else (_("unlimited"),)
        if is_endless
        else (),
    )


def _swap_reason(amount: int, *, extra: bool, is_endless: bool) -> str:
    if extra:
        return _("A third step rides along: it lets a stranger take all your pictures. One bad step is enough.")
    if is_endless:
        return _("You swap %(amount)d, but the first step allows all of them, for ever.") % {"amount": amount}
    return _("Two steps, as you wanted: exactly %(amount)d may be taken, and exactly these are swapped.") % {
        "amount": amount
    }


def _two_payments(scene: Scene, *, extra: bool) -> Window:
    (one, other), site = scene.two_people(), scene.site()
    (first, second), (to_one, to_other) = (scene.few(), scene.few()), (scene.address(), scene.address())
    calls = [payment_to(scene, to_one, first), payment_to(scene, to_other, second)]
    stranger, rest = scene.address(), scene.few()
    if extra:
        calls.append(payment_to(scene, stranger, rest))
    names = {"one": one, "first": first, "other": other, "second": second}
    return Window(
        "batch",
        _("You pay two people with one yes: %(one)s gets %(first)d HBAR, %(other)s gets %(second)d HBAR.") % names,
        (
            (_("The address of %(person)s, as you saved it") % {"person": one}, to_one),
            (_("The address of %(person)s, as you saved it") % {"person": other}, to_other),
        ),
        scene.batch(*calls),
        scene.context(site.host, fee=scene.fee()),
        _("Two payments, with the amounts and the addresses that you wanted.")
        if not extra
        else _("There are three payments. The third, to a stranger, is none of yours."),
        () if not extra else (stranger, "3 · ", "3. "),
    )


def _delegation(scene: Scene, contract: str) -> Request:
    context = scene.context("")
    one = {"address": contract, "chainId": hex(context.chain_id), "nonce": hex(scene.random.randint(1, 90))}
    return scene.transaction(scene.account, authorizationList=[one])


def _settings_you_know() -> tuple[tuple[str, str], ...]:
    return ((_("The settings of your wallet, as you know them"), _SETTINGS),)


def _swap_you_know(site: Site, token: Token, contract: str, units: int) -> tuple[tuple[str, str], ...]:
    return (
        (_("The contract of %(site)s, from its handbook") % {"site": site.name}, contract),
        (_("The site, as you know it"), site.host),
        (_("Your amount in smallest units of %(token)s") % {"token": token.symbol}, str(units)),
    )

"""Windows in which somebody is given a right over tokens, or it is taken back."""

from typing import Any, Final

from django.utils.translation import gettext as _

from chain.interactives.signing_room.scene import Scene, Token
from chain.interactives.signing_room.window import TITLE, Request, Window

UNLIMITED: Final = 2**256 - 1
APPROVE: Final = "approve(address spender, uint256 amount)"
APPROVE_ALL: Final = "setApprovalForAll(address operator, bool approved)"

_PERMIT: Final = {
    "EIP712Domain": [
        {"name": "name", "type": "string"},
        {"name": "version", "type": "string"},
        {"name": "chainId", "type": "uint256"},
        {"name": "verifyingContract", "type": "address"},
    ],
    "Permit": [
        {"name": "owner", "type": "address"},
        {"name": "spender", "type": "address"},
        {"name": "value", "type": "uint256"},
        {"name": "nonce", "type": "uint256"},
        {"name": "deadline", "type": "uint256"},
    ],
}


def approves_enough(scene: Scene) -> Window:
    return _approval(scene, is_endless=False, is_stranger=False)


def approves_without_end(scene: Scene) -> Window:
    return _approval(scene, is_endless=True, is_stranger=False)


def approves_a_stranger(scene: Scene) -> Window:
    return _approval(scene, is_endless=False, is_stranger=True)


def takes_approval_back(scene: Scene) -> Window:
    site, token, spender = scene.site(), scene.token(), scene.address()
    return Window(
        "approval",
        _("You no longer use %(site)s. In the list of your approvals you press “Revoke”.") % {"site": site.name},
        (*_whose(site.name, spender), (_("The page of that list, as you know it"), _LIST)),
        scene.call(token.address, APPROVE, spender, 0),
        scene.context(_LIST, **_knowing(token), fee=scene.fee()),
        _("An approval of 0 takes the right back. This is the best use of a signature."),
    )


def claims_tokens(scene: Scene) -> Window:
    advert, token, spender = scene.advert(), scene.token(), scene.address()
    return Window(
        "approval",
        _("A page gives away %(token)s. You press “Claim”, and the wallet opens.") % {"token": token.symbol},
        ((_("What the page says"), _("“Free, you only pay the fee”")),),
        scene.call(token.address, APPROVE, spender, UNLIMITED),
        scene.context(advert, **_knowing(token), fee=scene.fee()),
        _("To receive, you need to sign nothing. This lets a stranger take all your %(token)s.")
        % {"token": token.symbol},
        (_("unlimited"), spender, TITLE),
    )


def permits_enough(scene: Scene) -> Window:
    return _permit(scene, is_endless=False, is_stranger=False)


def permits_without_end(scene: Scene) -> Window:
    return _permit(scene, is_endless=True, is_stranger=False)


def permits_a_stranger(scene: Scene) -> Window:
    return _permit(scene, is_endless=False, is_stranger=True)


def verifies_a_wallet(scene: Scene) -> Window:
    advert, token, spender = scene.advert(), scene.token(), scene.address()
    return Window(
        "permit",
        _("“Your wallet must be verified today, or it will be closed”, says a page. It costs no fee."),
        ((_("What the page says"), _("“This only proves that you are human”")),),
        _permit_request(scene, token, spender, UNLIMITED, scene.later(days=3650)),
        scene.context(advert, **_knowing(token)),
        _("It costs no fee, and still it gives a stranger all your %(token)s. No wallet needs to be verified.")
        % {"token": token.symbol},
        (_("unlimited"), spender, TITLE),
    )


def lets_a_market_sell(scene: Scene) -> Window:
    return _market(scene, is_stranger=False)


def lets_a_stranger_sell(scene: Scene) -> Window:
    return _market(scene, is_stranger=True)


def takes_market_back(scene: Scene) -> Window:
    site, pictures, operator = scene.site(), scene.address(), scene.address()
    return Window(
        "approval_for_all",
        _("Your pictures are sold. In the list of your approvals you take the right of %(site)s back.")
        % {"site": site.name},
        (*_whose(site.name, operator), (_("The page of that list, as you know it"), _LIST)),
        scene.call(pictures, APPROVE_ALL, operator, False),
        scene.context(_LIST, contracts=_pictures(pictures), fee=scene.fee()),
        _("“Allowed: false” takes the right back."),
    )


def mints_for_free(scene: Scene) -> Window:
    advert, pictures, operator = scene.advert(), scene.address(), scene.address()
    return Window(
        "approval_for_all",
        _("A page gives one free picture to each visitor. You press “Mint my picture”."),
        ((_("What the page says"), _("“Mint 1 picture, free”")),),
        scene.call(pictures, APPROVE_ALL, operator, True),
        scene.context(advert, contracts=_pictures(pictures), fee=scene.fee()),
        _("You want one new picture. This lets a stranger take all the pictures that you have."),
        (operator, TITLE, "true"),
    )


_LIST: Final = "approvals.example"


def _approval(scene: Scene, *, is_endless: bool, is_stranger: bool) -> Window:
    site, token, amount = scene.site(), scene.token(), scene.few()
    known, stranger = scene.address(), scene.address()
    spender = stranger if is_stranger else known
    return Window(
        "approval",
        _("You swap %(amount)d %(token)s at %(site)s. First it needs your leave to take them.")
        % {"amount": amount, "token": token.symbol, "site": site.name},
        (*_whose(site.name, known), *_site(site.host)),
        scene.call(token.address, APPROVE, spender, UNLIMITED if is_endless else token.units(amount)),
        scene.context(site.host, **_knowing(token), names={known.lower(): site.name}, fee=scene.fee()),
        _reason(token, amount, is_endless=is_endless, is_stranger=is_stranger),
        _signs_of_it(spender, is_endless=is_endless, is_stranger=is_stranger),
    )


def _permit(scene: Scene, *, is_endless: bool, is_stranger: bool) -> Window:
    site, token, amount = scene.site(), scene.token(), scene.few()
    known, stranger = scene.address(), scene.address()
    spender = stranger if is_stranger else known
    units = UNLIMITED if is_endless else token.units(amount)
    return Window(
        "permit",
        _("You sell %(amount)d %(token)s at %(site)s. It asks for a permit, which costs no fee.")
        % {"amount": amount, "token": token.symbol, "site": site.name},
        (
            *_whose(site.name, known),
            *_site(site.host),
            *_in_units(token, amount),
        ),
        _permit_request(scene, token, spender, units, scene.later(minutes=20)),
        scene.context(site.host, **_knowing(token), names={known.lower(): site.name}),
        _reason(token, amount, is_endless=is_endless, is_stranger=is_stranger),
        _signs_of_it(spender, is_endless=is_endless, is_stranger=is_stranger),
    )


def _market(scene: Scene, *, is_stranger: bool) -> Window:
    site, pictures = scene.site(), scene.address()
    known, stranger = scene.address(), scene.address()
    operator = stranger if is_stranger else known
    return Window(
        "approval_for_all",
        _("You put your pictures up for sale at %(site)s. It must be able to hand them over when one is sold.")
        % {"site": site.name},
        (*_whose(site.name, known), *_site(site.host)),
        scene.call(pictures, APPROVE_ALL, operator, True),
        scene.context(site.host, contracts=_pictures(pictures), names={known.lower(): site.name}, fee=scene.fee()),
        _("This is a large right, but you want to sell, and it goes to the market that you chose. Take it back later.")
        if not is_stranger
        else _("The right goes to an address that is not the market’s. Your pictures would be gone, and not be sold."),
        () if not is_stranger else (operator,),
    )


def _reason(token: Token, amount: int, *, is_endless: bool, is_stranger: bool) -> str:
    if is_endless:
        return _("You need %(amount)d, and it asks for all of them, for ever. Refuse, and set the amount yourself.") % {
            "amount": amount
        }
    if is_stranger:
        return _("The amount is right, but the right goes to an address that is not the one you know.")
    return _("It is exactly %(amount)d %(token)s, for the contract that you know.") % {
        "amount": amount,
        "token": token.symbol,
    }


def _signs_of_it(spender: str, *, is_endless: bool, is_stranger: bool) -> tuple[str, ...]:
    return (_("unlimited"),) if is_endless else (spender,) if is_stranger else ()


def _permit_request(scene: Scene, token: Token, spender: str, units: int, deadline: int) -> Request:
    message = {
        "owner": scene.account,
        "spender": spender,
        "value": str(units),
        "nonce": str(scene.random.randint(0, 9)),
        "deadline": str(deadline),
    }
    domain = {
        "name": f"{token.symbol} token",
        "version": "1",
        "chainId": scene.context("").chain_id,
        "verifyingContract": token.address,
    }
    asked = {"types": _PERMIT, "primaryType": "Permit", "domain": domain, "message": message}
    return Request("eth_signTypedData_v4", [scene.account, asked])


def _knowing(token: Token) -> dict[str, Any]:
    return {"contracts": {token.address.lower(): token.contract}}


def _pictures(address: str) -> dict[str, Any]:
    return {address.lower(): {"name": _("Your pictures")}}


def _whose(name: str, address: str) -> tuple[tuple[str, str], ...]:
    return ((_("The contract of %(site)s, from its handbook") % {"site": name}, address),)


def _site(host: str) -> tuple[tuple[str, str], ...]:
    return ((_("The site, as you know it"), host),)


def _in_units(token: Token, amount: int) -> tuple[tuple[str, str], ...]:
    name = _("%(amount)d %(token)s in smallest units") % {"amount": amount, "token": token.symbol}
    return ((name, str(token.units(amount))),)

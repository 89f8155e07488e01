"""Windows in which a message is signed: to sign in, or blindly."""

from django.utils.translation import gettext as _

from chain.interactives.signing_room.scene import Scene, like_host
from chain.interactives.signing_room.window import SITE, TITLE, Request, Window


def signs_in(scene: Scene) -> Window:
    site = scene.site()
    return Window(
        "sign_in",
        _("You want to sign in at %(site)s. You opened it from your bookmarks.") % {"site": site.name},
        _site_you_know(site.name, site.host),
        scene.sign_in(site.host),
        scene.context(site.host),
        _("The site, the first line and the URI name the same host, and the sentence only signs you in."),
    )


def signs_in_elsewhere(scene: Scene) -> Window:
    site, advert = scene.site(), scene.advert()
    return Window(
        "sign_in",
        _("A link in a chat promises a gift from %(site)s. The page looks right, and asks you to sign in.")
        % {"site": site.name},
        _site_you_know(site.name, site.host),
        scene.sign_in(site.host),
        scene.context(advert),
        _("The message opens %(host)s, but %(page)s asks for it. Whoever runs that page would be signed in as you.")
        % {"host": site.host, "page": advert},
        (f"{site.host} wants you", SITE),
    )


def says_more(scene: Scene) -> Window:
    site = scene.site()
    statement = scene.random.choice(
        (
            "Sign in. The holder of this note may take what my account holds.",
            "Sign in, and let this desk spend my tokens for me from now on.",
            "Sign in. I give the keeper of this note the right to act for me.",
        )
    )
    return Window(
        "sign_in",
        _("You want to sign in at %(site)s. You opened it from your bookmarks.") % {"site": site.name},
        _site_you_know(site.name, site.host),
        scene.sign_in(site.host, statement=statement),
        scene.context(site.host),
        _("The host is right, but the sentence gives somebody a right. Even a site that you know can be broken into."),
        (statement,),
    )


def names_another_uri(scene: Scene) -> Window:
    site, advert = scene.site(), scene.advert()
    return Window(
        "sign_in",
        _("You want to sign in at %(site)s. You opened it from your bookmarks.") % {"site": site.name},
        _site_you_know(site.name, site.host),
        scene.sign_in(site.host, uri=f"https://{advert}/in"),
        scene.context(site.host),
        _("The URI belongs to %(host)s. A sign-in message names one site, and names it twice.") % {"host": advert},
        (f"URI: https://{advert}",),
    )


def knows_the_host(scene: Scene) -> Window:
    site = scene.site()
    return Window(
        "lookalike_domain",
        _("You look up %(site)s with a search engine, take the first hit, and press “Sign in”.") % {"site": site.name},
        _site_you_know(site.name, site.host),
        scene.sign_in(site.host),
        scene.context(site.host),
        _("Letter by letter, it is the host that you know."),
    )


def looks_like_the_host(scene: Scene) -> Window:
    site = scene.site()
    host = like_host(scene.random, site.host)
    return Window(
        "lookalike_domain",
        _("You look up %(site)s with a search engine, take the first hit, and press “Sign in”.") % {"site": site.name},
        _site_you_know(site.name, site.host),
        scene.sign_in(host),
        scene.context(host),
        _("%(false)s is not %(true)s. The message fits the page, so your wallet has nothing to warn you of.")
        % {"false": host, "true": site.host},
        (SITE, host),
    )


def signs_words(scene: Scene) -> Window:
    person, site = scene.person(), scene.site()
    text = scene.random.choice(
        (
            f"I, holder of this address, join the savings group of {person}. This moves nothing.",
            f"This address is mine, and {person} asked me to say so. This moves nothing.",
            f"I vote for {person} as keeper of the minutes. This moves nothing.",
        )
    )
    return Window(
        "blind_hash",
        _("%(person)s asks your group to sign one sentence, so that all see whose address is whose.")
        % {"person": person},
        (*_site_you_know(site.name, site.host), (_("The sentence, as it was read out"), text)),
        Request("personal_sign", [text, scene.account]),
        scene.context(site.host),
        _("You can read every word, and the words give nobody a right."),
    )


def signs_a_hash(scene: Scene) -> Window:
    site = scene.site()
    return Window(
        "blind_hash",
        scene.random.choice(
            (
                _("%(site)s wants to check that the address is yours. It says that a short code is enough."),
                _("A helper in the chat of %(site)s wants to mend your account. You shall confirm a code."),
            )
        )
        % {"site": site.name},
        _site_you_know(site.name, site.host),
        Request("personal_sign", [hash_ := scene.hash(), scene.account]),
        scene.context(site.host),
        _("32 bytes are the hash of something. Nobody can read of what: it may be a payment of yours."),
        (hash_[:20], TITLE),
    )


def signs_unseen(scene: Scene) -> Window:
    site, advert = scene.site(), scene.advert()
    return Window(
        "blind_hash",
        _("A page offers to find lost coins of %(site)s. To look for yours, it needs “a quick signature”.")
        % {"site": site.name},
        _site_you_know(site.name, site.host),
        Request("eth_sign", [scene.account, hash_ := scene.hash()]),
        scene.context(advert),
        _("This is the oldest way to sign: any bytes, a whole transaction too. Good wallets no longer offer it."),
        (hash_[:20], TITLE, SITE),
    )


def calls_unknown(scene: Scene) -> Window:
    site, contract = scene.site(), scene.address()
    data = "0x" + bytes([0xDE, *scene.random.randbytes(3)]).hex() + scene.random.randbytes(64).hex()
    return Window(
        "blind_hash",
        _("You are one of three who guard the money of a group. The page says: “Monthly payment, please confirm.”"),
        (*_site_you_know(site.name, site.host), (_("The contract of the group"), contract)),
        scene.transaction(contract, data=data),
        scene.context(site.host, contracts={contract.lower(): {"name": _("Group safe")}}, fee=scene.fee()),
        _("The page says “payment”, the wallet says: nobody can read this. Believe the wallet, and ask the other two."),
        (data[:10], data[:40], TITLE),
    )


def _site_you_know(name: str, host: str) -> tuple[tuple[str, str], ...]:
    return ((_("%(site)s, as you know it") % {"site": name}, host),)

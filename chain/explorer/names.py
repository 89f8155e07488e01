"""Who stands behind an address, where the platform knows it and may say so."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.db.models import Exists, OuterRef, Q, Value
from django.utils.translation import gettext as _
from eth_utils.address import to_checksum_address

from chain.models import ChainLife, ChainSigner, ContractDeployment
from chain.networks import practice_network
from learning.models import User

NOBODY: Final = "0x" + "0" * 40
# In the place of a learner's id.
_SIGNER: Final = 0
_CONTRACT: Final = -1


@dataclass(frozen=True)
class Name:
    """`username` of a learner whose profile may be opened, empty for what is the school's."""

    words: str
    username: str = ""


def names_of(addresses: Iterable[str | None], *, viewer_id: int | None) -> dict[str, Name]:
    """By address in small letters, in one query. Of learners only those with a public profile, and the viewer."""
    wanted = [to_checksum_address(each) for each in {*addresses} if each]
    chain_id = practice_network().chain_id
    public = Q(profile_public=True, is_active=True) | Q(pk=viewer_id)
    people = User.objects.filter(public, evm_address__in=wanted).values_list("pk", "username", "evm_address")
    signers = ChainSigner.objects.filter(chain_id=chain_id, address__in=wanted)
    # The same account makes contracts at the same addresses in each life of the chain.
    later = ChainLife.objects.filter(chain_id=chain_id, epoch__gt=0, began_at__gt=OuterRef("deployed_at"))
    contracts = ContractDeployment.objects.filter(~Exists(later), chain_id=chain_id, address__in=wanted)
    ours = {_SIGNER: _("the school’s account"), _CONTRACT: _("the school’s certificate contract")}
    found = people.union(
        signers.values_list(Value(_SIGNER), Value(""), "address"),
        contracts.values_list(Value(_CONTRACT), Value(""), "address"),
        all=True,
    )
    names = {NOBODY: Name(_("the zero address, which is nobody’s"))}
    for number, username, address in found:
        words = ours.get(number) or (_("you") if number == viewer_id else username)
        names[str(address).lower()] = Name(words, username)
    return names

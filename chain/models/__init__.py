from chain.models.badge_minting import BadgeMinting
from chain.models.certificate import NftCertificate
from chain.models.challenge import SignInChallenge
from chain.models.credential_status import CredentialStatus
from chain.models.deployment import ContractDeployment
from chain.models.faucet import FaucetRequest
from chain.models.replaced import ReplacedCertificate
from chain.models.signer import ChainSigner
from chain.models.token import SoulboundToken
from chain.models.transaction import Transaction
from chain.models.trouble import ChainTrouble

__all__ = [
    "BadgeMinting",
    "ChainSigner",
    "ChainTrouble",
    "ContractDeployment",
    "CredentialStatus",
    "FaucetRequest",
    "NftCertificate",
    "ReplacedCertificate",
    "SignInChallenge",
    "SoulboundToken",
    "Transaction",
]

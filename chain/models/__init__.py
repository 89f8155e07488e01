from chain.models.badge_minting import BadgeMinting
from chain.models.certificate import NftCertificate
from chain.models.challenge import SignInChallenge
from chain.models.class_budget import ClassBudget
from chain.models.credential_status import CredentialStatus
from chain.models.deployment import ContractDeployment
from chain.models.evidence import CertificateEvidence
from chain.models.explorer import ExplorerBlock, ExplorerLog, ExplorerPosition, ExplorerTransaction
from chain.models.faucet import FaucetRequest
from chain.models.life import ChainLife
from chain.models.practical import PracticalAttempt, PracticalClaim, PracticalInstance, PracticalNote
from chain.models.replaced import ReplacedCertificate
from chain.models.signer import ChainSigner
from chain.models.token import SoulboundToken
from chain.models.transaction import Transaction
from chain.models.trouble import ChainTrouble

__all__ = [
    "BadgeMinting",
    "CertificateEvidence",
    "ChainLife",
    "ChainSigner",
    "ChainTrouble",
    "ClassBudget",
    "ContractDeployment",
    "CredentialStatus",
    "ExplorerBlock",
    "ExplorerLog",
    "ExplorerPosition",
    "ExplorerTransaction",
    "FaucetRequest",
    "NftCertificate",
    "PracticalAttempt",
    "PracticalClaim",
    "PracticalInstance",
    "PracticalNote",
    "ReplacedCertificate",
    "SignInChallenge",
    "SoulboundToken",
    "Transaction",
]

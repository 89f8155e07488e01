from chain.models.certificate import NftCertificate
from chain.models.challenge import SignInChallenge
from chain.models.faucet import FaucetRequest
from chain.models.transaction import Transaction

__all__ = ["FaucetRequest", "NftCertificate", "SignInChallenge", "Transaction"]

from django.urls import path

from chain.views import (
    badges,
    certificate,
    certificates,
    faucet,
    issuer_keys,
    signin,
    tokens,
    transactions,
    verification,
    wallet,
)

app_name = "chain"
urlpatterns = [
    path("signin/", signin.signin, name="signin"),
    path("signin/challenge/", signin.signin_challenge, name="signin-challenge"),
    path("signin/verify/", signin.signin_verify, name="signin-verify"),
    path("account/wallet/", wallet.wallet_change, name="wallet-change"),
    path("account/wallet/challenge/", wallet.wallet_challenge, name="wallet-challenge"),
    path("signout/", signin.signout, name="signout"),
    path("faucet/", faucet.faucet, name="faucet"),
    path("faucet/requests/", faucet.faucet_requests, name="faucet-requests"),
    path("transactions/", transactions.transactions, name="transactions"),
    path("transactions/export.csv", transactions.transactions_export, name="transactions-export"),
    path("transactions/<int:pk>/", transactions.transaction, name="transaction"),
    path("certificates/", certificates.certificates, name="certificates"),
    path("certificates/courses/<slug:course_slug>/", certificates.course_certificate, name="course-certificate"),
    path("certificates/<str:code>.svg", certificate.certificate_picture, {"kind": "svg"}, name="certificate-picture"),
    path("certificates/<str:code>.png", certificate.certificate_picture, {"kind": "png"}, name="certificate-png"),
    path("certificates/<str:code>.pdf", certificate.certificate_picture, {"kind": "pdf"}, name="certificate-pdf"),
    path("certificates/<str:code>.json", certificate.certificate_metadata, name="certificate-metadata"),
    path("certificates/<str:code>/", certificate.certificate, name="certificate"),
    path("certificates/<str:code>/reissue/", certificates.certificate_reissue, name="certificate-reissue"),
    path("certificates/<str:code>/credential.json", certificate.certificate_credential, name="certificate-credential"),
    path("certificates/tokens/<int:deployment_id>/<int:serial>", tokens.token_metadata, name="token-metadata"),
    path("badges/minting/", badges.badge_minting, name="badge-minting"),
    path("verify/", verification.certificate_verify, name="verify"),
    path(".well-known/did.json", issuer_keys.did, name="did"),
    path(".well-known/jwks.json", issuer_keys.jwks, name="jwks"),
]

from django.urls import path

from chain.views import signin, wallet

app_name = "chain"
urlpatterns = [
    path("signin/", signin.signin, name="signin"),
    path("signin/challenge/", signin.signin_challenge, name="signin-challenge"),
    path("signin/verify/", signin.signin_verify, name="signin-verify"),
    path("account/wallet/", wallet.wallet_change, name="wallet-change"),
    path("account/wallet/challenge/", wallet.wallet_challenge, name="wallet-challenge"),
    path("signout/", signin.signout, name="signout"),
]

from django.test import Client

from learning.models import User


def test_the_admin_opens_by_password_alone_whoever_owns_the_wallet(ada: User) -> None:
    by_wallet = Client()
    by_wallet.force_login(ada, backend="chain.signin.backend.WalletBackend")
    assert by_wallet.get("/admin/").headers["Location"].startswith("/admin/login/")
    assert by_wallet.get("/dashboard/").status_code == 200

    by_password = Client()
    by_password.post("/admin/login/", {"username": "ada", "password": "not-a-real-password"})
    assert by_password.get("/admin/").status_code == 200

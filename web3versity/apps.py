from django.apps import AppConfig


class Web3VersityConfig(AppConfig):
    name = "web3versity"

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class Web3VersityConfig(AppConfig):
    name = "web3versity"


class StaffAdminConfig(AdminConfig):
    default_site = "web3versity.staff_site.StaffSite"

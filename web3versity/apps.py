from django.apps import AppConfig, apps
from django.contrib.admin.apps import AdminConfig
from django.db.models.signals import post_migrate

from web3versity.celery import app as celery_app


class Web3VersityConfig(AppConfig):
    name = "web3versity"

    def ready(self) -> None:
        # Here and not in the settings: it names tasks by what they are, which can be imported only now.
        # Imported for their receivers.
        import web3versity.logs.sign_ins
        import web3versity.logs.statements  # noqa: F401
        from settings.attention import register_watcher
        from web3versity.beat_schedule import BEAT_SCHEDULE
        from web3versity.role_groups import create_role_groups
        from web3versity.watchers.csp import CSP
        from web3versity.watchers.disk import DISK
        from web3versity.watchers.redis_room import REDIS
        from web3versity.watchers.workers import WORKERS

        celery_app.conf.beat_schedule = BEAT_SCHEDULE
        for watcher in (WORKERS, REDIS, DISK, CSP):
            register_watcher(watcher)
        # The last one that is told of a migrate after the permissions of all rooms are there: this app has no models,
        # and is told of none.
        last = apps.get_app_config("contenttypes")
        post_migrate.connect(create_role_groups, sender=last, dispatch_uid="web3versity.create_role_groups")


class StaffAdminConfig(AdminConfig):
    default_site = "web3versity.staff_site.StaffSite"

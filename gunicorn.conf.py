"""How gunicorn serves the site: threads with kept database connections, settings from the environment alone."""

import gc
import multiprocessing
import os
from pathlib import Path
from typing import Any

from web3versity.environment import env, read_site_url
from web3versity.logs import formatters

DEBUG = env.bool("DEBUG", default=False)
PROJECT_DIR = Path(__file__).resolve().parent

wsgi_app = "web3versity.wsgi:application"
bind = f"0.0.0.0:{env.int('PORT', default=8000)}"
# A thread keeps its database connection, so WEB_CONCURRENCY x WEB_THREADS is what PostgreSQL must grant.
# Slow clients wait in its poller (decision 015); how many, those in threads included.
worker_class = "web3versity.gunicorn_worker.BufferingWorker"
worker_connections = 800
workers = env.int("WEB_CONCURRENCY", default=1 if DEBUG else min(2 * multiprocessing.cpu_count() + 1, 8))
threads = env.int("WEB_THREADS", default=4)
timeout = 30
graceful_timeout = 20
keepalive = 5
# Workers are renewed in turn, which bounds what a leak could cost.
max_requests = 0 if DEBUG else 20_000
max_requests_jitter = 2_000
# The heartbeat file in memory: on a slow disk a healthy worker would be taken for dead.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108

# Nothing uses it, and two sites of one user would quarrel about its file.
control_socket_disable = True

reload = DEBUG
reload_extra_files = [str(path) for path in (PROJECT_DIR / "templates").rglob("*.html")] if DEBUG else []

loglevel = env.str("LOG_LEVEL", default="INFO").lower()
accesslog = None if DEBUG else "-"
logconfig_dict = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "lines": formatters.PLAIN if DEBUG else formatters.JSON,
        "access": {"()": "web3versity.logs.access.AccessLogFormatter"},
    },
    "handlers": {
        "errors": {"class": "logging.StreamHandler", "formatter": "lines"},
        "access": {"class": "logging.StreamHandler", "formatter": "access", "stream": "ext://sys.stdout"},
    },
    "root": {"handlers": ["errors"], "level": loglevel.upper()},
    "loggers": {
        "gunicorn.error": {"handlers": ["errors"], "level": loglevel.upper(), "propagate": False},
        # With DEBUG errors and warnings are what matters, and the toolbar tells about the rest.
        "gunicorn.access": {"handlers": ["access"], "level": "WARNING" if DEBUG else "INFO", "propagate": False},
    },
}


def when_ready(server: Any) -> None:
    """Name the address that sign-in is bound to, not the one gunicorn listens on. `make run` does so itself."""
    if not DEBUG:
        server.log.info("The site is open at %s", read_site_url())


def worker_exit(_server: Any, _worker: Any) -> None:
    """What it has counted since is not lost with it."""
    from web3versity.metrics.counts import hand_on

    hand_on()


def post_worker_init(_worker: Any) -> None:
    """What was loaded stays until the process ends: looking through it for garbage would hold up a page for 200 ms."""
    gc.collect()
    gc.freeze()

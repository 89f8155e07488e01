"""Django settings of the server that is measured: the site's own as deployed, in the benchmark's database."""

import os

from web3versity.settings import *  # noqa: F403
from web3versity.settings import DATABASES, VAR_DIR

ROOT_URLCONF = "web3versity.bench.urls"
DATABASES["default"]["NAME"] = os.environ["BENCH_DATABASE"]
# As in broker.py, for the server.
CELERY_BROKER_URL = "memory://localhost/"
STATIC_ROOT = VAR_DIR / "bench" / "static"

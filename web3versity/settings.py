"""Django settings, read from the environment alone (see .env.example for every variable).

What admins may change while the site runs is not here but in the app `settings` (table platform_settings).
"""

from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import django_stubs_ext
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from chain.networks import DEVNET_CHAIN_ID, network_named
from web3versity.database.limits import Limits, Process
from web3versity.devserver import addresses
from web3versity.environment import (
    env,
    read_mail_sender,
    read_mail_server,
    read_networks,
    read_replica_max_lag,
    read_security_contact,
    read_site_url,
    require_secret_key,
)
from web3versity.logs.formatters import FILTERS, JSON, PLAIN

# Lets classes such as ModelAdmin[Course] name their type at run time too.
django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = addresses.var_dir()

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = require_secret_key()
SITE_URL = read_site_url()
SITE_HOST = urlsplit(SITE_URL).netloc
SECURITY_CONTACT = read_security_contact()
USES_HTTPS = SITE_URL.startswith("https://")

ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS",
    default=[urlsplit(SITE_URL).hostname or "localhost", *(["localhost", "127.0.0.1"] if DEBUG else [])],
)
CSRF_TRUSTED_ORIGINS = [SITE_URL]

# django-htmx serves as middleware alone: as an app it would only add scripts of its own, and htmx is vendored.
INSTALLED_APPS = [
    "web3versity.apps.Web3VersityConfig",
    "chain",
    "gamification",
    "community",
    "learning",
    "settings",
    "web3versity.apps.StaffAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "django.forms",
    "csp",
]
if DEBUG:
    INSTALLED_APPS.append("benchmarks")
# Beside a page: its queries, cache and signals. An installation without the development requirements does without.
DEBUG_TOOLBAR = DEBUG and find_spec("debug_toolbar") is not None
if DEBUG_TOOLBAR:
    INSTALLED_APPS.append("debug_toolbar")

MIDDLEWARE = [
    "web3versity.logs.request_id.RequestIdMiddleware",
    "web3versity.middleware.measured.MeasuredMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "web3versity.middleware.methods.KnownMethodsMiddleware",
    "web3versity.middleware.kept_pages.KeptPagesMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "web3versity.middleware.reporting.ReportingEndpointsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "web3versity.middleware.normalized_input.NormalizedInputMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "web3versity.middleware.private_pages.PrivatePagesMiddleware",
    "learning.accounts.session_log.SessionLogMiddleware",
    "web3versity.middleware.time_zone.TimezoneMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "web3versity.middleware.fragments.FragmentMiddleware",
    "web3versity.middleware.kept_forms.KeptFormMiddleware",
    "settings.maintenance.MaintenanceMiddleware",
    "web3versity.middleware.staff_pages.StaffPagesMiddleware",
]

if DEBUG:
    MIDDLEWARE.append("web3versity.devserver.friendly_404.FriendlyNotFoundMiddleware")
if DEBUG_TOOLBAR:
    # After those that pack the answer, and before the policy is written, in which its scripts have a nonce.
    _place = MIDDLEWARE.index("csp.middleware.CSPMiddleware") + 1
    MIDDLEWARE.insert(_place, "debug_toolbar.middleware.DebugToolbarMiddleware")
    INTERNAL_IPS = ["127.0.0.1", "::1"]
    # A page that htmx has put in place keeps the toolbar it has.
    DEBUG_TOOLBAR_CONFIG = {"ROOT_TAG_EXTRA_ATTRS": "hx-preserve", "SHOW_COLLAPSED": True}

ROOT_URLCONF = "web3versity.urls"
WSGI_APPLICATION = "web3versity.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

# Fields come from templates/django/forms/, where what is written runs its own way.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- Data -----------------------------------------------------------------------------------------------------

_database: dict[str, Any] = env.db_url_config(env.str("DATABASE_URL", default="") or addresses.database_url())
DATABASES = {
    "default": {
        **_database,
        # Django's, with patience that ends.
        "ENGINE": "web3versity.database.backend",
        # A kept connection is worth 2.6 times; a health check costs a round trip only after a pause.
        "CONN_MAX_AGE": env.int("CONN_MAX_AGE", default=60),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "application_name": "web3versity",
            # PostgreSQL's own library takes less than two for two.
            "connect_timeout": env.int("DATABASE_CONNECT_TIMEOUT", default=3),
            # Milliseconds after which a cut network counts as such.
            "tcp_user_timeout": 10_000,
            **_database.get("OPTIONS", {}),
        },
    }
}
# Seconds, 0 without end: for one statement, for one lock, for a transaction in which nothing is asked. Commands such
# as `migrate` have none of them.
DATABASE_LIMITS = {
    Process.WEB: Limits(
        statement=env.int("WEB_STATEMENT_TIMEOUT", default=10),
        lock=env.int("WEB_LOCK_TIMEOUT", default=5),
        idle=env.int("WEB_IDLE_TIMEOUT", default=30),
    ),
    Process.TASK: Limits(
        statement=env.int("TASK_STATEMENT_TIMEOUT", default=300),
        lock=env.int("TASK_LOCK_TIMEOUT", default=60),
        idle=env.int("TASK_IDLE_TIMEOUT", default=300),
    ),
}
# Behind PgBouncer in transaction mode a connection begins without them (docs/decisions/034).
DATABASE_POOLED = env.bool("DATABASE_POOLED", default=False)
# There a cursor that outlives its transaction belongs to somebody else by the next question (docs/decisions/036).
DATABASES["default"]["DISABLE_SERVER_SIDE_CURSORS"] = DATABASE_POOLED
# A copy that PostgreSQL keeps by streaming, read by pages that may lag (web3versity/replica/, docs/decisions/035).
_replica_url = env.str("DATABASE_REPLICA_URL", default="")
# Seconds: what it has not replayed since longer makes it unfit to read from.
REPLICA_MAX_LAG = read_replica_max_lag()
if _replica_url:
    _replica: dict[str, Any] = env.db_url_config(_replica_url)
    DATABASES["replica"] = {
        **DATABASES["default"],
        **_replica,
        "ENGINE": DATABASES["default"]["ENGINE"],
        "OPTIONS": {**DATABASES["default"]["OPTIONS"], **_replica.get("OPTIONS", {})},
        "TEST": {"MIRROR": "default"},
    }
    DATABASE_ROUTERS = ["web3versity.replica.router.ReplicaRouter"]
    # The innermost, as it calls the view itself.
    MIDDLEWARE.append("web3versity.middleware.replica.ReplicaMiddleware")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.str("REDIS_URL", default="") or addresses.redis_url()
# Which of chain/networks.py; it brings the defaults of the next three.
CHAIN_NETWORK = env.str("CHAIN_NETWORK", default="") or "devnet"
_network = network_named(CHAIN_NETWORK)
# The platform's own devnet. With CHAIN_NETWORK=devnet it is the credential network as well.
PRACTICE_RPC_URL = env.str("PRACTICE_RPC_URL", default="") or addresses.chain_rpc_url()
PRACTICE_CHAIN_ID = env.int("PRACTICE_CHAIN_ID", default=DEVNET_CHAIN_ID)
CHAIN_RPC_URL = env.str("CHAIN_RPC_URL", default="") or _network.rpc_url or PRACTICE_RPC_URL
CHAIN_MIRROR_URL = env.str("CHAIN_MIRROR_URL", default="") or _network.mirror_url
CHAIN_ID = env.int("CHAIN_ID", default=PRACTICE_CHAIN_ID if _network.is_ours else _network.chain_id)
if _network.is_ours and env.str("PRACTICE_RPC_URL", default="") not in ("", CHAIN_RPC_URL):
    raise ImproperlyConfigured("With CHAIN_NETWORK=devnet there is one network: set PRACTICE_RPC_URL or CHAIN_RPC_URL.")
if CHAIN_ID == PRACTICE_CHAIN_ID and not _network.is_ours:
    raise ImproperlyConfigured(f"PRACTICE_CHAIN_ID must not be {CHAIN_ID}, which is the chain id of {CHAIN_NETWORK}.")
# The accounts that pay and mint, separated by commas; the first one mints. Checked by workers, never shown.
OPERATOR_PRIVATE_KEYS = env.list("OPERATOR_PRIVATE_KEYS", default=[])
# Those of the practice network. Unset, they are derived from SECRET_KEY: everybody knows anvil's own.
PRACTICE_PRIVATE_KEYS = env.list("PRACTICE_PRIVATE_KEYS", default=[])
# Signs credentials: the 32-byte Ed25519 seed in base 64 (docs/credentials.md). Never shown.
CREDENTIAL_SIGNING_KEY = env.str("CREDENTIAL_SIGNING_KEY", default="")

# --- People ---------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "learning.User"
# The first checks passwords, for staff; the second marks the sessions of wallets.
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend", "chain.signin.backend.WalletBackend"]
# Staff show a code of an app beside their password. On one's own machine the first admin works at once.
STAFF_NEEDS_SECOND_FACTOR = env.bool("STAFF_NEEDS_SECOND_FACTOR", default=not DEBUG)
# Lessons ask for the time that the quickest need (learning/pace/). Whoever builds the site may click through them.
LEARNING_TAKES_TIME = env.bool("LEARNING_TAKES_TIME", default=True)
LOGIN_URL = "chain:signin"
LOGIN_REDIRECT_URL = "dashboard"
LOGOUT_REDIRECT_URL = "home"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "web3versity.password_words.NoSiteWords"},
]

# Sessions live in PostgreSQL, so that a lost Redis signs nobody out.
SESSION_COOKIE_AGE = 30 * 24 * 60 * 60
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True

# --- Mail -----------------------------------------------------------------------------------------------------

_mail = read_mail_server()
# Without a server the site sends none and offers none; with DEBUG mails are files to look at.
SENDS_MAIL = bool(_mail) or DEBUG
_unset = f"django.core.mail.backends.{'filebased' if DEBUG else 'dummy'}.EmailBackend"
EMAIL_BACKEND = _mail.get("EMAIL_BACKEND", _unset)
EMAIL_FILE_PATH = _mail.get("EMAIL_FILE_PATH") or str(VAR_DIR / "mail")
EMAIL_HOST = _mail.get("EMAIL_HOST") or "localhost"
EMAIL_PORT = _mail.get("EMAIL_PORT", 25)
EMAIL_HOST_USER = _mail.get("EMAIL_HOST_USER") or ""
EMAIL_HOST_PASSWORD = _mail.get("EMAIL_HOST_PASSWORD") or ""
EMAIL_USE_TLS = bool(_mail.get("EMAIL_USE_TLS"))
EMAIL_USE_SSL = bool(_mail.get("EMAIL_USE_SSL"))
# Seconds: a server that does not answer is asked again at the next knock.
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = read_mail_sender(urlsplit(SITE_URL).hostname or "localhost")

# --- Tasks ----------------------------------------------------------------------------------------------------

CELERY_BROKER_URL = addresses.celery_broker_url(REDIS_URL)
CELERY_TASK_IGNORE_RESULT = True
# A worker killed in the middle gives its task back; every operation behind a task is safe to repeat.
CELERY_TASK_ACKS_LATE = True
# Grading has workers of its own, so that what takes long in the box holds up nothing else.
CELERY_TASK_ROUTES = {
    "learning.attempts.tasks.grade_submitted": {"queue": "grading"},
    "chain.practicals.tasks.compile_own_contract": {"queue": "grading"},
}
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# Workers wait for a queue that is away, however long that lasts.
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
# What lasts longer would be given to another worker, beside the first (visibility_timeout).
CELERY_TASK_TIME_LIMIT = 590
# A request must not wait for a queue that is away: the row is written, and the sweep sends what the queue missed.
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 600,
    "socket_timeout": 3,
    "socket_connect_timeout": 2,
    "max_retries": 0,
}
# One works, however many run, and looks up every second whether it is still the one.
CELERY_BEAT_SCHEDULER = "web3versity.beat:OneBeat"
CELERY_BEAT_MAX_LOOP_INTERVAL = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "UTC"

# --- Words and times ------------------------------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "web3versity.formats"
TIME_ZONE = "UTC"
USE_TZ = True

# --- Speed ----------------------------------------------------------------------------------------------------

# How long a visitor may be given a page that was made for another one, in seconds; 0: never (docs/decisions/040).
KEPT_PAGE_SECONDS = env.float("KEPT_PAGE_SECONDS", default=0 if DEBUG else 1)

# --- Files ----------------------------------------------------------------------------------------------------

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "web3versity.static_storage.StaticStorage"
    },
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
# Icons that browsers look for at the root of a site, whatever its pages say.
WHITENOISE_ROOT = BASE_DIR / "public"

# --- Safety ---------------------------------------------------------------------------------------------------

SECURE_SSL_REDIRECT = USES_HTTPS
# Load balancers ask for health over plain HTTP from inside the network.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$", r"^metrics$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("BEHIND_PROXY", default=False) else None
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if USES_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = USES_HTTPS
SECURE_HSTS_PRELOAD = USES_HTTPS
# With the prefix no other host and no page without TLS can set it (RFC 6265bis).
_of_this_host = "__Host-" if USES_HTTPS else ""
SESSION_COOKIE_NAME = f"{_of_this_host}sessionid"
CSRF_COOKIE_NAME = f"{_of_this_host}csrftoken"
SESSION_COOKIE_SECURE = USES_HTTPS
CSRF_COOKIE_SECURE = USES_HTTPS
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
# The form of a quiz with fifty questions has so many; what may be sent in all stays as small as it was.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
CSRF_FAILURE_VIEW = "web3versity.views.stale_token.csrf_failure"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        # Wallets announce their icons as data: URIs (EIP-6963).
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
        # Older browsers know the first, newer ones the second (web3versity/middleware/reporting.py).
        "report-uri": "/csp-report",
        "report-to": "csp",
    }
}

# --- Metrics --------------------------------------------------------------------------------------------------

# Who may read /metrics, and so whether anything is counted at all.
METRICS_NETWORKS = read_networks("METRICS_NETWORKS")

# --- Logs -----------------------------------------------------------------------------------------------------

LOG_LEVEL = env.str("LOG_LEVEL", default="INFO")
# What takes longer is told; 0 tells of none.
SLOW_REQUEST_SECONDS = env.float("SLOW_REQUEST_SECONDS", default=1.0)
SLOW_STATEMENT_SECONDS = env.float("SLOW_STATEMENT_SECONDS", default=0.5)
# Each statement then has a text of its own, and none that is prepared is used twice (docs/decisions/037).
SQL_COMMENTS = env.bool("SQL_COMMENTS", default=False)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lines": PLAIN if DEBUG else JSON},
    "filters": FILTERS,
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "lines", "filters": list(FILTERS)}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    "loggers": {
        # Without the handlers that Django gives it, which would say everything twice.
        "django": {"level": LOG_LEVEL},
        # That a task was received: that it was done is said as well.
        "celery.worker.strategy": {"level": "WARNING"},
        "django.server": {"handlers": ["console"], "level": LOG_LEVEL, "propagate": False},
        # At DEBUG they write the node's address, which may hold a provider's key.
        "web3": {"level": "INFO"},
        "urllib3": {"level": "INFO"},
        # A hundred lines for each picture with letters in it.
        "fontTools": {"level": "WARNING"},
    },
}

# --- Errors ---------------------------------------------------------------------------------------------------

SENTRY_DSN = env.str("SENTRY_DSN", default="")
if SENTRY_DSN:
    from web3versity.error_reports import send_error_reports

    send_error_reports(SENTRY_DSN, environment=SITE_HOST)

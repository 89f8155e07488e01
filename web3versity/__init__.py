"""The project: settings, addresses, and what only whole-site pages know. No app imports it."""

from web3versity.celery import app as celery_app

__all__ = ("celery_app",)

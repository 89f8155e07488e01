"""The WSGI application that gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

from web3versity.database.limits import Process, serve_as

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "web3versity.settings")

serve_as(Process.WEB)
application = get_wsgi_application()

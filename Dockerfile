# The site as it runs for the public: the same image serves web, worker, beat and migrations (see compose.yaml).
FROM node:24-slim AS compilers
WORKDIR /compilers
COPY package.json package-lock.json ./
# Only the compiler and what it needs, at the versions of the lock file.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM python:3.11-slim

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /app

# Node runs the Solidity compiler, in the worker that grades.
COPY --from=node:24-slim /usr/local/bin/node /usr/local/bin/node
COPY --from=compilers /compilers/node_modules ./node_modules

COPY requirements.txt constraints.txt ./
RUN pip install --no-cache-dir --disable-pip-version-check -r requirements.txt -c constraints.txt

COPY . .
# The site is compiled, and static files are hashed and compressed, once, here; the key is needed to start Django and
# used for nothing.
RUN python -m compileall -q -j 0 . && SECRET_KEY=only-for-building-the-image-0123456789-abcdefghijklmnopqrstuvwxyz \
    python manage.py collectstatic --no-input --verbosity 0 \
    && useradd --system --uid 10001 --no-create-home web3versity \
    && chown -R web3versity var

USER web3versity
EXPOSE 8000
# With the site's own host name, as Django refuses others.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["python", "-c", "\
import os; from http.client import HTTPConnection; from urllib.parse import urlsplit; \
site = HTTPConnection('127.0.0.1', int(os.environ.get('PORT', '8000')), timeout=3); \
host = urlsplit(os.environ.get('SITE_URL', 'http://localhost:8000')).netloc; \
site.request('GET', '/healthz', headers={'Host': host}); \
raise SystemExit(site.getresponse().status != 200)"]
CMD ["gunicorn", "--config", "gunicorn.conf.py"]

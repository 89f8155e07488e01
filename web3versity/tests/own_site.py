"""A gunicorn of a test's own that serves the site as it is deployed, on whatever servers the test names."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import requests
from django.conf import settings

from web3versity.devserver.ports import free_port

# Of an answer, on a machine that is busy with other things.
PATIENCE = 60


@dataclass
class Site:
    url: str
    log: Path
    process: "subprocess.Popen[bytes]"

    def get(self, path: str, **cookies: str) -> requests.Response:
        return requests.get(f"{self.url}{path}", cookies=cookies, timeout=PATIENCE)

    def says(self, words: str) -> int:
        """How often its log has said so."""
        return self.log.read_text(errors="replace").count(words)


def run_python(program: str, **environment: str) -> str:
    """What a program says that runs with the site set up in another process."""
    words = f"import django\ndjango.setup()\n{program}"
    names = {"DJANGO_SETTINGS_MODULE": "web3versity.settings", **environment}
    command = [sys.executable, "-c", words]
    done = subprocess.run(  # noqa: S603
        command, cwd=settings.BASE_DIR, env=os.environ | names, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@contextmanager
def own_site(folder: Path, **environment: str) -> Iterator[Site]:
    """Open when this begins. `folder` is its VAR_DIR."""
    folder.mkdir(exist_ok=True)
    port = free_port()
    url = f"http://localhost:{port}"
    names = os.environ | {
        "REDIS_URL": settings.REDIS_URL,
        "CHAIN_RPC_URL": settings.CHAIN_RPC_URL,
        "SITE_URL": url,
        "VAR_DIR": str(folder),
        "WEB_CONCURRENCY": "1",
        "STAFF_NEEDS_SECOND_FACTOR": "false",
        "LEARNING_TAKES_TIME": "false",
        **environment,
    }
    if not (folder / "static").exists():
        collect = [sys.executable, "manage.py", "collectstatic", "--no-input", "-v0"]
        subprocess.run(collect, env=names, cwd=settings.BASE_DIR, check=True)  # noqa: S603
    command = [sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py", "--bind", f"127.0.0.1:{port}"]
    with (folder / f"site-{port}.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=settings.BASE_DIR, env=names, stdout=log, stderr=log)  # noqa: S603
        site = Site(url, Path(log.name), process)
        try:
            _wait_for(site)
            yield site
        finally:
            process.terminate()
            process.wait(timeout=PATIENCE)


def _wait_for(site: Site) -> None:
    while True:
        assert site.process.poll() is None, site.log.read_text(errors="replace")[-2000:]
        try:
            if requests.get(f"{site.url}/healthz", timeout=PATIENCE).ok:
                return
        except requests.ConnectionError:
            time.sleep(0.1)

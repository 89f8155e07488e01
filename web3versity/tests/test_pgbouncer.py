"""The site behind PgBouncer in transaction mode (docs/decisions/036)."""

import json
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests
from django.conf import settings

from web3versity.tests.own_pgbouncer import PROGRAM, own_pgbouncer
from web3versity.tests.own_postgres import own_postgres
from web3versity.tests.own_site import PATIENCE, Site, own_site, run_python

ROWS = 2_500
DOWNLOADS = 40
LEARNERS = 6
SCHOOL = f"""
from django.conf import settings
from django.test import Client
from chain.models import Transaction
from gamification.models import XpAward
from tests.builders import make_course, make_discussion, make_trusted_user
make_course("Keys", slug="keys", lessons=2)
amina = make_trusted_user("amina")
make_discussion(amina, title="An old thread")
XpAward.objects.bulk_create(XpAward(user=amina, amount=1, reason="adjustment", source=n) for n in range({ROWS}))
Transaction.objects.bulk_create(
    Transaction(user=amina, transaction_type="practice_transfer", chain_id=298, to_account=f"0x{{n:040x}}")
    for n in range({ROWS})
)
for person in (amina, *(make_trusted_user(f"learner-{{n}}") for n in range({LEARNERS}))):
    browser = Client()
    browser.force_login(person)
    print(browser.cookies[settings.SESSION_COOKIE_NAME].value)
"""


def test_nothing_that_ships_keeps_a_state_in_its_connection() -> None:
    """Of what PgBouncer in transaction mode hands to somebody else; what ends with the transaction is no trouble."""
    kept = re.compile(
        r"\.iterator\(|pg_(try_)?advisory_(un)?lock(_shared|_all)?\(|\bCREATE (LOCAL |GLOBAL )?TEMP|\bLISTEN \w"
        r"|\bPREPARE \w|\bSET (SESSION|ROLE|TIME ZONE|\w+_timeout)\b|set_config\([^)]*false\)|WITH HOLD"
    )
    rooms = ("chain", "community", "gamification", "learning", "settings", "web3versity")
    files = [path for room in rooms for path in (settings.BASE_DIR / room).rglob("*") if path.suffix in (".py", ".sql")]
    shipped = [path for path in files if not {"tests", "testing", "migrations"} & set(path.parts)]
    assert len(shipped) > 500
    found = {
        f"{path.relative_to(settings.BASE_DIR)}: {match[0]}"
        for path in shipped
        for match in kept.finditer(path.read_text(encoding="utf-8"))
    }
    assert not found


@pytest.mark.thorough
@pytest.mark.skipif(PROGRAM is None, reason="No pgbouncer on this machine: install the package pgbouncer.")
@pytest.mark.django_db
def test_downloads_are_whole_and_learners_learn_with_three_connections_for_all(tmp_path: Path) -> None:
    with (
        own_postgres(tmp_path / "server", migrated=True) as server,
        own_pgbouncer(server, connections=3) as url,
        own_site(tmp_path / "var", DATABASE_URL=url, DATABASE_POOLED="true", WEB_THREADS="8") as site,
        ThreadPoolExecutor(8) as people,
    ):
        amina, *others = run_python(SCHOOL, DATABASE_URL=url, DATABASE_POOLED="true").split()
        downloads = [people.submit(_download, site, amina, is_csv=bool(n % 2)) for n in range(DOWNLOADS)]
        lessons = [people.submit(_learn, site, session) for session in others]
        broken = [fault for fault in (download.result() for download in downloads) if fault]
        assert not broken, f"{len(broken)} of {DOWNLOADS} broke off: {broken[0]}"
        assert [lesson.result() for lesson in lessons] == [200] * LEARNERS
        assert server.run_sql(
            "SELECT count(*) FROM lesson_completions c JOIN courses k ON k.id = c.course_id WHERE k.slug = 'keys'"
        ) == [(2 * LEARNERS,)]
        assert server.run_sql("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'web3versity'")[0][0] <= 3
        assert site.says('"status": 500') == 0


def _download(site: Site, session: str, *, is_csv: bool) -> str:
    """What was wrong with it; "" for nothing."""
    try:
        answer = site.get("/transactions/export.csv" if is_csv else "/account/export/", sessionid=session)
        lines = len(answer.text.splitlines()) - 1 if is_csv else len(json.loads(answer.text)["xp_ledger"])
    except (requests.RequestException, ValueError) as error:
        return repr(error)
    return "" if lines == ROWS else f"{lines} of {ROWS} lines"


def _learn(site: Site, session: str) -> int:
    """Enrol, and complete the two lessons of the course: locks, triggers and points."""
    browser = requests.Session()
    browser.cookies.set("sessionid", session)
    page = browser.get(f"{site.url}/courses/keys/", timeout=PATIENCE)
    token = {"csrfmiddlewaretoken": str(browser.cookies["csrftoken"])}
    browser.post(f"{site.url}/courses/keys/enrol/", token, timeout=PATIENCE)
    status = page.status_code
    for slug in sorted(set(re.findall(r'"/courses/keys/([^/"]+)/"', page.text))):
        status = browser.post(f"{site.url}/courses/keys/{slug}/complete/", token, timeout=PATIENCE).status_code
    return status

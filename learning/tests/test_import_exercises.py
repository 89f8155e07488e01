"""A folder of exercises as a draft: incomplete as it comes, and nothing of it is lost where its author goes on."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from learning.imports.tests.building import run
from learning.imports.tests.stalls import MARKET
from learning.studio.importing import import_folder
from learning.studio.problems import problems_of
from learning.tests.studio import make_author
from learning.tests.test_studio_pages import form_data

pytestmark = pytest.mark.django_db


def test_exercises_become_a_draft_that_its_author_completes(client: Client, tmp_path: Path) -> None:
    bola = make_author()
    client.force_login(bola)
    draft = import_folder(folder=run(tmp_path, MARKET).folder, by=bola)
    lessons = {lesson.slug: lesson for lesson in draft.lessons.order_by("number")}
    assert [*lessons] == ["stall-fees", "queues-numbers", "a-last-one"]
    said = {str(problem) for problem in problems_of(draft)["stall-fees"]}
    for key in ("variants", "wrong", "debrief"):
        assert f'The key "{key}" is missing.' in said
    lesson = lessons["stall-fees"]
    page = reverse("learning:studio-lesson", args=[draft.course.slug, lesson.slug])
    assert "The largest stall." in client.get(page).content.decode()
    written = lesson.source
    assert client.post(page, form_data(lesson)).status_code == 302
    lesson.refresh_from_db()
    for key in ("goal", "steps", "stub", "reference"):
        assert lesson.source[key].strip() == written[key].strip()
    assert [one["run"] for one in lesson.source["checks"]] == [one["run"] for one in written["checks"]]

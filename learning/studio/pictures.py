"""The pictures of a course that is written here: added with words for whoever cannot see them, and taken out."""

from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from learning.content.limits import MOST_PICTURES
from learning.content.pictures.address import address_of
from learning.content.pictures.encoding import encode_picture
from learning.models import CourseDraft, LessonImage, User
from learning.studio.clean import as_written, slug_of
from learning.studio.errors import NotNow
from learning.studio.holding import hold_to_write

LONGEST_ALT: Final = 300
_FEWEST_LETTERS: Final = 5


def add_picture(*, draft: CourseDraft, data: bytes, alt: str, by: User) -> LessonImage:
    """A picture encoded anew; the same one again takes the new words. Takes a moment, before anything is locked.

    Raises PictureUnusable, NotYours, KeptInFiles, and NotNow with the reason.
    """
    words = " ".join(str(as_written(alt)).split())[:LONGEST_ALT]
    if len(words) < _FEWEST_LETTERS:
        raise NotNow(_("Say what the picture shows, for whoever cannot see it."))
    if any(sign in words for sign in "[]"):
        raise NotNow(_("Write these words without square brackets: they end where the picture begins."))
    picture = encode_picture(data)
    with transaction.atomic():
        held = hold_to_write(draft.pk, by)
        if held.course.images.count() >= MOST_PICTURES:
            raise NotNow(_("A course has at most %(most)d pictures.") % {"most": MOST_PICTURES})
        file_name = f"{slug_of(words, otherwise='picture')[:40].strip('-')}.webp"
        kept, _is_new = LessonImage.objects.update_or_create(
            course=held.course,
            name=picture.name,
            defaults={"alt": words},
            create_defaults={"alt": words, "data": picture.data, "file_name": file_name},
        )
        return kept


@transaction.atomic
def remove_picture(*, draft: CourseDraft, name: str, by: User) -> None:
    """Take a picture out that no lesson shows; one that is not there is no mistake.

    Raises NotYours, KeptInFiles, and NotNow where a lesson shows it: in the draft, or to learners.
    """
    held = hold_to_write(draft.pk, by)
    if "\0" in name:
        return
    address = address_of(name)
    shown = [str(lesson.source) for lesson in held.lessons.all()]
    shown += [str(content) for content in held.course.lessons.values_list("content", flat=True)]
    if any(address in words for words in shown):
        raise NotNow(_("A lesson shows this picture: take its line out there first."))
    held.course.images.filter(name=name).delete()

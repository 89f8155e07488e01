from learning.models import StaffAct
from settings.models import SettingChange
from web3versity.export.section import Section, same


def staff_sections(user_id: int) -> list[Section]:
    """What somebody did as staff, and what staff did about them: without the names of whoever else was in it."""
    acts = same("act", "about", "object_id")
    return [
        Section("acts_as_staff", StaffAct.objects.filter(actor=user_id), acts | same("words", "page", "at")),
        Section("acts_of_staff", StaffAct.objects.filter(person=user_id), acts | same("words", "at")),
        Section(
            "changed_settings",
            SettingChange.objects.filter(changed_by=user_id),
            same("setting_key", "old_value", "new_value", "changed_at"),
        ),
    ]

from community.models import DigestMail, EmailConfirmation, Notification, NotificationChoice
from web3versity.export.section import Section, same


def notification_sections(user_id: int) -> list[Section]:
    return [
        Section(
            "notifications",
            Notification.objects.filter(user=user_id),
            same("kind", "subject", "title", "url", "created_at", "happened_at", "read_at", "emailed_at"),
        ),
        Section("notification_choices", NotificationChoice.objects.filter(user=user_id), same("kind", "channel")),
        Section("daily_emails", DigestMail.objects.filter(user=user_id), same("day", "sent_at")),
        Section(
            "email_confirmations",
            EmailConfirmation.objects.filter(user=user_id),
            same("address", "sent_at", "ended_at"),
        ),
    ]

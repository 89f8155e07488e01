from django.urls import path

from community.views import notification_emails, notifications

app_name = "notifications"
urlpatterns = [
    path("", notifications.inbox, name="inbox"),
    path("read/", notifications.inbox_read, name="inbox-read"),
    path("<int:pk>/", notifications.notification, name="notification"),
    path("choices/", notifications.choices, name="choices"),
    path("address/", notification_emails.address, name="address"),
    path("address/remove/", notification_emails.address_remove, name="address-remove"),
    path("address/confirm/<str:token>/", notification_emails.address_confirm, name="address-confirm"),
    path("mailbox/<str:token>/", notification_emails.mailbox_block, name="mailbox-block"),
    path("unsubscribe/<str:token>/", notification_emails.unsubscribe_link, name="unsubscribe"),
]

from django.urls import path

from community.views import notification_mails, notifications

app_name = "notifications"
urlpatterns = [
    path("", notifications.inbox, name="inbox"),
    path("read/", notifications.inbox_read, name="inbox-read"),
    path("<int:pk>/", notifications.notification, name="notification"),
    path("choices/", notifications.choices, name="choices"),
    path("address/", notification_mails.address, name="address"),
    path("address/remove/", notification_mails.address_remove, name="address-remove"),
    path("address/confirm/<str:token>/", notification_mails.address_confirm, name="address-confirm"),
    path("unsubscribe/<str:token>/", notification_mails.unsubscribe_link, name="unsubscribe"),
]

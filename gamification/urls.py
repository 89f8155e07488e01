from django.urls import URLPattern

app_name = "gamification"
urlpatterns: list[URLPattern] = []

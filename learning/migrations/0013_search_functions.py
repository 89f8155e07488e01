"""What texts are found by, in every script: see docs/decisions/012-search.md."""

from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("learning", "0012_roles")]

    operations = [
        install(
            "learning",
            "search_fold",
            undo="DROP FUNCTION search_fold(text)",
            sha256="9657c8064b2e26c046bd618f369c0d926f221ca764560942b054112160b7e3a6",
        ),
        install(
            "learning",
            "search_words",
            undo="DROP FUNCTION search_words(text)",
            sha256="0a607c3636017376bc7653648b7d97766aad55f005d4d7fd23092a2e1492f8dc",
        ),
        install(
            "learning",
            "search_stem",
            undo="DROP FUNCTION search_stem(text, text)",
            sha256="c9a3330ee03a9afffc7a80f9727c92368ca6318d3331b221a0751f931f2af542",
        ),
        install(
            "learning",
            "search_tokens",
            undo="DROP FUNCTION search_tokens(text)",
            sha256="b5f08f669998455174b6546bb44a3c58393a212531f37ac3fd395251f64d32aa",
        ),
        install(
            "learning",
            "search_exact",
            undo="DROP TEXT SEARCH CONFIGURATION search_exact; DROP TEXT SEARCH DICTIONARY search_exact",
            sha256="dea7d40f5f5e967adc2f824c632f613ecaa57b80b5210ad0f6d3ffd8da97d5f2",
        ),
        install(
            "learning",
            "search_vector",
            undo="DROP FUNCTION search_vector(text, text, text)",
            sha256="b5a70665bf8fcbf3929527d2951af7bff61723722ce54947a91536322e19e8ff",
        ),
        install(
            "learning",
            "search_phrase",
            undo="DROP FUNCTION search_phrase(text)",
            sha256="aa3467fa15a9219ee342f7cb7470871fe6cc841c5564d0e5f0b3d3618f14d2b6",
        ),
        install(
            "learning",
            "search_all",
            undo="DROP FUNCTION search_all(text, boolean)",
            sha256="c6bbdabe437367f17b766ee223f60c2b354f9039ea3028d68f1ff915993d7207",
        ),
        install(
            "learning",
            "search_query",
            undo="DROP FUNCTION search_query(text)",
            sha256="09eeecd6b1c5d2c7d71f6491928dd985362a0407a18c78f53eccb204f637071e",
        ),
    ]

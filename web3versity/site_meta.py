"""What the landing page says of the school (learning/web/page_meta.py)."""

from django.urls import reverse
from django.utils.translation import gettext as _

from learning.courses.meta import site_preview
from learning.web.page_meta import SCHOOL, PageMeta, absolute, school_node


def home_meta() -> PageMeta:
    """With the school itself, and how its courses are searched."""
    description = _(
        "A free school for blockchains and the open web: read, practise on a test network, and prove what you know."
    )
    search = absolute(reverse("learning:catalog")) + "?q={search_term_string}"
    site = {
        "@type": "WebSite",
        "name": SCHOOL,
        "url": absolute("/"),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": search},
            "query-input": "required name=search_term_string",
        },
    }
    school = school_node() | {"description": description, "logo": absolute("/apple-touch-icon.png")}
    return PageMeta(
        title=_("Learn how blockchains work, by doing"),
        description=description,
        path=reverse("home"),
        picture=site_preview().picture(),
        data=[school, site],
    )

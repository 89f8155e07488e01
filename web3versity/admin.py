from django.contrib import admin
from django.utils.translation import gettext_lazy as _

admin.site.site_header = _("Web3Versity administration")
admin.site.site_title = _("Web3Versity")
admin.site.index_title = _("The school")

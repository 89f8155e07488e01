"""The site and the bare views beside it. Mounted by the benchmark's server alone."""

from django.urls import path

from benchmarks.harness import floors
from benchmarks.harness.bare import bare
from web3versity import urls as site

handler400, handler403, handler404, handler500 = site.handler400, site.handler403, site.handler404, site.handler500
urlpatterns = [
    path("bench/constant/", floors.constant),
    path("bench/rows/<int:count>/", floors.rows),
    path("bench/bare/<slug:name>/", bare),
    *site.urlpatterns,
]

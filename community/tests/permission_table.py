"""The table of permissions: for each state of a thread, what each request of each role comes to.

The asker wrote the thread and the answerer its reply; whoever is suspended wrote neither. Where the thread was merged,
the reply stands in the other one. Outcomes: ok, it is done or was so before; in, to the sign-in; no, the page is there
without these words; otherwise the status of the refusal: 403 not theirs, 404 not there for them, 422 not possible.
"""

from typing import Final

TABLE: Final = {
    "open": """
                     visitor    newcomer   learner    asker      answerer   suspended  moderator  admin
      read           ok         ok         ok         ok         ok         ok         ok         ok
      read reply     ok         ok         ok         ok         ok         ok         ok         ok
      answer         in         ok         ok         ok         ok         403        ok         ok
      vote           in         ok         ok         403        ok         403        ok         ok
      vote reply     in         ok         ok         ok         403        403        ok         ok
      edit           in         403        403        ok         403        403        ok         ok
      edit reply     in         403        403        403        ok         403        ok         ok
      delete         in         403        403        ok         403        403        403        403
      delete reply   in         403        403        403        ok         403        403        403
      accept         in         403        403        ok         403        403        ok         ok
      unaccept       in         403        403        ok         403        403        ok         ok
      follow         in         ok         ok         ok         ok         ok         ok         ok
      report         in         ok         ok         403        ok         403        ok         ok
      report reply   in         ok         ok         ok         403        403        ok         ok
      pin            in         403        403        403        403        403        ok         ok
      lock           in         403        403        403        403        403        ok         ok
      hide           in         403        403        403        403        403        ok         ok
      restore        in         403        403        403        403        403        ok         ok
      unsolve        in         403        403        403        403        403        ok         ok
      hide reply     in         403        403        403        403        403        ok         ok
      restore reply  in         403        403        403        403        403        ok         ok
      move           in         403        403        403        403        403        ok         ok
      merge          in         403        403        403        403        403        ok         ok
      unmerge        in         403        403        403        403        403        ok         ok
      suspend        in         403        403        403        403        403        ok         ok
      queue          in         403        403        403        403        403        ok         ok
      log            in         403        403        403        403        403        ok         ok
    """,
    "locked": """
                     visitor    newcomer   learner    asker      answerer   suspended  moderator  admin
      read           ok         ok         ok         ok         ok         ok         ok         ok
      read reply     ok         ok         ok         ok         ok         ok         ok         ok
      answer         in         403        403        403        403        403        ok         ok
      vote           in         403        403        403        403        403        ok         ok
      vote reply     in         403        403        403        403        403        ok         ok
      edit           in         403        403        403        403        403        ok         ok
      edit reply     in         403        403        403        403        403        ok         ok
      delete         in         403        403        ok         403        403        403        403
      delete reply   in         403        403        403        ok         403        403        403
      accept         in         403        403        403        403        403        ok         ok
      unaccept       in         403        403        403        403        403        ok         ok
      follow         in         ok         ok         ok         ok         ok         ok         ok
      report         in         ok         ok         403        ok         403        ok         ok
      report reply   in         ok         ok         ok         403        403        ok         ok
      pin            in         403        403        403        403        403        ok         ok
      lock           in         403        403        403        403        403        ok         ok
      hide           in         403        403        403        403        403        ok         ok
      restore        in         403        403        403        403        403        ok         ok
      unsolve        in         403        403        403        403        403        ok         ok
      hide reply     in         403        403        403        403        403        ok         ok
      restore reply  in         403        403        403        403        403        ok         ok
      move           in         403        403        403        403        403        ok         ok
      merge          in         403        403        403        403        403        ok         ok
      unmerge        in         403        403        403        403        403        ok         ok
      suspend        in         403        403        403        403        403        ok         ok
      queue          in         403        403        403        403        403        ok         ok
      log            in         403        403        403        403        403        ok         ok
    """,
    "hidden": """
                     visitor    newcomer   learner    asker      answerer   suspended  moderator  admin
      read           404        404        404        ok         404        404        ok         ok
      read reply     404        404        404        ok         404        404        ok         ok
      answer         404        404        404        403        404        404        ok         ok
      vote           404        404        404        403        404        404        ok         ok
      vote reply     404        404        404        403        404        404        ok         ok
      edit           404        404        404        403        404        404        ok         ok
      edit reply     404        404        404        403        404        404        ok         ok
      delete         404        404        404        ok         404        404        403        403
      delete reply   404        404        404        403        404        404        403        403
      accept         404        404        404        403        404        404        ok         ok
      unaccept       404        404        404        403        404        404        ok         ok
      follow         404        404        404        ok         404        404        ok         ok
      report         404        404        404        403        404        404        ok         ok
      report reply   404        404        404        403        404        404        ok         ok
      pin            404        404        404        403        404        404        ok         ok
      lock           404        404        404        403        404        404        ok         ok
      hide           404        404        404        403        404        404        ok         ok
      restore        404        404        404        403        404        404        ok         ok
      unsolve        404        404        404        403        404        404        ok         ok
      hide reply     404        404        404        403        404        404        ok         ok
      restore reply  404        404        404        403        404        404        ok         ok
      move           404        404        404        403        404        404        ok         ok
      merge          404        404        404        403        404        404        422        422
      unmerge        404        404        404        403        404        404        ok         ok
      suspend        in         403        403        403        403        403        ok         ok
      queue          in         403        403        403        403        403        ok         ok
      log            in         403        403        403        403        403        ok         ok
    """,
    "deleted": """
                     visitor    newcomer   learner    asker      answerer   suspended  moderator  admin
      read           ok         ok         ok         ok         ok         ok         ok         ok
      read reply     ok         ok         ok         ok         ok         ok         ok         ok
      answer         in         403        403        403        403        403        403        403
      vote           in         403        403        403        403        403        403        403
      vote reply     in         403        403        403        403        403        403        403
      edit           in         403        403        403        403        403        403        403
      edit reply     in         403        403        403        403        403        403        403
      delete         in         403        403        403        403        403        403        403
      delete reply   in         403        403        403        ok         403        403        403
      accept         in         403        403        403        403        403        403        403
      unaccept       in         403        403        403        403        403        403        403
      follow         in         ok         ok         ok         ok         ok         ok         ok
      report         in         403        403        403        403        403        403        403
      report reply   in         ok         ok         ok         403        403        ok         ok
      pin            in         403        403        403        403        403        422        422
      lock           in         403        403        403        403        403        422        422
      hide           in         403        403        403        403        403        422        422
      restore        in         403        403        403        403        403        ok         ok
      unsolve        in         403        403        403        403        403        ok         ok
      hide reply     in         403        403        403        403        403        ok         ok
      restore reply  in         403        403        403        403        403        ok         ok
      move           in         403        403        403        403        403        422        422
      merge          in         403        403        403        403        403        422        422
      unmerge        in         403        403        403        403        403        ok         ok
      suspend        in         403        403        403        403        403        ok         ok
      queue          in         403        403        403        403        403        ok         ok
      log            in         403        403        403        403        403        ok         ok
    """,
    "merged": """
                     visitor    newcomer   learner    asker      answerer   suspended  moderator  admin
      read           ok         ok         ok         ok         ok         ok         ok         ok
      read reply     ok         ok         ok         ok         ok         ok         ok         ok
      answer         in         403        403        403        403        403        403        403
      vote           in         403        403        403        403        403        403        403
      vote reply     in         ok         ok         ok         403        403        ok         ok
      edit           in         403        403        403        403        403        403        403
      edit reply     in         403        403        403        ok         403        ok         ok
      delete         in         403        403        ok         403        403        403        403
      delete reply   in         403        403        403        ok         403        403        403
      accept         in         403        403        403        403        403        ok         ok
      unaccept       in         403        403        403        403        403        ok         ok
      follow         in         ok         ok         ok         ok         ok         ok         ok
      report         in         403        403        403        403        403        403        403
      report reply   in         ok         ok         ok         403        403        ok         ok
      pin            in         403        403        403        403        403        422        422
      lock           in         403        403        403        403        403        422        422
      hide           in         403        403        403        403        403        422        422
      restore        in         403        403        403        403        403        ok         ok
      unsolve        in         403        403        403        403        403        ok         ok
      hide reply     in         403        403        403        403        403        ok         ok
      restore reply  in         403        403        403        403        403        ok         ok
      move           in         403        403        403        403        403        422        422
      merge          in         403        403        403        403        403        ok         ok
      unmerge        in         403        403        403        403        403        ok         ok
      suspend        in         403        403        403        403        403        ok         ok
      queue          in         403        403        403        403        403        ok         ok
      log            in         403        403        403        403        403        ok         ok
    """,
    "solved": """
                     visitor    newcomer   learner    asker      answerer   suspended  moderator  admin
      read           ok         ok         ok         ok         ok         ok         ok         ok
      read reply     ok         ok         ok         ok         ok         ok         ok         ok
      answer         in         ok         ok         ok         ok         403        ok         ok
      vote           in         ok         ok         403        ok         403        ok         ok
      vote reply     in         ok         ok         ok         403        403        ok         ok
      edit           in         403        403        ok         403        403        ok         ok
      edit reply     in         403        403        403        ok         403        ok         ok
      delete         in         403        403        ok         403        403        403        403
      delete reply   in         403        403        403        ok         403        403        403
      accept         in         403        403        ok         403        403        ok         ok
      unaccept       in         403        403        ok         403        403        ok         ok
      follow         in         ok         ok         ok         ok         ok         ok         ok
      report         in         ok         ok         403        ok         403        ok         ok
      report reply   in         ok         ok         ok         403        403        ok         ok
      pin            in         403        403        403        403        403        ok         ok
      lock           in         403        403        403        403        403        ok         ok
      hide           in         403        403        403        403        403        ok         ok
      restore        in         403        403        403        403        403        ok         ok
      unsolve        in         403        403        403        403        403        ok         ok
      hide reply     in         403        403        403        403        403        ok         ok
      restore reply  in         403        403        403        403        403        ok         ok
      move           in         403        403        403        403        403        ok         ok
      merge          in         403        403        403        403        403        ok         ok
      unmerge        in         403        403        403        403        403        ok         ok
      suspend        in         403        403        403        403        403        ok         ok
      queue          in         403        403        403        403        403        ok         ok
      log            in         403        403        403        403        403        ok         ok
    """,
    "reply hidden": """
                     visitor    newcomer   learner    asker      answerer   suspended  moderator  admin
      read           ok         ok         ok         ok         ok         ok         ok         ok
      read reply     no         no         no         no         ok         no         ok         ok
      answer         in         ok         ok         ok         ok         403        ok         ok
      vote           in         ok         ok         403        ok         403        ok         ok
      vote reply     in         403        403        403        403        403        ok         ok
      edit           in         403        403        ok         403        403        ok         ok
      edit reply     in         403        403        403        403        403        ok         ok
      delete         in         403        403        ok         403        403        403        403
      delete reply   in         403        403        403        ok         403        403        403
      accept         in         403        403        403        403        403        403        403
      unaccept       in         403        403        403        403        403        403        403
      follow         in         ok         ok         ok         ok         ok         ok         ok
      report         in         ok         ok         403        ok         403        ok         ok
      report reply   in         403        403        403        403        403        ok         ok
      pin            in         403        403        403        403        403        ok         ok
      lock           in         403        403        403        403        403        ok         ok
      hide           in         403        403        403        403        403        ok         ok
      restore        in         403        403        403        403        403        ok         ok
      unsolve        in         403        403        403        403        403        ok         ok
      hide reply     in         403        403        403        403        403        ok         ok
      restore reply  in         403        403        403        403        403        ok         ok
      move           in         403        403        403        403        403        ok         ok
      merge          in         403        403        403        403        403        ok         ok
      unmerge        in         403        403        403        403        403        ok         ok
      suspend        in         403        403        403        403        403        ok         ok
      queue          in         403        403        403        403        403        ok         ok
      log            in         403        403        403        403        403        ok         ok
    """,
    "reply deleted": """
                     visitor    newcomer   learner    asker      answerer   suspended  moderator  admin
      read           ok         ok         ok         ok         ok         ok         ok         ok
      read reply     no         no         no         no         no         no         no         no
      answer         in         ok         ok         ok         ok         403        ok         ok
      vote           in         ok         ok         403        ok         403        ok         ok
      vote reply     in         403        403        403        403        403        403        403
      edit           in         403        403        ok         403        403        ok         ok
      edit reply     in         403        403        403        403        403        403        403
      delete         in         403        403        ok         403        403        403        403
      delete reply   in         403        403        403        403        403        403        403
      accept         in         403        403        403        403        403        403        403
      unaccept       in         403        403        403        403        403        403        403
      follow         in         ok         ok         ok         ok         ok         ok         ok
      report         in         ok         ok         403        ok         403        ok         ok
      report reply   in         403        403        403        403        403        403        403
      pin            in         403        403        403        403        403        ok         ok
      lock           in         403        403        403        403        403        ok         ok
      hide           in         403        403        403        403        403        ok         ok
      restore        in         403        403        403        403        403        ok         ok
      unsolve        in         403        403        403        403        403        ok         ok
      hide reply     in         403        403        403        403        403        422        422
      restore reply  in         403        403        403        403        403        ok         ok
      move           in         403        403        403        403        403        ok         ok
      merge          in         403        403        403        403        403        ok         ok
      unmerge        in         403        403        403        403        403        ok         ok
      suspend        in         403        403        403        403        403        ok         ok
      queue          in         403        403        403        403        403        ok         ok
      log            in         403        403        403        403        403        ok         ok
    """,
}

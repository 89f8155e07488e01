"""The first lines that run in a process of the box, started as `python -I -B launch.py <project> <what> ...`.

`server` becomes the warm server; `node` raises the walls and becomes Node. The environment is empty.
"""

import os
import sys

project, what, *arguments = sys.argv[1:]
sys.path.append(project)

from learning.grading.inside import walls  # noqa: E402 (only now can it be found)

walls.stand_back()
if what == "server":
    from learning.grading.inside.server import main

    main(arguments)
else:
    from learning.grading.inside.kept import become

    become(*arguments)

os._exit(0)

"""How the school does, in numbers of learners that name none of them (docs/insight.md).

Each night roll-ups are written (rolling.py) by SQL functions; reports read them, and see only what release.py lets out.
"""

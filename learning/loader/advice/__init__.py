"""What `load_courses --check` advises an author: one rule a module, all of them listed in rules.py.

Advice is a warning: the course loads all the same. What would break a page, or lead nowhere for sure, is a mistake.
"""

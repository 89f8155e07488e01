"""Writing courses in a browser: drafts, their review and publication, their history, and the way to and from files.

A draft holds what the files of a course would hold, and is published through them: written to a folder, read, checked
and stored by learning/loader/. So there is one set of rules for both, and one for what learners keep.
"""

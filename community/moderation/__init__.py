"""What moderators do, what it leaves in the audit log, and how it is taken back.

To add a moderation action, write a subclass of `base.ModerationAction` in a module of its own and register one instance
from the `ready()` of the app (`registry.register_moderation_action`; those of the forum are listed in actions/). Menus,
the review queue, the log, undo, notifications and the admin find it there. Whatever it changes, its `do` and `undo`
write a line of the log (`record.write_log_entry`) in the same transaction.
"""

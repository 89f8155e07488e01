"""Chats in which somebody may be a scammer, or honest: when to leave, what to keep, and which signs there were."""

"""Notifications by e-mail: confirmed addresses, immediate mails, the digest, and unsubscribing."""

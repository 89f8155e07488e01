"""Who may do what in the forum: members, permissions, limits, and the locks under every change."""

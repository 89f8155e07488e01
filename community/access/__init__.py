"""Who may do what in the forum: members, permissions, limits, groups, and the locks under every change."""

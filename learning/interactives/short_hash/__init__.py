"""Forge a slip whose hash was kept too short, then two slips that share one."""

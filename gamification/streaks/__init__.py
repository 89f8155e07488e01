"""Streaks and the calendar of learning days."""

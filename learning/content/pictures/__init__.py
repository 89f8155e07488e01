"""Pictures from files beside a lesson: encoded anew, kept in the database, shown at an address that never changes."""

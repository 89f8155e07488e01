"""The catalog and the course: enrolling, prerequisites, outline, ratings."""

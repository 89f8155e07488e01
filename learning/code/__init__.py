"""Code lessons: written by learners, run in the box (learning/grading/), judged here by what they do."""

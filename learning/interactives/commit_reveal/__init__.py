"""A duel of rock, paper, scissors with a machine that cheats wherever it can."""

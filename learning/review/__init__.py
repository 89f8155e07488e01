"""What was missed comes back after days, in new numbers: cards, when they are due, asking and answering them."""

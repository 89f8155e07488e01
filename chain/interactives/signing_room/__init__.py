"""The signing room: a wallet's window, what the learner meant to do, and the decision to sign or to refuse."""

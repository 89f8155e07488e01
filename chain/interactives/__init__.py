"""Models of interactive lessons that need wallets or keys; the others are in learning/interactives/."""

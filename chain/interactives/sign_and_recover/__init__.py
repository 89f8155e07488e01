"""Sign and recover: a signature names its signer, and fits one text alone."""

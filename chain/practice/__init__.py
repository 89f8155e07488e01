"""What the platform does for learners on the practice network (chain/networks.py).

epoch    which life of the chain this is: it may be reset at any time
give     HBAR for a learner's wallet, freely within sane limits
"""

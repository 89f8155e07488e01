"""Fees and gas: gas used times price is the fee. The learner sets limits and tips, then predicts a fee."""

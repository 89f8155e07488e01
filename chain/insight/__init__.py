"""Reports on the faucet and on what is minted (learning/insight/)."""

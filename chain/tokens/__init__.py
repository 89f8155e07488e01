"""Soulbound tokens on the credential contract: deployed, minted, confirmed, burned, and minted again after a reset."""

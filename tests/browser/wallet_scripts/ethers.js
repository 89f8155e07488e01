async ([typed, receiver]) => {
  const { ethers } = await import("/libraries.js");
  const provider = new ethers.BrowserProvider(wallet.provider, undefined, { pollingInterval: 50, cacheTimeout: -1 });
  const signer = await provider.getSigner();
  const before = await provider.getBalance(receiver);
  const statuses = [];
  for (const value of [ethers.parseEther("0.25"), 1n]) {
    const sent = await signer.sendTransaction({ to: receiver, value });
    statuses.push((await sent.wait()).status === 1 ? "success" : "reverted");
  }
  const result = { account: await signer.getAddress(), paid: String((await provider.getBalance(receiver)) - before), statuses,
    signature: await signer.signMessage("Jambo, dünya 🌍"),
    typedSignature: await signer.signTypedData(typed.domain, typed.types, typed.message),
    chainId: Number((await provider.getNetwork()).chainId) };
  const told = []; wallet.provider.on("chainChanged", (id) => told.push(id));
  const network = { chainId: "0x128", chainName: "Hedera Testnet", rpcUrls: ["https://testnet.hashio.io/api"] };
  const code = (error) => error.error?.code ?? error.info?.error?.code ?? error.code;
  result.unknown = await provider.send("wallet_switchEthereumChain", [{ chainId: "0x128" }]).catch(code);
  await provider.send("wallet_addEthereumChain", [network]);
  result.elsewhere = Number(await wallet.provider.request({ method: "eth_chainId" }));
  result.afar = (await wallet.ask("eth_sendTransaction", { from: result.account, to: receiver })).code;
  await provider.send("wallet_switchEthereumChain", [{ chainId: "0x12a" }]);
  result.told = told;
  wallet.answer = false;
  const refusal = (promise) => promise.catch((error) => (error.code === "ACTION_REJECTED" ? 4001 : error.code));
  result.refusals = [
    await refusal(signer.signMessage("no")), await refusal(signer.sendTransaction({ to: receiver, value: 1n })),
  ];
  return result;
}

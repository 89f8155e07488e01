async ([typed, receiver]) => {
  const { viem } = await import("/libraries.js");
  const chain = viem.defineChain({ id: 298, name: "Practice", rpcUrls: { default: { http: ["http://unused"] } },
    nativeCurrency: { name: "HBAR", symbol: "HBAR", decimals: 18 } });
  const transport = viem.custom(wallet.provider);
  const [mine, theirs] = [viem.createWalletClient({ chain, transport }), viem.createPublicClient({ chain, transport })];
  const [account] = await mine.requestAddresses();
  const before = await theirs.getBalance({ address: receiver });
  const hashes = [];
  for (const value of [viem.parseEther("0.25"), 1n]) hashes.push(await mine.sendTransaction({ account, to: receiver, value }));
  const receipts = await Promise.all(hashes.map((hash) => theirs.waitForTransactionReceipt({ hash, pollingInterval: 50 })));
  const signature = await mine.signMessage({ account, message: "Jambo, dünya 🌍" });
  const typedSignature = await mine.signTypedData({ account, ...typed });
  const result = { account, paid: String((await theirs.getBalance({ address: receiver })) - before), signature, typedSignature,
    statuses: receipts.map(({ status }) => status), chainId: await mine.getChainId() };
  const told = []; wallet.provider.on("chainChanged", (id) => told.push(id));
  const hedera = { ...chain, id: 296, name: "Hedera Testnet", rpcUrls: { default: { http: ["https://testnet.hashio.io/api"] } } };
  result.unknown = await mine.switchChain({ id: 296 }).catch(({ code }) => code);
  await mine.addChain({ chain: hedera });
  result.elsewhere = await mine.getChainId();
  result.afar = await mine.sendTransaction({ account, to: receiver, value: 1n, chain: null })
    .catch((error) => error.walk((one) => one.code)?.code);
  await mine.switchChain({ id: 298 });
  result.told = told;
  wallet.answer = false;
  const refusal = (promise) => promise.catch((error) => error.walk((one) => one.code)?.code);
  result.refusals = [
    await refusal(mine.signMessage({ account, message: "no" })),
    await refusal(mine.sendTransaction({ account, to: receiver, value: 1n })),
  ];
  return result;
}

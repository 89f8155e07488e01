() => {
  const load = (name) => import(`/js/wallet/${name}.js`);
  const fromPage = (value) => {
    if (typeof value === "string" && /^\d+n$/.test(value)) return BigInt(value.slice(0, -1));
    if (Array.isArray(value)) return value.map(fromPage);
    if (!value || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, fromPage(one)]));
  };
  const toPage = (value) => (typeof value === "bigint" ? `${value}n` : value);
  globalThis.call = async (module, name, ...given) => toPage(await (await load(module))[name](...fromPage(given)));
  globalThis.sign = async (transaction, key) => {
    const [{ signTransaction }, { signHash }] = await Promise.all([load("transactions"), load("keys")]);
    return signTransaction(fromPage(transaction), async (hash) => signHash(hash, key));
  };
  globalThis.signBytes = async (hex, key) => {
    const [{ messageHash, packed, signHash }, { bytesOf }] = await Promise.all([load("keys"), load("hex")]);
    return packed(signHash(messageHash(bytesOf(hex)), key));
  };
  globalThis.signTyped = async (data, key) => {
    const [{ packed, signHash }, { readTypedData, typedDataHash }] = [await load("keys"), await load("typed_data")];
    return packed(signHash(typedDataHash(readTypedData(data)), key));
  };
  globalThis.keyAt = async (seed, path) => (await load("phrase")).keyAtPath((await load("hex")).bytesOf(seed), path);
  globalThis.phraseOf = async (entropy) => {
    const { entropyToMnemonic } = await import("/vendor/bip39-2.4.0.js");
    const { wordlist } = await import("/vendor/bip39-english-2.4.0.js");
    return entropyToMnemonic((await load("hex")).bytesOf(entropy), wordlist);
  };
}

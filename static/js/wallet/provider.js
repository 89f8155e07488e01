// The practice wallet as pages see it: an EIP-1193 provider over the vault, for the practice network alone.
// docs/wallet.md has the table of methods. No key ever comes here: the vault signs.
import { Emitter } from "./events.js";
import { quantityOf } from "./hex.js";
import { invalid, readAsset, readChainId, readNetwork } from "./requests.js";
import { Rpc, RpcError } from "./rpc.js";

const REFUSED = 4001;
const UNAUTHORIZED = 4100;
const UNSUPPORTED = 4200;
const UNREACHED = 4900;
const OTHER_CHAIN = 4901;
const UNKNOWN_CHAIN = 4902;
const PENDING = -32002;
const INTERNAL = -32603;
const MOST_WAITING = 10;
const CONNECTED_AS = "web3versity.wallet-connected";
const ONLY_V4 = "Only eth_signTypedData_v4 is supported";
const NO_STREAM = "There are no subscriptions here, ask again from time to time";
const NEVER = {
  eth_sign: "eth_sign signs anything unseen: use personal_sign or eth_signTypedData_v4",
  eth_signTypedData: ONLY_V4,
  eth_signTypedData_v1: ONLY_V4,
  eth_signTypedData_v3: ONLY_V4,
  eth_signTransaction: "This wallet sends what it signs: use eth_sendTransaction",
  wallet_sendCalls: "This wallet asks for each transaction alone: use eth_sendTransaction",
  eth_subscribe: NO_STREAM,
  eth_unsubscribe: NO_STREAM,
};

const notLoaded = () => {
  throw new RpcError(INTERNAL, "A part of the wallet could not be loaded");
};
const loadMessages = () => import("./sign_message.js").catch(notLoaded);
const loadTypedData = () => import("./sign_typed_data.js").catch(notLoaded);
const loadSending = () => import("./send_transaction.js").catch(notLoaded);

/**
 * `network` is {chainId, title}; `rpcUrl` the door to it, from the page. `confirm(request)` asks the person and brings
 * true or false; for a transaction it may bring {gas} (BigInt). request: {kind, account, origin, preview, raw}, kind
 * "connect", "unlock", "message", "typed_data", "transaction", "switch_network", "add_network" or "watch_asset".
 * `words` are the sentences of previews; `knows()` brings {contracts, names} of the page (see preview.js).
 * `asksToConnect` is false on pages of this site that need no question before they see the account.
 */
export class PracticeProvider extends Emitter {
  isPracticeWallet = true;
  #vault;
  #network;
  #chainId;
  #titles = new Map(); // chain id -> name, of the networks that this page has added
  #rpc;
  #confirm;
  #context;
  #isConnected;
  #isReached = true;
  #shown; // the accounts that the page has been told of
  #queue = Promise.resolve();
  #waiting = 0;
  #isConnecting = false;

  constructor({ vault, network, rpcUrl, confirm, words = {}, knows = () => ({}), asksToConnect = true }) {
    super();
    this.#vault = vault;
    this.#network = { ...network, chainId: quantityOf(network.chainId) };
    this.#chainId = this.#network.chainId;
    this.#titles.set(this.#chainId, network.title);
    this.#rpc = new Rpc(rpcUrl, (isReached) => this.#noteLine(isReached));
    this.#confirm = confirm;
    this.#context = () => ({ words, network: this.#network, host: location.host, ...knows() });
    this.#isConnected = !asksToConnect || wasConnected();
    this.#shown = this.#accounts().join();
    vault.onChange(() => this.#tellAccounts());
    queueMicrotask(() => this.emit("connect", { chainId: this.#chainId }));
  }

  /** EIP-1193. Throws RpcError with a code of EIP-1193 or JSON-RPC, or the node's own. */
  async request(question) {
    const { method, params = [] } = question ?? {};
    if (typeof method !== "string" || !method) throw new RpcError(-32600, "A request needs a method");
    if (typeof params !== "object" || params === null) throw invalid("params is a list");
    try {
      return await this.#answer(method, Array.isArray(params) ? params : [params]);
    } catch (error) {
      if (error instanceof RpcError) throw error;
      const code = error?.word === "locked_vault" ? UNAUTHORIZED : INTERNAL;
      throw new RpcError(code, String(error?.message ?? error));
    }
  }

  isConnected() {
    return this.#isReached;
  }

  #answer(method, params) {
    if (Object.hasOwn(NEVER, method)) throw new RpcError(UNSUPPORTED, NEVER[method]);
    if (Object.hasOwn(this.#methods, method)) return this.#methods[method](params);
    if (!/^(eth|net|web3)_/.test(method)) throw new RpcError(UNSUPPORTED, `This wallet does not know ${method}`);
    this.#mustBeHere();
    return this.#rpc.ask(method, params);
  }

  #methods = {
    eth_chainId: () => this.#chainId,
    net_version: () => BigInt(this.#chainId).toString(),
    eth_accounts: () => this.#accounts(),
    eth_coinbase: () => this.#accounts()[0] ?? null,
    eth_requestAccounts: () => this.#connect(),
    personal_sign: (params) => this.#sign(loadMessages, params),
    eth_signTypedData_v4: (params) => this.#sign(loadTypedData, params),
    eth_sendTransaction: (params) => {
      this.#mustBeHere();
      return this.#sign(loadSending, params);
    },
    wallet_switchEthereumChain: ([given]) => this.#switch(readChainId(given)),
    wallet_addEthereumChain: ([given]) => this.#add(readNetwork(given)),
    wallet_watchAsset: ([given]) => this.#watch(readAsset(given)),
    wallet_getPermissions: () => this.#permissions(),
    wallet_requestPermissions: async ([given]) => {
      if (!Object.hasOwn(given ?? {}, "eth_accounts")) throw invalid("Only eth_accounts can be permitted");
      await this.#connect();
      return this.#permissions();
    },
    wallet_revokePermissions: ([given]) => {
      if (!Object.hasOwn(given ?? {}, "eth_accounts")) throw invalid("Only eth_accounts can be revoked");
      this.#isConnected = rememberConnected(false);
      this.#tellAccounts();
      return null;
    },
  };

  #accounts() {
    return this.#isConnected && this.#vault.state === "open" ? [this.#vault.selected] : [];
  }

  #mustBeHere() {
    if (this.#chainId === this.#network.chainId) return;
    const title = this.#titles.get(this.#chainId);
    throw new RpcError(OTHER_CHAIN, `This wallet reaches the practice network alone, not ${title}`);
  }

  async #connect() {
    if (this.#accounts().length) return this.#accounts();
    if (this.#isConnecting) throw new RpcError(PENDING, "This page has asked already");
    this.#isConnecting = true;
    try {
      await this.#mustBeOpen();
      if (!this.#isConnected) {
        await this.#inTurn(() => this.#ask({ kind: "connect", account: this.#vault.selected, raw: [] }));
        this.#isConnected = rememberConnected(true);
        this.#tellAccounts();
      }
      return this.#accounts();
    } finally {
      this.#isConnecting = false;
    }
  }

  async #mustBeOpen() {
    if (this.#vault.state === "none") throw new RpcError(UNAUTHORIZED, "There is no practice wallet in this browser");
    if (this.#vault.state === "open") return;
    await this.#inTurn(async () => {
      if (this.#vault.state === "locked") await this.#ask({ kind: "unlock", account: this.#vault.selected, raw: [] });
    });
    if (this.#vault.state !== "open") throw new RpcError(UNAUTHORIZED, "The wallet is locked");
  }

  async #sign(load, params) {
    if (!this.#isConnected)
      throw new RpcError(UNAUTHORIZED, "This page is not connected: ask eth_requestAccounts first");
    await this.#mustBeOpen();
    return this.#inTurn(async () => {
      const { handle } = await load();
      const [vault, rpc, chainId, context] = [this.#vault, this.#rpc, this.#chainId, this.#context()];
      const ask = (request) => this.#ask(request);
      return handle({ vault, rpc, chainId, context, ask, accounts: this.#accounts() }, params);
    });
  }

  // One question at a time: the next waits until the last is answered, sent and counted.
  #inTurn(act) {
    if (this.#waiting >= MOST_WAITING) throw new RpcError(PENDING, "Too many requests wait for an answer");
    this.#waiting += 1;
    const turn = this.#queue.then(act).finally(() => {
      this.#waiting -= 1;
    });
    this.#queue = turn.catch(() => {});
    return turn;
  }

  /** What the person answered, when it is yes. Throws 4001 for no. */
  async #ask(request) {
    const answer = await this.#confirm({ preview: null, ...request, origin: location.origin });
    if (!answer) throw new RpcError(REFUSED, "The person said no");
    return answer;
  }

  async #switch(chainId) {
    if (chainId === this.#chainId) return null;
    const title = this.#titles.get(chainId);
    if (title === undefined) throw new RpcError(UNKNOWN_CHAIN, `Chain ${BigInt(chainId)} has not been added`);
    await this.#inTurn(() =>
      this.#ask({ kind: "switch_network", account: this.#vault.selected, raw: { chainId, title } }),
    );
    this.#chainId = chainId;
    this.emit("chainChanged", chainId);
    return null;
  }

  // Another network is only remembered by name: its addresses are never asked for anything.
  async #add({ chainId, title }) {
    if (!this.#titles.has(chainId)) {
      await this.#inTurn(() =>
        this.#ask({ kind: "add_network", account: this.#vault.selected, raw: { chainId, title } }),
      );
      this.#titles.set(chainId, title);
    }
    return this.#switch(chainId);
  }

  async #watch(asset) {
    await this.#inTurn(() => this.#ask({ kind: "watch_asset", account: this.#vault.selected, raw: asset }));
    return true;
  }

  #permissions() {
    if (!this.#isConnected) return [];
    const caveats = [{ type: "restrictReturnedAccounts", value: this.#accounts() }];
    return [{ parentCapability: "eth_accounts", invoker: location.origin, caveats }];
  }

  #tellAccounts() {
    const accounts = this.#accounts();
    if (accounts.join() === this.#shown) return;
    this.#shown = accounts.join();
    this.emit("accountsChanged", accounts);
  }

  #noteLine(isReached) {
    if (isReached === this.#isReached) return;
    this.#isReached = isReached;
    if (isReached) this.emit("connect", { chainId: this.#network.chainId });
    else this.emit("disconnect", new RpcError(UNREACHED, "The network cannot be reached"));
  }
}

// Until the tab is closed, so that the next page of this site need not ask again.
function wasConnected() {
  try {
    return sessionStorage.getItem(CONNECTED_AS) === "yes";
  } catch {
    return false;
  }
}

function rememberConnected(isConnected) {
  try {
    if (isConnected) sessionStorage.setItem(CONNECTED_AS, "yes");
    else sessionStorage.removeItem(CONNECTED_AS);
  } catch {
    // This page alone remembers.
  }
  return isConnected;
}

// Listeners as EIP-1193 wants them (Node's EventEmitter, the part that libraries use).

export class Emitter {
  #listeners = new Map();

  on(event, listener) {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
    return this;
  }

  addListener(event, listener) {
    return this.on(event, listener);
  }

  once(event, listener) {
    const once = (...what) => {
      this.removeListener(event, once);
      listener(...what);
    };
    once.listener = listener;
    return this.on(event, once);
  }

  removeListener(event, listener) {
    const all = this.#listeners.get(event) ?? [];
    const at = all.findLastIndex((one) => one === listener || one.listener === listener);
    this.#listeners.set(event, all.toSpliced(at, at < 0 ? 0 : 1));
    return this;
  }

  off(event, listener) {
    return this.removeListener(event, listener);
  }

  removeAllListeners(event) {
    if (event === undefined) this.#listeners.clear();
    else this.#listeners.delete(event);
    return this;
  }

  listenerCount(event) {
    return this.#listeners.get(event)?.length ?? 0;
  }

  /** A listener that fails hinders nobody else; the page hears of it as of any error. */
  emit(event, ...what) {
    for (const listener of this.#listeners.get(event) ?? []) {
      try {
        listener(...what);
      } catch (error) {
        reportError(error);
      }
    }
  }
}

// Wallets that never answer: some lose a question when their window is closed, some know no answer to it.

/** What `promise` brings, or `otherwise` when it has brought nothing after so many milliseconds. */
export function within(milliseconds, promise, otherwise) {
  let timer;
  const giveUp = new Promise((resolve) => {
    timer = setTimeout(resolve, milliseconds, otherwise);
  });
  return Promise.race([promise, giveUp]).finally(() => clearTimeout(timer));
}

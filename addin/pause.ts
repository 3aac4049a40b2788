/**
 * Long work on the page's one thread stops now and then, so that the browser can draw and answer in between. A timer would
 * not do: a pane in the background is given one a second.
 */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

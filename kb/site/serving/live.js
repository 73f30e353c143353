// Loads the page again when the server has a newer one. Only `kb serve` puts this into a page.
(() => {
  const { changes, version } = document.currentScript.dataset;
  let stream = null;

  const listen = () => {
    stream?.close();
    stream = new EventSource(changes);
    stream.onmessage = (message) => {
      if (message.data !== version) {
        stream.close();
        location.reload();
      }
    };
  };
  const pause = () => {
    stream?.close();
    stream = null;
  };
  const follow = () => (document.hidden ? pause() : listen());

  // A browser keeps few connections to a server open, and a page that nobody sees can wait.
  document.addEventListener("visibilitychange", follow);
  addEventListener("pageshow", follow);
  addEventListener("pagehide", pause);
  follow();
})();

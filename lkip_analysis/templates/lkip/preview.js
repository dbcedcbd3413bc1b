(() => {
  const box = document.createElement('pre');
  box.setAttribute('role', 'alert');
  box.style.cssText = 'position:fixed;inset:auto 0 0 0;margin:0;padding:1rem;max-height:45vh;overflow:auto;' +
    'background:#7a1f12;color:#fff;font:14px/1.5 monospace;white-space:pre-wrap;z-index:99';
  let seen = null;
  new EventSource('/.lkip/events').onmessage = (event) => {
    const build = JSON.parse(event.data);
    if (build.error) {
      box.textContent = build.error;
      document.body.append(box);
    } else if (seen !== null && build.number !== seen) {
      location.reload();
    } else {
      box.remove();
    }
    seen = build.number;
  };
})();

(() => {
  const box = document.createElement('pre');
  box.setAttribute('role', 'alert');
  box.style.cssText = 'position:fixed;inset:auto 0 0 0;margin:0;padding:1rem;max-height:45vh;overflow:auto;' +
    'background:#7a1f12;color:#fff;font:14px/1.5 monospace;white-space:pre-wrap;z-index:99';
  const paper = document.querySelector('[data-pratinjau-pdf]');
  const kind = paper ? 'pdf' : 'html';
  const other = document.createElement('a');
  other.href = paper ? '/' : '/.lkip/pdf';
  other.textContent = paper ? 'Situs' : 'PDF';
  other.style.cssText = 'position:fixed;right:1rem;bottom:1rem;z-index:98;padding:.4rem .8rem;border-radius:.3rem;' +
    'background:#12385f;color:#fff;font:14px sans-serif;text-decoration:none';
  document.body.append(other);
  let seen = null;
  new EventSource('/.lkip/events').onmessage = (event) => {
    const build = JSON.parse(event.data);
    if (build.error) {
      box.textContent = build.error;
      document.body.append(box);
    } else if (paper && build.pdf !== seen) {
      paper.src = `${paper.dataset.pratinjauPdf}?${build.pdf}`;
      box.remove();
    } else if (!paper && seen !== null && build.html !== seen) {
      location.reload();
    } else {
      box.remove();
    }
    seen = build[kind];
  };
})();

// Theme, contents column, and tables that are wider than the page.
(() => {
  'use strict';
  const page = document.documentElement;

  const theme = document.querySelector('.tema');
  const system = matchMedia('(prefers-color-scheme: dark)');
  const dark = () => (page.dataset.tema ? page.dataset.tema === 'gelap' : system.matches);
  const show = () => theme.setAttribute('aria-pressed', String(dark()));
  theme.hidden = false;
  theme.addEventListener('click', () => {
    page.dataset.tema = dark() ? 'terang' : 'gelap';
    try { localStorage.setItem('lkip-tema', page.dataset.tema); } catch (error) { /* holds for this page only */ }
    show();
  });
  system.addEventListener('change', show);
  show();

  const contents = document.getElementById('isi-laporan');
  const opener = document.querySelector('.buka-isi');
  const open = (yes) => {
    contents.classList.toggle('buka', yes);
    opener.setAttribute('aria-expanded', String(yes));
  };
  page.classList.add('js');
  opener.hidden = false;
  opener.addEventListener('click', () => open(!contents.classList.contains('buka')));
  contents.addEventListener('click', (event) => { if (event.target.closest('a')) open(false); });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && contents.classList.contains('buka')) {
      open(false);
      opener.focus();
    }
  });

  // The section that is read: the last heading above the upper third of the window.
  const links = new Map([...contents.querySelectorAll('.kini li a')].map((link) => [link.hash.slice(1), link]));
  const headings = [...document.querySelectorAll('main h2, main h3')].filter((heading) => links.has(heading.id));
  let marked = null;
  const mark = () => {
    const passed = headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3);
    const link = passed.length ? links.get(passed[passed.length - 1].id) : null;
    if (link === marked) return;
    if (marked) marked.removeAttribute('aria-current');
    if (link) link.setAttribute('aria-current', 'location');
    marked = link;
    if (link) contents.scrollTop += reach(link);
  };
  // How far the column must be scrolled to show a link: scrollIntoView would move the page too.
  const reach = (link) => {
    const [outer, inner] = [contents.getBoundingClientRect(), link.getBoundingClientRect()];
    return Math.max(inner.bottom - outer.bottom + 40, 0) + Math.min(inner.top - outer.top - 40, 0);
  };
  let waiting = false;
  addEventListener('scroll', () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; mark(); });
  }, { passive: true });
  const current = contents.querySelector('[aria-current="page"]');
  if (current) contents.scrollTop += reach(current);
  mark();

  // What scrolls sideways can be scrolled by keyboard, and says what it is.
  const boxes = [...document.querySelectorAll('main .tabel, main figure.gambar')];
  const fit = () => boxes.forEach((box) => {
    const caption = box.querySelector('caption, figcaption');
    const wide = box.scrollWidth > box.clientWidth;
    const name = caption ? caption.textContent.trim() : 'Tabel';
    const said = { tabindex: '0', 'aria-label': `${name}, dapat digulir`, ...(box.matches('div') && { role: 'group' }) };
    Object.entries(said).forEach(
      ([attribute, value]) => (wide ? box.setAttribute(attribute, value) : box.removeAttribute(attribute)));
  });
  addEventListener('resize', fit);
  fit();
})();

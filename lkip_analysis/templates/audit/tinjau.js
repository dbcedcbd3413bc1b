// Filters of the findings by severity and kind, and the chosen finding; all three stand in the address.
(() => {
  'use strict';
  const form = document.querySelector('.saring');
  if (!form) return;
  const cards = [...document.querySelectorAll('.kartu')];
  const marks = [...document.querySelectorAll('a[data-temuan]')];
  const boxes = [...form.elements.tingkat.length ? form.elements.tingkat : [form.elements.tingkat]];
  const kind = form.elements.jenis;
  const state = form.querySelector('[role=status]');
  const idOf = (card) => card.id.replace('temuan=', '');

  const read = () => {
    const address = new URLSearchParams(location.hash.slice(1));
    if (address.has('tingkat')) {
      const chosen = address.get('tingkat').split(',');
      boxes.forEach((box) => { box.checked = chosen.includes(box.value); });
    }
    if (address.has('jenis')) kind.value = address.get('jenis');
    if (kind.selectedIndex < 0) kind.value = '';
    return address.get('temuan');
  };

  const apply = () => {
    const severities = boxes.filter((box) => box.checked).map((box) => box.value);
    const shown = new Set();
    cards.forEach((card) => {
      card.hidden = !severities.includes(card.dataset.tingkat) || Boolean(kind.value && kind.value !== card.dataset.jenis);
      if (!card.hidden) shown.add(idOf(card));
    });
    marks.forEach((mark) => { mark.style.display = shown.has(mark.dataset.temuan) ? '' : 'none'; });
    document.querySelectorAll('.tampilan').forEach((view) => {
      const any = [...view.querySelectorAll('.kartu')].some((card) => !card.hidden)
        || [...view.querySelectorAll('a[data-temuan]')].some((mark) => shown.has(mark.dataset.temuan));
      view.hidden = !any && view.querySelector('.kartu, a[data-temuan]') !== null;
    });
    state.textContent = `Tampil ${shown.size} dari ${cards.length} temuan.`;
  };

  const choose = (id, scroll) => {
    cards.forEach((card) => card.classList.toggle('terpilih', idOf(card) === id));
    marks.forEach((mark) => mark.classList.toggle('terpilih', mark.dataset.temuan === id));
    const card = id && cards.find((one) => idOf(one) === id);
    if (!card) return;
    card.hidden = false;
    card.closest('.tampilan').hidden = false;
    if (scroll) { card.scrollIntoView({ block: 'nearest' }); card.focus({ preventScroll: true }); }
  };

  const write = (id) => {
    const address = new URLSearchParams();
    const chosen = boxes.filter((box) => box.checked).map((box) => box.value);
    if (chosen.length < boxes.length) address.set('tingkat', chosen.join(','));
    if (kind.value) address.set('jenis', kind.value);
    if (id) address.set('temuan', id);
    history.replaceState(null, '', `#${address}`);
  };

  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('change', () => { write(); apply(); });
  marks.forEach((mark) => mark.addEventListener('click', (event) => {
    event.preventDefault();
    write(mark.dataset.temuan);
    choose(mark.dataset.temuan, true);
  }));
  cards.forEach((card) => card.addEventListener('click', (event) => {
    if (!event.target.closest('a')) { write(idOf(card)); choose(idOf(card), false); }
  }));
  window.addEventListener('hashchange', () => { const id = read(); apply(); choose(id, true); });
  const id = read();
  apply();
  choose(id, true);
})();

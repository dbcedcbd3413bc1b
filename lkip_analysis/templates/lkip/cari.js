// Search over the whole report; the page of the results holds the index.
(() => {
  'use strict';
  const store = document.getElementById('indeks');
  const asked = new URLSearchParams(location.search);
  const field = document.getElementById('kata-cari');
  field.value = asked.get('q') || asked.get('sorot') || '';
  if (!store) return;
  const MOST = 100;
  const BEFORE = 70, AFTER = 150;
  const { halaman, butir } = JSON.parse(store.textContent);
  const places = butir.map(([page, anchor, title, text]) => ({
    page, anchor, title, text, plain: text.toLowerCase(), heading: title.toLowerCase(),
  }));
  const list = document.querySelector('.hasil');
  const state = document.querySelector('.keadaan');
  const help = state.textContent;

  // All words must be there; the whole phrase and words of a title count more, then how often they are there.
  const score = (place, words, phrase) => {
    if (!words.every((word) => place.plain.includes(word))) return 0;
    const often = words.reduce((sum, word) => sum + Math.min(place.plain.split(word).length - 1, 5), 0);
    const named = words.filter((word) => place.heading.includes(word)).length;
    return often + 10 * named + (place.plain.includes(phrase) ? 8 : 0);
  };
  const snippet = (place, words, phrase) => {
    const whole = place.plain.indexOf(phrase);
    const at = whole >= 0 ? whole : Math.min(...words.map((word) => place.plain.indexOf(word)));
    const [start, end] = [Math.max(0, at - BEFORE), at + AFTER];
    const before = place.text.slice(start, at);
    const after = place.text.slice(at, end);
    // Only whole words where something is left out.
    return (start ? `… ${before.replace(/^\S*\s/, '')}` : before) +
      (end < place.text.length ? `${after.replace(/\s\S*$/, '')} …` : after);
  };
  const marked = (parent, text, words) => {
    const low = text.toLowerCase();
    for (let from = 0; from < text.length;) {
      const next = words.map((word) => ({ at: low.indexOf(word, from), length: word.length }))
        .filter(({ at }) => at >= 0).sort((a, b) => a.at - b.at || b.length - a.length)[0];
      parent.append(text.slice(from, next ? next.at : undefined));
      if (!next) return;
      const mark = document.createElement('mark');
      mark.textContent = text.slice(next.at, next.at + next.length);
      parent.append(mark);
      from = next.at + next.length;
    }
  };
  const draw = (place, words, phrase) => {
    const [file, chapter] = halaman[place.page];
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = `${file}?sorot=${encodeURIComponent(words.join(' '))}#${encodeURIComponent(place.anchor)}`;
    const title = document.createElement('span');
    title.textContent = place.title;
    const where = document.createElement('span');
    where.className = 'bab';
    where.textContent = chapter;
    link.append(title);
    if (chapter !== place.title) link.append(' ', where);
    const text = document.createElement('p');
    marked(text, snippet(place, words, phrase), words);
    item.append(link, text);
    return item;
  };
  const search = () => {
    const phrase = field.value.trim().toLowerCase().replace(/\s+/g, ' ');
    const words = [...new Set(phrase.split(' ').filter(Boolean))];
    if (!words.length) {
      list.replaceChildren();
      state.textContent = help;
      return;
    }
    const found = places.map((place) => ({ place, rank: score(place, words, phrase) }))
      .filter(({ rank }) => rank).sort((a, b) => b.rank - a.rank);
    list.replaceChildren(...found.slice(0, MOST).map(({ place }) => draw(place, words, phrase)));
    const more = found.length > MOST ? ` Yang ditampilkan ${MOST} yang teratas.` : '';
    state.textContent = found.length
      ? `${found.length} tempat memuat “${phrase}”.${more}` : `Tidak ada yang memuat “${phrase}”.`;
  };

  let timer = 0;
  field.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(search, 120); });
  field.form.addEventListener('submit', (event) => { event.preventDefault(); search(); });
  // Arrow keys go from the field through the results and back.
  document.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = [field, ...list.querySelectorAll('a')];
    const here = stops.indexOf(document.activeElement);
    if (!step || here < 0 || !stops[here + step]) return;
    event.preventDefault();
    stops[here + step].focus();
  });
  search();
  field.focus();
})();

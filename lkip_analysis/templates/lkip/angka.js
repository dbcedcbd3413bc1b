// Where a figure comes from: a panel that opens at the figure, by click or by keyboard.
(() => {
  'use strict';
  const figures = [...document.querySelectorAll('main span.angka[data-asal]')];
  if (!figures.length) return;
  const panel = document.getElementById('asal-angka');
  const title = document.getElementById('asal-judul');
  const body = panel.querySelector('.rincian');

  // Two thousand figures as two thousand stops of the Tab key would bar the way to everything else. So the figures
  // of one table, or of the prose under one heading, are one stop, as the buttons of a toolbar are: Tab comes to the
  // figure that was used last (at first the first one), arrow keys, Home and End go to the others.
  const groups = [];
  let place = null;
  document.querySelectorAll('main h1, main h2, main h3, main h4, main span.angka[data-asal]').forEach((element) => {
    if (!element.matches('span')) { place = element; return; }
    const owner = element.closest('table') || place;
    const last = groups[groups.length - 1];
    if (last && last.owner === owner) last.members.push(element);
    else groups.push({ owner, members: [element] });
  });
  const groupOf = new Map(groups.flatMap((group) => group.members.map((member) => [member, group])));
  groups.forEach(({ members }) => members.forEach((figure, number) => {
    figure.tabIndex = number ? -1 : 0;
    figure.setAttribute('role', 'button');
    figure.setAttribute('aria-haspopup', 'dialog');
    figure.setAttribute('aria-expanded', 'false');
  }));

  const go = (figure) => {
    groupOf.get(figure).members.forEach((member) => { member.tabIndex = member === figure ? 0 : -1; });
    figure.focus();
  };
  const centre = (figure) => {
    const box = figure.getBoundingClientRect();
    return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2, height: box.height };
  };
  // The figure in the nearest line above (-1) or below (1), as close as can be to the same column.
  const vertical = (figure, members, side) => {
    const here = centre(figure);
    const beyond = members.map((member) => ({ member, at: centre(member) }))
      .filter(({ at }) => side * (at.y - here.y) > here.height / 2);
    if (!beyond.length) return null;
    const line = Math.min(...beyond.map(({ at }) => side * (at.y - here.y)));
    const nearest = beyond.filter(({ at }) => side * (at.y - here.y) < line + here.height / 2);
    return nearest.sort((a, b) => Math.abs(a.at.x - here.x) - Math.abs(b.at.x - here.x))[0].member;
  };
  const MOVES = {
    ArrowRight: (figure, members) => members[members.indexOf(figure) + 1],
    ArrowLeft: (figure, members) => members[members.indexOf(figure) - 1],
    ArrowDown: (figure, members) => vertical(figure, members, 1),
    ArrowUp: (figure, members) => vertical(figure, members, -1),
    Home: (figure, members) => members[0],
    End: (figure, members) => members[members.length - 1],
  };

  const add = (parent, tag, text, kind) => {
    const element = document.createElement(tag);
    if (text) element.textContent = text;
    if (kind) element.className = kind;
    parent.append(element);
    return element;
  };
  const component = (list, { label, nilai, tempat }) => {
    const item = add(list, 'li');
    add(item, 'span', label, 'label');
    if (nilai) add(item, 'strong', nilai);
    if (tempat) add(item, 'span', tempat, 'tempat');
  };
  // The marks behind a figure lead to the findings about it.
  const marks = (figure) => {
    const found = [];
    for (let next = figure.nextElementSibling; next && next.matches('.bendera'); next = next.nextElementSibling) {
      found.push(next);
    }
    return found;
  };
  const fill = (figure) => {
    const { rumus, komponen, catatan } = JSON.parse(figure.dataset.asal);
    title.textContent = `Asal angka ${figure.textContent}`;
    body.replaceChildren();
    add(body, 'h3', 'Rumus');
    add(body, 'p', rumus || 'Rumusnya belum ada dalam data.');
    if (komponen.length) {
      add(body, 'h3', 'Komponen dan tempatnya');
      const list = add(body, 'ul', '', 'komponen');
      komponen.forEach((one) => component(list, one));
    }
    if (catatan) {
      add(body, 'h3', 'Keputusan dan catatan');
      add(body, 'p', catatan);
    }
    const about = marks(figure);
    if (about.length) {
      add(body, 'h3', 'Temuan');
      const list = add(body, 'ul');
      about.forEach((mark) => { add(add(list, 'li'), 'a', mark.title).href = mark.getAttribute('href'); });
    }
  };
  // Below the figure, else above it, else beside it: what is asked about stays in sight. On a narrow window the
  // panel is a sheet at the bottom, and the page moves if it has to.
  const narrow = matchMedia('(max-width: 60rem)');
  const GAP = 8;
  const put = (figure) => {
    const [box, size] = [figure.getBoundingClientRect(), { width: panel.offsetWidth, height: panel.offsetHeight }];
    if (narrow.matches) {
      panel.style.left = panel.style.top = '';
      document.body.style.paddingBottom = `${size.height}px`;
      scrollBy(0, Math.max(0, box.bottom + 2 * GAP - (innerHeight - size.height)));
      return;
    }
    const within = (wanted, most) => Math.max(GAP, Math.min(wanted, most - GAP));
    const below = box.bottom + GAP, above = box.top - GAP - size.height;
    const fits = below + size.height + GAP <= innerHeight ? below : above >= GAP ? above : null;
    const aside = box.right + GAP + size.width <= innerWidth ? box.right + GAP : box.left - GAP - size.width;
    panel.style.left = `${within(fits === null ? aside : box.left, innerWidth - size.width)}px`;
    panel.style.top = `${within(fits === null ? box.top : fits, innerHeight - size.height)}px`;
  };
  let current = null;
  let scrolled = 0;
  const open = (figure) => {
    go(figure);
    current = figure;
    scrolled = scrollY;
    fill(figure);
    figure.setAttribute('aria-expanded', 'true');
    panel.showModal();
    panel.scrollTop = 0;
    put(figure);
    title.focus({ preventScroll: true });
  };

  const figureOf = (event) => event.target.closest && event.target.closest('span.angka[data-asal]');
  document.addEventListener('click', (event) => {
    const figure = figureOf(event);
    if (figure && groupOf.has(figure) && !String(getSelection())) open(figure);
  });
  document.addEventListener('keydown', (event) => {
    const figure = figureOf(event);
    if (!figure || !groupOf.has(figure) || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      open(figure);
    } else if (MOVES[event.key]) {
      event.preventDefault();
      const next = MOVES[event.key](figure, groupOf.get(figure).members);
      if (next) go(next);
    }
  });
  panel.querySelector('.tutup').addEventListener('click', () => panel.close());
  // The panel's own box is the space around it while it is modal.
  panel.addEventListener('click', (event) => {
    if (event.target === panel || event.target.closest('a')) panel.close();
  });
  panel.addEventListener('close', () => {
    current.setAttribute('aria-expanded', 'false');
    current.focus({ preventScroll: true });
    if (!document.body.style.paddingBottom) return;
    document.body.style.paddingBottom = '';
    scrollTo(0, scrolled);
  });
})();

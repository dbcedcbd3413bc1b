// Filters of the findings: severity, rule, open or decided.
(() => {
  'use strict';
  const rows = [...document.querySelectorAll('[data-temuan]')].map((code) => ({
    row: code.closest('tr'), code, about: JSON.parse(code.dataset.temuan),
  }));
  if (!rows.length) return;
  const FILTERS = { tingkat: 'Tingkat', aturan: 'Aturan', keadaan: 'Keadaan' };
  const form = document.createElement('form');
  form.className = 'saring';
  form.setAttribute('aria-label', 'Saring temuan');
  const fields = Object.entries(FILTERS).map(([name, title]) => {
    const label = document.createElement('label');
    const select = document.createElement('select');
    select.name = name;
    select.append(new Option('semua', ''));
    const values = [...new Set(rows.map(({ about }) => about[name]))];
    values.forEach((value) => select.append(new Option(value, value)));
    label.append(`${title} `, select);
    form.append(label);
    return select;
  });
  const reset = document.createElement('button');
  reset.type = 'reset';
  reset.textContent = 'Tampilkan semua';
  const state = document.createElement('p');
  state.setAttribute('role', 'status');
  form.append(reset, state);
  const tables = [...new Set(rows.map(({ row }) => row.closest('.tabel')))];
  const before = document.querySelector('main h2') || tables[0];
  before.before(form);

  const apply = () => {
    rows.forEach(({ row, about }) => {
      row.hidden = fields.some((field) => field.value && field.value !== about[field.name]);
    });
    tables.forEach((table) => { table.hidden = ![...table.querySelectorAll('tbody tr')].some((row) => !row.hidden); });
    state.textContent = `Tampil ${rows.filter(({ row }) => !row.hidden).length} dari ${rows.length} temuan.`;
  };
  // Who comes by a link to a finding sees it, whatever is filtered.
  const arrive = () => {
    const target = rows.find(({ code }) => code.id === decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.row.hidden) { form.reset(); apply(); }
    target.row.scrollIntoView({ block: 'center' });
  };
  form.addEventListener('change', apply);
  form.addEventListener('reset', () => setTimeout(apply));
  form.addEventListener('submit', (event) => event.preventDefault());
  addEventListener('hashchange', arrive);
  apply();
  addEventListener('load', () => setTimeout(arrive));
})();

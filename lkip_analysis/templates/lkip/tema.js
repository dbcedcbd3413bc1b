// A theme chosen before holds from the first drop of ink; a browser may keep nothing for files on disk.
try {
  const chosen = localStorage.getItem('lkip-tema');
  if (chosen === 'terang' || chosen === 'gelap') document.documentElement.dataset.tema = chosen;
} catch (error) { /* the system's theme then */ }

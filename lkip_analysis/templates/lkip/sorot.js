// Shows the words of a search where they stand: the address has them in `sorot`.
(() => {
  'use strict';
  const words = (new URLSearchParams(location.search).get('sorot') || '').toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length) return;
  const main = document.querySelector('main');
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest('script, style, .langkah') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  const first = (text) => words.map((word) => ({ at: text.indexOf(word), length: word.length }))
    .filter(({ at }) => at >= 0).sort((a, b) => a.at - b.at || b.length - a.length)[0];
  nodes.forEach((start) => {
    for (let node = start, found; (found = first(node.data.toLowerCase()));) {
      const hit = node.splitText(found.at);
      node = hit.splitText(found.length);
      const mark = document.createElement('mark');
      hit.replaceWith(mark);
      mark.append(hit);
    }
  });
  const anchor = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const after = [...main.querySelectorAll('mark')].find((mark) =>
    !anchor || anchor.contains(mark) || anchor.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING);
  // The browser itself goes to the anchor of the address until the page is loaded.
  if (after) addEventListener('load', () => setTimeout(() => after.scrollIntoView({ block: 'center' })));
})();

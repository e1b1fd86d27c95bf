// SPDX-License-Identifier: GPL-3.0-or-later
// Anchors selectors in a page with Apache Annotator. Each block of the text is a paragraph of the page,
// and the line ends between them stand between those.
import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';

const { window } = new JSDOM('<body></body>');
Object.assign(globalThis, { Node: window.Node, NodeFilter: window.NodeFilter, Range: window.Range });
const { createTextPositionSelectorMatcher, createTextQuoteSelectorMatcher, describeTextPosition } =
  await import('@apache-annotator/dom');

function makePage(text) {
  const scope = window.document.createElement('article');
  text.split('\n').forEach((line, i) => {
    if (i > 0)
      scope.append('\n');
    const paragraph = window.document.createElement('p');
    paragraph.textContent = line;
    scope.append(paragraph);
  });
  window.document.body.replaceChildren(scope);
  return scope;
}

async function anchor(matcher, scope) {
  const found = [];
  for await (const range of matcher(scope)) {
    const { start, end } = await describeTextPosition(range, scope);
    found.push({ start, end, words: range.toString() });
  }
  return found;
}

const results = [];
for (const { text, selectors } of JSON.parse(readFileSync(process.argv[2], 'utf8'))) {
  const scope = makePage(text);
  const anchored = [];
  for (const [position, quote] of selectors)
    anchored.push({
      byPosition: await anchor(createTextPositionSelectorMatcher(position), scope),
      byQuote: await anchor(createTextQuoteSelectorMatcher(quote), scope),
    });
  results.push(anchored);
}
console.log(JSON.stringify(results));

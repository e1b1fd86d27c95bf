// SPDX-License-Identifier: GPL-3.0-or-later
// Slices the spans of a jsonl export by code points, as JavaScript does it with an array of them.
import { readFileSync } from 'node:fs';

const { jsonl } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const words = [];
for (const line of readFileSync(jsonl, 'utf8').split('\n').filter(Boolean)) {
  const article = JSON.parse(line);
  const characters = Array.from(article.text);
  for (const { id, part, start, end } of article.spans)
    words.push([id, part, characters.slice(start, end).join('')]);
}
console.log(JSON.stringify({ words }));

// SPDX-License-Identifier: GPL-3.0-or-later
// Expands JSON-LD documents in safe mode, in which nothing may be dropped, and prints the statements of
// each as canonical N-Quads; or the code of the error.
import { readFileSync } from 'node:fs';
import jsonld from 'jsonld';

const { url, context, documents } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const options = {
  safe: true,
  documentLoader: async asked => {
    if (asked !== url)
      throw new Error(`${asked} is not to be loaded`);
    return { contextUrl: null, documentUrl: url, document: context };
  },
};
const results = {};
for (const [name, document] of Object.entries(documents)) {
  try {
    const expanded = await jsonld.expand(document, options);
    const quads = await jsonld.canonize(expanded,
      { ...options, algorithm: 'RDFC-1.0', format: 'application/n-quads' });
    results[name] = { roots: expanded.length, quads: quads.split('\n').filter(Boolean) };
  } catch (error) {
    results[name] = { error: error.details?.event?.code ?? String(error) };
  }
}
console.log(JSON.stringify(results));

// Every built-in function that Db2 for i documents, there or not there. A function is there when the table of functions has it and a test calls it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documented } from './documented-functions.mjs';
import { built, root } from './tables.mjs';

export async function sqlFunctionPage() {
  const { builtIns } = await built('host/database/functions/index.js');
  const { rowFunctions } = await built('host/database/compile/row-function.js');
  const table = new Set([...builtIns().keys(), ...rowFunctions]);
  const called = calledInTests();
  const isThere = name => table.has(name) && called.has(name);
  const sections = Object.entries(documented).flatMap(([kind, lines]) => {
    const entries = [...new Set(lines.join(' ').split(' '))].sort();
    const rows = entries.map(entry => {
      const [name, ...aliases] = entry.split('|');
      const known = aliases.filter(alias => table.has(alias));
      return `| \`${name}\` | ${known.map(alias => `\`${alias}\``).join(', ')} | ${isThere(name) ? 'there' : 'not there'} |`;
    });
    const count = entries.filter(entry => isThere(entry.split('|')[0])).length;
    return [
      `## ${kind} functions`,
      '',
      `${count} of ${entries.length}.`,
      '',
      '| function | also | |',
      '|---|---|---|',
      ...rows,
      '',
    ];
  });
  return [
    '# SQL functions',
    '',
    'The built-in functions that the SQL Reference of Db2 for i 7.5 documents. *There* is what `packages/host/src/database/functions/` has and a test of',
    'that folder calls on a real PostgreSQL. A call of another one is SQL0204. Made by `scripts/generate-docs.mjs`; do not edit.',
    '',
    ...sections,
  ].join('\n');
}

/** Names that stand before an opening bracket, or as the first word of a case, in the tests of the functions. */
function calledInTests() {
  const folder = join(root, 'packages/host/test/database/functions');
  const texts = readdirSync(folder)
    .filter(name => name.endsWith('.test.ts'))
    .map(name => readFileSync(join(folder, name), 'utf8'));
  return new Set(
    texts.flatMap(text => [...text.matchAll(/\b([A-Z][A-Z0-9_]*)(?:\(|'[,\]])/g)].map(([, name]) => name)),
  );
}

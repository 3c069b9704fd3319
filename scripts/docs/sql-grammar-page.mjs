// What of the SQL of Db2 for i the parser reads, from the parser's own table.
import { built } from './tables.mjs';

export async function sqlGrammarPage() {
  const { grammar } = await built('host/database/sql/grammar/index.js');
  const count = what => grammar.reduce((sum, section) => sum + (section[what] ?? []).length, 0);
  const [there, known, absent] = ['there', 'known', 'absent'].map(count);
  const all = there + known + absent;
  return [
    '# SQL that is read',
    '',
    'Made from the tables in `packages/host/src/database/sql/grammar` by `scripts/generate-docs.mjs`; do not edit. The productions are those of the',
    'SQL reference of Db2 for i 7.5, by chapter. A test reads statements of every production that is called there.',
    '',
    `${there} of ${all} are there (${((there / all) * 100).toFixed(1)} %). That a statement is read does not say that it can be run: it may be refused later, when`,
    'its names and types are resolved or because the database has nothing of the kind.',
    '',
    '- there: the text is read in full.',
    '- known: recognised by the first words, and refused as not supported.',
    '- no: a syntax error, or SQL0084 where only a compiled program can contain the statement.',
    '',
    ...grammar.flatMap(table),
  ].join('\n');
}

function table({ title, there, known = [], absent = [] }) {
  const rows = [
    ...there.map(name => `| ${name} | there |`),
    ...known.map(name => `| ${name} | known |`),
    ...absent.map(name => `| ${name} | no |`),
  ];
  return [`## ${title}`, '', '| production | |', '|---|---|', ...rows, ''];
}

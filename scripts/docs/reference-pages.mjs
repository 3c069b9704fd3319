// A page for each family of messages: every field at its place, straight from the tables that encode and decode them.
import { answers, built } from './tables.mjs';

const origin = 'Made from the tables in `packages/wire/src/hostserver` by `scripts/generate-docs.mjs`; do not edit.';

/** Pages by file name. */
export async function referencePages(families, doors) {
  const { reference } = await built('wire/hostserver/reference.js');
  const { Header } = await built('wire/hostserver/header.js');
  const pages = families.map(({ name, title, messages }) => {
    const [heading, ...sections] = reference(title, messages).split('\n');
    return [`${name}.md`, [heading, '', origin, ...served(messages, doors), ...sections].join('\n')];
  });
  return [['README.md', index(families, Header)], ...pages];
}

function served(messages, doors) {
  const serving = doors.filter(door => Object.values(messages).some(message => answers(door, message)));
  if (serving.length === 0) return ['', 'No door of the host answers these yet.'];
  return ['', `Answered by: ${serving.map(({ title }) => title).join(', ')}.`];
}

function index(families, header) {
  let at = 0;
  const headerRows = Object.entries(header.fields).map(([name, { type, size, note }]) => {
    const row = `| ${at} | ${name} | ${type} | ${note ?? ''} |`;
    at += size;
    return row;
  });
  return [
    '# Messages of the host servers',
    '',
    origin,
    '',
    'All integers are big-endian. A message is a header of 20 bytes, a template of fixed fields, then optional parts: length (4 bytes, its own',
    'six included), code point (2 bytes), data. Text is in the CCSID of the server job unless the table says otherwise.',
    '',
    '| at | header | type | |',
    '|---|---|---|---|',
    ...headerRows,
    '',
    ...families.map(({ name, title, messages }) => `- [${title}](${name}.md): ${Object.keys(messages).join(', ')}`),
    '',
  ].join('\n');
}

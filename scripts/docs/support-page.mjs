// The support matrix: what a host does and what it does not, from its own tables.
import { answers, built } from './tables.mjs';

export async function supportPage(doors, families) {
  return [
    '# What is there',
    '',
    'Made from the tables that the host works with by `scripts/generate-docs.mjs`; do not edit. What is not listed is not there: a client that',
    'asks for it gets the error that the protocol has for that.',
    '',
    ...doorTable(doors),
    ...(await absentServers(doors)),
    ...(await requestTable(doors, families)),
    ...(await commandTable()),
    ...(await programTable()),
    ...(await ccsidTable()),
    ...(await systemValueTable()),
    ...(await subcommandTable()),
  ].join('\n');
}

function doorTable(doors) {
  const rows = doors.map(({ name, title, ibmName, port, tlsPort, server }) => [
    `[${title}](../packages/host/src/services/${name}/README.md)`,
    code(name),
    ibmName === undefined ? '' : code(ibmName),
    port ?? '',
    tlsPort ?? '',
    code(`${server.command} ${server.value}`),
  ]);
  return section('Doors', ['door', 'name', 'port mapper', 'port', 'TLS port', 'started by'], rows);
}

/** Servers that clients ask the port mapper for and that nobody here is. */
async function absentServers(doors) {
  const { standardPorts } = await built('wire/hostserver/portmapper.js');
  const known = new Set(doors.flatMap(({ ibmName, tlsPort }) => [ibmName, ...(tlsPort ? [`${ibmName}-s`] : [])]));
  const absent = Object.entries(standardPorts).filter(([name]) => !known.has(name));
  if (absent.length === 0) return [];
  const names = absent.map(([name, port]) => `${code(name)} (${port})`).join(', ');
  return [`Not there, and not found by the port mapper: ${names}.`, ''];
}

async function requestTable(doors, families) {
  const { anyServer } = await built('wire/hostserver/header.js');
  const rows = families.flatMap(({ name: family, messages }) =>
    requestsIn(messages, doors).map(([name, message]) => [
      `[${name}](protocols/hostserver/${family}.md#${name.toLowerCase()})`,
      hex(message.id),
      message.server === anyServer ? 'every server' : hex(message.server),
      doors
        .filter(door => answers(door, message))
        .map(door => door.name)
        .join(', ') || 'not answered',
    ]),
  );
  return section('Requests of the host servers', ['request', 'id', 'server', 'answered by'], rows);
}

/** What a door answers is a request. What none answers is one unless it looks like a reply: by its id, or by that of a request. */
function requestsIn(messages, doors) {
  const answered = message => doors.some(door => answers(door, message));
  const entries = Object.entries(messages);
  const taken = new Set(entries.filter(([, message]) => answered(message)).map(([, { id }]) => id));
  return entries.filter(
    ([, message]) => answered(message) || (message.id < 0x8000 && !message.options.reply && !taken.has(message.id)),
  );
}

async function commandTable() {
  const { commands } = await built('host/cl/commands/index.js');
  const rows = [...commands.values()]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, text }) => [`[${name}](commands.md#${name.toLowerCase()})`, text]);
  return section('CL commands', ['command', ''], rows);
}

async function programTable() {
  const { systemPrograms } = await built('host/programs/system/index.js');
  const byName = new Map();
  for (const path of systemPrograms({}).keys()) {
    const [library, name] = path.split('/');
    byName.set(name, [...(byName.get(name) ?? []), library]);
  }
  const rows = [...byName].sort().map(([name, libraries]) => [code(name), libraries.join(', ')]);
  return section('Programs of the system', ['program', 'in'], rows);
}

async function ccsidTable() {
  const { factsOf, supportedCcsids } = await built('wire/ccsid/facts.js');
  const kinds = [...new Set(supportedCcsids.map(ccsid => factsOf(ccsid).kind))];
  const rows = kinds.map(kind => [kind, supportedCcsids.filter(ccsid => factsOf(ccsid).kind === kind).join(' ')]);
  return section('CCSIDs', ['kind', 'CCSIDs'], rows);
}

async function systemValueTable() {
  const { definitions } = await built('host/system/values/definitions/index.js');
  const rows = Object.entries(definitions)
    .sort()
    .map(([name, { text, authority }]) => [code(name), text, authority === undefined ? 'no' : 'yes']);
  return section('System values', ['value', '', 'can be changed'], rows);
}

async function subcommandTable() {
  const { commands } = await built('cli/main.js');
  const rows = [];
  for (const [name, load] of Object.entries(commands)) rows.push([code(`bigiron ${name}`), (await load()).summary]);
  return section('Command line', ['subcommand', ''], rows);
}

function section(title, head, rows) {
  const line = cells => `| ${cells.map(cell => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  return [`## ${title}`, '', line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line), ''];
}

function code(text) {
  return `\`${text}\``;
}

function hex(number) {
  return number.toString(16).toUpperCase().padStart(4, '0');
}

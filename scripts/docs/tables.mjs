// What the pages are made from: the doors that a host opens, and the messages of the host servers.
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** A module of a package, as it was built. */
export function built(path) {
  const [name, ...rest] = path.split('/');
  return import(join(root, 'packages', name, 'dist/src', ...rest));
}

/** The declarations of all doors. No host runs: a door uses the rooms when somebody connects, not when it is declared. */
export async function declaredDoors() {
  const { doors } = await built('host/services/doors.js');
  const { releaseNumber } = await built('wire/hostserver/release.js');
  const nothing = new Proxy(() => nothing, { get: (_, name) => (name === Symbol.toPrimitive ? () => '' : nothing) });
  const rooms = new Proxy(
    { release: releaseNumber('V7R5M0') },
    { get: (known, name) => known[name] ?? nothing, ownKeys: known => Reflect.ownKeys(known) },
  );
  return doors(rooms, nothing);
}

/**
 * The messages of the host servers, family by family: `{ name, title, messages }`. A family is a module of wire's `hostserver` folder that
 * exports messages. It is called like the door that serves it, or like its folder.
 */
export async function messageFamilies(doors) {
  const folder = join(root, 'packages/wire/dist/src/hostserver');
  const modules = readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    if (entry.isDirectory()) return [[entry.name, `${entry.name}/index.js`]];
    return /^\w+\.js$/.test(entry.name) ? [[entry.name.slice(0, -3), entry.name]] : [];
  });
  const families = [];
  for (const [name, path] of modules.sort()) {
    const entries = Object.entries(await import(join(folder, path))).filter(([, value]) => isMessage(value));
    const reply = message => (doors.some(door => answers(door, message)) ? 0 : 1);
    entries.sort(([, a], [, b]) => a.id - b.id || reply(a) - reply(b));
    const messages = Object.fromEntries(entries);
    if (Object.keys(messages).length > 0) families.push({ name, title: titleOf(name, messages, doors), messages });
  }
  return families;
}

/** Whether this door answers a message. */
export function answers(door, message) {
  return door.requests?.includes(message) ?? false;
}

function titleOf(name, messages, doors) {
  const serving = doors.filter(door => Object.values(messages).some(message => answers(door, message)));
  if (serving.length === 1) return serving[0].title;
  const words = name.replaceAll('-', ' ');
  return words[0].toUpperCase() + words.slice(1);
}

function isMessage(value) {
  return typeof value === 'object' && value !== null && 'template' in value && 'parts' in value && 'decode' in value;
}

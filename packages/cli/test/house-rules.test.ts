import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

/** The rules of the house (ARCHITECTURE.md): who may import whom. */
const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../../..');
const packages = join(root, 'packages');

interface Import {
  readonly from: string;
  readonly what: string;
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return path.endsWith('.ts') ? [path] : [];
  });
}

const importing = /^\s*(?:import|export)\s[^;]*?from\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|^import '([^']+)'/gm;

function imports(name: string): Import[] {
  const folder = join(packages, name, 'src');
  return sources(folder).flatMap(file =>
    [...readFileSync(file, 'utf8').matchAll(importing)].map(match => ({
      from: relative(folder, file),
      what: (match[1] ?? match[2] ?? match[3]) as string,
    })),
  );
}

/** The path below the package's src that a relative import means. */
function target({ from, what }: Import): string {
  return what.startsWith('.') ? join(dirname(from), what) : '';
}

function listed(offenders: Import[]): string[] {
  return offenders.map(({ from, what }) => `${from} imports ${what}`);
}

function dependencies(name: string): string[] {
  const manifest = JSON.parse(readFileSync(join(packages, name, 'package.json'), 'utf8')) as {
    dependencies?: Record<string, string>;
    optionalDependencies?: Record<string, string>;
  };
  return [...Object.keys(manifest.dependencies ?? {}), ...Object.keys(manifest.optionalDependencies ?? {})];
}

test('packages/wire turns bytes into values and back: no sockets, no files, no dependency', () => {
  const allowed = new Set(['node:buffer', 'node:crypto', 'node:zlib', 'node:util']);
  const found = imports('wire');
  assert.ok(found.length > 20, 'the imports of wire were found');
  assert.deepEqual(listed(found.filter(({ what }) => !what.startsWith('.') && !allowed.has(what))), []);
  assert.deepEqual(dependencies('wire'), []);
});

test('packages/client imports wire only, and has no other dependency', () => {
  const found = imports('client');
  assert.deepEqual(listed(found.filter(({ what }) => !/^(\.|node:|@bigiron\/wire(\/|$))/.test(what))), []);
  assert.deepEqual(dependencies('client'), ['@bigiron/wire']);
});

test('in packages/host a room never imports a door', () => {
  const assembly = /^(host|index)\.ts$/;
  const offenders = imports('host').filter(
    one => target(one).startsWith('services/') && !one.from.startsWith('services/') && !assembly.test(one.from),
  );
  assert.deepEqual(listed(offenders), []);
});

test('in packages/host a door never imports another door', () => {
  const door = (path: string) => /^services\/([^/]+)\//.exec(path)?.[1];
  const offenders = imports('host').filter(one => {
    const [from, to] = [door(one.from), door(target(one))];
    return from !== undefined && to !== undefined && from !== to;
  });
  assert.deepEqual(listed(offenders), []);
});

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { type SystemRooms, systemPrograms } from '../../../src/programs/system/index.ts';

test('docs/programs.md lists the programs of the system', async () => {
  const page = await readFile(new URL('../../../../../../docs/programs.md', import.meta.url), 'utf8');
  const listed = [...page.matchAll(/`(Q[A-Z]{5,9})`/g)].map(match => match[1]!);
  const there = [...systemPrograms({} as SystemRooms).keys()].map(name => name.split('/')[1]!);
  assert.deepEqual([...new Set(listed)].sort(), [...new Set(there)].sort());
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { migrate } from '../../../src/store/migrations.ts';
import { Authority } from '../../../src/system/authority/rights.ts';
import type { Objects } from '../../../src/system/objects/object.ts';
import { pageSize } from '../../../src/system/user-spaces/pages.ts';
import { userSpaceSchema } from '../../../src/system/user-spaces/schema.ts';
import { StoredUserSpaces } from '../../../src/system/user-spaces/stored-user-spaces.ts';
import { largestUserSpace } from '../../../src/system/user-spaces/user-space.ts';
import { type Cleanup, openHost } from '../fakes/host.ts';
import { profile } from '../fakes/profiles.ts';

const refused = (id: string) => ({ messageId: id });
const name = { name: 'SPACE', library: 'SALES' };
const small = { ...name, size: 100, initialValue: 0x40, automaticExtendability: false, replace: false };

async function open(t: Cleanup) {
  const host = await openHost(t);
  await migrate(host.store, [userSpaceSchema]);
  const spaces = new StoredUserSpaces({ ...host, objects: host.objects as unknown as Objects });
  const job = await host.jobs.start({ name: 'WORK', user: 'ANNA', profile: profile('ANNA'), type: 'batch' });
  return { host, spaces, job };
}

test('a new space holds its initial value, and what is written stays', async t => {
  const { spaces, job } = await open(t);
  await spaces.create(job, small);
  assert.deepEqual(await spaces.read(job, name, 0, 100), Buffer.alloc(100, 0x40));
  await spaces.write(job, name, 10, Buffer.from('hello'), { force: true });
  assert.equal((await spaces.read(job, name, 9, 7)).toString('latin1'), '@hello@');
  const { size, initialValue, automaticExtendability } = await spaces.describe(job, name);
  assert.deepEqual(
    { size, initialValue, automaticExtendability },
    {
      size: 100,
      initialValue: 0x40,
      automaticExtendability: false,
    },
  );
});

test('beyond the end: an error, or a larger space', async t => {
  const { spaces, job } = await open(t);
  await spaces.create(job, small);
  const write = (offset: number, length: number) => spaces.write(job, name, offset, Buffer.alloc(length, 1));
  await assert.rejects(write(99, 2), refused('CPF3C14'));
  await assert.rejects(write(-1, 1), refused('CPF3C14'));
  await assert.rejects(spaces.read(job, name, 50, 51), refused('CPF3C14'));
  await spaces.change(job, name, { automaticExtendability: true });
  await write(199, 2);
  assert.equal((await spaces.describe(job, name)).size, 201);
  assert.equal((await spaces.read(job, name, 100, 101)).toString('hex'), `${'40'.repeat(99)}0101`);
  await assert.rejects(write(largestUserSpace - 1, 2), refused('CPF3C14'));
  await assert.rejects(spaces.create(job, { ...small, size: largestUserSpace + 1 }), refused('CPF3C2C'));
  await assert.rejects(spaces.change(job, name, { size: 0 }), refused('CPF3C2C'));
});

test('a space of 16 megabytes', async t => {
  const { spaces, job } = await open(t);
  await spaces.create(job, { ...small, size: largestUserSpace });
  const bytes = Buffer.alloc(3 * pageSize + 17, 0x5a);
  await spaces.write(job, name, largestUserSpace - bytes.length, bytes);
  const read = await spaces.read(job, name, largestUserSpace - bytes.length - 1, bytes.length + 1);
  assert.equal(read[0], 0x40);
  assert.ok(read.subarray(1).equals(bytes));
  assert.equal((await spaces.read(job, name, 0, largestUserSpace)).length, largestUserSpace);
});

test('replacing', async t => {
  const { spaces, job } = await open(t);
  await spaces.create(job, small);
  await spaces.write(job, name, 0, Buffer.from('old'));
  await assert.rejects(spaces.create(job, small), refused('CPF9870'));
  await spaces.create(job, { ...small, replace: true, initialValue: 0 });
  assert.deepEqual(await spaces.read(job, name, 0, 3), Buffer.alloc(3));
});

test('authority', async t => {
  const { host, spaces, job } = await open(t);
  const bert = await host.jobs.start({ name: 'WORK', user: 'BERT', profile: profile('BERT'), type: 'batch' });
  await spaces.create(job, { ...small, authority: Authority.use });
  await spaces.read(bert, name, 0, 1);
  await assert.rejects(spaces.write(bert, name, 0, Buffer.alloc(1)), refused('CPF9802'));
  await assert.rejects(spaces.change(bert, name, { size: 1 }), refused('CPF9802'));
  await assert.rejects(spaces.read(bert, { ...name, name: 'NONE' }, 0, 1), refused('CPF9801'));
});

type Step =
  | { readonly do: 'write'; readonly offset: number; readonly length: number; readonly byte: number }
  | { readonly do: 'resize'; readonly size: number }
  | { readonly do: 'refill'; readonly byte: number };

test('a space behaves like a stretch of memory, whatever is done to it', async t => {
  const { spaces, job } = await open(t);
  const position = fc.integer({ min: 0, max: 3 * pageSize });
  const byte = fc.integer({ min: 0, max: 255 });
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({ do: fc.constant('write' as const), offset: position, length: position, byte }),
    fc.record({ do: fc.constant('resize' as const), size: position.map(size => size + 1) }),
    fc.record({ do: fc.constant('refill' as const), byte }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async steps => {
      await spaces.create(job, { ...small, automaticExtendability: true, replace: true });
      let memory = Buffer.alloc(100, 0x40);
      let fill = 0x40;
      const resize = (size: number) => {
        const next = Buffer.alloc(size, fill);
        memory.copy(next);
        memory = next;
      };
      for (const each of steps) {
        if (each.do === 'write') {
          const bytes = Buffer.alloc(each.length, each.byte);
          await spaces.write(job, name, each.offset, bytes);
          if (each.offset + each.length > memory.length) resize(each.offset + each.length);
          memory.set(bytes, each.offset);
        } else if (each.do === 'resize') {
          await spaces.change(job, name, { size: each.size });
          resize(each.size);
        } else {
          await spaces.change(job, name, { initialValue: each.byte });
          fill = each.byte;
        }
      }
      assert.ok((await spaces.read(job, name, 0, memory.length)).equals(memory));
    }),
    { numRuns: 40 },
  );
});

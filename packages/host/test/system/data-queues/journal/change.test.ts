import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type Change,
  decodeFrames,
  encodeFrame,
  sizeBound,
} from '../../../../src/system/data-queues/journal/change.ts';

const scratch = Buffer.alloc(200);
const id = fc.integer({ min: -1000, max: 2 ** 53 - 1 });
const queue = fc.bigInt({ min: 1n, max: 2n ** 63n - 1n });
const kept = fc.record({ id, queue, data: fc.uint8Array({ maxLength: 100 }), sender: fc.string({ maxLength: 36 }) });
const taken = fc.record({ id, queue });
const frame = fc.array(fc.oneof(kept, taken), { minLength: 1, maxLength: 5 });
const encode = (generation: number, changes: readonly Change[]) =>
  Buffer.from(encodeFrame(generation, changes, scratch));
const plain = (changes: readonly Change[]) =>
  changes.map(change => (change.data === undefined ? { ...change } : { ...change, data: [...change.data] }));

test('frames come back as they were written, up to the first that is torn', () => {
  fc.assert(
    fc.property(fc.array(frame, { minLength: 1, maxLength: 4 }), fc.nat(), (frames, cut) => {
      const encoded = frames.map(changes => encode(7, changes));
      const all = Buffer.concat(encoded);
      const space = Buffer.alloc(50);
      assert.deepEqual(plain(decodeFrames(Buffer.concat([all, space]))?.changes ?? []), plain(frames.flat()));

      const length = cut % all.length;
      const whole = encoded.filter((_, at) => Buffer.concat(encoded.slice(0, at + 1)).length <= length).length;
      const torn = Buffer.concat([all.subarray(0, length), Buffer.alloc(all.length - length)]);
      const found = decodeFrames(torn)?.changes ?? [];
      // Zeros at the end of a frame may be its own.
      if (!torn.equals(all)) assert.deepEqual(plain(found), plain(frames.slice(0, Math.max(whole, 0)).flat()));
    }),
  );
});

test('a flipped bit ends what is read, and what an earlier generation left behind is not read', () => {
  const first = encode(3, [{ id: 1, queue: 5n, data: Buffer.from('one'), sender: '' }]);
  const second = encode(3, [{ id: 2, queue: 5n, data: Buffer.from('two'), sender: 'S' }]);
  for (let at = 0; at < second.length; at++) {
    const damaged = Buffer.from(second);
    damaged[at] = (damaged[at] as number) ^ 0x10;
    const found = decodeFrames(Buffer.concat([first, damaged]))?.changes.map(change => change.id);
    assert.deepEqual(found, [1], `byte ${at}`);
  }
  const stale = encode(1, [{ id: 9, queue: 5n }]);
  assert.deepEqual(
    decodeFrames(Buffer.concat([first, stale]))?.changes.map(change => change.id),
    [1],
  );
  assert.equal(decodeFrames(Buffer.alloc(100)), undefined);
});

test('the size of a frame is foreseen', () => {
  fc.assert(
    fc.property(kept, entry => {
      assert.ok(encode(1, [entry]).length <= sizeBound(entry.data, entry.sender));
    }),
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { FrameReader } from '../src/frames.ts';

const shape = { headerSize: 4, length: (bytes: Buffer, at: number) => bytes.readUInt32BE(at), maximum: 1000 };

function frame(body: Uint8Array): Buffer {
  const bytes = Buffer.alloc(4 + body.length);
  bytes.writeUInt32BE(bytes.length);
  bytes.set(body, 4);
  return bytes;
}

test('frames come out whole and in order, however the stream is cut', () => {
  const property = fc.property(
    fc.array(fc.uint8Array({ maxLength: 60 }), { minLength: 1, maxLength: 12 }),
    fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 40 }),
    (bodies, cuts) => {
      const stream = Buffer.concat(bodies.map(frame));
      const reader = new FrameReader(shape);
      const seen: Buffer[] = [];
      let at = 0;
      for (let turn = 0; at < stream.length; turn++) {
        const next = Math.min(stream.length, at + (cuts[turn % cuts.length] as number) + 1);
        reader.push(Buffer.from(stream.subarray(at, next)), one => seen.push(Buffer.from(one)));
        at = next;
      }
      assert.deepEqual(seen, bodies.map(frame));
      assert.ok(reader.idle);
    },
  );
  fc.assert(property, { numRuns: 500 });
});

test('a frame within one chunk is a view of it, not a copy', () => {
  const chunk = Buffer.concat([frame(Buffer.from('one')), frame(Buffer.from('two'))]);
  const seen: Buffer[] = [];
  new FrameReader(shape).push(chunk, one => seen.push(one));
  assert.equal(seen.length, 2);
  assert.ok(seen.every(one => one.buffer === chunk.buffer));
});

test('a length that cannot be ends the stream before anything is allocated for it', () => {
  for (const [length, code] of [
    [3, 'bad-length'],
    [1001, 'frame-too-large'],
    [0xffffffff, 'frame-too-large'],
  ] as const) {
    const header = Buffer.alloc(4);
    header.writeUInt32BE(length);
    assert.throws(() => new FrameReader(shape).push(header, () => undefined), { code });
    const split = new FrameReader(shape);
    split.push(header.subarray(0, 2), () => undefined);
    assert.throws(() => split.push(header.subarray(2), () => undefined), { code });
  }
});

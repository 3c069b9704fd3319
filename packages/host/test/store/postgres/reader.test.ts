import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { StoreError } from '../../../src/store/error.ts';
import { Reader } from '../../../src/store/postgres/reader.ts';

const message = fc.record({
  type: fc.integer({ min: 0x30, max: 0x7a }),
  content: fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc.nat(200_000).map(length => new Uint8Array(length).fill(length)),
  ),
});

function framed({ type, content }: { type: number; content: Uint8Array }): Buffer {
  const head = Buffer.alloc(5);
  head[0] = type;
  head.writeInt32BE(content.length + 4, 1);
  return Buffer.concat([head, content]);
}

/** Feeds the way a socket does: at most what there is space for. */
function feedInPlace(reader: Reader, bytes: Buffer, portion: number): void {
  for (let at = 0; at < bytes.length; ) {
    const part = bytes.subarray(at, at + Math.min(portion, reader.space().length));
    assert.notEqual(part.length, 0, 'there is always space');
    reader.space().set(part);
    reader.received(part.length);
    at += part.length;
  }
}

test('however the stream is cut, the messages are the same', () => {
  fc.assert(
    fc.property(
      fc.array(message, { maxLength: 12 }),
      fc.integer({ min: 1, max: 100_000 }),
      fc.boolean(),
      (messages, portion, inPlace) => {
        const reader = new Reader();
        reader.limit = 1_000_000;
        const seen: { type: number; content: Uint8Array }[] = [];
        reader.onMessage = (type, bytes, start, end) =>
          seen.push({ type, content: new Uint8Array(bytes.subarray(start, end)) });
        const stream = Buffer.concat(messages.map(framed));
        if (inPlace) feedInPlace(reader, stream, Math.max(portion, stream.length >> 8));
        else
          for (let at = 0; at < stream.length; at += portion + (stream.length >> 8))
            reader.push(stream.subarray(at, at + portion + (stream.length >> 8)));
        assert.deepEqual(
          seen,
          messages.map(({ type, content }) => ({ type, content: new Uint8Array(content) })),
        );
      },
    ),
    { numRuns: 60 },
  );
});

test('a length that cannot be is refused', () => {
  for (const length of [-1, 0, 3, 0x7fff_ffff]) {
    const head = Buffer.alloc(5, 0x44);
    head.writeInt32BE(length, 1);
    assert.throws(
      () => new Reader().push(head),
      (error: StoreError) => error.code === 'protocol',
    );
  }
});

import assert from 'node:assert/strict';
import type { Envelope, Message } from '../../src/hostserver/message.ts';

/** Bytes from hex with blanks and line ends anywhere. */
export function fromHex(hex: string): Buffer {
  return Buffer.from(hex.replaceAll(/\s/g, ''), 'hex');
}

/** A decoded value with its bytes as hex, so that it can be compared and read. */
export function readable(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (Array.isArray(value)) return value.map(readable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([name, member]) => [name, readable(member)]),
  );
}

/**
 * Checks a message against foreign bytes: they decode to `value` (bytes as hex), the value encodes to the same bytes, and
 * every proper prefix of them is refused by name.
 */
export function checkGolden(message: Message, hex: string, value: Record<string, unknown>, envelope?: Envelope): void {
  const frame = fromHex(hex);
  const decoded = message.decode(frame);
  assert.deepEqual(readable(decoded), value);
  assert.equal(message.encode(decoded as never, envelope).toString('hex'), frame.toString('hex'));
  for (let length = 0; length < frame.length; length++) {
    assert.throws(() => message.decode(frame.subarray(0, length)), { name: 'WireError', code: 'truncated' });
  }
}

/** Decoding what was encoded gives the value back. */
export function checkRoundTrip(message: Message, value: object, envelope?: Envelope): void {
  assert.deepEqual(readable(message.decode(message.encode(value as never, envelope))), readable(value));
}

import { headerSize } from '@bigiron/wire/hostserver/header';
import type { Message } from '@bigiron/wire/hostserver/message';
import type { Random } from '../random.ts';

/** Numbers at which programs go wrong. */
const borders = [
  0, 1, 2, 5, 6, 19, 20, 21, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff,
];

/** Bytes without any sense. */
export function noise(random: Random, longest: number): Buffer {
  return random.bytes(random.integer(0, longest));
}

/** A header that claims `length` bytes, and as many of them as there can be in `sent`. */
export function claim(server: number, id: number, length: number, sent: number): Buffer {
  const frame = Buffer.alloc(Math.max(headerSize, sent));
  frame.writeUInt32BE(length, 0);
  frame.writeUInt16BE(server, 6);
  frame.writeUInt16BE(id, 18);
  return frame;
}

/** A real request with something wrong in it. Its header tells its true length unless that is what is wrong. */
export function mutate(random: Random, request: Buffer, others: readonly Buffer[]): Buffer {
  let frame: Buffer = Buffer.from(request);
  for (let changes = random.integer(1, 3); changes > 0; changes--) frame = change(random, frame, others);
  if (frame.length >= headerSize && random.next() < 0.9) frame.writeUInt32BE(frame.length, 0);
  return frame;
}

function change(random: Random, frame: Buffer, others: readonly Buffer[]): Buffer {
  const somewhere = random.integer(4, Math.max(4, frame.length - 1));
  switch (random.integer(0, 7)) {
    case 0:
      frame[somewhere] = (frame[somewhere] ?? 0) ^ (1 << random.integer(0, 7));
      return frame;
    case 1:
      frame[somewhere] = random.integer(0, 255);
      return frame;
    case 2:
      if (somewhere + 2 <= frame.length) frame.writeUInt16BE(random.pick(borders) & 0xffff, somewhere);
      return frame;
    case 3:
      if (somewhere + 4 <= frame.length) frame.writeUInt32BE(random.pick(borders), somewhere);
      return frame;
    case 4:
      return frame.subarray(0, random.integer(0, frame.length));
    case 5:
      return Buffer.concat([frame, noise(random, 60)]);
    case 6: {
      const end = random.integer(somewhere, frame.length);
      return Buffer.concat([frame.subarray(0, end), frame.subarray(somewhere)]);
    }
    default: {
      const other = random.pick(others);
      return Buffer.concat([frame.subarray(0, somewhere), other.subarray(random.integer(0, other.length))]);
    }
  }
}

/** A request with the shape that its table gives it, and anything inside. */
export function invent(random: Random, { id, template, parts }: Message, server: number): Buffer {
  const usual = template.size ?? 20;
  const size = random.next() < 0.7 ? usual : random.integer(0, usual + 10);
  const header = claim(server, id, 0, headerSize);
  header.writeUInt16BE(random.next() < 0.9 ? size : random.integer(0, 0xffff), 16);
  const pieces = [header, filling(random, size)];
  for (const { codePoint } of Object.values(parts)) {
    if (random.next() < 0.4) continue;
    const data = filling(random, random.integer(0, 40));
    const part = Buffer.alloc(6);
    part.writeUInt32BE(random.next() < 0.9 ? data.length + 6 : random.pick(borders), 0);
    part.writeUInt16BE(codePoint, 4);
    pieces.push(part, data);
  }
  const frame = Buffer.concat(pieces);
  frame.writeUInt32BE(frame.length, 0);
  return frame;
}

/** Half of it noise, half of it what fields often hold: blanks, zeros, flags. */
function filling(random: Random, length: number): Buffer {
  const common = [0x40, 0x00, 0xf0, 0xf1, 0xc1, 0x01];
  return Buffer.from(
    Array.from({ length }, () => (random.next() < 0.5 ? random.pick(common) : random.integer(0, 255))),
  );
}

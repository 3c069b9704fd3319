import { crc32 } from 'node:zlib';

/** An entry of a queue without key, that the journal keeps. */
export interface KeptEntry {
  readonly queue: bigint;
  /** Its place among the entries of the queue. */
  readonly id: number;
  readonly data: Uint8Array;
  readonly sender: string;
}

/** An entry that left its queue. */
export interface TakenEntry {
  readonly queue: bigint;
  readonly id: number;
  readonly data?: undefined;
}

export type Change = KeptEntry | TakenEntry;

/** Generation u64, bytes of the body u32, CRC-32 of both and of the body u32. */
const headSize = 16;
/** Kind u8, id u64, queue u64; an entry goes on with the bytes of its sender u8 and of its data u32, and then has both. */
const takenSize = 17;
const keptHeadSize = takenSize + 5;
const kinds = { kept: 1, taken: 2 } as const;

/** The most that an entry and its part of a frame need. */
export function sizeBound(data: Uint8Array, sender: string): number {
  return headSize + keptHeadSize + 3 * sender.length + data.length;
}

/** The part of a frame that a taken entry needs. */
export const takenBound = headSize + takenSize;

/** One frame: changes that happen together or not at all. It is made in `scratch` where that is large enough. */
export function encodeFrame(generation: number, changes: readonly Change[], scratch: Buffer): Buffer {
  const senders = changes.map(change => (change.data === undefined ? undefined : Buffer.from(change.sender)));
  let size = headSize;
  for (const [at, { data }] of changes.entries()) {
    size += data === undefined ? takenSize : keptHeadSize + (senders[at] as Buffer).length + data.length;
  }
  const frame = size <= scratch.length ? scratch.subarray(0, size) : Buffer.allocUnsafe(size);
  let at = headSize;
  for (const [index, { id, queue, data }] of changes.entries()) {
    frame[at] = data === undefined ? kinds.taken : kinds.kept;
    frame.writeBigInt64BE(BigInt(id), at + 1);
    frame.writeBigInt64BE(queue, at + 9);
    at += takenSize;
    if (data === undefined) continue;
    const sender = senders[index] as Buffer;
    frame[at] = sender.length;
    frame.writeUInt32BE(data.length, at + 1);
    frame.set(sender, at + 5);
    at += 5 + sender.length;
    frame.set(data, at);
    at += data.length;
  }
  frame.writeBigUInt64BE(BigInt(generation), 0);
  frame.writeUInt32BE(size - headSize, 8);
  frame.writeUInt32BE(checksum(frame), 12);
  return frame;
}

/**
 * The frames from the start of a segment up to the first that is torn, or was left there by an earlier generation. The entries are
 * views of `bytes`.
 */
export function decodeFrames(bytes: Buffer): { generation: number; changes: Change[] } | undefined {
  const changes: Change[] = [];
  let generation: number | undefined;
  for (let at = 0; bytes.length - at >= headSize; ) {
    const own = Number(bytes.readBigUInt64BE(at));
    const end = at + headSize + bytes.readUInt32BE(at + 8);
    if (own === 0 || own !== (generation ?? own) || end > bytes.length) break;
    const frame = bytes.subarray(at, end);
    if (frame.readUInt32BE(12) !== checksum(frame)) break;
    generation = own;
    decodeBody(frame, changes);
    at = end;
  }
  return generation === undefined ? undefined : { generation, changes };
}

function decodeBody(frame: Buffer, changes: Change[]): void {
  for (let at = headSize; at < frame.length; ) {
    const kept = frame[at] === kinds.kept;
    const id = Number(frame.readBigInt64BE(at + 1));
    const queue = frame.readBigInt64BE(at + 9);
    at += takenSize;
    if (!kept) {
      changes.push({ queue, id });
      continue;
    }
    const dataStart = at + 5 + (frame[at] as number);
    const dataEnd = dataStart + frame.readUInt32BE(at + 1);
    changes.push({
      queue,
      id,
      sender: frame.toString('utf8', at + 5, dataStart),
      data: frame.subarray(dataStart, dataEnd),
    });
    at = dataEnd;
  }
}

function checksum(frame: Buffer): number {
  return crc32(frame.subarray(headSize), crc32(frame.subarray(0, 12)));
}

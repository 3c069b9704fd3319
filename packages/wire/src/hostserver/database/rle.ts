import { WireError } from '../../errors.ts';
import { compress, expand } from '../../rle.ts';

/*
 * A compressed message: header and template as they are, then one part 3832 that holds the other parts run-length encoded.
 *
 *   40  LL u4, CP 3832, length of the expanded parts u4, encoded parts
 *
 * Source: JTOpen `DBBaseRequestDS.java`, `DBBaseReplyDS.java`.
 */
const plainSize = 40;
const codePoint = 0x3832;
const overhead = 10;
/** Template bytes that say "compressed": bit 00080000 in the bitmap of a request, bit 80000000 at 24 in a reply. */
const requestBit = 0x08;
const replyBit = 0x80;

/** Shorter messages are not worth the time. */
const worthwhile = 1024;

/** A request with its parts expanded; the same bytes when there is no part 3832. Throws WireError. */
export function expandRequest(frame: Uint8Array, maximum: number): Buffer {
  const expanded = expandParts(frame, maximum);
  expanded[21]! &= ~requestBit;
  return expanded;
}

/** A reply with its parts expanded, if it says that they are compressed. */
export function expandReply(frame: Uint8Array, maximum: number): Buffer {
  const view = Buffer.from(frame.buffer, frame.byteOffset, frame.length);
  if (frame.length < plainSize || (frame[24]! & replyBit) === 0) return view;
  const expanded = expandParts(frame, maximum);
  expanded[24]! &= ~replyBit;
  return expanded;
}

/** A request run-length encoded where that saves something, else as it is. */
export function compressRequest(frame: Buffer): Buffer {
  return compressParts(frame, 21, requestBit);
}

/** A reply run-length encoded where that saves something, else as it is. */
export function compressReply(frame: Buffer): Buffer {
  return compressParts(frame, 24, replyBit);
}

function expandParts(frame: Uint8Array, maximum: number): Buffer {
  const source = Buffer.from(frame.buffer, frame.byteOffset, frame.length);
  if (source.readUInt32BE(0) > source.length) {
    throw new WireError('truncated', `${source.length} of ${source.readUInt32BE(0)} bytes are there`);
  }
  if (source.length < plainSize + overhead) return Buffer.from(source);
  const length = source.readUInt32BE(plainSize);
  if (source.readUInt16BE(plainSize + 4) !== codePoint) return Buffer.from(source);
  if (length < overhead || length > source.length - plainSize) {
    throw new WireError('bad-length', `compressed parts claim ${length} bytes, ${source.length - plainSize} are there`);
  }
  const parts = expand(
    source.subarray(plainSize + overhead, plainSize + length),
    source.readUInt32BE(plainSize + 6),
    maximum,
  );
  const whole = Buffer.concat([source.subarray(0, plainSize), parts, source.subarray(plainSize + length)]);
  whole.writeUInt32BE(whole.length, 0);
  return whole;
}

function compressParts(frame: Buffer, flagAt: number, flag: number): Buffer {
  if (frame.length < worthwhile) return frame;
  const parts = compress(frame.subarray(plainSize));
  if (parts === undefined || parts.length + overhead >= frame.length - plainSize) return frame;
  const length = plainSize + overhead + parts.length;
  const out = Buffer.allocUnsafe(length);
  frame.copy(out, 0, 0, plainSize);
  out[flagAt]! |= flag;
  out.writeUInt32BE(length, 0);
  out.writeUInt32BE(length - plainSize, plainSize);
  out.writeUInt16BE(codePoint, plainSize + 4);
  out.writeUInt32BE(frame.length - plainSize, plainSize + 6);
  out.set(parts, plainSize + overhead);
  return out;
}

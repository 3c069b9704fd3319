import type { FrameShape } from '@bigiron/wire/frames';
import { headerSize } from '@bigiron/wire/hostserver/header';

/** Before anybody has signed on nothing longer is needed: seeds, proofs, pings. */
export const maximumUnauthenticatedFrame = 64 << 10;

/** How messages of the host servers are cut out of the stream; `maximum` is asked anew for each. */
export function frameShape(maximum: () => number): FrameShape {
  return {
    headerSize,
    length: (bytes, at) => bytes.readUInt32BE(at),
    get maximum() {
      return maximum();
    },
  };
}

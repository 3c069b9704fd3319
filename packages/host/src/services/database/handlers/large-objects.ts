import { FreeLob, RetrieveLob, WriteLob } from '@bigiron/wire/hostserver/database/index';
import { done, serve } from '../serve.ts';

const stop = 0xf0;
const wanted = 0xf1;
/** Longest piece that one reply carries. */
const largestPiece = 64 << 20;

/** Large objects by their handles. Clients count in characters of a DBCLOB, in bytes otherwise. */
export const largeObjects = [
  serve(RetrieveLob, ({ locator = 0, startOffset = 0, requestedSize = 0, returnLength }, { locators }) => {
    const { ccsid, unit, content } = locators.get(locator);
    const start = Math.min(startOffset * unit, content.length);
    const end = Math.min(start + Math.min(requestedSize * unit, largestPiece), content.length);
    return {
      lob: { ccsid, length: (end - start) / unit, data: content.subarray(start, end) },
      ...(returnLength === wanted ? { lobLength: BigInt(content.length / unit) } : {}),
    };
  }),
  serve(WriteLob, ({ locator = 0, startOffset = 0, truncate, data }, { locators }) => {
    const { unit } = locators.get(locator);
    locators.write(locator, startOffset * unit, data?.data ?? Buffer.alloc(0), truncate === stop);
    return done;
  }),
  serve(FreeLob, ({ locator }, { locators }) => {
    locators.free(locator);
    return done;
  }),
];

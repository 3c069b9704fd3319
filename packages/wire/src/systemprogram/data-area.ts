import { bytes, char, int32, layout } from '../message/index.ts';
import { counts } from './fields.ts';

/** What QWCRDTAA returns. Source: JTOpen `DataAreaImplRemote.java`. The counts come in the other order here. */
export const RetrievedDataArea = layout({
  ...counts,
  type: char(10, '*CHAR, *DEC, *LGL'),
  library: char(10, 'blank for *LDA and *PDA'),
  length: int32('bytes, or digits of a *DEC'),
  decimals: int32(),
  value: bytes(undefined, 'a *DEC is packed'),
});

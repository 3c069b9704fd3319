import type { Kind } from './charset.ts';

/** The double-byte tables; the CCSIDs of one language share one. */
export type TableName = 'japanese' | 'japanese-930' | 'korean' | 'simplified-chinese' | 'traditional-chinese';

/** What is known of a CCSID without loading its table. */
export interface CcsidFacts {
  readonly kind: Kind;
  /** See `Charset.blank`. */
  readonly blank: number;
  readonly unit: 1 | 2;
  /** The substitution character: the low eight bits, or all sixteen where `unit` is 2. UTF-8 has its own. */
  readonly substitute: number;
  readonly table?: TableName;
}

const ebcdic: CcsidFacts = { kind: 'single-byte', blank: 0x40, unit: 1, substitute: 0x3f };
const ascii: CcsidFacts = { kind: 'single-byte', blank: 0x20, unit: 1, substitute: 0x1a };
const utf16: CcsidFacts = { kind: 'unicode', blank: 0x0020, unit: 2, substitute: 0xfffd };
const mixed = (table: TableName): CcsidFacts => ({ ...ebcdic, kind: 'mixed', table });
const pairs = (table: TableName): CcsidFacts => ({
  kind: 'double-byte',
  blank: 0x4040,
  unit: 2,
  substitute: 0xfefe,
  table,
});

const facts = new Map<number, CcsidFacts>([
  ...[37, 273, 277, 278, 280, 284, 285, 290, 297, 420, 424, 500, 838, 870, 871, 875, 880, 905, 1025, 1026, 1047, 1112]
    .concat([1122, 1140, 1141, 1142, 1143, 1144, 1145, 1146, 1147, 1148, 1149, 1153, 1154])
    .map(ccsid => [ccsid, ebcdic] as const),
  [819, ascii],
  [850, { ...ascii, substitute: 0x7f }],
  [1252, ascii],
  [930, mixed('japanese-930')],
  [939, mixed('japanese-930')],
  [5026, mixed('japanese-930')],
  [5035, mixed('japanese-930')],
  [1399, mixed('japanese')],
  [933, mixed('korean')],
  [1364, mixed('korean')],
  [935, mixed('simplified-chinese')],
  [1388, mixed('simplified-chinese')],
  [937, mixed('traditional-chinese')],
  [1371, mixed('traditional-chinese')],
  [300, pairs('japanese-930')],
  [16684, pairs('japanese')],
  [834, pairs('korean')],
  [4930, pairs('korean')],
  [837, pairs('simplified-chinese')],
  [4933, pairs('simplified-chinese')],
  [835, pairs('traditional-chinese')],
  [1200, utf16],
  [13488, utf16],
  [1208, { kind: 'unicode', blank: 0x20, unit: 1, substitute: 0xfffd }],
  [65535, { ...ebcdic, kind: 'binary' }],
]);

/** The CCSIDs that `charset` and `loadCharset` know, in ascending order. */
export const supportedCcsids: readonly number[] = [...facts.keys()].sort((a, b) => a - b);

export function factsOf(ccsid: number): CcsidFacts | undefined {
  return facts.get(ccsid);
}

/**
 * The ORS bitmap of a request: what its reply shall hold, and how request and reply are written.
 * Source: JTOpen `DBBaseRequestDS.java`.
 */
export const Ors = {
  /** Without it nothing is sent back, not even an error. */
  reply: 0x8000_0000,
  messageId: 0x4000_0000,
  messageText: 0x2000_0000,
  secondLevelText: 0x1000_0000,
  format: 0x0800_0000,
  data: 0x0400_0000,
  sqlca: 0x0200_0000,
  attributes: 0x0100_0000,
  markers: 0x0080_0000,
  translationTables: 0x0040_0000,
  dataSource: 0x0020_0000,
  packageInfo: 0x0010_0000,
  /** The parameters of this request are run-length encoded (3832). */
  requestCompressed: 0x0008_0000,
  /** The reply may be. */
  replyCompressed: 0x0004_0000,
  extendedColumns: 0x0002_0000,
  /** Rows may come with variable-length fields cut to their length. */
  variableLength: 0x0001_0000,
  cursorAttributes: 0x0000_8000,
} as const;

/** Whether a bitmap asks for something. Bit 31 makes plain `&` negative, hence this. */
export function asks(bitmap: number, bit: number): boolean {
  return (bitmap & bit) !== 0;
}

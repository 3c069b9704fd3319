import type { Reader, Writer } from '../../bytes.ts';
import { WireError } from '../../errors.ts';
import {
  bytes,
  char,
  chars,
  type Field,
  int32,
  type Layout,
  layout,
  prefixed,
  uint16,
  uint32,
  type Values,
} from '../../message/index.ts';
import { repeated } from '../codepoint.ts';

/** Which messages of the job come back with a reply, and in which form. Clients choose by the server's level. */
export const MessageOption = {
  upToTen: 0,
  none: 1,
  all: 2,
  /** Level 10. */
  upToTenWithHelp: 3,
  allWithHelp: 4,
  /** Level 11. */
  upToTenInFull: 5,
  allInFull: 6,
} as const;

const text = prefixed(uint32(), chars());
const data = prefixed(uint32(), bytes());
const number = prefixed(uint32(), int32());
const type = 'two digits: 01 completion, 02 diagnostic, 04 information, 15 escape';

/** Replacement data and text behind their two lengths, which stand together in front of both. */
const dataThenText: Field<{ data: Uint8Array; text: string }> = {
  type: 'uint16, uint16, bytes, chars',
  size: undefined,
  note: 'length of the replacement data, length of the text, the data, the text',
  read(from: Reader) {
    const [dataLength, textLength] = [from.uint16(), from.uint16()];
    return { data: from.take(dataLength), text: from.text(textLength) };
  },
  write(to: Writer, value) {
    const encoded = to.charset.encode(value.text);
    if (value.data.length > 0xffff || encoded.length > 0xffff)
      throw new WireError('value-too-long', 'message data or text of more than 65535 bytes');
    to.uint16(value.data.length);
    to.uint16(encoded.length);
    to.bytes(value.data);
    to.bytes(encoded);
  },
  show: value => JSON.stringify(value.text),
};

/** The form of the lowest levels: no help text. Source: JTOpen `RemoteCommandImplRemote.java`. */
export const ShortMessage = layout({
  id: char(7),
  type: char(2, type),
  severity: uint16('0 to 99'),
  file: char(10, 'message file'),
  library: char(10),
  content: dataThenText,
});

/** The form with help text; also the sign-on server's. Source: JTOpen `AS400ImplRemote.java` (parseMessage). */
export const MessageWithHelp = layout({
  textCcsid: uint32('clients decode text in the CCSID of the exchange all the same'),
  dataCcsid: uint32(),
  severity: uint16('0 to 99'),
  type: prefixed(uint32(), char(2), type),
  id: text,
  file: text,
  library: text,
  text,
  data,
  help: text,
});

/** All that a job log knows of a message. Source: JTOpen `RemoteCommandImplRemote.java`. */
export const FullMessage = layout({
  severity: prefixed(uint32(), int32(), '0 to 99'),
  id: text,
  type: prefixed(uint32(), char(2), type),
  key: data,
  file: text,
  librarySpecified: text,
  libraryUsed: text,
  sendingJob: text,
  sendingUser: text,
  sendingNumber: text,
  sendingProgram: text,
  sendingInstruction: text,
  date: prefixed(uint32(), chars(), 'CYYMMDD'),
  time: prefixed(uint32(), chars(), 'HHMMSS'),
  receivingProgram: text,
  receivingInstruction: text,
  sendingType: text,
  receivingType: text,
  textStatus: number,
  dataStatus: number,
  alertOption: text,
  textCcsid: number,
  dataCcsid: number,
  data,
  text,
  help: text,
});

type LayoutValues<L> = L extends Layout<infer F> ? Values<F> : never;
export type ShortMessage = LayoutValues<typeof ShortMessage>;
export type MessageWithHelp = LayoutValues<typeof MessageWithHelp>;
export type FullMessage = LayoutValues<typeof FullMessage>;

/** The messages of a reply: one form or another, never mixed; clients read the form from the code point. */
export const messageParts = {
  short: repeated(0x1102, ShortMessage),
  withHelp: repeated(0x1106, MessageWithHelp),
  full: repeated(0x1107, FullMessage),
};

import { type Charset, loadCharset } from '@bigiron/wire/ccsid/index';
import { bytes, char, int32, layout, reserved } from '@bigiron/wire/message/index';
import { optional } from '@bigiron/wire/program/index';
import { counts, qualifiedName, yesNo } from '@bigiron/wire/systemprogram/fields';
import type { FoundMessage } from '../../system/message-files/message-file.ts';
import type { MessageDescription } from '../../system/messages/catalogue.ts';
import { fillText } from '../../system/messages/replacement.ts';
import type { QualifiedName } from '../../system/objects/object.ts';
import { type ApiCall, api } from './api.ts';
import { date } from './dates.ts';
import { errorCode } from './error-code.ts';
import { length } from './fields.ts';
import { messageFile } from './message-text.ts';
import { received, receiver } from './receiver.ts';

/** A part of variable length: where it starts in the receiver, its bytes there, its bytes in all. */
const part = layout({ offset: int32(), length: int32(), available: int32() });

/** RTVM0400. Source: JTOpen `MessageFile.java`. */
const Rtvm0400 = layout({
  ...counts,
  severity: int32(),
  alertIndex: int32(),
  alertOption: char(9),
  logged: char(1),
  id: char(7),
  reserved1: reserved(3),
  formats: int32('number of replacement data fields'),
  textStatus: int32(),
  dataStatus: int32(),
  ccsid: int32(),
  defaultReply: part,
  text: part,
  help: part,
  formatTable: reserved(16),
  replyType: char(10),
  reserved2: reserved(2),
  replies: reserved(84),
  created: char(7, 'CYYMMDD'),
  reserved3: reserved(1),
  createdLevel: int32(),
  modified: char(7),
  reserved4: reserved(1),
  modifiedLevel: int32(),
  storedCcsid: int32(),
  rest: reserved(36),
});

/** RTVM0100. */
const Rtvm0100 = layout({
  ...counts,
  textLength: int32(),
  textAvailable: int32(),
  helpLength: int32(),
  helpAvailable: int32(),
});

/** Retrieve Message. */
export const qmhrtvm = api(
  {
    receiver,
    length,
    format: char(8, 'RTVM0100, RTVM0400'),
    id: char(7),
    file: qualifiedName,
    data: bytes(undefined, 'replacement data'),
    dataLength: int32(),
    replace: yesNo,
    controls: yesNo,
    error: errorCode,
    option: optional(char(10, '*MSGID, *FIRST, *NEXT')),
    ccsid: optional(int32('of the text; 0 that of the job')),
    dataCcsid: optional(int32()),
  },
  async (given, call) => {
    const { length, format, file, data, dataLength, replace, controls, ccsid = 0 } = given;
    if (format !== 'RTVM0100' && format !== 'RTVM0400') throw call.messages.escape('CPF3C21', [format]);
    const where = await find(given.id, messageFile(file), given.option ?? '*MSGID', call);
    if (where === undefined) return { receiver: received(Buffer.alloc(Rtvm0400.size!, 0x40), length, call) };
    const found = where.description;

    const text = ccsid === 0 || ccsid === 65535 ? call.text : await loadCharset(ccsid);
    const values = data.subarray(0, dataLength);
    const filled = (template: string) => (replace ? fillText(template, found.formats, values) : template);
    const parts: Parts = {
      text: text.encode(filled(found.text)),
      help: text.encode(withoutControls(filled(found.help), controls)),
      reply: text.encode(found.defaultReply ?? ''),
    };
    const encoded = format === 'RTVM0100' ? encodeShort(parts) : encodeFull(found, parts, text, call);
    return { receiver: received(encoded, length, call) };
  },
);

/** Undefined after the last message. */
async function find(id: string, file: QualifiedName, option: string, call: ApiCall): Promise<FoundMessage | undefined> {
  const { job, messageFiles } = call;
  switch (option) {
    case '*MSGID':
      return messageFiles.describe(job, file, id);
    case '*FIRST':
      return messageFiles.following(job, file);
    case '*NEXT':
      return messageFiles.following(job, file, id);
    default:
      throw call.messages.escape('CPF3C3A', ['QMHRTVM', 11]);
  }
}

/** Second-level text may keep &N, &P and &B, which tell how to lay it out. */
function withoutControls(help: string, keep: boolean): string {
  return keep ? help : help.replace(/&[NPB] ?/g, '').trim();
}

interface Parts {
  readonly text: Uint8Array;
  readonly help: Uint8Array;
  readonly reply: Uint8Array;
}

function encodeShort({ text, help }: Parts): Buffer {
  const head = Rtvm0100.encode({
    textLength: text.length,
    textAvailable: text.length,
    helpLength: help.length,
    helpAvailable: help.length,
  });
  return Buffer.concat([head, text, help]);
}

function encodeFull(
  { id, severity, formats }: MessageDescription,
  { text, help, reply }: Parts,
  written: Charset,
  { clock }: ApiCall,
): Buffer {
  const at = Rtvm0400.size!;
  // Shipped messages have no dates of their own, and clients insist on some.
  const today = date(clock.now());
  const head = Rtvm0400.encode(
    {
      severity,
      alertIndex: 0,
      alertOption: '*NO',
      logged: 'N',
      id,
      formats: formats.length,
      textStatus: 0,
      dataStatus: 0,
      ccsid: written.ccsid,
      defaultReply: { offset: at + text.length + help.length, length: reply.length, available: reply.length },
      text: { offset: at, length: text.length, available: text.length },
      help: { offset: at + text.length, length: help.length, available: help.length },
      replyType: '*NONE',
      created: today,
      createdLevel: 1,
      modified: today,
      modifiedLevel: 1,
      storedCcsid: 65535,
    },
    written,
  );
  return Buffer.concat([head, text, help, reply]);
}

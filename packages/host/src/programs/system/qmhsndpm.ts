import { bytes, char, int32 } from '@bigiron/wire/message/index';
import { optional, out } from '@bigiron/wire/program/index';
import { qualifiedName } from '@bigiron/wire/systemprogram/fields';
import { EscapeError, MessageType } from '../../system/messages/message.ts';
import { api } from './api.ts';
import { errorCode } from './error-code.ts';
import { length } from './fields.ts';
import { keyBytes, messageOf } from './message-text.ts';
import { sendableTypes } from './message-types.ts';

/** Send Program Message: to the job log, or as an escape message to the caller. */
export const qmhsndpm = api(
  {
    id: char(7, 'blank: the data is the text'),
    file: qualifiedName,
    data: bytes(),
    length,
    type: char(10, '*INFO, *COMP, *DIAG, *ESCAPE'),
    callStackEntry: bytes(),
    callStackCounter: int32(),
    key: out(bytes(4)),
    error: errorCode,
    entryLength: optional(int32()),
    entryQualification: optional(bytes()),
    waitTime: optional(int32()),
  },
  async ({ id, file, data, length, type }, call) => {
    const sent = sendableTypes.get(type);
    if (sent === undefined || type === '*INQ' || type === '*NOTIFY') throw call.messages.escape('CPF24B3', [type]);
    const message = await messageOf({ id, file, data, length }, sent, call);
    if (sent === MessageType.escape) throw new EscapeError(message);
    return { key: keyBytes(call.job.log.send(message, 'QMHSNDPM').key) };
  },
);

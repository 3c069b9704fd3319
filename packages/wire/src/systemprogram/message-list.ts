import { bytes, char, int32, layout, reserved } from '../message/index.ts';

/** How QGYOLMSG is told which messages to list, and what of them. Source: JTOpen `MessageQueue.java`. */
export const MessageSelection = layout({
  direction: char(10, '*NEXT oldest first, *PRV newest first'),
  reserved: reserved(2),
  severity: int32('at least'),
  maximumText: int32('-1: all of it'),
  maximumHelp: int32(),
  criteriaOffset: int32(),
  criteriaCount: int32(),
  keysOffset: int32('where to start'),
  fieldsOffset: int32(),
  fieldCount: int32(),
});

/** An entry of QGYOLMSG, format LSTM0100; offsets from the start of the receiver. Source: JTOpen `MessageQueue.java`. */
export const ListedMessage = layout({
  next: int32('offset of the next entry'),
  fields: int32('offset of the fields that were asked for'),
  fieldCount: int32(),
  severity: int32(),
  id: char(7),
  type: char(2),
  key: bytes(4),
  file: char(10),
  library: char(10),
  queue: char(10),
  queueLibrary: char(10),
  date: char(7, 'CYYMMDD'),
  time: char(6),
  microseconds: char(6),
  reserved: reserved(8),
});

export const ListedField = layout({
  next: int32('offset of the next field'),
  size: int32('of this field'),
  id: int32(),
  type: char(1, 'C character'),
  status: char(1, 'blank: returned'),
  reserved: reserved(14),
  length: int32('of the data'),
});

/** How QGYOLJBL is told which messages of which job log to list, and what of them. Source: JTOpen `JobLog.java`. */
export const JobLogSelection = layout({
  direction: char(10, '*NEXT oldest first, *PRV newest first'),
  job: char(10, '* this one, *INT by its internal identifier'),
  user: char(10),
  number: char(6),
  internalId: bytes(16),
  start: bytes(4, 'the key to begin with'),
  maximumText: int32(),
  maximumHelp: int32(),
  fieldsOffset: int32(),
  fieldCount: int32(),
  callQueueOffset: int32(),
  callQueueLength: int32(),
});

/** An entry of QGYOLJBL, format OLJL0100; offsets from the start of the receiver. */
export const ListedLogMessage = layout({
  next: int32('offset of the next entry'),
  fields: int32('offset of the fields that were asked for'),
  fieldCount: int32(),
  severity: int32(),
  id: char(7),
  type: char(2),
  key: bytes(4),
  file: char(10),
  library: char(10),
  date: char(7, 'CYYMMDD'),
  time: char(6),
  microseconds: char(6),
  thread: reserved(8),
  reserved: reserved(4),
});

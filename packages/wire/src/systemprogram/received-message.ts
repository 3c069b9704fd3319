import { bytes, char, int32, layout, reserved } from '../message/index.ts';
import { counts } from './fields.ts';

/** RCVM0200 of QMHRCVM; replacement data, text and help follow. Source: JTOpen `MessageQueue.java`. */
export const Rcvm0200 = layout({
  ...counts,
  severity: int32(),
  id: char(7),
  type: char(2, 'two digits'),
  key: bytes(4, 'blank when it was removed'),
  file: char(10),
  librarySpecified: char(10),
  library: char(10),
  job: char(10),
  user: char(10),
  number: char(6),
  program: char(12),
  reserved1: reserved(4),
  date: char(7, 'CYYMMDD'),
  time: char(6),
  reserved2: reserved(17, 0x40),
  textStatus: int32(),
  dataStatus: int32(),
  alertOption: char(9),
  textCcsid: int32(),
  dataCcsid: int32(),
  dataReturned: int32(),
  dataAvailable: int32(),
  textReturned: int32(),
  textAvailable: int32(),
  helpReturned: int32(),
  helpAvailable: int32(),
});

/** RCVM0100: replacement data, or the text of an impromptu message. */
export const Rcvm0100 = layout({
  ...counts,
  severity: int32(),
  id: char(7),
  type: char(2),
  key: bytes(4),
  reserved: reserved(7, 0x40),
  dataStatus: int32(),
  dataCcsid: int32(),
  dataReturned: int32(),
  dataAvailable: int32(),
});

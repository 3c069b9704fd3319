import { bytes, char, int32, layout, reserved } from '../message/index.ts';

/** What jobs QGYOLJOB lists, format OLJS0200; offsets from its start. Source: JTOpen `JobList.java`. */
export const JobSelection = layout({
  name: char(10, 'a name, generic, *ALL, *, *CURRENT'),
  user: char(10),
  number: char(6, 'or *ALL'),
  type: char(1, 'or *'),
  reserved1: reserved(1, 0x40),
  statusOffset: int32(),
  statusCount: int32(),
  activeStatusOffset: int32(),
  activeStatusCount: int32(),
  queueStatusOffset: int32(),
  queueStatusCount: int32(),
  queueOffset: int32(),
  queueCount: int32(),
});

/** What format OLJS0200 adds. */
export const JobSelectionMore = layout({
  userOffset: int32(),
  userCount: int32(),
  serverOffset: int32(),
  serverCount: int32(),
  subsystemOffset: int32(),
  subsystemCount: int32(),
  poolOffset: int32(),
  poolCount: int32(),
  typeOffset: int32(),
  typeCount: int32(),
  reserved: reserved(8),
});

/** The fixed part of an entry, formats OLJB0100 and OLJB0200; in the latter the fields that were asked for follow. */
export const ListedJob = layout({
  name: char(10),
  user: char(10),
  number: char(6),
  internalId: bytes(16),
  status: char(10),
  type: char(1),
  subtype: char(1),
  reserved1: reserved(2),
  information: char(1, 'blank: is there, A: no authority to it'),
  reserved2: reserved(3),
});

/** Where a field is in the entries. */
export const ListedJobField = layout({
  size: int32('of this description'),
  key: int32(),
  type: char(1, 'C character, B binary'),
  reserved: reserved(3),
  length: int32(),
  offset: int32('in the entry'),
});

import { char, int32, layout, reserved } from '../message/index.ts';

/** What the list APIs tell of a list. Source: JTOpen `ListUtilities.java`. */
export const ListInformation = layout({
  total: int32(),
  returned: int32(),
  handle: int32(),
  entryLength: int32('0: they differ'),
  completeness: char(1, 'C complete, P partial'),
  created: char(13, 'CYYMMDDHHMMSS'),
  status: char(1, '2: complete'),
  reserved1: reserved(1),
  length: int32('bytes returned'),
  first: int32('number of the first entry returned, from 1'),
  reserved2: reserved(40),
});

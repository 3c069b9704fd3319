import { char, int32, layout, reserved } from '../message/index.ts';

/** What begins a user space that a list API has filled: format 0100. Source: JTOpen `CommandList.java`; IBM i documentation, "User spaces". */
export const ListHeader = layout({
  userArea: reserved(64),
  size: int32('of this header'),
  level: char(4, '0100'),
  format: char(8),
  api: char(10),
  created: char(13, 'CYYMMDDHHMMSS'),
  status: char(1, 'C complete, P partial, I incomplete'),
  used: int32('bytes of the space'),
  inputOffset: int32(),
  inputSize: int32(),
  headerOffset: int32(),
  headerSize: int32(),
  listOffset: int32(),
  listSize: int32(),
  count: int32('of entries'),
  entrySize: int32(),
  ccsid: int32('of the text'),
  country: char(2),
  language: char(3),
  subset: char(1),
  reserved: reserved(42),
});

import { char, int32, layout, reserved } from '../message/index.ts';

/** How QGYOLOBJ is told which authorities the user must have. Source: JTOpen `ObjectList.java`. */
export const AuthorityControl = layout({
  size: int32(),
  callLevel: int32(),
  objectOffset: int32(),
  objectCount: int32(),
  libraryOffset: int32(),
  libraryCount: int32(),
  reserved: reserved(4),
});

/** And which information status an object must have, or must not have. */
export const StatusSelection = layout({
  size: int32(),
  omit: int32('0 select, 1 omit'),
  offset: int32(),
  count: int32(),
  reserved: reserved(4),
});

/** An entry; the fields that were asked for follow. */
export const ListedObject = layout({
  name: char(10),
  library: char(10),
  type: char(10),
  status: char(1, 'blank: is there'),
  reserved: reserved(1),
  fieldCount: int32(),
});

export const ListedObjectField = layout({
  size: int32('of this field'),
  key: int32(),
  type: char(1, 'C character, B binary'),
  reserved: reserved(3),
  length: int32('of the data, which follow'),
});

/** An entry of QUSLOBJ. Source: JTOpen `CommandList.java`. */
export const Objl0100 = layout({ name: char(10), library: char(10), type: char(10) });
export const Objl0200 = layout({
  ...Objl0100.fields,
  status: char(1, 'blank: is there'),
  attribute: char(10),
  text: char(50),
  userAttribute: char(10),
  reserved: reserved(7),
});

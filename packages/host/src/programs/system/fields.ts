import { char, type Field, int32, layout } from '@bigiron/wire/message/index';
import type { QualifiedName } from '../../system/objects/object.ts';

/** An object and its library, as nearly all APIs take them: CHAR(20). */
export const qualifiedName = layout({ name: char(10), library: char(10) });

const tenCharacters = char(10);

/** *YES or *NO in ten characters. */
export const yesNo: Field<boolean> = {
  type: tenCharacters.type,
  size: 10,
  note: '*YES, *NO',
  read: from => tenCharacters.read(from) === '*YES',
  write: (to, value) => tenCharacters.write(to, value ? '*YES' : '*NO'),
  show: value => (value ? '*YES' : '*NO'),
};

/** `1` or `0`. */
export const oneZero: Field<boolean> = {
  type: 'char(1)',
  size: 1,
  note: '1, 0',
  read: from => from.uint8() === 0xf1,
  write: (to, value) => to.uint8(value ? 0xf1 : 0xf0),
  show: value => (value ? '1' : '0'),
};

/** `Y` or `N`. */
export const letterYesNo: Field<boolean> = {
  type: 'char(1)',
  size: 1,
  note: 'Y, N',
  read: from => from.uint8() === 0xe8,
  write: (to, value) => to.uint8(value ? 0xe8 : 0xd5),
  show: value => (value ? 'Y' : 'N'),
};

export const length = int32('bytes');

/** `LIBRARY/NAME`, `*SPECIAL` or a qualified name, as name and library. */
export function qualifiedOf(value: string | QualifiedName): QualifiedName {
  if (typeof value !== 'string') return value;
  const [library, name] = value.split('/');
  return name === undefined ? { name: value, library: '' } : { name, library: library! };
}

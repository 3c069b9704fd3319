import { char, type Defaulted, defaulted, type Field, int32, layout } from '../message/index.ts';

/** An object and its library, as nearly all system programs take them: CHAR(20). */
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

/** Begins most formats: how much of it was returned, and how much there is. */
export const counts = {
  bytesReturned: defaulted(int32(), 0) as Defaulted<number>,
  bytesAvailable: defaulted(int32(), 0) as Defaulted<number>,
};

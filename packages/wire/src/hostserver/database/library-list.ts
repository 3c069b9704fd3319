import { WireError } from '../../errors.ts';
import type { Field } from '../../message/index.ts';
import { codepoint } from '../codepoint.ts';
import { ServerId } from '../header.ts';
import { request } from './request.ts';
import { textCharset } from './text.ts';

/** Where a library goes: in front of the list, at its end, or in place of the list. */
export const Place = { first: 'F', last: 'L', current: 'C' } as const;

export interface ListedLibrary {
  /** `Place`, or another character that a peer knows. */
  readonly place: string;
  readonly name: string;
}

const libraries: Field<ListedLibrary[]> = {
  type: '{ ccsid: uint16, libraries: uint16-counted { place: char(1), name: uint16-prefixed chars } }',
  size: undefined,
  note: 'F in front of the list, L at its end, C the first of those that replace it',
  read(r) {
    const text = textCharset(r.uint16(), r);
    const list: ListedLibrary[] = [];
    for (let left = r.uint16(); left > 0; left--) {
      const at = r.skip(1);
      const place = text.decode(r.bytes, at, at + 1);
      const length = r.uint16();
      const start = r.skip(length);
      list.push({ place, name: text.decode(r.bytes, start, start + length) });
    }
    r.skip(r.remaining);
    return list;
  },
  write(w, list) {
    w.uint16(w.charset.ccsid);
    w.uint16(list.length);
    for (const { place, name } of list) {
      const encoded = w.charset.encode(name);
      if (place.length !== 1)
        throw new WireError('bad-value', `${JSON.stringify(place)} is not one character`, 'caller');
      w.text(place);
      w.uint16(encoded.length);
      w.bytes(encoded);
    }
  },
  show: list => `[${list.map(({ place, name }) => `${place} ${name}`).join(', ')}]`,
};

export const AddLibraryList = request(
  ServerId.nativeDatabase,
  0x180c,
  'Add libraries to the library list of the job. Answered by Reply; class 5 return code 1301 when some could not be added.',
  'DBNativeDatabaseRequestDS.java, JDLibraryList.java',
  { libraries: codepoint(0x3813, libraries) },
);

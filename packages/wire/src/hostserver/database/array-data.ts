import { WireError } from '../../errors.ts';
import type { Field } from '../../message/index.ts';

/** A parameter among arrays: an array (`count` given; undefined is a null array) or a single value. */
export interface ArrayParameter {
  readonly array: boolean;
  /** SQL type of an element, 0 for a null array. */
  readonly type: number;
  /** Bytes of an element. */
  readonly length: number;
  /** Elements of an array; undefined for a null array; 1 for a single value. */
  readonly count: number | undefined;
}

/** Parameter values with arrays among them: one row. Data of all elements, one after the other, behind all indicators. */
export interface ArrayData {
  readonly token: number;
  readonly parameters: readonly ArrayParameter[];
  /** 2 bytes per element. */
  readonly indicators: Uint8Array;
  readonly data: Uint8Array;
}

const arrayMark = 0x9911;
const valueMark = 0x9912;
const nullArray = 0xffff;

/**
 * 382F and 3901: token u4, parameters u2; per parameter 9911 (array: type u2, element length u4, elements u4; or FFFF, a null array) or 9912
 * (type u2, length u4); then an indicator per element, then the elements. Source: JTOpen `DBVariableData.java`.
 */
export const arrayData: Field<ArrayData> = {
  type: 'arrayData',
  size: undefined,
  note: 'values with arrays among them',
  read(r) {
    const [token, count] = [r.uint32(), r.uint16()];
    const parameters: ArrayParameter[] = [];
    let elements = 0;
    let size = 0;
    for (let i = 0; i < count; i++) {
      const mark = r.uint16();
      if (mark !== arrayMark && mark !== valueMark)
        throw new WireError('bad-value', `${mark.toString(16)} begins no parameter`);
      const array = mark === arrayMark;
      const type = r.uint16();
      if (array && type === nullArray) {
        parameters.push({ array, type: 0, length: 0, count: undefined });
        continue;
      }
      const length = r.uint32();
      const many = array ? r.uint32() : 1;
      parameters.push({ array, type, length, count: many });
      elements += many;
      size += many * length;
    }
    const indicators = r.take(elements * 2);
    const data = r.take(size);
    r.skip(r.remaining);
    return { token, parameters, indicators, data };
  },
  write(w, { token, parameters, indicators, data }) {
    w.uint32(token);
    w.uint16(parameters.length);
    for (const { array, type, length, count } of parameters) {
      w.uint16(array ? arrayMark : valueMark);
      w.uint16(count === undefined ? nullArray : type);
      if (count === undefined) continue;
      w.uint32(length);
      if (array) w.uint32(count);
    }
    w.bytes(indicators);
    w.bytes(data);
  },
  show: ({ parameters }) => `${parameters.length} values`,
};

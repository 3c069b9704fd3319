import type { BuiltInType, DataType } from '../ast/index.ts';
import { expression } from './expression/expression.ts';
import { objectName } from './name.ts';
import { words } from './text.ts';

export function dataType(type: DataType): string {
  switch (type.kind) {
    case 'built-in-type':
      return builtInType(type);
    case 'named-type':
      return objectName(type.name);
    case 'array-type':
      return `${dataType(type.element)} ARRAY[${type.cardinality ?? ''}]`;
    case 'anchored-type':
      return `ANCHOR DATA TYPE TO ${expression(type.to)}`;
  }
}

function builtInType(type: BuiltInType): string {
  const { name, length, scale, subtype, ccsid, normalized, allocate, linkOptions } = type;
  const size = length === undefined ? '' : `(${length}${scale === undefined ? '' : `, ${scale}`})`;
  return words(
    name + size,
    allocate === undefined ? undefined : `ALLOCATE(${allocate})`,
    subtype && `FOR ${subtype} DATA`,
    ccsid === undefined ? undefined : `CCSID ${ccsid}`,
    normalized === undefined ? undefined : normalized ? 'NORMALIZED' : 'NOT NORMALIZED',
    linkOptions,
  );
}

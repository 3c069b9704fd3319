import { int32 } from '@bigiron/wire/message/index';
import type { QualifiedName } from '../../system/objects/object.ts';

export const length = int32('bytes');

/** `LIBRARY/NAME`, `*SPECIAL` or a qualified name, as name and library. */
export function qualifiedOf(value: string | QualifiedName): QualifiedName {
  if (typeof value !== 'string') return value;
  const [library, name] = value.split('/');
  return name === undefined ? { name: value, library: '' } : { name, library: library! };
}

import { char, int32 } from '@bigiron/wire/message/index';
import { qualifiedName } from '@bigiron/wire/systemprogram/fields';
import { Objd0400 } from '@bigiron/wire/systemprogram/object-description';
import type { Caller } from '../command/caller.ts';
import type { CallOptions } from '../connection/limits.ts';
import { dateOf } from '../dates.ts';
import type { QualifiedName } from '../names.ts';
import { errorCode, formatted, noErrorCode } from './parameters.ts';

/** What the host keeps about an object of whatever type. */
export interface ObjectDescription {
  /** Where it was found. */
  readonly library: string;
  readonly name: string;
  /** `*FILE`, `*PGM`, `*DTAQ` ... */
  readonly type: string;
  /** `PF`, `CLLE` ...; empty for types that have none. */
  readonly attribute: string;
  readonly text: string;
  readonly owner: string;
  readonly creator: string;
  /** Local times of the host. */
  readonly created: Date | undefined;
  readonly changed: Date | undefined;
  /** Bytes. */
  readonly size: number;
}

const retrieve = {
  receiver: formatted(Objd0400),
  length: int32(),
  format: char(8),
  object: qualifiedName,
  type: char(10),
  error: errorCode,
};

/** Asks QUSROBJD. */
export async function describeObject(
  caller: Caller,
  object: QualifiedName,
  type: string,
  options: CallOptions,
): Promise<ObjectDescription> {
  const values = { length: Objd0400.size as number, format: 'OBJD0400', object, type, error: noErrorCode };
  const { receiver: found } = await caller.call('QSYS/QUSROBJD', retrieve, values, options);
  return {
    library: found.library,
    name: found.name,
    type: found.type,
    attribute: found.attribute,
    text: found.text,
    owner: found.owner,
    creator: found.creator,
    created: dateOf(found.created),
    changed: dateOf(found.changed),
    size: found.size * found.sizeMultiplier,
  };
}

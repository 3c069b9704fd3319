import { Writer } from '@bigiron/wire/bytes';
import { bytes, char, counted, type Field, int32, uint8, uint32 } from '@bigiron/wire/message/index';
import { out } from '@bigiron/wire/program/index';
import { oneZero, qualifiedName } from '@bigiron/wire/systemprogram/fields';
import { SpaceAttribute, SpaceChange, Spca0100 } from '@bigiron/wire/systemprogram/user-space';
import type { Caller } from '../command/caller.ts';
import type { CallOptions } from '../connection/limits.ts';
import type { QualifiedName } from '../names.ts';
import { errorCode, formatted, noErrorCode } from './parameters.ts';

export interface UserSpaceAttributes {
  /** Bytes. */
  readonly size: number;
  /** The byte that fills what was never written. */
  readonly initialValue: number;
  /** A write beyond the end makes the space larger. */
  readonly extendable: boolean;
}

export interface NewUserSpace extends Partial<UserSpaceAttributes> {
  /** Up to ten characters of the creator's choice. */
  readonly attribute?: string;
  readonly text?: string;
  /** A special value or an authorization list. Default `*LIBCRTAUT`. */
  readonly authority?: string;
  /** An existing space of that name goes. Default false. */
  readonly replace?: boolean;
}

const create = {
  space: qualifiedName,
  attribute: char(10),
  size: int32(),
  initialValue: uint8(),
  authority: char(10),
  text: char(50),
  replace: char(10),
  error: errorCode,
};
const write = {
  space: qualifiedName,
  start: int32(),
  length: int32(),
  data: bytes(),
  force: char(1),
  error: errorCode,
};
const retrieve = {
  receiver: formatted(Spca0100),
  length: int32(),
  format: char(8),
  space: qualifiedName,
  error: errorCode,
};
const change = {
  library: out(char(10)),
  space: qualifiedName,
  changes: counted(uint32(), SpaceChange),
  error: errorCode,
};

/** A user space: bytes by offset. Calls fail with HostError, e.g. CPF9801 not found, CPF9802 not authorized, CPF3C14 beyond the end. */
export class UserSpace {
  readonly library: string;
  readonly name: string;
  readonly #caller: Caller;

  constructor(caller: Caller, { library, name }: QualifiedName) {
    this.#caller = caller;
    this.library = library;
    this.name = name;
  }

  async create({
    size = 4096,
    initialValue = 0,
    extendable,
    ...space
  }: NewUserSpace & CallOptions = {}): Promise<void> {
    const values = {
      ...this.#named(),
      attribute: space.attribute ?? '',
      size,
      initialValue,
      authority: space.authority ?? '*LIBCRTAUT',
      text: space.text ?? '',
      replace: space.replace === true ? '*YES' : '*NO',
    };
    await this.#caller.call('QSYS/QUSCRTUS', create, values, space);
    if (extendable !== undefined) await this.change({ extendable }, space);
  }

  async delete(options: CallOptions = {}): Promise<void> {
    await this.#caller.call('QSYS/QUSDLTUS', { space: qualifiedName, error: errorCode }, this.#named(), options);
  }

  /** `length` bytes from `offset` on; 0 is the first. */
  async read(offset: number, length: number, options: CallOptions = {}): Promise<Buffer> {
    const parameters = {
      space: qualifiedName,
      start: int32(),
      length: int32(),
      receiver: out(bytes(length)),
      error: errorCode,
    };
    const values = { ...this.#named(), start: offset + 1, length };
    const { receiver } = await this.#caller.call('QSYS/QUSRTVUS', parameters, values, options);
    return Buffer.from(receiver);
  }

  /** Puts bytes at `offset`. `force`: they are on disk when the promise resolves. */
  async write(
    offset: number,
    data: Uint8Array,
    { force = false, ...options }: { readonly force?: boolean } & CallOptions = {},
  ): Promise<void> {
    const values = { ...this.#named(), start: offset + 1, length: data.length, data, force: force ? '1' : '0' };
    await this.#caller.call('QSYS/QUSCHGUS', write, values, options);
  }

  async attributes(options: CallOptions = {}): Promise<UserSpaceAttributes> {
    const values = { length: Spca0100.size as number, format: 'SPCA0100', ...this.#named() };
    const { receiver } = await this.#caller.call('QSYS/QUSRUSAT', retrieve, values, options);
    const { size, initialValue, automaticExtendability } = receiver;
    return { size, initialValue, extendable: automaticExtendability };
  }

  async change(attributes: Partial<UserSpaceAttributes>, options: CallOptions = {}): Promise<void> {
    const { size, initialValue, extendable } = attributes;
    const changes: { key: number; value: Uint8Array }[] = [];
    if (size !== undefined) changes.push({ key: SpaceAttribute.size, value: encoded(int32(), size) });
    if (initialValue !== undefined)
      changes.push({ key: SpaceAttribute.initialValue, value: encoded(uint8(), initialValue) });
    if (extendable !== undefined)
      changes.push({ key: SpaceAttribute.automaticExtendability, value: encoded(oneZero, extendable) });
    await this.#caller.call('QSYS/QUSCUSAT', change, { ...this.#named(), changes }, options);
  }

  #named() {
    return { space: { name: this.name, library: this.library }, error: noErrorCode };
  }
}

function encoded<T>(field: Field<T>, value: T): Uint8Array {
  const writer = new Writer();
  field.write(writer, value);
  return writer.finish();
}

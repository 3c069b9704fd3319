import type { Requester } from '../objects/object.ts';
import type { Value } from '../values/definition.ts';
import type { NetworkAttribute } from './definitions.ts';

export interface NetworkAttributeValue {
  readonly name: string;
  readonly definition: NetworkAttribute;
  readonly value: Value;
}

/** A value that an attribute cannot have. */
export interface WrongValue {
  readonly keyword: string;
  readonly value: string;
}

/** The network attributes, which exist once for all processes that share the store. */
export interface NetworkAttributes {
  /** All of them, in the order of the displays. */
  list(): Promise<NetworkAttributeValue[]>;
  /**
   * CHGNETA, all or nothing: returns the first value that is wrong, or undefined when they are changed. CPF222E without *IOSYSCFG. The
   * system's name changes when the system starts again; till then it is pending.
   */
  change(by: Requester, changes: Readonly<Record<string, string | readonly string[]>>): Promise<WrongValue | undefined>;
}

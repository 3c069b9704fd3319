import { channel } from 'node:diagnostics_channel';
import type { Connection } from './connection.ts';

/** What is published when a connection opens. */
export interface ConnectionOpened {
  readonly connection: Connection;
}

export interface ConnectionClosed {
  readonly connection: Connection;
  /** undefined when one of the two ends closed it in the normal way. */
  readonly reason: Error | undefined;
  readonly bytesIn: number;
  readonly bytesOut: number;
}

/** A whole message of the door's protocol. */
export interface FramePassed {
  readonly connection: Connection;
  readonly direction: 'in' | 'out';
  readonly length: number;
  /** The message, field by field, without secrets. Costs time: call it when somebody will read it. */
  text(): string;
}

/** An error in this software that ended a request or a connection. */
export interface Fault {
  readonly connection: Connection | undefined;
  readonly error: unknown;
}

/** Stable names: programs may subscribe to them. */
export const connectionOpened = channel('bigiron:connection:open');
export const connectionClosed = channel('bigiron:connection:close');
export const framePassed = channel('bigiron:frame');
export const faulted = channel('bigiron:fault');

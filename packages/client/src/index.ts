export { Decimal } from '@bigiron/wire/decimal/index';
export type { CommandOutcome, ProcedureOutcome } from './command/caller.ts';
export type { Job } from './command/job.ts';
export type { RawParameter } from './command/parameters.ts';
export { byValue, type ProcedureOptions } from './command/procedure.ts';
export type { CallOptions } from './connection/limits.ts';
export type { AddressOptions, ConnectOptions, PasswordSignon, TokenSignon } from './connection/options.ts';
export type { PoolLimits } from './connection/pool.ts';
export type { Ports, ServerName } from './connection/ports.ts';
export type { TlsOptions } from './connection/transport.ts';
export type { DataQueueEntry, EntryData, Sender } from './dataqueue/entry.ts';
export type {
  DataQueue,
  DataQueueAttributes,
  KeyOptions,
  NewDataQueue,
  ReceiveOptions,
  SearchOptions,
  Sequence,
} from './dataqueue/queue.ts';
export {
  ConnectionError,
  type ConnectionErrorCode,
  HostError,
  type HostMessage,
  SignonError,
  TimeoutError,
} from './errors.ts';
export { changePassword, connect, type Host } from './host.ts';
export type { ObjectName } from './names.ts';
export type { PasswordSource } from './signon/credentials.ts';
export type { SignonInformation } from './signon/information.ts';
export type { TokenOptions } from './signon/profile-token.ts';

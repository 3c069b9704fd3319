export { Decimal } from '@bigiron/wire/decimal/index';
export type { CommandOutcome, ProcedureOutcome, ProgramOptions } from './command/caller.ts';
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
export type { DataArea, DataAreaContents, DataAreaValue, NewDataArea, Substring } from './objects/data-area.ts';
export type { JobInformation, LibraryList } from './objects/job-information.ts';
export type { ListedQueuedMessage, ListOptions } from './objects/message-list.ts';
export type {
  MessageContent,
  MessageQueue,
  ReceiveMessageOptions,
  SendOptions,
  WantedType,
} from './objects/message-queue.ts';
export type { ObjectDescription } from './objects/object-description.ts';
export type { QueuedMessage } from './objects/received-message.ts';
export type { SystemValue } from './objects/system-values.ts';
export type { UserInformation } from './objects/user-information.ts';
export type { ListedUser, UserListOptions } from './objects/user-list.ts';
export type { NewUserSpace, UserSpace, UserSpaceAttributes } from './objects/user-space.ts';
export type { PcmlOutcome } from './pcml/call.ts';
export { PcmlDocument } from './pcml/document.ts';
export { PcmlError, type PcmlErrorCode } from './pcml/error.ts';
export type { PcmlValues } from './pcml/run.ts';
export type { PasswordSource } from './signon/credentials.ts';
export type { SignonInformation } from './signon/information.ts';
export type { TokenOptions } from './signon/profile-token.ts';
export type { CallResult } from './sql/call.ts';
export type { Column, Parameter } from './sql/column.ts';
export { SqlError, type SqlWarning } from './sql/error.ts';
export type { Executed, ExecuteOptions } from './sql/executor.ts';
export type { Lob } from './sql/lob.ts';
export type { Isolation, SqlOptions, SqlPoolOptions } from './sql/options.ts';
export type { Block, Query } from './sql/query.ts';
export type { ResultSet } from './sql/result.ts';
export type { Row } from './sql/shape.ts';
export type { Sql, SqlConnection } from './sql/sql.ts';
export type { Outcome, PreparedStatement } from './sql/statement.ts';
export type { Transaction, TransactionOptions } from './sql/transaction.ts';
export { DEFAULT, type SqlParameter, type SqlValue, UNASSIGNED } from './sql/value.ts';

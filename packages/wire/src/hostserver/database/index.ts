export type { ArrayData, ArrayParameter } from './array-data.ts';
export {
  Autocommit,
  ClientSupport,
  CommitLevel,
  DateFormat,
  DateSeparator,
  DecimalSeparator,
  Formats,
  Naming,
  RetrieveAttributes,
  ServerAttributes,
  SetAttributes,
  type SortSequence,
  TimeFormat,
  TimeSeparator,
} from './attributes.ts';
export { CursorType, No, OpenAttributes, Reuse, type Scroll, ScrollOption, StatementType, Yes } from './codepoints.ts';
export { Cancel, EndServer, TestConnection } from './control.ts';
export { CloseCursor, EndStreamFetch, Fetch, OpenAndDescribe, OpenAndFetch, StreamFetch } from './cursor.ts';
export type { CursorAttributes } from './cursor-attributes.ts';
export type { DataBlock } from './data/block.ts';
export { codecOf, type ValueCodec } from './data/codec.ts';
export { cutRows, type RowCodec, rowCodec } from './data/rows.ts';
export { baseType, isNullable, SqlType, sqlTypeName } from './data/sql-type.ts';
export { defaultValue, Indicator, mappingError, unassigned, type Value, type ValueInput } from './data/value.ts';
export { ChangeDescriptor, DeleteDescriptor } from './descriptor.ts';
export { Execute, ExecuteImmediate, ExecuteOrOpen } from './execute.ts';
export { ColumnAttribute, type ExtendedColumn, Searchable, Updatable } from './extended-columns.ts';
export { ColumnFlag, type ColumnFormat, type DataFormat, type DateTimeFormats, Direction } from './format/column.ts';
export type { SuperExtendedFormat } from './format/super-extended.ts';
export { AddLibraryList, type ListedLibrary, Place } from './library-list.ts';
export { FreeLob, type LobData, RetrieveLob, WriteLob } from './lob.ts';
export {
  AddMember,
  ClearMember,
  ClearSaveFile,
  CreateFile,
  CreateSaveFile,
  CreateSourceFile,
  DeleteFile,
  DeleteMember,
  DeleteOverride,
  OverrideFile,
  ReadSaveFile,
  WriteSaveFile,
} from './native.ts';
export {
  DatabaseInformation,
  FieldInformation,
  FileInformation,
  ForeignKeyInformation,
  FormatInformation,
  IndexInformation,
  LibraryInformation,
  MemberInformation,
  PackageInformation,
  PrimaryKeyInformation,
  SpecialColumnInformation,
  StatementInformation,
  UserInformation,
} from './object-information.ts';
export { asks, Ors } from './operation-results.ts';
export { ClearPackage, CreatePackage, DeletePackage, ReturnPackage } from './package.ts';
export type { PackagedStatement, PackageInfo } from './package-info.ts';
export { Describe, DescribeMarkers, Prepare, PrepareAndDescribe, PrepareAndExecute } from './prepare.ts';
export { EndOfData, ErrorClass, Reply, ReplyBit } from './reply.ts';
export type { AnyRequest } from './request.ts';
export { DeleteResultsSet, SendResultsSet } from './results-set.ts';
export { compressReply, compressRequest, expandReply, expandRequest } from './rle.ts';
export { ChangeRpb, CreateRpb, CreateRpbBasedOn, DeleteRpb, ResetRpb } from './rpb.ts';
export { type Sqlca, sqlTokens } from './sqlca.ts';
export { Commit, Connect, Rollback } from './transaction.ts';
export {
  XaClose,
  XaCommit,
  XaComplete,
  XaEnd,
  XaFlag,
  XaForget,
  XaOpen,
  XaPrepare,
  XaRecover,
  XaReturn,
  XaRollback,
  XaStart,
} from './xa.ts';
export type { Xid } from './xid.ts';

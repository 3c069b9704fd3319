import { uint8, uint16, uint32 } from '../../message/index.ts';
import { codepoint } from '../codepoint.ts';
import { ServerId } from '../header.ts';
import { request } from './request.ts';
import { orNothing, shortText } from './text.ts';

const source = 'DBReturnObjectInformationRequestDS.java, AS400JDBCDatabaseMetaData.java';
const name = (note?: string) => orNothing(shortText(note));
const pattern = uint8('F0 the name is one, F1 it is a pattern');

/** Parameters of the object information server. Bitmaps say which columns the reply shall have. */
const parts = {
  library: codepoint(0x3801, name()),
  file: codepoint(0x3802, name()),
  member: codepoint(0x3803, name()),
  packageName: codepoint(0x3804, name()),
  translate: codepoint(0x3805, uint8()),
  database: codepoint(0x3806, name()),
  statementKind: codepoint(0x3807, uint16()),
  owner: codepoint(0x3808, name()),
  fileAttribute: codepoint(0x3809, uint16('F1.. all, tables, views ...')),
  fileType: codepoint(0x380a, uint16()),
  format: codepoint(0x380b, name()),
  field: codepoint(0x380c, name()),
  uniqueRule: codepoint(0x380d, uint16()),
  primaryLibrary: codepoint(0x380e, name()),
  primaryOwner: codepoint(0x380f, name()),
  primaryFile: codepoint(0x3810, name()),
  foreignLibrary: codepoint(0x3811, name()),
  foreignOwner: codepoint(0x3812, name()),
  foreignFile: codepoint(0x3813, name()),
  nullable: codepoint(0x3814, uint8()),
  user: codepoint(0x3815, name()),
  libraryPattern: codepoint(0x3816, pattern),
  filePattern: codepoint(0x3817, pattern),
  ownerPattern: codepoint(0x3818, pattern),
  memberPattern: codepoint(0x3819, pattern),
  formatPattern: codepoint(0x381a, pattern),
  fieldPattern: codepoint(0x381b, pattern),
  userPattern: codepoint(0x381c, pattern),
  libraryColumns: codepoint(0x381d, uint32()),
  databaseColumns: codepoint(0x381e, uint32()),
  packageColumns: codepoint(0x381f, uint32()),
  statementColumns: codepoint(0x3820, uint32()),
  fileColumns: codepoint(0x3821, uint32()),
  memberColumns: codepoint(0x3822, uint32()),
  formatColumns: codepoint(0x3823, uint32()),
  fieldColumns: codepoint(0x3824, uint32()),
  indexColumns: codepoint(0x3825, uint32()),
  foreignKeyColumns: codepoint(0x3826, uint32()),
  primaryKeyColumns: codepoint(0x3827, uint32()),
  specialColumns: codepoint(0x3828, uint32()),
  userColumns: codepoint(0x3829, uint32()),
  longNames: codepoint(0x382a, uint8('F0 short, F1 long names of files')),
  databasePattern: codepoint(0x382b, pattern),
  packagePattern: codepoint(0x382c, pattern),
  fileOrder: codepoint(0x382d, uint16()),
  fieldOrder: codepoint(0x382e, uint16()),
  statementLength: codepoint(0x382f, uint16()),
} as const;

const ask = (id: number, about: string) =>
  request(ServerId.objectInformation, id, `Asks for ${about}. Answered by Reply.`, source, parts);

export const LibraryInformation = ask(0x1800, 'libraries');
export const DatabaseInformation = ask(0x1801, 'relational databases');
export const PackageInformation = ask(0x1802, 'SQL packages');
export const StatementInformation = ask(0x1803, 'the statements of an SQL package');
export const FileInformation = ask(0x1804, 'files');
export const MemberInformation = ask(0x1805, 'members');
export const FormatInformation = ask(0x1806, 'record formats');
export const FieldInformation = ask(0x1807, 'fields');
export const IndexInformation = ask(0x1808, 'indexes');
export const ForeignKeyInformation = ask(0x1809, 'foreign keys');
export const PrimaryKeyInformation = ask(0x180a, 'primary keys');
export const SpecialColumnInformation = ask(0x180b, 'the columns that identify a row best');
export const UserInformation = ask(0x180c, 'user profiles');

import type { ObjectType } from '../../../system/objects/object.ts';
import { sqlName } from '../names.ts';
import {
  bigint,
  localTimestamp,
  name,
  parameter,
  type SystemTableFunction,
  text,
  textOf,
  timestamp,
} from './service.ts';

/** Source: IBM i services, "OBJECT_STATISTICS table function". */
export const objectStatistics: SystemTableFunction = {
  library: 'QSYS2',
  name: 'OBJECT_STATISTICS',
  parameters: [parameter('OBJECT_SCHEMA', 10), parameter('OBJTYPELIST', 1024), parameter('OBJECT_NAME', 10, `'*ALL'`)],
  columns: [
    text('OBJNAME', 10),
    text('OBJTYPE', 8),
    name('OBJOWNER'),
    name('OBJDEFINER'),
    timestamp('OBJCREATED'),
    bigint('OBJSIZE'),
    text('OBJTEXT', 50),
    text('OBJLONGNAME', 128),
    timestamp('CHANGE_TIMESTAMP'),
    text('OBJATTRIBUTE', 10),
    name('OBJLIB'),
    text('OBJLONGSCHEMA', 128),
  ],
  async rows({ objects }, job, [schema, types, object]) {
    const wanted = typesOf(textOf(types, '*ALL'));
    const names = { name: textOf(object, '*ALL'), library: textOf(schema) };
    const found = await objects.list(job, names);
    return found
      .filter(({ type }) => wanted === undefined || wanted.has(type))
      .map(one => [
        ...[
          one.name,
          one.type,
          one.owner,
          one.createdBy,
          localTimestamp(one.created),
          null,
          one.text,
          sqlName(one.name),
        ],
        ...[localTimestamp(one.changed), one.attribute, one.library, sqlName(one.library)],
      ]);
  },
};

/** `*FILE PGM *SRVPGM`, with or without stars, between blanks or commas; undefined: all. */
function typesOf(list: string): ReadonlySet<ObjectType> | undefined {
  const types = list
    .toUpperCase()
    .split(/[\s,]+/)
    .filter(one => one !== '');
  if (types.length === 0 || types.some(type => type === '*ALL' || type === 'ALL')) return undefined;
  return new Set(types.map(type => (type.startsWith('*') ? type : `*${type}`) as ObjectType));
}

/** Source: "LIBRARY_LIST_INFO view". */
export const libraryListInfo: SystemTableFunction = {
  library: 'QSYS2',
  name: 'LIBRARY_LIST_INFO',
  parameters: undefined,
  columns: [
    { name: 'ORDINAL_POSITION', type: { name: 'INTEGER' } },
    text('SCHEMA_NAME', 128),
    name('SYSTEM_SCHEMA_NAME'),
    text('TYPE', 7),
    { name: 'IASP_NUMBER', type: { name: 'INTEGER' } },
    text('TEXT_DESCRIPTION', 50),
  ],
  async rows({ objects }, job) {
    const { system, current, user } = job.libraries;
    const parts = [
      ...system.map(library => ({ library, type: 'SYSTEM' })),
      ...(current === undefined ? [] : [{ library: current, type: 'CURRENT' }]),
      ...user.map(library => ({ library, type: 'USER' })),
    ];
    const described = await objects.list(job, { name: '*ALL', library: 'QSYS' }, '*LIB');
    const texts = new Map(described.map(one => [one.name, one.text]));
    return parts.map(({ library, type }, index) => {
      return [index + 1, sqlName(library), library, type, 0, texts.get(library) || null];
    });
  },
};

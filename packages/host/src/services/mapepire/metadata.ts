import type { MarkerDescription, ResultColumn } from '../../database/room.ts';
import type { SqlType } from '../../database/types/sql-type.ts';

/** A type as the Toolbox's JDBC driver describes it. Source: JTOpen, the `SQL*.java` of each type. */
export interface TypeFacts {
  readonly name: string;
  readonly displaySize: number;
  readonly precision: number;
  readonly scale: number;
}

const largest = 2_147_483_647;

export function typeFacts(type: SqlType): TypeFacts {
  const facts = (displaySize: number, precision = displaySize, scale = 0, name: string = type.name) => ({
    name,
    displaySize,
    precision,
    scale,
  });
  switch (type.name) {
    case 'SMALLINT':
      return facts(6, 5);
    case 'INTEGER':
      return facts(11, 10);
    case 'BIGINT':
      return facts(20, 19);
    case 'DECIMAL':
    case 'NUMERIC':
      return facts(type.precision + 2, type.precision, type.scale);
    case 'REAL':
      return facts(13, 24);
    case 'DOUBLE':
      return facts(22, 53);
    case 'DECFLOAT':
      return facts(type.precision === 16 ? 23 : 42, type.precision);
    case 'CHAR':
    case 'VARCHAR':
      return type.ccsid === 65535
        ? facts(type.length, type.length, 0, `${type.name} () FOR BIT DATA`)
        : facts(type.length);
    case 'GRAPHIC':
    case 'VARGRAPHIC':
      return facts(type.length, type.length, 0, type.ccsid === 1200 ? national[type.name] : type.name);
    case 'DBCLOB':
      return facts(type.length, type.length, 0, type.ccsid === 1200 ? 'NCLOB' : type.name);
    case 'CLOB':
    case 'BLOB':
    case 'BINARY':
    case 'VARBINARY':
    case 'DATALINK':
      return facts(type.length);
    case 'DATE':
      return facts(10);
    case 'TIME':
      return facts(8);
    case 'TIMESTAMP': {
      const length = type.precision === 0 ? 19 : 20 + type.precision;
      return facts(length, length, type.precision);
    }
    case 'BOOLEAN':
      return facts(5, 1);
    case 'XML':
      return facts(largest);
    case 'ROWID':
      return facts(40);
  }
}

const national = { GRAPHIC: 'NCHAR', VARGRAPHIC: 'NVARCHAR' } as const;

/** What a reply says about the columns of a result. `extended`: the connection property `extended metadata`. */
export function resultMetadata(columns: readonly ResultColumn[], job: string, extended: boolean) {
  return {
    column_count: columns.length,
    job,
    columns: columns.map(column => {
      const { displaySize, ...facts } = typeFacts(column.type);
      const readOnly = !(extended && column.updatable === true);
      return {
        name: column.name,
        type: facts.name,
        display_size: displaySize,
        label: labelOf(column, extended),
        precision: facts.precision,
        scale: facts.scale,
        autoIncrement: extended && column.identity === true,
        nullable: column.nullable ? 1 : 0,
        readOnly,
        writeable: !readOnly,
      };
    }),
  };
}

/** The shorter form, in which the reply to a preparation describes the result. */
export function preparedMetadata(columns: readonly ResultColumn[], job: string, extended: boolean) {
  return {
    column_count: columns.length,
    job,
    columns: columns.map(column => {
      const { name, displaySize } = typeFacts(column.type);
      return { name: column.name, type: name, display_size: displaySize, label: labelOf(column, extended) };
    }),
  };
}

export function parameterMetadata(markers: readonly MarkerDescription[]) {
  return markers.map(({ type, mode, name }) => {
    const facts = typeFacts(type);
    return { type: facts.name, mode, precision: facts.precision, scale: facts.scale, name: name ?? null };
  });
}

function labelOf({ name, label }: ResultColumn, extended: boolean): string {
  return extended && label ? label : name;
}

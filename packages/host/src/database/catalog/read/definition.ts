import type { Queryable } from '../../../store/store.ts';
import { sqlName } from '../names.ts';
import { type StoredType, sqlTypeOf } from '../stored-type.ts';
import type {
  ColumnDefinition,
  ConstraintDefinition,
  IndexDefinition,
  IndexKey,
  RelationKind,
  TableDefinition,
  ViewDefinition,
} from '../table-definition.ts';

type Nullable<T> = { readonly [K in keyof T]: T[K] | null };

interface DefinitionRow {
  readonly id: bigint;
  readonly kind: RelationKind;
  readonly library: string;
  readonly name: string;
  readonly system_name: string;
  readonly relation_schema: string | null;
  readonly relation_name: string | null;
  readonly record_format: string;
  readonly updatable: boolean;
  readonly target_library: string | null;
  readonly target_name: string | null;
  readonly target_member: string | null;
  readonly comment: string | null;
  readonly text: string;
  readonly columns: readonly StoredColumn[] | null;
  readonly constraints: readonly StoredConstraint[] | null;
  readonly view: (Nullable<{ default_schema: string }> & StoredView) | null;
  readonly index: StoredIndex | null;
}

interface StoredColumn extends StoredType {
  readonly name: string;
  readonly system_name: string;
  readonly relation_column: string;
  readonly nullable: boolean;
  readonly has_default: boolean;
  readonly default_text: string | null;
  readonly generated: NonNullable<ColumnDefinition['generated']> | null;
  readonly expression_text: string | null;
  readonly identity: {
    readonly start: string;
    readonly increment: string;
    readonly minimum: string;
    readonly maximum: string;
    readonly cycle: boolean;
    readonly cache: number;
    readonly order: boolean;
  } | null;
  readonly hidden: boolean;
  readonly updatable: boolean;
  readonly heading: string | null;
  readonly text: string | null;
  readonly comment: string | null;
  readonly type_id: string | null;
  readonly type_library: string | null;
  readonly type_name: string | null;
}

interface StoredConstraint {
  readonly id: string;
  readonly library: string;
  readonly name: string;
  readonly type: ConstraintDefinition['type'];
  readonly relation_name: string;
  readonly columns: readonly string[] | null;
  readonly check_text: string | null;
  readonly parent: string | null;
  readonly delete_rule: NonNullable<ConstraintDefinition['deleteRule']> | null;
  readonly update_rule: NonNullable<ConstraintDefinition['updateRule']> | null;
  readonly enforced: boolean;
}

interface StoredView {
  readonly definition: string;
  readonly statement: string;
  readonly check_option: ViewDefinition['checkOption'];
  readonly naming: ViewDefinition['naming'];
  readonly definer: string;
}

interface StoredIndex {
  readonly table: string;
  readonly unique_rule: IndexDefinition['uniqueRule'];
  readonly encoded_vector: boolean;
  readonly where_text: string | null;
  readonly include_text: string | null;
  readonly keys: readonly {
    readonly column: string | null;
    readonly expression: string | null;
    readonly descending: boolean;
  }[];
}

/** Ids as text: JSON numbers would lose digits. */
const columnsOf = `
  SELECT json_agg(c ORDER BY position) FROM (
    SELECT c.*, c.distinct_type::text AS type_id, dl.name AS type_library, d.name AS type_name,
      CASE WHEN c.identity_start IS NOT NULL THEN json_build_object('start', c.identity_start::text,
        'increment', c.identity_increment::text, 'minimum', c.identity_minimum::text, 'maximum', c.identity_maximum::text,
        'cycle', c.identity_cycle, 'cache', c.identity_cache, 'order', c.identity_order) END AS identity
    FROM sql_column c LEFT JOIN sql_type d ON d.id = c.distinct_type LEFT JOIN object dl ON dl.id = d.library
    WHERE c.table_id = t.id) c`;

const constraintsOf = `
  SELECT json_agg(json_build_object('id', c.id::text, 'library', cl.name, 'name', c.name, 'type', c.type,
    'relation_name', c.relation_name, 'check_text', c.check_text, 'parent', c.parent::text, 'delete_rule', c.delete_rule,
    'update_rule', c.update_rule, 'enforced', c.enforced, 'columns', (
      SELECT json_agg(k.column_name ORDER BY k.sequence) FROM sql_constraint_column k WHERE k.constraint_id = c.id)) ORDER BY c.id)
  FROM sql_constraint c JOIN object cl ON cl.id = c.library WHERE c.table_id = t.id`;

const indexOf = `
  SELECT json_build_object('table', i.table_id::text, 'unique_rule', i.unique_rule, 'encoded_vector', i.encoded_vector,
    'where_text', i.where_text, 'include_text', i.include_text, 'keys', (
      SELECT json_agg(json_build_object('column', k.column_name, 'expression', k.expression, 'descending', k.descending)
        ORDER BY k.position) FROM sql_index_key k WHERE k.index_id = i.id))
  FROM sql_index i WHERE i.id = t.id`;

/** All that is stored of tables, views, aliases and indexes, by id. */
export async function readDefinitions(database: Queryable, ids: readonly bigint[]): Promise<TableDefinition[]> {
  const { rows } = await database.query<DefinitionRow>(
    `SELECT t.id, t.kind::text AS kind, l.name AS library, t.name, t.system_name, t.relation_schema, t.relation_name, t.record_format,
       t.updatable, t.target_library, t.target_name, t.target_member, t.comment, o.text,
       (${columnsOf}) AS columns, (${constraintsOf}) AS constraints,
       (SELECT to_json(v) FROM sql_view v WHERE v.id = t.id) AS view, (${indexOf}) AS index
     FROM unnest($1::int8[]) WITH ORDINALITY AS w (id, number)
     JOIN sql_table t ON t.id = w.id JOIN object o ON o.id = t.id JOIN object l ON l.id = t.library
     ORDER BY w.number`,
    [ids],
  );
  return rows.map(definitionOf);
}

function definitionOf(row: DefinitionRow): TableDefinition {
  const { view, index, target_member, comment } = row;
  return {
    id: row.id,
    kind: row.kind,
    library: sqlName(row.library),
    name: row.name,
    systemName: row.system_name,
    relationSchema: row.relation_schema ?? '',
    relationName: row.relation_name ?? '',
    recordFormat: row.record_format,
    updatable: row.updatable,
    columns: (row.columns ?? []).map(columnOf),
    constraints: (row.constraints ?? []).map(constraintOf),
    text: row.text,
    ...(row.target_name === null
      ? {}
      : {
          target: {
            library: row.target_library!,
            name: row.target_name,
            ...(target_member === null ? {} : { member: target_member }),
          },
        }),
    ...(view === null ? {} : { view: viewOf(view) }),
    ...(index === null ? {} : { index: indexDefinitionOf(index) }),
    ...(comment === null ? {} : { comment }),
  };
}

function columnOf(column: StoredColumn): ColumnDefinition {
  const { default_text, generated, expression_text, identity, heading, text, comment, type_id } = column;
  return {
    name: column.name,
    systemName: column.system_name,
    relationColumn: column.relation_column,
    type: sqlTypeOf(column),
    nullable: column.nullable,
    hasDefault: column.has_default,
    hidden: column.hidden,
    updatable: column.updatable,
    ...(default_text === null ? {} : { defaultText: default_text }),
    ...(generated === null ? {} : { generated }),
    ...(expression_text === null ? {} : { expressionText: expression_text }),
    ...(identity === null ? {} : { identity }),
    ...(heading === null ? {} : { heading }),
    ...(text === null ? {} : { text }),
    ...(comment === null ? {} : { comment }),
    ...(type_id === null
      ? {}
      : { distinctType: { id: BigInt(type_id), library: sqlName(column.type_library!), name: column.type_name! } }),
  };
}

function constraintOf(constraint: StoredConstraint): ConstraintDefinition {
  const { id, library, name, type, relation_name, columns, check_text, parent, delete_rule, update_rule, enforced } =
    constraint;
  return {
    id: BigInt(id),
    library: sqlName(library),
    name,
    type,
    relationName: relation_name,
    columns: columns ?? [],
    enforced,
    ...(check_text === null ? {} : { checkText: check_text }),
    ...(parent === null ? {} : { parent: BigInt(parent) }),
    ...(delete_rule === null ? {} : { deleteRule: delete_rule }),
    ...(update_rule === null ? {} : { updateRule: update_rule }),
  };
}

function viewOf(view: NonNullable<DefinitionRow['view']>): ViewDefinition {
  const { definition, statement, check_option, naming, default_schema, definer } = view;
  const read = { definition, statement, checkOption: check_option, naming, definer };
  return default_schema === null ? read : { ...read, defaultSchema: default_schema };
}

function indexDefinitionOf(index: StoredIndex): IndexDefinition {
  const { where_text, include_text } = index;
  return {
    table: BigInt(index.table),
    uniqueRule: index.unique_rule,
    encodedVector: index.encoded_vector,
    keys: index.keys.map(({ column, expression, descending }): IndexKey => {
      return {
        descending,
        ...(column === null ? {} : { column }),
        ...(expression === null ? {} : { expression }),
      };
    }),
    ...(where_text === null ? {} : { whereText: where_text }),
    ...(include_text === null ? {} : { includeText: include_text }),
  };
}

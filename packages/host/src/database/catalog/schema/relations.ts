/**
 * What a type is stored as, in every table that has one: the name as in {@link SqlType}, its length or precision, scale, and CCSID;
 * `distinct_type` is the *SQLUDT object by which it was declared.
 */
export const typeColumns = `
  data_type text NOT NULL,
  length int8,
  scale int4,
  ccsid int4,
  distinct_type int8`;

/**
 * Schemas, *FILE objects and what belongs to them. Kinds are those of SYSTABLES: T table, V view, A alias, P physical file, L logical
 * file; and I index. `relation_schema` and `relation_name` say how PostgreSQL calls it.
 */
export const relationTables = `
  CREATE TABLE sql_schema (
    library int8 PRIMARY KEY REFERENCES object (id) ON DELETE CASCADE,
    relation_schema text NOT NULL
  );
  CREATE TABLE sql_table (
    id int8 PRIMARY KEY REFERENCES object (id) ON DELETE CASCADE,
    library int8 NOT NULL,
    kind char(1) NOT NULL,
    name text COLLATE "C" NOT NULL,
    system_name text COLLATE "C" NOT NULL,
    relation_schema text,
    relation_name text,
    record_format text,
    updatable bool NOT NULL DEFAULT true,
    target_library text,
    target_name text,
    target_member text,
    comment text,
    altered timestamptz NOT NULL DEFAULT now(),
    UNIQUE (library, name),
    UNIQUE (library, system_name)
  );
  CREATE TABLE sql_column (
    table_id int8 NOT NULL REFERENCES sql_table (id) ON DELETE CASCADE,
    position int4 NOT NULL,
    name text COLLATE "C" NOT NULL,
    system_name text COLLATE "C" NOT NULL,
    relation_column text NOT NULL,
    ${typeColumns},
    nullable bool NOT NULL,
    has_default bool NOT NULL,
    default_text text,
    generated text,
    expression_text text,
    identity_start numeric,
    identity_increment numeric,
    identity_minimum numeric,
    identity_maximum numeric,
    identity_cycle bool,
    identity_cache int4,
    identity_order bool,
    hidden bool NOT NULL DEFAULT false,
    updatable bool NOT NULL DEFAULT true,
    heading text,
    text text,
    comment text,
    PRIMARY KEY (table_id, name),
    UNIQUE (table_id, system_name),
    UNIQUE (table_id, position) DEFERRABLE INITIALLY DEFERRED
  );
  CREATE TABLE sql_view (
    id int8 PRIMARY KEY REFERENCES sql_table (id) ON DELETE CASCADE,
    definition text NOT NULL,
    statement text NOT NULL,
    check_option text NOT NULL DEFAULT 'N',
    naming text NOT NULL,
    default_schema text,
    definer text NOT NULL
  );
  CREATE TABLE sql_index (
    id int8 PRIMARY KEY REFERENCES sql_table (id) ON DELETE CASCADE,
    table_id int8 NOT NULL REFERENCES sql_table (id) ON DELETE CASCADE,
    unique_rule char(1) NOT NULL,
    encoded_vector bool NOT NULL DEFAULT false,
    where_text text,
    include_text text
  );
  CREATE INDEX sql_index_by_table ON sql_index (table_id);
  CREATE TABLE sql_index_key (
    index_id int8 NOT NULL REFERENCES sql_index (id) ON DELETE CASCADE,
    position int4 NOT NULL,
    column_name text,
    expression text,
    descending bool NOT NULL DEFAULT false,
    PRIMARY KEY (index_id, position)
  );
  CREATE TABLE sql_constraint (
    id int8 GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    library int8 NOT NULL REFERENCES object (id) ON DELETE CASCADE,
    name text COLLATE "C" NOT NULL,
    table_id int8 NOT NULL REFERENCES sql_table (id) ON DELETE CASCADE,
    type text NOT NULL,
    relation_name text NOT NULL,
    check_text text,
    parent int8 REFERENCES sql_constraint (id) ON DELETE CASCADE,
    delete_rule text,
    update_rule text,
    enforced bool NOT NULL DEFAULT true,
    comment text,
    created timestamptz NOT NULL DEFAULT now(),
    UNIQUE (library, name)
  );
  CREATE INDEX sql_constraint_by_table ON sql_constraint (table_id);
  CREATE INDEX sql_constraint_by_parent ON sql_constraint (parent) WHERE parent IS NOT NULL;
  CREATE TABLE sql_constraint_column (
    constraint_id int8 NOT NULL REFERENCES sql_constraint (id) ON DELETE CASCADE,
    sequence int4 NOT NULL,
    column_name text NOT NULL,
    PRIMARY KEY (constraint_id, sequence)
  );
  CREATE TABLE sql_trigger (
    id int8 PRIMARY KEY REFERENCES object (id) ON DELETE CASCADE,
    library int8 NOT NULL,
    name text COLLATE "C" NOT NULL,
    system_name text COLLATE "C" NOT NULL,
    table_id int8 NOT NULL,
    relation_name text,
    time text NOT NULL,
    events text[] NOT NULL,
    columns text[],
    for_each text NOT NULL,
    mode text NOT NULL DEFAULT 'DB2SQL',
    enabled bool NOT NULL DEFAULT true,
    definition text NOT NULL,
    naming text NOT NULL,
    default_schema text,
    definer text NOT NULL,
    comment text,
    altered timestamptz NOT NULL DEFAULT now(),
    UNIQUE (library, name)
  );
  CREATE INDEX sql_trigger_by_table ON sql_trigger (table_id);
  CREATE TABLE sql_dependency (
    dependent int8 NOT NULL REFERENCES object (id) ON DELETE CASCADE,
    referenced int8 NOT NULL,
    PRIMARY KEY (dependent, referenced)
  );
  CREATE INDEX sql_dependency_by_referenced ON sql_dependency (referenced);`;

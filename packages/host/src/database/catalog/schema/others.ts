import { typeColumns } from './relations.ts';

/**
 * Routines, sequences, distinct types and variables. Parameters: positions count from 1; mode RETURN is the result of a scalar
 * function, COLUMN a column of a table function. `relation_identity` is what DROP ROUTINE takes.
 */
export const otherTables = `
  CREATE TABLE sql_routine (
    id int8 PRIMARY KEY REFERENCES object (id) ON DELETE CASCADE,
    library int8 NOT NULL,
    name text COLLATE "C" NOT NULL,
    specific_name text COLLATE "C" NOT NULL,
    type text NOT NULL,
    language text NOT NULL,
    parameter_style text,
    deterministic bool NOT NULL DEFAULT false,
    sql_access text NOT NULL DEFAULT 'MODIFIES SQL DATA',
    called_on_null bool NOT NULL DEFAULT true,
    result_sets int4 NOT NULL DEFAULT 0,
    external_name text,
    source_routine int8,
    relation text,
    relation_identity text,
    definition text,
    naming text NOT NULL,
    default_schema text,
    definer text NOT NULL,
    comment text,
    altered timestamptz NOT NULL DEFAULT now(),
    UNIQUE (library, specific_name)
  );
  CREATE INDEX sql_routine_by_name ON sql_routine (library, name);
  CREATE TABLE sql_parameter (
    routine_id int8 NOT NULL REFERENCES sql_routine (id) ON DELETE CASCADE,
    position int4 NOT NULL,
    name text COLLATE "C",
    mode text NOT NULL,
    ${typeColumns},
    as_locator bool NOT NULL DEFAULT false,
    default_text text,
    comment text,
    PRIMARY KEY (routine_id, position)
  );
  CREATE TABLE sql_sequence (
    id int8 PRIMARY KEY REFERENCES object (id) ON DELETE CASCADE,
    library int8 NOT NULL,
    name text COLLATE "C" NOT NULL,
    system_name text COLLATE "C" NOT NULL,
    relation_schema text NOT NULL,
    relation_name text NOT NULL,
    ${typeColumns},
    start numeric NOT NULL,
    increment numeric NOT NULL,
    minimum numeric NOT NULL,
    maximum numeric NOT NULL,
    cycle bool NOT NULL,
    cache int4 NOT NULL,
    ordered bool NOT NULL,
    comment text,
    altered timestamptz NOT NULL DEFAULT now(),
    UNIQUE (library, name)
  );
  CREATE TABLE sql_type (
    id int8 PRIMARY KEY REFERENCES object (id) ON DELETE CASCADE,
    library int8 NOT NULL,
    name text COLLATE "C" NOT NULL,
    system_name text COLLATE "C" NOT NULL,
    ${typeColumns},
    cardinality int8,
    comment text,
    UNIQUE (library, name)
  );
  CREATE TABLE sql_variable (
    id int8 PRIMARY KEY REFERENCES object (id) ON DELETE CASCADE,
    library int8 NOT NULL,
    name text COLLATE "C" NOT NULL,
    system_name text COLLATE "C" NOT NULL,
    ${typeColumns},
    default_text text,
    constant bool NOT NULL DEFAULT false,
    naming text NOT NULL DEFAULT 'sql',
    default_schema text,
    comment text,
    UNIQUE (library, name)
  );`;

/**
 * Functions of PostgreSQL that say of a stored type what catalog views and JDBC's metadata show. They may change from version to version:
 * they are made anew at each start that finds others.
 */
export const typeFunctions = `
  CREATE OR REPLACE FUNCTION sql_type_name(data_type text, long bool) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE data_type
      WHEN 'REAL' THEN CASE WHEN long THEN 'REAL' ELSE 'FLOAT' END
      WHEN 'DOUBLE' THEN CASE WHEN long THEN 'DOUBLE PRECISION' ELSE 'FLOAT' END
      WHEN 'CHAR' THEN CASE WHEN long THEN 'CHARACTER' ELSE 'CHAR' END
      WHEN 'VARCHAR' THEN CASE WHEN long THEN 'CHARACTER VARYING' ELSE 'VARCHAR' END
      WHEN 'CLOB' THEN CASE WHEN long THEN 'CHARACTER LARGE OBJECT' ELSE 'CLOB' END
      WHEN 'BLOB' THEN CASE WHEN long THEN 'BINARY LARGE OBJECT' ELSE 'BLOB' END
      WHEN 'DBCLOB' THEN CASE WHEN long THEN 'DOUBLE-BYTE CHARACTER LARGE OBJECT' ELSE 'DBCLOB' END
      WHEN 'VARGRAPHIC' THEN CASE WHEN long THEN 'GRAPHIC VARYING' ELSE 'VARG' END
      WHEN 'VARBINARY' THEN CASE WHEN long THEN 'BINARY VARYING' ELSE 'VARBIN' END
      WHEN 'TIMESTAMP' THEN CASE WHEN long THEN 'TIMESTAMP' ELSE 'TIMESTMP' END
      ELSE data_type END $$;

  CREATE OR REPLACE FUNCTION sql_type_length(data_type text, length int8) RETURNS int4 LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE data_type
      WHEN 'SMALLINT' THEN 2 WHEN 'INTEGER' THEN 4 WHEN 'BIGINT' THEN 8 WHEN 'REAL' THEN 4 WHEN 'DOUBLE' THEN 8
      WHEN 'DECFLOAT' THEN CASE length WHEN 16 THEN 8 ELSE 16 END
      WHEN 'DATE' THEN 4 WHEN 'TIME' THEN 3 WHEN 'TIMESTAMP' THEN 7 + (length + 1) / 2 WHEN 'BOOLEAN' THEN 1 WHEN 'ROWID' THEN 40
      WHEN 'XML' THEN 2147483647
      ELSE length END::int4 $$;

  CREATE OR REPLACE FUNCTION sql_type_storage(data_type text, length int8) RETURNS int4 LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE
      WHEN data_type = 'DECIMAL' THEN length / 2 + 1
      WHEN data_type IN ('VARCHAR', 'VARBINARY') THEN length + 2
      WHEN data_type = 'GRAPHIC' THEN length * 2 WHEN data_type = 'VARGRAPHIC' THEN length * 2 + 2
      WHEN data_type IN ('CLOB', 'BLOB') THEN least(length + 29, 2147483647)
      WHEN data_type = 'DBCLOB' THEN least(length * 2 + 29, 2147483647)
      WHEN data_type = 'ROWID' THEN 42
      ELSE bigiron.sql_type_length(data_type, length) END::int4 $$;

  CREATE OR REPLACE FUNCTION sql_type_precision(data_type text, length int8) RETURNS int4 LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE data_type
      WHEN 'SMALLINT' THEN 5 WHEN 'INTEGER' THEN 10 WHEN 'BIGINT' THEN 19 WHEN 'REAL' THEN 24 WHEN 'DOUBLE' THEN 53
      WHEN 'DECIMAL' THEN length WHEN 'NUMERIC' THEN length WHEN 'DECFLOAT' THEN length END::int4 $$;

  CREATE OR REPLACE FUNCTION sql_type_scale(data_type text, scale int4) RETURNS int4 LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN data_type IN ('DECIMAL', 'NUMERIC') THEN scale
      WHEN data_type IN ('SMALLINT', 'INTEGER', 'BIGINT') THEN 0 END $$;

  CREATE OR REPLACE FUNCTION sql_type_radix(data_type text) RETURNS int4 LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN data_type IN ('REAL', 'DOUBLE') THEN 2
      WHEN data_type IN ('SMALLINT', 'INTEGER', 'BIGINT', 'DECIMAL', 'NUMERIC', 'DECFLOAT') THEN 10 END $$;

  CREATE OR REPLACE FUNCTION sql_type_characters(data_type text, length int8) RETURNS int4 LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN data_type IN ('CHAR', 'VARCHAR', 'CLOB', 'GRAPHIC', 'VARGRAPHIC', 'DBCLOB', 'BINARY', 'VARBINARY', 'BLOB',
      'DATALINK') THEN length END::int4 $$;

  CREATE OR REPLACE FUNCTION sql_type_octets(data_type text, length int8) RETURNS int4 LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN data_type IN ('GRAPHIC', 'VARGRAPHIC', 'DBCLOB') THEN least(length * 2, 2147483647)::int4
      ELSE bigiron.sql_type_characters(data_type, length) END $$;

  CREATE OR REPLACE FUNCTION jdbc_type(data_type text, ccsid int4) RETURNS int2 LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE data_type
      WHEN 'SMALLINT' THEN 5 WHEN 'INTEGER' THEN 4 WHEN 'BIGINT' THEN -5 WHEN 'DECIMAL' THEN 3 WHEN 'NUMERIC' THEN 2
      WHEN 'REAL' THEN 7 WHEN 'DOUBLE' THEN 8 WHEN 'DECFLOAT' THEN 1111
      WHEN 'CHAR' THEN CASE ccsid WHEN 65535 THEN -2 ELSE 1 END
      WHEN 'VARCHAR' THEN CASE ccsid WHEN 65535 THEN -3 ELSE 12 END
      WHEN 'CLOB' THEN 2005
      WHEN 'GRAPHIC' THEN CASE ccsid WHEN 1200 THEN -15 ELSE 1 END
      WHEN 'VARGRAPHIC' THEN CASE ccsid WHEN 1200 THEN -9 ELSE 12 END
      WHEN 'DBCLOB' THEN CASE ccsid WHEN 1200 THEN 2011 ELSE 2005 END
      WHEN 'BINARY' THEN -2 WHEN 'VARBINARY' THEN -3 WHEN 'BLOB' THEN 2004
      WHEN 'DATE' THEN 91 WHEN 'TIME' THEN 92 WHEN 'TIMESTAMP' THEN 93 WHEN 'BOOLEAN' THEN 16
      WHEN 'XML' THEN 2009 WHEN 'ROWID' THEN -8 WHEN 'DATALINK' THEN 70 ELSE 1111 END::int2 $$;

  CREATE OR REPLACE FUNCTION jdbc_type_name(data_type text, ccsid int4) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE
      WHEN data_type = 'CHAR' AND ccsid = 65535 THEN 'CHAR () FOR BIT DATA'
      WHEN data_type = 'VARCHAR' AND ccsid = 65535 THEN 'VARCHAR () FOR BIT DATA'
      WHEN data_type = 'GRAPHIC' AND ccsid = 1200 THEN 'NCHAR'
      WHEN data_type = 'VARGRAPHIC' AND ccsid = 1200 THEN 'NVARCHAR'
      WHEN data_type = 'DBCLOB' AND ccsid = 1200 THEN 'NCLOB'
      ELSE data_type END $$;

  CREATE OR REPLACE FUNCTION jdbc_size(data_type text, length int8) RETURNS int4 LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE data_type
      WHEN 'SMALLINT' THEN 5 WHEN 'INTEGER' THEN 10 WHEN 'BIGINT' THEN 19 WHEN 'REAL' THEN 24 WHEN 'DOUBLE' THEN 53
      WHEN 'DATE' THEN 10 WHEN 'TIME' THEN 8 WHEN 'TIMESTAMP' THEN CASE length WHEN 0 THEN 19 ELSE 20 + length END
      WHEN 'BOOLEAN' THEN 1 WHEN 'ROWID' THEN 40 WHEN 'XML' THEN 2147483647 ELSE length END::int4 $$;

  CREATE OR REPLACE FUNCTION jdbc_scale(data_type text, length int8, scale int4) RETURNS int2 LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN data_type IN ('DECIMAL', 'NUMERIC') THEN scale
      WHEN data_type IN ('SMALLINT', 'INTEGER', 'BIGINT', 'TIME') THEN 0
      WHEN data_type = 'TIMESTAMP' THEN length END::int2 $$;

  CREATE OR REPLACE FUNCTION jdbc_radix(data_type text) RETURNS int2 LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN data_type IN ('REAL', 'DOUBLE') THEN 2
      WHEN data_type IN ('SMALLINT', 'INTEGER', 'BIGINT', 'DECIMAL', 'NUMERIC', 'DECFLOAT') THEN 10 END::int2 $$;

  CREATE OR REPLACE FUNCTION sql_like(name text, pattern text) RETURNS bool LANGUAGE sql IMMUTABLE AS $$
    SELECT pattern IS NULL OR pattern IN ('%', '*ALL') OR name LIKE pattern ESCAPE '\\' $$;

  CREATE OR REPLACE FUNCTION sql_in_schema(name text, pattern text) RETURNS bool LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN pattern LIKE '*LIBL %' THEN name = ANY (string_to_array(substr(pattern, 7), ','))
      WHEN pattern IN ('*ALLUSR') THEN name NOT LIKE 'Q%' AND name NOT LIKE 'SYS%'
      ELSE bigiron.sql_like(name, pattern) END $$;`;

/** Characters as they lie in columns and expressions: blanks kept, lengths kept to. */
export const text = String.raw`
-- bpchar as text with its blanks, which the cast of PostgreSQL would strip. The internal function behind casts to varchar returns its
-- argument as it is, so it does both for nothing; only a superuser may name it, and the other way costs a little more.
DO $do$
BEGIN
  CREATE FUNCTION db2.str(value bpchar, typmod int4 DEFAULT -1, explicit bool DEFAULT false) RETURNS text
    LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'varchar';
EXCEPTION WHEN insufficient_privilege THEN
  CREATE FUNCTION db2.str(value bpchar) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS 'SELECT pg_catalog.textin(pg_catalog.bpcharout($1))';
END $do$;

-- Assignment to a length: blanks that do not fit are cut, other characters are too many.
CREATE FUNCTION db2.fit(value text, length int4) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  IF char_length(value) <= length THEN RETURN value; END IF;
  IF rtrim(substr(value, length + 1), ' ') <> '' THEN PERFORM db2.fail(-404, '22001', ''); END IF;
  RETURN left(value, length);
END $$;

CREATE FUNCTION db2.fit_bytes(value bytea, length int4, pad int4) RETURNS bytea LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  IF octet_length(value) <= length THEN RETURN value; END IF;
  IF rtrim(substr(value, length + 1), set_byte('\x00'::bytea, 0, pad)) <> ''::bytea THEN PERFORM db2.fail(-404, '22001', ''); END IF;
  RETURN substr(value, 1, length);
END $$;

-- Cut or filled up to a length.
CREATE FUNCTION db2.fixed(value bytea, length int4, pad int4) RETURNS bytea LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  IF octet_length(value) >= length THEN RETURN substr(value, 1, length); END IF;
  RETURN value || decode(repeat(lpad(to_hex(pad), 2, '0'), length - octet_length(value)), 'hex');
END $$;

CREATE FUNCTION db2.unpadded(value bytea, pad int4) RETURNS bytea LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  RETURN rtrim(value, set_byte('\x00'::bytea, 0, pad));
END $$;

-- The text of a number, which must not be cut.
CREATE FUNCTION db2.whole_number(value text, length int4) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  IF char_length(value) > length THEN PERFORM db2.fail(-433, '22001', value); END IF;
  RETURN value;
END $$;

CREATE FUNCTION db2.boolean(value text) RETURNS bool LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  CASE lower(btrim(value, ' '))
    WHEN 't', 'true', 'y', 'yes', 'on', '1' THEN RETURN true;
    WHEN 'f', 'false', 'n', 'no', 'off', '0' THEN RETURN false;
    ELSE PERFORM db2.fail(-420, '22018', '1', 'BOOLEAN');
  END CASE;
  RETURN NULL;
END $$;
`;

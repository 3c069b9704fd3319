/**
 * ENCRYPT_AES and its like, by the extension pgcrypto. What they give is this project's own: one byte E7, one for the algorithm, the length of the hint,
 * eight bytes of salt, five that tell a wrong password, the hint, then the data in CBC with PKCS padding; key and initial vector are made from
 * password and salt. It is never longer than what Db2 for i documents, so that columns have room.
 */
export const encryption = String.raw`
DO $do$
DECLARE
  home text;
BEGIN
  BEGIN
    CREATE EXTENSION IF NOT EXISTS pgcrypto WITH SCHEMA db2;
  EXCEPTION WHEN insufficient_privilege OR undefined_file OR feature_not_supported OR undefined_object THEN NULL;
  END;
  SELECT nspname INTO home FROM pg_extension JOIN pg_namespace ON pg_namespace.oid = extnamespace WHERE extname = 'pgcrypto';
  IF home IS NULL THEN
    CREATE FUNCTION db2.cipher(forward bool, value bytea, key bytea, iv bytea, algorithm text) RETURNS bytea LANGUAGE plpgsql AS
      'BEGIN PERFORM db2.fail(-270, ''42997''); RETURN NULL; END';
  ELSE
    EXECUTE format('CREATE FUNCTION db2.cipher(forward bool, value bytea, key bytea, iv bytea, algorithm text) RETURNS bytea
      LANGUAGE sql STRICT AS $sql$ SELECT CASE WHEN forward THEN %1$I.encrypt_iv(value, key, iv, algorithm)
      ELSE %1$I.decrypt_iv(value, key, iv, algorithm) END $sql$', home);
  END IF;
END $do$;

CREATE FUNCTION db2.cipher_of(algorithm int4, secret bytea, salt bytea, OUT name text, OUT key bytea, OUT iv bytea)
LANGUAGE plpgsql IMMUTABLE STRICT AS $$
BEGIN
  name := CASE algorithm WHEN 3 THEN 'aes-cbc' ELSE '3des-cbc' END;
  key := CASE algorithm WHEN 3 THEN secret ELSE substr(secret, 1, 24) END;
  iv := substr(sha256(secret || salt), 1, CASE algorithm WHEN 3 THEN 16 ELSE 8 END);
END $$;

CREATE FUNCTION db2.encrypt(value bytea, password text, hint text, algorithm int4) RETURNS bytea LANGUAGE plpgsql VOLATILE STRICT AS $$
DECLARE
  salt bytea := substr(uuid_send(gen_random_uuid()), 9, 8);
  secret bytea := sha256(salt || convert_to(password, 'UTF8'));
  told bytea := convert_to(hint, 'UTF8');
  way record;
BEGIN
  IF char_length(password) NOT BETWEEN 6 AND 127 THEN PERFORM db2.fail(-20144, '428FC'); END IF;
  IF octet_length(told) > 32 THEN PERFORM db2.fail(-171, '42815', '3', 'ENCRYPT'); END IF;
  way := db2.cipher_of(algorithm, secret, salt);
  RETURN '\xe7'::bytea || set_byte('\x00'::bytea, 0, algorithm) || set_byte('\x00'::bytea, 0, octet_length(told))
    || salt || substr(sha256(secret), 1, 5) || told || db2.cipher(true, value, way.key, way.iv, way.name);
END $$;

CREATE FUNCTION db2.encrypted(value bytea) RETURNS void LANGUAGE plpgsql IMMUTABLE STRICT AS $$
BEGIN
  IF octet_length(value) < 24 OR get_byte(value, 0) <> 231 OR get_byte(value, 1) NOT IN (2, 3) THEN PERFORM db2.fail(-20145, '428FD'); END IF;
END $$;

CREATE FUNCTION db2.decrypt(value bytea, password text) RETURNS bytea LANGUAGE plpgsql IMMUTABLE STRICT AS $$
DECLARE
  salt bytea; secret bytea; way record;
BEGIN
  PERFORM db2.encrypted(value);
  salt := substr(value, 4, 8);
  secret := sha256(salt || convert_to(password, 'UTF8'));
  IF substr(sha256(secret), 1, 5) <> substr(value, 12, 5) THEN PERFORM db2.fail(-20146, '428FE'); END IF;
  way := db2.cipher_of(get_byte(value, 1), secret, salt);
  RETURN db2.cipher(false, substr(value, 17 + get_byte(value, 2)), way.key, way.iv, way.name);
END $$;

-- NULL where there is none.
CREATE FUNCTION db2.hint(value bytea) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT AS $$
BEGIN
  PERFORM db2.encrypted(value);
  RETURN nullif(convert_from(substr(value, 17, get_byte(value, 2)), 'UTF8'), '');
END $$;
`;

/** Characters as the bytes of their CCSID and back. `code_page` is filled by `ensureCollation`. U+E000 stands for the byte 00. */
export const codePage = String.raw`
-- characters[i] is the character of the byte codes[i]; the first 255 are those of the bytes 1 to 255, the rest are Latin-1 characters
-- that the code page does not have, which become the substitution character.
CREATE TABLE db2.code_page (
  ccsid int4 PRIMARY KEY,
  characters text NOT NULL,
  codes text NOT NULL,
  substitute text NOT NULL
);

CREATE FUNCTION db2.utf16(value text) RETURNS bytea LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  hex text := '';
  one text;
  code int4;
BEGIN
  FOREACH one IN ARRAY regexp_split_to_array(value, '') LOOP
    code := ascii(one);
    IF code = 57344 THEN code := 0; END IF;
    IF code > 65535 THEN
      hex := hex || to_hex(55296 + (code - 65536) / 1024) || to_hex(56320 + (code - 65536) % 1024);
    ELSIF one <> '' THEN hex := hex || lpad(to_hex(code), 4, '0');
    END IF;
  END LOOP;
  RETURN decode(hex, 'hex');
END $$;

CREATE FUNCTION db2.latin1_bytes(value text) RETURNS bytea LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT coalesce(string_agg(convert_to(part, 'LATIN1'), '\x00'::bytea ORDER BY place), ''::bytea)
  FROM string_to_table(value, U&'\E000') WITH ORDINALITY AS piece (part, place)
$$;

CREATE FUNCTION db2.bytes(value text, wanted int4) RETURNS bytea LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  page db2.code_page;
  coded text;
BEGIN
  IF wanted IN (1200, 13488) THEN RETURN db2.utf16(value); END IF;
  IF wanted = 1208 THEN
    IF strpos(value, U&'\E000') = 0 THEN RETURN convert_to(value, 'UTF8'); END IF;
    RETURN (SELECT string_agg(convert_to(part, 'UTF8'), '\x00'::bytea ORDER BY place)
      FROM string_to_table(value, U&'\E000') WITH ORDINALITY AS piece (part, place));
  END IF;
  SELECT * INTO page FROM db2.code_page WHERE ccsid = wanted;
  IF NOT FOUND THEN PERFORM db2.fail(-332, '57017', '1208', wanted::text); END IF;
  coded := translate(value, page.characters, page.codes);
  IF coded ~ U&'[^\0001-\00FF\E000]' THEN coded := regexp_replace(coded, U&'[^\0001-\00FF\E000]', page.substitute, 'g'); END IF;
  IF strpos(coded, U&'\E000') = 0 THEN RETURN convert_to(coded, 'LATIN1'); END IF;
  RETURN db2.latin1_bytes(coded);
END $$;

CREATE FUNCTION db2.latin1_text(value bytea) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  IF position('\x00'::bytea IN value) = 0 THEN RETURN convert_from(value, 'LATIN1'); END IF;
  RETURN (SELECT string_agg(CASE get_byte(value, i) WHEN 0 THEN U&'\E000' ELSE chr(get_byte(value, i)) END, '' ORDER BY i)
    FROM generate_series(0, octet_length(value) - 1) AS i);
END $$;

CREATE FUNCTION db2.characters(value bytea, wanted int4) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  page db2.code_page;
BEGIN
  IF wanted = 1208 THEN RETURN convert_from(value, 'UTF8'); END IF;
  IF wanted IN (1200, 13488) THEN
    RETURN coalesce((SELECT string_agg(CASE code WHEN 0 THEN U&'\E000' ELSE chr(code) END, '' ORDER BY i)
      FROM (SELECT i, get_byte(value, i) * 256 + get_byte(value, i + 1) AS code
        FROM generate_series(0, octet_length(value) - 2, 2) AS i) AS unit), '');
  END IF;
  SELECT * INTO page FROM db2.code_page WHERE ccsid = wanted;
  IF NOT FOUND THEN PERFORM db2.fail(-332, '57017', wanted::text, '1208'); END IF;
  RETURN translate(db2.latin1_text(value), left(page.codes, 255), left(page.characters, 255));
END $$;

-- Numbers in their form in memory: packed and zoned decimal, big-endian integers.
CREATE FUNCTION db2.packed_hex(value numeric, digits int4, behind int4) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  text_ text := lpad(trunc(abs(value) * ('1e' || behind)::numeric)::text, digits, '0');
BEGIN
  IF digits % 2 = 0 THEN text_ := '0' || text_; END IF;
  RETURN text_ || CASE WHEN value < 0 THEN 'D' ELSE 'F' END;
END $$;

CREATE FUNCTION db2.zoned_hex(value numeric, digits int4, behind int4) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  text_ text := lpad(trunc(abs(value) * ('1e' || behind)::numeric)::text, digits, '0');
BEGIN
  text_ := regexp_replace(text_, '(.)', 'F\1', 'g');
  IF value < 0 THEN text_ := overlay(text_ PLACING 'D' FROM length(text_) - 1 FOR 1); END IF;
  RETURN text_;
END $$;
`;

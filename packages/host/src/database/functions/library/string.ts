/** String functions that PostgreSQL has not, or has otherwise. */
export const string = String.raw`
-- Without a second text all characters become blanks; a short second text is filled up with the pad.
CREATE FUNCTION db2.translate(value text, target text, source text, pad text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  IF char_length(pad) <> 1 THEN PERFORM db2.fail(-192, '42937'); END IF;
  RETURN translate(value, source, rpad(target, char_length(source), pad));
END $$;

CREATE FUNCTION db2.blanks_for(value text, pad text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  RETURN repeat(pad, char_length(value));
END $$;

CREATE FUNCTION db2.substr(value text, start int4, length int4, most int4) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  IF start < 1 OR start > most + 1 THEN PERFORM db2.fail(-138, '22011', '2'); END IF;
  IF length < 0 OR start + length - 1 > most THEN PERFORM db2.fail(-138, '22011', '3'); END IF;
  RETURN rpad(substr(value, start, length), length);
END $$;

-- Of a varying string: what lies beyond its end is blanks, what lies beyond its greatest length an error.
CREATE FUNCTION db2.substr(value text, start int4, most int4) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  IF start < 1 OR start > most + 1 THEN PERFORM db2.fail(-138, '22011', '2'); END IF;
  RETURN substr(value, start);
END $$;

CREATE FUNCTION db2.substr(value bytea, start int4, length int4, most int4, pad int4) RETURNS bytea LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  IF start < 1 OR start > most + 1 THEN PERFORM db2.fail(-138, '22011', '2'); END IF;
  IF length < 0 OR start + length - 1 > most THEN PERFORM db2.fail(-138, '22011', '3'); END IF;
  RETURN db2.fixed(substr(value, start, length), length, pad);
END $$;

CREATE FUNCTION db2.substr(value bytea, start int4, most int4) RETURNS bytea LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  IF start < 1 OR start > most + 1 THEN PERFORM db2.fail(-138, '22011', '2'); END IF;
  RETURN substr(value, start);
END $$;

-- So many characters from one end, blanks where there are not enough.
CREATE FUNCTION db2.left(value text, length int4, most int4) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  IF length NOT BETWEEN 0 AND most THEN PERFORM db2.fail(-138, '22011', '2'); END IF;
  RETURN rpad(value, length);
END $$;

CREATE FUNCTION db2.right(value text, length int4, most int4) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  IF length NOT BETWEEN 0 AND most THEN PERFORM db2.fail(-138, '22011', '2'); END IF;
  RETURN CASE WHEN length = 0 THEN '' ELSE right(rpad(value, greatest(length, char_length(value))), length) END;
END $$;

CREATE FUNCTION db2.repeat(value text, times int4) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  IF times < 0 THEN PERFORM db2.fail(-138, '22011', '2'); END IF;
  RETURN repeat(value, times);
END $$;

CREATE FUNCTION db2.locate(search text, source text, start int4) RETURNS int4 LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  place int4;
BEGIN
  IF start < 1 THEN PERFORM db2.fail(-138, '22011', '3'); END IF;
  IF start > char_length(source) + 1 THEN RETURN 0; END IF;
  place := strpos(substr(source, start), search);
  RETURN CASE place WHEN 0 THEN 0 ELSE place + start - 1 END;
END $$;

CREATE FUNCTION db2.locate(search bytea, source bytea, start int4) RETURNS int4 LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  place int4;
BEGIN
  IF start < 1 THEN PERFORM db2.fail(-138, '22011', '3'); END IF;
  IF start > octet_length(source) + 1 THEN RETURN 0; END IF;
  place := position(search IN substr(source, start));
  RETURN CASE place WHEN 0 THEN 0 ELSE place + start - 1 END;
END $$;

-- The instance-th place, from a start that counts from the end when it is negative.
CREATE FUNCTION db2.locate_in_string(source text, search text, start int4, instance int4) RETURNS int4
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  place int4 := CASE WHEN start < 0 THEN char_length(source) + start + 1 ELSE start END;
  found int4 := 0;
BEGIN
  IF instance < 1 THEN PERFORM db2.fail(-138, '22011', '4'); END IF;
  IF start = 0 OR place < 1 THEN RETURN 0; END IF;
  WHILE place BETWEEN 1 AND char_length(source) LOOP
    IF substr(source, place, char_length(search)) = search THEN
      found := found + 1;
      IF found = instance THEN RETURN place; END IF;
    END IF;
    place := place + CASE WHEN start < 0 THEN -1 ELSE 1 END;
  END LOOP;
  RETURN 0;
END $$;

CREATE FUNCTION db2.insert(source text, start int4, length int4, insertion text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  IF start < 1 OR start > char_length(source) + 1 THEN PERFORM db2.fail(-138, '22011', '2'); END IF;
  IF length < 0 OR length > char_length(source) THEN PERFORM db2.fail(-138, '22011', '3'); END IF;
  RETURN left(source, start - 1) || insertion || substr(source, start + length);
END $$;

CREATE FUNCTION db2.overlay(source text, insertion text, start int4, length int4) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  IF start < 1 OR start > char_length(source) + 1 THEN PERFORM db2.fail(-138, '22011', '3'); END IF;
  IF length < 0 THEN PERFORM db2.fail(-138, '22011', '4'); END IF;
  RETURN left(source, start - 1) || insertion || substr(source, start + length);
END $$;

CREATE FUNCTION db2.replace(source text, search text, replacement text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  IF search = '' THEN PERFORM db2.fail(-138, '22011', '2'); END IF;
  RETURN replace(source, search, replacement);
END $$;

-- The pad may have several characters; the result has exactly the length.
CREATE FUNCTION db2.lpad(value text, length int4, pad text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  IF length < 0 THEN PERFORM db2.fail(-138, '22011', '2'); END IF;
  RETURN lpad(value, length, pad);
END $$;

CREATE FUNCTION db2.rpad(value text, length int4, pad text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  IF length < 0 THEN PERFORM db2.fail(-138, '22011', '2'); END IF;
  RETURN rpad(value, length, pad);
END $$;

-- Letters of one sound share a digit. H and W do not part two of them, vowels do.
CREATE FUNCTION db2.soundex(value text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  letters text := regexp_replace(upper(value), '[^A-Z]', '', 'g');
  result text := left(letters, 1);
  last text := translate(result, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', '01230120022455012623010202');
  code text;
  letter text;
BEGIN
  IF letters = '' THEN RETURN 'Z000'; END IF;
  FOREACH letter IN ARRAY string_to_array(substr(letters, 2), NULL) LOOP
    CONTINUE WHEN letter IN ('H', 'W');
    code := translate(letter, 'ABCDEFGIJKLMNOPQRSTUVXYZ', '012301202245501262301202');
    IF code <> '0' AND code <> last THEN result := result || code; END IF;
    last := code;
  END LOOP;
  RETURN rpad(left(result, 4), 4, '0');
END $$;

CREATE FUNCTION db2.difference(a text, b text) RETURNS int4 LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  x text := db2.soundex(a); y text := db2.soundex(b); same int4 := 0;
BEGIN
  FOR i IN 1..4 LOOP
    IF substr(x, i, 1) = substr(y, i, 1) THEN same := same + 1; END IF;
  END LOOP;
  RETURN same;
END $$;

CREATE FUNCTION db2.regexp_flags(flags text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  IF flags !~ '^[cimnsx ]*$' THEN PERFORM db2.fail(-171, '42815', '6', 'REGEXP'); END IF;
  RETURN CASE WHEN flags ~ 'i[^c]*$' THEN 'i' ELSE '' END || CASE WHEN flags ~ 'm' AND flags ~ '[sn]' THEN 'w'
    WHEN flags ~ 'm' THEN 'n' WHEN flags ~ '[sn]' THEN 's' ELSE 'p' END || CASE WHEN flags ~ 'x' THEN 'x' ELSE '' END;
END $$;

CREATE FUNCTION db2.regexp_like(source text, pattern text, start int4 DEFAULT 1, flags text DEFAULT 'c') RETURNS bool
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  IF start < 1 THEN PERFORM db2.fail(-138, '22011', '3'); END IF;
  RETURN regexp_like(substr(source, start), pattern, db2.regexp_flags(flags));
END $$;

CREATE FUNCTION db2.regexp_like(source text, pattern text, flags text) RETURNS bool LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  RETURN regexp_like(source, pattern, db2.regexp_flags(flags));
END $$;

-- $1 is the first group, a backslash makes the next character an ordinary one.
CREATE FUNCTION db2.regexp_replacement(value text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  RETURN replace(regexp_replace(replace(replace(value, '\$', U&'\E001'), '\', '\\'), '\$(\d)', '\\\1', 'g'), U&'\E001', '$');
END $$;

-- Letters have one other case each, whatever the collation says of them: lengths stay.
DO $do$
BEGIN
  CREATE FUNCTION db2.upper(value text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS
    'BEGIN RETURN upper(value COLLATE "pg_c_utf8"); END';
  CREATE FUNCTION db2.lower(value text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS
    'BEGIN RETURN lower(value COLLATE "pg_c_utf8"); END';
  PERFORM db2.upper('a'), db2.lower('a');
EXCEPTION WHEN undefined_object THEN
  CREATE FUNCTION db2.upper(value text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS
    'BEGIN RETURN upper(value); END';
  CREATE FUNCTION db2.lower(value text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS
    'BEGIN RETURN lower(value); END';
END $do$;

CREATE FUNCTION db2.chr(code int4) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  IF code NOT BETWEEN 0 AND 255 THEN RETURN ' '; END IF;
  RETURN CASE code WHEN 0 THEN U&'\E000' ELSE chr(code) END;
END $$;
`;

/** Bytes and characters in other clothes: hexadecimal, base 64, percent signs, digests. */
export const encoding = String.raw`
CREATE FUNCTION db2.from_hex(value text) RETURNS bytea LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  digits text := translate(btrim(value, ' '), '-', '');
BEGIN
  IF digits !~ '^([0-9A-Fa-f]{2})*$' THEN PERFORM db2.fail(-20448, '22007', value, 'X'); END IF;
  RETURN decode(digits, 'hex');
END $$;

-- Each x or X of the pattern is a digit in its case, a hyphen is itself; without a pattern all digits follow each other.
CREATE FUNCTION db2.format_hex(value bytea, pattern text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  digits text := encode(value, 'hex');
  result text := '';
  one text;
  place int4 := 1;
BEGIN
  IF pattern = '' THEN RETURN upper(digits); END IF;
  IF pattern !~ '^[xX-]+$' OR char_length(translate(pattern, '-', '')) < char_length(digits) THEN
    PERFORM db2.fail(-20447, '22007', pattern, 'VARCHAR_FORMAT_BINARY');
  END IF;
  FOREACH one IN ARRAY string_to_array(pattern, NULL) LOOP
    EXIT WHEN place > char_length(digits);
    IF one = '-' THEN result := result || '-';
    ELSE
      result := result || CASE one WHEN 'X' THEN upper(substr(digits, place, 1)) ELSE substr(digits, place, 1) END;
      place := place + 1;
    END IF;
  END LOOP;
  RETURN result;
END $$;

CREATE FUNCTION db2.from_base64(value text) RETURNS bytea LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  IF btrim(value, ' ') !~ '^[A-Za-z0-9+/\s]*={0,2}\s*$' THEN PERFORM db2.fail(-171, '42815', '1', 'BASE64_DECODE'); END IF;
  RETURN decode(btrim(value, ' '), 'base64');
END $$;

CREATE FUNCTION db2.url_encode(value text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  bytes bytea := convert_to(value, 'UTF8');
  result text := '';
  one text;
BEGIN
  FOR i IN 0..octet_length(bytes) - 1 LOOP
    one := CASE WHEN get_byte(bytes, i) BETWEEN 1 AND 127 THEN chr(get_byte(bytes, i)) ELSE '%' END;
    result := result || CASE WHEN one ~ '[A-Za-z0-9.*_-]' THEN one WHEN one = ' ' THEN '+'
      ELSE '%' || upper(lpad(to_hex(get_byte(bytes, i)), 2, '0')) END;
  END LOOP;
  RETURN result;
END $$;

CREATE FUNCTION db2.url_decode(value text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  rest text := replace(value, '+', ' ');
  bytes bytea := ''::bytea;
  part text[];
BEGIN
  WHILE rest <> '' LOOP
    part := regexp_match(rest, '^((?:%[0-9A-Fa-f]{2})+)');
    IF part IS NULL THEN part := regexp_match(rest, '^([^%]+)'); END IF;
    IF part IS NULL THEN PERFORM db2.fail(-171, '42815', '1', 'URL_DECODE'); END IF;
    bytes := bytes || CASE left(part[1], 1) WHEN '%' THEN decode(replace(part[1], '%', ''), 'hex') ELSE convert_to(part[1], 'UTF8') END;
    rest := substr(rest, char_length(part[1]) + 1);
  END LOOP;
  RETURN convert_from(bytes, 'UTF8');
END $$;

CREATE FUNCTION db2.html_encode(value text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  RETURN replace(replace(replace(replace(value, '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '"', '&quot;');
END $$;

-- The entities of HTML_ENTITY_ENCODE, and numbers of characters.
CREATE FUNCTION db2.html_decode(value text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  result text := '';
  rest text := value;
  part text[];
BEGIN
  LOOP
    part := regexp_match(rest, '^(.*?)&(?:(amp|lt|gt|quot|apos)|#([0-9]{1,6})|#[xX]([0-9A-Fa-f]{1,5}));(.*)$', 's');
    EXIT WHEN part IS NULL;
    result := result || part[1] || CASE
      WHEN part[2] IS NOT NULL THEN substr('&<>"''', array_position(ARRAY['amp', 'lt', 'gt', 'quot', 'apos'], part[2]), 1)
      WHEN part[3] IS NOT NULL THEN chr(part[3]::int4)
      ELSE chr(db2.integer_in(decode(lpad(part[4], 6, '0'), 'hex'))::int4) END;
    rest := part[5];
  END LOOP;
  RETURN result || rest;
END $$;

-- FIPS 180-4; PostgreSQL has SHA-1 only in an extension.
CREATE FUNCTION db2.sha1(value bytea) RETURNS bytea LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  mask CONSTANT int8 := 4294967295;
  message bytea := value || '\x80'::bytea;
  h int8[] := ARRAY[1732584193, 4023233417, 2562383102, 271733878, 3285377520];
  w int8[]; a int8; b int8; c int8; d int8; e int8; f int8; k int8; t int8; at_ int4;
BEGIN
  message := message || decode(repeat('00', (119 - octet_length(value) % 64) % 64), 'hex') || int8send(octet_length(value)::int8 * 8);
  FOR block IN 0..octet_length(message) / 64 - 1 LOOP
    w := '{}';
    FOR i IN 0..15 LOOP
      at_ := block * 64 + i * 4;
      w := w || (get_byte(message, at_)::int8 * 16777216 + get_byte(message, at_ + 1) * 65536 + get_byte(message, at_ + 2) * 256 + get_byte(message, at_ + 3));
    END LOOP;
    FOR i IN 17..80 LOOP
      t := w[i - 3] # w[i - 8] # w[i - 14] # w[i - 16];
      w := w || ((t << 1 & mask) | (t >> 31));
    END LOOP;
    a := h[1]; b := h[2]; c := h[3]; d := h[4]; e := h[5];
    FOR i IN 1..80 LOOP
      IF i <= 20 THEN f := (b & c) | (~b & mask & d); k := 1518500249;
      ELSIF i <= 40 THEN f := b # c # d; k := 1859775393;
      ELSIF i <= 60 THEN f := (b & c) | (b & d) | (c & d); k := 2400959708;
      ELSE f := b # c # d; k := 3395469782;
      END IF;
      t := (((a << 5 & mask) | (a >> 27)) + f + e + k + w[i]) & mask;
      e := d; d := c; c := (b << 30 & mask) | (b >> 2); b := a; a := t;
    END LOOP;
    h := ARRAY[(h[1] + a) & mask, (h[2] + b) & mask, (h[3] + c) & mask, (h[4] + d) & mask, (h[5] + e) & mask];
  END LOOP;
  RETURN decode(lpad(to_hex(h[1]), 8, '0') || lpad(to_hex(h[2]), 8, '0') || lpad(to_hex(h[3]), 8, '0')
    || lpad(to_hex(h[4]), 8, '0') || lpad(to_hex(h[5]), 8, '0'), 'hex');
END $$;

-- RAISE_ERROR: an error of the statement's own.
CREATE FUNCTION db2.raise_error(state text, message text) RETURNS text LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM db2.fail(-438, CASE WHEN state ~ '^[0-9A-Z]{5}$' THEN state ELSE '428B3' END, coalesce(message, ''));
  RETURN NULL;
END $$;

-- SIGNAL where a condition is expected.
CREATE FUNCTION db2.signal(state text, message text) RETURNS bool LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM db2.raise_error(state, message);
  RETURN NULL;
END $$;

-- The number in a text that is written by a format; see format_number.
CREATE FUNCTION db2.parse_number(value text, format text) RETURNS numeric LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  mask text := upper(btrim(format, ' '));
  source text := btrim(value, ' ');
BEGIN
  IF mask !~ '^(S|MI|\$|L)*[09,.DGV$]+(S|MI|PR)?$' THEN PERFORM db2.fail(-20447, '22007', format, 'DECFLOAT_FORMAT'); END IF;
  IF mask LIKE '%PR' AND source ~ '^<.*>$' THEN source := '-' || btrim(source, '<>'); END IF;
  IF mask ~ '(S|MI)$' AND source ~ '[+-]$' THEN source := right(source, 1) || left(source, -1); END IF;
  source := translate(source, '$,', '');
  IF source !~ '^[+-]? *[0-9]*([.][0-9]*)?$' OR source !~ '[0-9]'
    OR char_length(split_part(translate(source, '+- ', ''), '.', 1)) > char_length(regexp_replace(split_part(mask, '.', 1), '[^09]', '', 'g'))
    OR char_length(split_part(source, '.', 2)) > char_length(regexp_replace(split_part(mask, '.', 2), '[^09]', '', 'g')) THEN
    PERFORM db2.fail(-20448, '22018', value, format);
  END IF;
  RETURN db2.number(translate(source, ' ', ''));
END $$;
`;

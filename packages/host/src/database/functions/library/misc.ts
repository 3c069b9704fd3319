/** What fits nowhere else. */
export const misc = String.raw`
CREATE SEQUENCE db2.unique_number CYCLE MAXVALUE 1099511627775;

-- Thirteen bytes that nobody else has: the time in microseconds and a running number, so that later ones are greater.
CREATE FUNCTION db2.generate_unique() RETURNS bytea LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  RETURN substr(int8send((extract(epoch FROM clock_timestamp()) * 1000000)::int8), 1, 8)
    || substr(int8send(nextval('db2.unique_number')), 4, 5);
END $$;

-- The time that GENERATE_UNIQUE took.
CREATE FUNCTION db2.unique_time(value bytea) RETURNS timestamp LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  micros int8 := 0;
BEGIN
  IF octet_length(value) <> 13 THEN PERFORM db2.fail(-180, '22007', encode(value, 'hex')); END IF;
  FOR i IN 0..7 LOOP micros := micros * 256 + get_byte(value, i); END LOOP;
  RETURN timestamp '1970-01-01' + micros * interval '1 microsecond';
END $$;

CREATE FUNCTION db2.hash_values(value bytea) RETURNS int4 LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  RETURN get_byte(sha256(value), 0) * 4 + get_byte(sha256(value), 1) / 64;
END $$;

CREATE FUNCTION db2.integer_in(value bytea) RETURNS numeric LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  result numeric := 0;
  size int4 := octet_length(value);
BEGIN
  FOR i IN 0..size - 1 LOOP result := result * 256 + get_byte(value, i); END LOOP;
  IF get_byte(value, 0) > 127 THEN result := result - power(256::numeric, size); END IF;
  RETURN result;
END $$;

CREATE FUNCTION db2.packed_in(value bytea, behind int4) RETURNS numeric LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  hex text := upper(encode(value, 'hex'));
BEGIN
  IF hex !~ '^[0-9]*[A-F]$' THEN PERFORM db2.fail(-802, '22023', '', '6'); END IF;
  RETURN left(hex, -1)::numeric * ('1e' || (- behind))::numeric * CASE WHEN right(hex, 1) IN ('B', 'D') THEN -1 ELSE 1 END;
END $$;

CREATE FUNCTION db2.zoned_in(value bytea, behind int4) RETURNS numeric LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  hex text := upper(encode(value, 'hex'));
BEGIN
  IF hex !~ '^([0-9A-F][0-9])+$' THEN PERFORM db2.fail(-802, '22023', '', '6'); END IF;
  RETURN regexp_replace(hex, '.(.)', '\1', 'g')::numeric * ('1e' || (- behind))::numeric
    * CASE WHEN substr(hex, length(hex) - 1, 1) IN ('B', 'D') THEN -1 ELSE 1 END;
END $$;

CREATE FUNCTION db2.float_in(value bytea) RETURNS float8 LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  wide bool := octet_length(value) = 8;
  bits numeric := 0;
  fraction_bits int4 := CASE WHEN wide THEN 52 ELSE 23 END;
  bias int4 := CASE WHEN wide THEN 1023 ELSE 127 END;
  exponent int4; fraction numeric; negative bool := get_byte(value, 0) > 127; result float8;
BEGIN
  FOR i IN 0..octet_length(value) - 1 LOOP bits := bits * 256 + get_byte(value, i); END LOOP;
  IF negative THEN bits := bits - power(2::numeric, CASE WHEN wide THEN 63 ELSE 31 END); END IF;
  exponent := div(bits, power(2::numeric, fraction_bits));
  fraction := mod(bits, power(2::numeric, fraction_bits));
  IF exponent = 2 * bias + 1 THEN RETURN CASE WHEN fraction > 0 THEN 'NaN' WHEN negative THEN '-Infinity' ELSE 'Infinity' END::float8; END IF;
  IF exponent = 0 AND fraction = 0 THEN RETURN 0; END IF;
  result := (CASE WHEN exponent = 0 THEN 0::float8 ELSE 1::float8 END + fraction::float8 / (2::float8 ^ fraction_bits))
    * (2::float8 ^ (greatest(exponent, 1) - bias));
  RETURN CASE WHEN negative THEN - result ELSE result END;
END $$;
`;

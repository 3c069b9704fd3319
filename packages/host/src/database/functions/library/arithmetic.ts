/** Arithmetic that PostgreSQL has not. */
export const arithmetic = `
CREATE FUNCTION db2.mod(dividend float8, divisor float8) RETURNS float8 LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  RETURN dividend - trunc(dividend / divisor) * divisor;
END $$;

-- The same seed gives the same numbers.
CREATE FUNCTION db2.seeded(seed int4) RETURNS float8 LANGUAGE plpgsql VOLATILE STRICT AS $$
BEGIN
  PERFORM setseed(seed::float8 / 2147483648);
  RETURN random();
END $$;

-- The shorter string goes on with zeros for OR and XOR, with ones for AND.
CREATE FUNCTION db2.bitwise(a bytea, b bytea, operator text) RETURNS bytea LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  result bytea := CASE WHEN octet_length(a) >= octet_length(b) THEN a ELSE b END;
  short bytea := CASE WHEN octet_length(a) >= octet_length(b) THEN b ELSE a END;
BEGIN
  FOR i IN 0..octet_length(short) - 1 LOOP
    result := set_byte(result, i, CASE operator
      WHEN 'LAND' THEN get_byte(result, i) & get_byte(short, i)
      WHEN 'LOR' THEN get_byte(result, i) | get_byte(short, i)
      ELSE get_byte(result, i) # get_byte(short, i) END);
  END LOOP;
  RETURN result;
END $$;

CREATE FUNCTION db2.bitwise_not(value bytea) RETURNS bytea LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  result bytea := value;
BEGIN
  FOR i IN 0..octet_length(value) - 1 LOOP result := set_byte(result, i, 255 - get_byte(value, i)); END LOOP;
  RETURN result;
END $$;

CREATE FUNCTION db2.quantize(value numeric, pattern numeric) RETURNS numeric LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  IF 'NaN' IN (value, pattern) THEN RETURN 'NaN'; END IF;
  IF abs(value) = 'Infinity' AND abs(pattern) = 'Infinity' THEN RETURN value; END IF;
  IF 'Infinity' IN (abs(value), abs(pattern)) THEN RETURN 'NaN'; END IF;
  RETURN round(db2.half_even(value, scale(pattern)), scale(pattern));
END $$;

-- 0 equal, 1 less, 2 greater, 3 unordered.
CREATE FUNCTION db2.compare_decfloat(a numeric, b numeric) RETURNS int2 LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  RETURN CASE WHEN 'NaN' IN (a, b) THEN 3 WHEN a = b AND scale(a) IS NOT DISTINCT FROM scale(b) THEN 0 WHEN a = b THEN 2 WHEN a < b THEN 1 ELSE 2 END;
END $$;

-- -1, 0 or 1; of equal numbers that with more digits is the less.
CREATE FUNCTION db2.total_order(a numeric, b numeric) RETURNS int2 LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  RETURN CASE WHEN a < b THEN -1 WHEN a > b THEN 1 ELSE sign(coalesce(scale(b), 0) - coalesce(scale(a), 0)) END;
END $$;
`;

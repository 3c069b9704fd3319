/** Numbers from and to text, and decimal floating-point arithmetic, which PostgreSQL's numeric does with more digits. */
export const number = String.raw`
CREATE FUNCTION db2.number(value text, point text DEFAULT '.') RETURNS numeric LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  trimmed text := btrim(value, ' ');
BEGIN
  IF point = ',' THEN trimmed := replace(trimmed, ',', '.'); END IF;
  IF trimmed ~ '^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]{1,4})?$' THEN RETURN trimmed::numeric; END IF;
  IF trimmed ~* '^[+-]?s?nan$' THEN RETURN 'NaN'; END IF;
  IF trimmed ~* '^[+-]?inf(inity)?$' THEN RETURN trimmed::numeric; END IF;
  PERFORM db2.fail(-420, '22018', '1', 'CAST');
  RETURN NULL;
END $$;

-- The shortest decimal number that denotes the floating-point one; the cast of PostgreSQL keeps fifteen digits.
CREATE FUNCTION db2.exact(value float8) RETURNS numeric LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  RETURN value::text::numeric;
END $$;

CREATE FUNCTION db2.exact(value float4) RETURNS numeric LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  RETURN value::text::numeric;
END $$;

-- No zero before the point, all digits of the scale behind it.
CREATE FUNCTION db2.decimal_text(value numeric, digits int4, point text DEFAULT '.') RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  result text := round(value, digits)::text;
BEGIN
  IF result LIKE '0.%' THEN result := substr(result, 2);
  ELSIF result LIKE '-0.%' THEN result := '-' || substr(result, 3);
  END IF;
  RETURN CASE WHEN point = '.' THEN result ELSE replace(result, '.', point) END;
END $$;

-- One digit, point, further digits, E, exponent.
CREATE FUNCTION db2.scientific(value numeric) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  plain text := trim_scale(abs(value))::text;
  whole text := split_part(plain, '.', 1);
  fraction text := split_part(plain, '.', 2);
  digits text := ltrim(whole || fraction, '0');
  exponent int4;
BEGIN
  IF value IN ('NaN', 'Infinity', '-Infinity') THEN RETURN value::text; END IF;
  IF value = 0 THEN RETURN '0E0'; END IF;
  exponent := CASE WHEN whole <> '0' THEN length(whole) - 1 ELSE length(ltrim(fraction, '0')) - length(fraction) - 1 END;
  digits := rtrim(digits, '0');
  RETURN CASE WHEN value < 0 THEN '-' ELSE '' END || left(digits, 1) || '.' ||
    CASE WHEN length(digits) = 1 THEN '0' ELSE substr(digits, 2) END || 'E' || exponent;
END $$;

CREATE FUNCTION db2.float_text(value float8, point text DEFAULT '.') RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  RETURN replace(db2.scientific(value::text::numeric), '.', point);
END $$;

CREATE FUNCTION db2.float_text(value float4, point text DEFAULT '.') RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  RETURN replace(db2.scientific(value::text::numeric), '.', point);
END $$;

-- Plain as long as the number is not far from one, as the General Decimal Arithmetic specification has it.
CREATE FUNCTION db2.decfloat_text(value numeric, point text DEFAULT '.') RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  result text := value::text;
BEGIN
  IF value NOT IN ('NaN', 'Infinity', '-Infinity', 0) AND (abs(value) < 0.000001 OR abs(value) >= 1e34) THEN
    result := regexp_replace(replace(db2.scientific(value), '.0E', 'E'), 'E([0-9])', 'E+\1');
  END IF;
  RETURN replace(result, '.', point);
END $$;

-- Exponent of the first digit: 0 for 1 to 9, -1 for 0.1.
CREATE FUNCTION db2.magnitude(value numeric) RETURNS int4 LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  whole text := trunc(abs(value))::text;
  fraction text;
BEGIN
  IF whole <> '0' THEN RETURN length(whole) - 1; END IF;
  fraction := split_part(value::text, '.', 2);
  RETURN length(ltrim(fraction, '0')) - length(fraction) - 1;
END $$;

CREATE FUNCTION db2.half_even(value numeric, digits int4) RETURNS numeric LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  cut numeric := trunc(value, digits);
  unit numeric := ('1e' || (- digits))::numeric;
  rest numeric := abs(value - cut) * 2;
BEGIN
  IF rest > unit OR (rest = unit AND mod(abs(cut) / unit, 2) >= 1) THEN RETURN cut + sign(value) * unit; END IF;
  RETURN cut;
END $$;

-- Rounded to as many significant digits as a DECFLOAT has.
CREATE FUNCTION db2.decfloat(value numeric, digits int4) RETURNS numeric LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  behind int4;
BEGIN
  IF value IN ('NaN', 'Infinity', '-Infinity', 0) THEN RETURN value; END IF;
  behind := digits - 1 - db2.magnitude(value);
  IF behind >= scale(value) THEN RETURN value; END IF;
  RETURN db2.half_even(value, behind);
END $$;

CREATE FUNCTION db2.decfloat_divide(dividend numeric, divisor numeric, digits int4) RETURNS numeric
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  behind int4;
  quotient numeric;
BEGIN
  IF dividend = 0 OR divisor = 0 OR 'NaN' IN (dividend, divisor) OR abs(dividend) = 'Infinity' OR abs(divisor) = 'Infinity' THEN
    RETURN dividend / divisor;
  END IF;
  behind := digits + 3 - db2.magnitude(dividend) + db2.magnitude(divisor);
  quotient := div(dividend * ('1e' || behind)::numeric, divisor) * ('1e' || (- behind))::numeric;
  IF quotient * divisor = dividend THEN RETURN db2.decfloat(trim_scale(quotient), digits); END IF;
  -- A digit beyond says that the quotient goes on, so that no half is seen where there is more.
  RETURN db2.decfloat(quotient + sign(quotient) * ('1e' || (- behind - 1))::numeric, digits);
END $$;
`;

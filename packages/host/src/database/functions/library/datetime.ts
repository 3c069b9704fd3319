/** Dates, times and timestamps from and to text. What is read is what `types/datetime-text.ts` reads. */
export const datetime = String.raw`
CREATE FUNCTION db2.make_date(value text, year text, month text, day text) RETURNS date LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  y int4 := year; m int4 := month; d int4 := day;
BEGIN
  IF y < 1 OR m NOT BETWEEN 1 AND 12 OR d < 1 OR
     d > extract(day FROM make_date(y, m, 1) + interval '1 month' - interval '1 day') THEN
    PERFORM db2.fail(-181, '22007', value);
  END IF;
  RETURN make_date(y, m, d);
END $$;

CREATE FUNCTION db2.day_of_year(value text, year text, day text) RETURNS date LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  result date;
BEGIN
  IF year::int4 < 1 OR day::int4 < 1 THEN PERFORM db2.fail(-181, '22007', value); END IF;
  result := make_date(year::int4, 1, 1) + day::int4 - 1;
  IF extract(year FROM result) <> year::int4 THEN PERFORM db2.fail(-181, '22007', value); END IF;
  RETURN result;
END $$;

CREATE FUNCTION db2.date(value text, job_format text DEFAULT '') RETURNS date LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  trimmed text := btrim(value, ' ');
  part text[];
  sep text := substr(job_format, 4);
  year text;
BEGIN
  part := regexp_match(trimmed, '^(\d{4})-(\d{1,2})-(\d{1,2})$');
  IF part IS NOT NULL THEN RETURN db2.make_date(value, part[1], part[2], part[3]); END IF;
  part := regexp_match(trimmed, '^(\d{1,2})/(\d{1,2})/(\d{4})$');
  IF part IS NOT NULL THEN RETURN db2.make_date(value, part[3], part[1], part[2]); END IF;
  part := regexp_match(trimmed, '^(\d{1,2})[.](\d{1,2})[.](\d{4})$');
  IF part IS NOT NULL THEN RETURN db2.make_date(value, part[3], part[2], part[1]); END IF;
  part := regexp_match(trimmed, '^(\d{4})(\d{3})$');
  IF part IS NOT NULL THEN RETURN db2.day_of_year(value, part[1], part[2]); END IF;
  part := regexp_match(trimmed, '^(\d{4})(\d\d)(\d\d)\d{6}$');
  IF part IS NOT NULL THEN RETURN db2.make_date(value, part[1], part[2], part[3]); END IF;
  IF sep <> '' AND trimmed ~ '^\d{1,3}.\d{1,3}(.\d{1,3})?$' THEN
    part := string_to_array(trimmed, sep);
    IF left(job_format, 3) = 'JUL' AND array_length(part, 1) = 2 THEN
      RETURN db2.day_of_year(value, CASE WHEN part[1]::int4 < 40 THEN '20' ELSE '19' END || lpad(part[1], 2, '0'), part[2]);
    ELSIF left(job_format, 3) <> 'JUL' AND array_length(part, 1) = 3 THEN
      year := part[strpos(job_format, 'Y')];
      RETURN db2.make_date(value, CASE WHEN year::int4 < 40 THEN '20' ELSE '19' END || lpad(year, 2, '0'),
        part[strpos(job_format, 'M')], part[strpos(job_format, 'D')]);
    END IF;
  END IF;
  IF trimmed ~ '^\d{4}-\d{1,2}-\d{1,2}[-T ]' THEN RETURN db2.timestamp(value)::date; END IF;
  PERFORM db2.fail(-180, '22007', value);
  RETURN NULL;
END $$;

CREATE FUNCTION db2.make_time(value text, hour int4, minute int4, second int4) RETURNS time LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  IF hour > 24 OR minute > 59 OR second > 59 OR (hour = 24 AND minute + second > 0) THEN PERFORM db2.fail(-181, '22007', value); END IF;
  IF hour = 24 THEN RETURN '24:00:00'; END IF;
  RETURN make_time(hour, minute, second);
END $$;

CREATE FUNCTION db2.time(value text) RETURNS time LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  trimmed text := btrim(value, ' ');
  part text[];
  hour int4;
BEGIN
  part := regexp_match(trimmed, '^(\d{1,2})([.:, ])(\d{1,2})(?:\2(\d{1,2}))?$');
  IF part IS NOT NULL THEN
    RETURN db2.make_time(value, part[1]::int4, part[3]::int4, coalesce(part[4], '0')::int4);
  END IF;
  part := regexp_match(upper(trimmed), '^(\d{1,2})(?::(\d{1,2}))? ([AP])M$');
  IF part IS NOT NULL THEN
    hour := part[1];
    IF hour > 12 OR (hour = 0 AND part[3] = 'P') THEN PERFORM db2.fail(-181, '22007', value); END IF;
    hour := CASE WHEN part[3] = 'P' THEN hour % 12 + 12 WHEN hour = 12 THEN 0 ELSE hour END;
    RETURN db2.make_time(value, hour, coalesce(part[2], '0')::int4, 0);
  END IF;
  IF trimmed ~ '^\d{14}$|^\d{4}-\d{1,2}-\d{1,2}[-T ]' THEN RETURN date_trunc('second', db2.timestamp(value))::time; END IF;
  PERFORM db2.fail(-180, '22007', value);
  RETURN NULL;
END $$;

CREATE FUNCTION db2.timestamp(value text, job_format text DEFAULT '') RETURNS timestamp LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  trimmed text := btrim(value, ' ');
  part text[];
  clock time;
BEGIN
  part := coalesce(
    regexp_match(trimmed, '^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d{0,12})$'),
    regexp_match(trimmed, '^(\d{4})-(\d{1,2})-(\d{1,2})-(\d{1,2})[.](\d\d)[.](\d\d)(?:[.](\d{0,12}))?$'),
    regexp_match(trimmed, '^(\d{4})-(\d{1,2})-(\d{1,2})[T ](\d{1,2})[.:](\d\d)(?:[.:](\d\d))?(?:[.](\d{0,12}))?$'));
  IF part IS NULL THEN RETURN db2.date(value, job_format)::timestamp; END IF;
  clock := db2.make_time(value, part[4]::int4, part[5]::int4, coalesce(part[6], '0')::int4);
  IF clock = '24:00:00' AND part[7] ~ '[1-9]' THEN PERFORM db2.fail(-181, '22007', value); END IF;
  RETURN db2.make_date(value, part[1], part[2], part[3]) + clock
    + make_interval(secs => rpad(left(coalesce(part[7], ''), 6), 6, '0')::float8 / 1000000);
END $$;

CREATE FUNCTION db2.truncate_timestamp(value timestamp, digits int4) RETURNS timestamp LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  micros int4 := extract(microseconds FROM value)::int4 % 1000000;
BEGIN
  RETURN value - make_interval(secs => (micros % (10 ^ (6 - least(digits, 6)))::int4)::float8 / 1000000);
END $$;

CREATE FUNCTION db2.date_text(value date, format text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  sep text := substr(format, 4);
BEGIN
  CASE format
    WHEN 'ISO', 'JIS' THEN RETURN to_char(value, 'YYYY-MM-DD');
    WHEN 'USA' THEN RETURN to_char(value, 'MM/DD/YYYY');
    WHEN 'EUR' THEN RETURN to_char(value, 'DD.MM.YYYY');
    ELSE NULL;
  END CASE;
  IF value NOT BETWEEN '1940-01-01' AND '2039-12-31' THEN PERFORM db2.fail(-183, '22008', value::text); END IF;
  CASE left(format, 3)
    WHEN 'MDY' THEN RETURN to_char(value, 'MM') || sep || to_char(value, 'DD') || sep || to_char(value, 'YY');
    WHEN 'DMY' THEN RETURN to_char(value, 'DD') || sep || to_char(value, 'MM') || sep || to_char(value, 'YY');
    WHEN 'YMD' THEN RETURN to_char(value, 'YY') || sep || to_char(value, 'MM') || sep || to_char(value, 'DD');
    ELSE RETURN to_char(value, 'YY') || sep || to_char(value, 'DDD');
  END CASE;
END $$;

CREATE FUNCTION db2.time_text(value time, format text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  sep text := CASE format WHEN 'ISO' THEN '.' WHEN 'EUR' THEN '.' WHEN 'JIS' THEN ':' ELSE substr(format, 4) END;
  clock interval := value::interval;
BEGIN
  IF format = 'USA' THEN
    IF value = '24:00:00' THEN RETURN '00:00 AM'; END IF;
    RETURN to_char(clock, 'HH12:MI AM');
  END IF;
  RETURN to_char(clock, 'HH24') || sep || to_char(clock, 'MI') || sep || to_char(clock, 'SS');
END $$;

CREATE FUNCTION db2.timestamp_text(value timestamp, digits int4) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  IF digits = 0 THEN RETURN to_char(value, 'YYYY-MM-DD-HH24.MI.SS'); END IF;
  RETURN rpad(left(to_char(value, 'YYYY-MM-DD-HH24.MI.SS.US'), 20 + digits), 20 + digits, '0');
END $$;
`;

/** Functions of dates, times and timestamps. */
export const calendar = `
-- Week 1 is that of January 1; weeks begin on Sunday.
CREATE FUNCTION db2.week(value date) RETURNS int4 LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  RETURN (extract(doy FROM value)::int4 - 1 + extract(dow FROM date_trunc('year', value))::int4) / 7 + 1;
END $$;

CREATE FUNCTION db2.last_day(value date) RETURNS date LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  RETURN (date_trunc('month', value) + interval '1 month' - interval '1 day')::date;
END $$;

-- The last day of a month stays the last day.
CREATE FUNCTION db2.add_months(value date, months int4) RETURNS date LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  result date := db2.date_plus_months(value, months);
BEGIN
  RETURN CASE WHEN value = db2.last_day(value) THEN db2.last_day(result) ELSE result END;
END $$;

CREATE FUNCTION db2.add_months(value timestamp, months int4) RETURNS timestamp LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  RETURN db2.add_months(value::date, months) + value::time;
END $$;

-- 31 days make a month where the days of the two differ and not both are the last of their months.
CREATE FUNCTION db2.months_between(later timestamp, earlier timestamp) RETURNS numeric LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  months int4 := (extract(year FROM later) - extract(year FROM earlier)) * 12 + extract(month FROM later) - extract(month FROM earlier);
  d1 numeric := extract(day FROM later); d2 numeric := extract(day FROM earlier);
BEGIN
  IF d1 = d2 OR (later::date = db2.last_day(later::date) AND earlier::date = db2.last_day(earlier::date)) THEN RETURN months; END IF;
  RETURN trunc(months + (d1 - d2 + (extract(epoch FROM later::time) - extract(epoch FROM earlier::time)) / 86400) / 31, 15);
END $$;

CREATE FUNCTION db2.next_day(value timestamp, day_name text) RETURNS timestamp LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  wanted int4 := strpos('SUNMONTUEWEDTHUFRISAT', upper(left(btrim(day_name, ' '), 3))) - 1;
  days int4;
BEGIN
  IF wanted < 0 OR wanted % 3 <> 0 OR length(btrim(day_name, ' ')) < 3 THEN PERFORM db2.fail(-171, '42815', '2', 'NEXT_DAY'); END IF;
  days := (wanted / 3 - extract(dow FROM value)::int4 + 7) % 7;
  RETURN value + make_interval(days => CASE days WHEN 0 THEN 7 ELSE days END);
END $$;

-- Source: TIMESTAMPDIFF, SQL Reference: estimated from a timestamp duration; a year has 365 days, a month 30.
CREATE FUNCTION db2.timestampdiff(unit int4, duration numeric) RETURNS int4 LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  part numeric := trunc(abs(duration));
  years numeric := div(part, 10000000000);
  months numeric := mod(div(part, 100000000), 100);
  days numeric := mod(div(part, 1000000), 100);
  seconds numeric := mod(div(part, 10000), 100) * 3600 + mod(div(part, 100), 100) * 60 + mod(part, 100);
  all_days numeric := years * 365 + months * 30 + days;
  result numeric;
BEGIN
  result := CASE unit
    WHEN 1 THEN (all_days * 86400 + seconds) * 1000000 + trunc((abs(duration) - part) * 1000000)
    WHEN 2 THEN all_days * 86400 + seconds
    WHEN 4 THEN div(all_days * 86400 + seconds, 60)
    WHEN 8 THEN div(all_days * 86400 + seconds, 3600)
    WHEN 16 THEN all_days
    WHEN 32 THEN div(all_days, 7)
    WHEN 64 THEN years * 12 + months
    WHEN 128 THEN div(years * 12 + months, 3)
    WHEN 256 THEN years
  END;
  IF result IS NULL THEN PERFORM db2.fail(-171, '42815', '1', 'TIMESTAMPDIFF'); END IF;
  RETURN (sign(duration) * result)::int4;
END $$;

CREATE FUNCTION db2.truncate_datetime(value timestamp, format text) RETURNS timestamp LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  unit text := upper(btrim(format, ' '));
BEGIN
  CASE
    WHEN unit IN ('CC', 'SCC') THEN RETURN make_date((((extract(year FROM value)::int4 - 1) / 100) * 100) + 1, 1, 1)::timestamp;
    WHEN unit IN ('SYYYY', 'YYYY', 'YEAR', 'SYEAR', 'YYY', 'YY', 'Y') THEN RETURN date_trunc('year', value);
    WHEN unit IN ('IYYY', 'IYY', 'IY', 'I') THEN RETURN to_date(to_char(value, 'IYYY') || '-01-1', 'IYYY-IW-ID')::timestamp;
    WHEN unit = 'Q' THEN RETURN date_trunc('quarter', value);
    WHEN unit IN ('MONTH', 'MON', 'MM', 'RM') THEN RETURN date_trunc('month', value);
    WHEN unit = 'WW' THEN
      RETURN date_trunc('day', value) - make_interval(days => (extract(doy FROM value)::int4 - 1) % 7);
    WHEN unit = 'IW' THEN RETURN date_trunc('week', value);
    WHEN unit = 'W' THEN RETURN date_trunc('day', value) - make_interval(days => (extract(day FROM value)::int4 - 1) % 7);
    WHEN unit IN ('DDD', 'DD', 'J') THEN RETURN date_trunc('day', value);
    WHEN unit IN ('DAY', 'DY', 'D') THEN RETURN date_trunc('day', value) - make_interval(days => extract(dow FROM value)::int4);
    WHEN unit IN ('HH', 'HH12', 'HH24') THEN RETURN date_trunc('hour', value);
    WHEN unit = 'MI' THEN RETURN date_trunc('minute', value);
    WHEN unit = 'SS' THEN RETURN date_trunc('second', value);
    ELSE PERFORM db2.fail(-20447, '22007', format);
  END CASE;
  RETURN NULL;
END $$;

CREATE FUNCTION db2.round_datetime(value timestamp, format text) RETURNS timestamp LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  unit text := upper(btrim(format, ' '));
  low timestamp := db2.truncate_datetime(value, format);
  half interval;
  step interval;
BEGIN
  CASE
    WHEN unit IN ('CC', 'SCC') THEN step := interval '100 years'; half := interval '50 years';
    WHEN unit IN ('SYYYY', 'YYYY', 'YEAR', 'SYEAR', 'YYY', 'YY', 'Y') THEN step := interval '1 year'; half := interval '6 months';
    WHEN unit IN ('IYYY', 'IYY', 'IY', 'I') THEN
      RETURN CASE WHEN extract(month FROM value) >= 7 THEN db2.truncate_datetime(value + interval '1 year', 'IYYY') ELSE low END;
    WHEN unit = 'Q' THEN
      RETURN CASE WHEN value >= low + interval '1 month 15 days' THEN low + interval '3 months' ELSE low END;
    WHEN unit IN ('MONTH', 'MON', 'MM', 'RM') THEN step := interval '1 month'; half := interval '15 days';
    WHEN unit IN ('WW', 'IW', 'W', 'DAY', 'DY', 'D') THEN step := interval '7 days'; half := interval '3 days 12 hours';
    WHEN unit IN ('DDD', 'DD', 'J') THEN step := interval '1 day'; half := interval '12 hours';
    WHEN unit IN ('HH', 'HH12', 'HH24') THEN step := interval '1 hour'; half := interval '30 minutes';
    WHEN unit = 'MI' THEN step := interval '1 minute'; half := interval '30 seconds';
    ELSE step := interval '1 second'; half := interval '0.5 seconds';
  END CASE;
  RETURN db2.in_range(CASE WHEN value >= low + half THEN low + step ELSE low END);
END $$;
`;

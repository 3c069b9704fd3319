const shifts = ['years', 'months', 'days', 'hours', 'minutes', 'seconds', 'microseconds'] as const;

/** What make_interval calls the unit, and how a number of it is given. */
function interval(unit: (typeof shifts)[number]): string {
  switch (unit) {
    case 'seconds':
      return `make_interval(secs => amount::float8)`;
    case 'microseconds':
      return `amount::int8 * interval '1 microsecond'`;
    case 'minutes':
    case 'hours':
      return `make_interval(${unit === 'hours' ? 'hours' : 'mins'} => amount::int4)`;
    default:
      return `make_interval(${unit} => amount::int4)`;
  }
}

/** The numbers that a duration can sensibly have: beyond them every result is out of range anyway. */
function bound(unit: (typeof shifts)[number]): string {
  const years = {
    years: 1,
    months: 12,
    days: 366,
    hours: 8784,
    minutes: 527_040,
    seconds: 31_622_400,
    microseconds: 31_622_400_000_000,
  };
  return String(BigInt(years[unit]) * 10_000n);
}

function timestampPlus(unit: (typeof shifts)[number]): string {
  const exact =
    unit === 'seconds'
      ? `trunc(amount)::int8 * interval '1 second' + trunc((amount - trunc(amount)) * 1000000)::int8 * interval '1 microsecond'`
      : unit === 'hours' || unit === 'minutes'
        ? `amount::int8 * interval '1 ${unit.slice(0, -1)}'`
        : interval(unit);
  return `
CREATE FUNCTION db2.timestamp_plus_${unit}(value timestamp, amount numeric) RETURNS timestamp
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  IF abs(amount) > ${bound(unit)} THEN PERFORM db2.fail(-183, '22008'); END IF;
  RETURN db2.in_range(value + ${exact});
END $$;`;
}

function datePlus(unit: 'years' | 'months' | 'days'): string {
  const sum = unit === 'days' ? 'value + amount::int4' : `(value + ${interval(unit)})::date`;
  return `
CREATE FUNCTION db2.date_plus_${unit}(value date, amount numeric) RETURNS date LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  IF abs(amount) > ${bound(unit)} THEN PERFORM db2.fail(-183, '22008'); END IF;
  RETURN db2.in_range(${sum});
END $$;`;
}

function timePlus(unit: 'hours' | 'minutes' | 'seconds'): string {
  const seconds = { hours: 3600, minutes: 60, seconds: 1 }[unit];
  return `
CREATE FUNCTION db2.time_plus_${unit}(value time, amount numeric) RETURNS time LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  RETURN db2.time_plus(value, trunc(amount) * ${seconds});
END $$;`;
}

/** Arithmetic of dates, times and timestamps. Source: "Datetime arithmetic in SQL", SQL Reference. */
export const duration = `
CREATE FUNCTION db2.in_range(value date) RETURNS date LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  IF value NOT BETWEEN '0001-01-01' AND '9999-12-31' THEN PERFORM db2.fail(-183, '22008'); END IF;
  RETURN value;
END $$;

CREATE FUNCTION db2.in_range(value timestamp) RETURNS timestamp LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  IF value < '0001-01-01' OR value >= '10000-01-01' THEN PERFORM db2.fail(-183, '22008'); END IF;
  RETURN value;
END $$;

-- Hours beyond a day are dropped.
CREATE FUNCTION db2.time_plus(value time, seconds numeric) RETURNS time LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  IF seconds = 0 THEN RETURN value; END IF;
  RETURN value + mod(seconds, 86400)::int4 * interval '1 second';
END $$;
${(['years', 'months', 'days'] as const).map(datePlus).join('\n')}
${(['hours', 'minutes', 'seconds'] as const).map(timePlus).join('\n')}
${shifts.map(timestampPlus).join('\n')}

-- yyyymmdd: years first, then months, then days.
CREATE FUNCTION db2.date_plus_duration(value date, amount numeric) RETURNS date LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  RETURN db2.date_plus_days(db2.date_plus_months(db2.date_plus_years(value, div(amount, 10000)), mod(div(amount, 100), 100)), mod(amount, 100));
END $$;

CREATE FUNCTION db2.time_plus_duration(value time, amount numeric) RETURNS time LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  RETURN db2.time_plus(value, div(amount, 10000) * 3600 + mod(div(amount, 100), 100) * 60 + mod(amount, 100));
END $$;

CREATE FUNCTION db2.timestamp_plus_duration(value timestamp, amount numeric) RETURNS timestamp
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  days numeric := div(amount, 1000000);
  clock numeric := mod(amount, 1000000);
  result timestamp := value;
BEGIN
  result := db2.timestamp_plus_years(result, div(days, 10000));
  result := db2.timestamp_plus_months(result, mod(div(days, 100), 100));
  result := db2.timestamp_plus_days(result, mod(days, 100));
  RETURN db2.timestamp_plus_seconds(result, div(clock, 10000) * 3600 + mod(div(clock, 100), 100) * 60 + mod(clock, 100));
END $$;

-- Years, months and days from the earlier to the later one; borrowed days are those of the earlier one's month.
CREATE FUNCTION db2.days_between(y1 int4, m1 int4, d1 int4, y2 int4, m2 int4, d2 int4) RETURNS numeric
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  days int4; months int4; month int4 := m2; year int4 := y2;
BEGIN
  IF d2 <= d1 THEN days := d1 - d2;
  ELSE
    days := extract(day FROM make_date(y2, m2, 1) + interval '1 month' - interval '1 day')::int4 + d1 - d2;
    month := month + 1;
  END IF;
  IF month <= m1 THEN months := m1 - month;
  ELSE
    months := 12 + m1 - month;
    year := year + 1;
  END IF;
  RETURN (y1 - year) * 10000 + months * 100 + days;
END $$;

CREATE FUNCTION db2.date_minus_date(later date, earlier date) RETURNS numeric LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  IF later < earlier THEN RETURN - db2.date_minus_date(earlier, later); END IF;
  RETURN db2.days_between(
    extract(year FROM later)::int4, extract(month FROM later)::int4, extract(day FROM later)::int4,
    extract(year FROM earlier)::int4, extract(month FROM earlier)::int4, extract(day FROM earlier)::int4);
END $$;

CREATE FUNCTION db2.time_minus_time(later time, earlier time) RETURNS numeric LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  seconds int4 := extract(epoch FROM later)::int4 - extract(epoch FROM earlier)::int4;
BEGIN
  RETURN sign(seconds)::int4 * (abs(seconds) / 3600 * 10000 + abs(seconds) / 60 % 60 * 100 + abs(seconds) % 60);
END $$;

CREATE FUNCTION db2.timestamp_minus_timestamp(later timestamp, earlier timestamp) RETURNS numeric
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  clock numeric; borrowed int4 := 0; seconds int4;
BEGIN
  IF later < earlier THEN RETURN - db2.timestamp_minus_timestamp(earlier, later); END IF;
  clock := extract(epoch FROM later::time) - extract(epoch FROM earlier::time);
  IF clock < 0 THEN
    clock := clock + 86400;
    borrowed := 1;
  END IF;
  seconds := trunc(clock);
  RETURN db2.days_between(
    extract(year FROM later)::int4, extract(month FROM later)::int4, extract(day FROM later)::int4,
    extract(year FROM earlier)::int4, extract(month FROM earlier)::int4, extract(day FROM earlier)::int4 + borrowed) * 1000000
    + seconds / 3600 * 10000 + seconds / 60 % 60 * 100 + seconds % 60 + (clock - seconds);
END $$;
`;

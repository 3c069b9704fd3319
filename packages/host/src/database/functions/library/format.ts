/** VARCHAR_FORMAT and TIMESTAMP_FORMAT. Source: their format elements in the SQL Reference. */
export const format = String.raw`
CREATE FUNCTION db2.next_element(format text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  RETURN (regexp_match(format,
    '^(A\.M\.|P\.M\.|A\.D\.|B\.C\.|AM|PM|AD|BC|CC|FF[0-9]*|NNNNNN|MONTH|MON|MM|MI|MS|DAY|DDD|DD|DY|D|HH24|HH12|HH|ID|IW|IYYY|IYY|IY|I|J|Q|RRRR|RR|SSSSS|SS|US|WW|W|YYYY|YYY|YY|Y|"[^"]*"|[-./,'';: T])', 'i'))[1];
END $$;

CREATE FUNCTION db2.format_timestamp(value timestamp, digits int4, format text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  rest text := format;
  result text := '';
  element text;
  micros text := to_char(value, 'US');
BEGIN
  WHILE rest <> '' LOOP
    element := db2.next_element(rest);
    IF element IS NULL THEN PERFORM db2.fail(-20447, '22007', format, 'VARCHAR_FORMAT'); END IF;
    rest := substr(rest, length(element) + 1);
    result := result || CASE
      WHEN element ~ '^[-./,'';: T]$' THEN element
      WHEN left(element, 1) = '"' THEN substr(element, 2, length(element) - 2)
      WHEN upper(element) = 'FF' THEN left(rpad(micros, 12, '0'), CASE WHEN digits = 0 THEN 6 ELSE digits END)
      WHEN upper(element) LIKE 'FF%' THEN left(rpad(micros, 12, '0'), substr(element, 3)::int4)
      WHEN upper(element) IN ('NNNNNN', 'US') THEN micros
      WHEN upper(element) = 'RRRR' THEN to_char(value, 'YYYY')
      WHEN upper(element) = 'RR' THEN to_char(value, 'YY')
      WHEN upper(element) = 'SSSSS' THEN lpad(to_char(value, 'SSSS'), 5, '0')
      WHEN upper(element) IN ('MONTH', 'DAY') THEN to_char(value, 'FM' || element)
      ELSE to_char(value, element)
    END;
  END LOOP;
  RETURN result;
END $$;

CREATE FUNCTION db2.parse_timestamp(value text, format text) RETURNS timestamp LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE AS $$
DECLARE
  source text := btrim(value, ' ');
  rest text := btrim(format, ' ');
  element text;
  part text;
  months text[] := '{JANUARY,FEBRUARY,MARCH,APRIL,MAY,JUNE,JULY,AUGUST,SEPTEMBER,OCTOBER,NOVEMBER,DECEMBER}';
  now_year int4 := extract(year FROM statement_timestamp());
  year int4 := now_year; month int4 := extract(month FROM statement_timestamp()); day int4 := 1;
  hour int4 := 0; minute int4 := 0; second int4 := 0; micros text := '0';
  day_of_year int4; afternoon bool; midnight_seconds int4; short int4;
BEGIN
  WHILE rest <> '' LOOP
    element := upper(db2.next_element(rest));
    IF element IS NULL THEN PERFORM db2.fail(-20447, '22007', format, 'TIMESTAMP_FORMAT'); END IF;
    rest := substr(rest, length(element) + 1);
    IF element ~ '^[-./,'';: T]$' THEN
      part := (regexp_match(source, '^[-./,'';: T]'))[1];
    ELSIF left(element, 1) = '"' THEN
      part := CASE WHEN upper(source) LIKE upper(substr(element, 2, length(element) - 2)) || '%' THEN left(source, length(element) - 2) END;
    ELSE
      part := (regexp_match(source, CASE
        WHEN element IN ('AM', 'PM', 'A.M.', 'P.M.') THEN '^([AaPp]\.?[Mm]\.?)'
        WHEN element IN ('MON', 'DY') THEN '^([A-Za-z]{3})'
        WHEN element IN ('MONTH', 'DAY') THEN '^([A-Za-z]+)'
        WHEN element IN ('YYYY', 'RRRR') THEN '^(\d{1,4})'
        WHEN element IN ('YYY', 'DDD') THEN '^(\d{1,3})'
        WHEN element IN ('Y', 'D') THEN '^(\d)'
        WHEN element = 'SSSSS' THEN '^(\d{1,5})'
        WHEN element = 'J' THEN '^(\d{1,7})'
        WHEN element IN ('FF', 'NNNNNN', 'US') THEN '^(\d{1,12})'
        WHEN element LIKE 'FF%' THEN '^(\d{1,' || substr(element, 3) || '})'
        WHEN element = 'MS' THEN '^(\d{1,3})'
        ELSE '^(\d{1,2})' END))[1];
    END IF;
    IF part IS NULL THEN PERFORM db2.fail(-20448, '22007', value, format); END IF;
    source := substr(source, length(part) + 1);
    CASE
      WHEN element IN ('YYYY') THEN year := part;
      WHEN element IN ('YY', 'YYY', 'Y') THEN year := now_year / (10 ^ length(element))::int4 * (10 ^ length(element))::int4 + part::int4;
      WHEN element IN ('RR', 'RRRR') THEN
        short := part;
        year := CASE WHEN length(part) > 2 THEN short
          WHEN short < 50 THEN (now_year - now_year % 100) + short + CASE WHEN now_year % 100 >= 50 THEN 100 ELSE 0 END
          ELSE (now_year - now_year % 100) + short - CASE WHEN now_year % 100 < 50 THEN 100 ELSE 0 END END;
      WHEN element = 'MM' THEN month := part;
      WHEN element IN ('MON', 'MONTH') THEN
        month := (SELECT i FROM generate_series(1, 12) AS i
          WHERE CASE element WHEN 'MON' THEN left(months[i], 3) ELSE months[i] END = upper(part));
        IF month IS NULL THEN PERFORM db2.fail(-20448, '22007', value, format); END IF;
      WHEN element = 'DD' THEN day := part;
      WHEN element = 'DDD' THEN day_of_year := part;
      WHEN element IN ('HH', 'HH12', 'HH24') THEN hour := part;
      WHEN element = 'MI' THEN minute := part;
      WHEN element = 'SS' THEN second := part;
      WHEN element = 'SSSSS' THEN midnight_seconds := part;
      WHEN element LIKE 'FF%' OR element IN ('NNNNNN', 'US', 'MS') THEN micros := part;
      WHEN element IN ('AM', 'PM', 'A.M.', 'P.M.') THEN afternoon := upper(part) LIKE 'P%';
      ELSE NULL;
    END CASE;
  END LOOP;
  IF source <> '' THEN PERFORM db2.fail(-20448, '22007', value, format); END IF;
  IF afternoon IS NOT NULL THEN hour := hour % 12 + CASE WHEN afternoon THEN 12 ELSE 0 END; END IF;
  IF midnight_seconds IS NOT NULL THEN
    hour := midnight_seconds / 3600; minute := midnight_seconds / 60 % 60; second := midnight_seconds % 60;
  END IF;
  RETURN CASE WHEN day_of_year IS NULL THEN db2.make_date(value, year::text, month::text, day::text)
      ELSE db2.day_of_year(value, year::text, day_of_year::text) END
    + db2.make_time(value, hour, minute, second)
    + rpad(left(micros, 6), 6, '0')::int4 * interval '1 microsecond';
END $$;

CREATE FUNCTION db2.format_number(value numeric, format text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  mask text := upper(format);
  result text;
BEGIN
  IF mask !~ '^(S|MI|\$|L)*[09,.DGV$]+(S|MI|PR)?$' THEN PERFORM db2.fail(-20447, '22007', format, 'VARCHAR_FORMAT'); END IF;
  result := to_char(value, replace(mask, '$', ''));
  IF strpos(mask, '$') > 0 THEN result := regexp_replace(result, '^( *)([-+<]?)([0-9.#])', '\1\2$\3'); END IF;
  RETURN result;
END $$;
`;

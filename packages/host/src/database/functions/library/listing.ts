/** LISTAGG. */
export const listing = `
CREATE FUNCTION db2.listed(parts text[], separator text, most int4) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  result text := array_to_string(parts, coalesce(separator, ''));
BEGIN
  IF char_length(result) > most THEN PERFORM db2.fail(-137, '54006', 'LISTAGG'); END IF;
  RETURN result;
END $$;

-- As many texts as have room beside the filler and, in brackets, the number of those that have not.
CREATE FUNCTION db2.listed(parts text[], separator text, most int4, filler text, counted bool) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  result text := array_to_string(parts, coalesce(separator, ''));
  tail text;
BEGIN
  IF char_length(result) <= most OR result IS NULL THEN RETURN result; END IF;
  FOR kept IN REVERSE cardinality(parts) - 1..0 LOOP
    tail := filler || CASE WHEN counted THEN '(' || cardinality(parts) - kept || ')' ELSE '' END;
    result := array_to_string(parts[1:kept] || tail, coalesce(separator, ''));
    EXIT WHEN char_length(result) <= most;
  END LOOP;
  RETURN result;
END $$;
`;

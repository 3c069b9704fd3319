/** XML and JSON made as text, as Db2 writes them. */
export const document = String.raw`
CREATE FUNCTION db2.xml_escape(value text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  RETURN replace(replace(replace(value, '&', '&amp;'), '<', '&lt;'), '>', '&gt;');
END $$;

CREATE FUNCTION db2.xml_attribute(name text, value text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  IF value IS NULL THEN RETURN ''; END IF;
  RETURN ' ' || name || '="' || replace(replace(replace(replace(value, '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '"', '&quot;') || '"';
END $$;

CREATE FUNCTION db2.xml_element(name text, attributes text, content text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  IF coalesce(content, '') = '' THEN RETURN '<' || name || attributes || '/>'; END IF;
  RETURN '<' || name || attributes || '>' || content || '</' || name || '>';
END $$;

CREATE FUNCTION db2.xml_parse(value text, strip bool) RETURNS xml LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  RETURN xmlparse(DOCUMENT CASE WHEN strip THEN regexp_replace(value, '>\s+<', '><', 'g') ELSE value END);
EXCEPTION WHEN invalid_xml_document OR invalid_xml_content THEN
  PERFORM db2.fail(-16110, '2200M', '');
  RETURN NULL;
END $$;

-- Without the blanks that PostgreSQL writes.
CREATE FUNCTION db2.json_text(value jsonb) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  CASE jsonb_typeof(value)
    WHEN 'object' THEN
      RETURN '{' || coalesce((SELECT string_agg(to_json(key)::text || ':' || db2.json_text(item), ',') FROM jsonb_each(value) AS pair (key, item)), '') || '}';
    WHEN 'array' THEN
      RETURN '[' || coalesce((SELECT string_agg(db2.json_text(item), ',' ORDER BY place)
        FROM jsonb_array_elements(value) WITH ORDINALITY AS one (item, place)), '') || ']';
    ELSE RETURN value::text;
  END CASE;
END $$;

-- A text that is said to be JSON already.
CREATE FUNCTION db2.json_checked(value text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  PERFORM value::json;
  RETURN btrim(value, ' ');
EXCEPTION WHEN invalid_text_representation THEN
  PERFORM db2.fail(-16402, '22032', '');
  RETURN NULL;
END $$;

CREATE FUNCTION db2.json_document(value text, strict bool) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  RETURN value::jsonb;
EXCEPTION WHEN invalid_text_representation OR untranslatable_character THEN
  IF strict THEN PERFORM db2.fail(-16402, '22032', ''); END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION db2.json_path(value text) RETURNS jsonpath LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  RETURN value::jsonpath;
EXCEPTION WHEN syntax_error OR invalid_text_representation THEN
  PERFORM db2.fail(-16404, '42610', value);
  RETURN NULL;
END $$;
`;

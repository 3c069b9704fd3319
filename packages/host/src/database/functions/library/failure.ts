/**
 * Functions of the library report Db2's errors as exceptions whose message is `SQL` and the SQLCODE, whose state is the SQLSTATE and whose
 * detail is a JSON array of the tokens. `sqlErrorOf` reads them.
 */
export const failure = String.raw`
CREATE FUNCTION db2.fail(code int4, state text, VARIADIC tokens text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING MESSAGE = 'SQL' || code, ERRCODE = state, DETAIL = array_to_json(tokens)::text;
END $$;
`;

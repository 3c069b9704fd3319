/**
 * Functions of the library report Db2's errors as exceptions whose state is the SQLSTATE and whose detail is the SQLCODE and the tokens, parted
 * by U+001F, as `diagnostics/postgres.ts` reads them.
 */
export const failure = String.raw`
CREATE FUNCTION db2.fail(code int4, state text, VARIADIC tokens text[] DEFAULT '{}') RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING MESSAGE = 'SQL' || code, ERRCODE = state, DETAIL = concat(code, ' ', array_to_string(tokens, U&'\001F', ''));
END $$;
`;

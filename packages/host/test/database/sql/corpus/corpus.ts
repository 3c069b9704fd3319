/** Statements by what of the grammar they show. The names are those of the table in src/database/sql/grammar. */
export type Corpus = Readonly<Record<string, readonly string[]>>;

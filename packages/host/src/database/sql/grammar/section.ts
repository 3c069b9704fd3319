/**
 * A chapter of the SQL reference and what of it the parser reads. `there`: the text is read into the tree. `known`: the statement is recognised
 * by its first words and refused as not supported. `absent`: it is a syntax error, or -84 when only a compiled program could contain it.
 */
export interface Section {
  readonly title: string;
  readonly there: readonly string[];
  readonly known?: readonly string[];
  readonly absent?: readonly string[];
}

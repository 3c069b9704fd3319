/** What every node of a statement has. */
export interface Node {
  /** Offset of its first character in the text of the statement, counted from 0 in UTF-16 units. */
  readonly at: number;
}

/**
 * A name as it counts: ordinary identifiers folded to upper case, delimited ones as written, without their quotes and without
 * trailing blanks.
 */
export interface Identifier extends Node {
  readonly name: string;
  readonly delimited: boolean;
}

/**
 * `NAME`, `LIB.NAME`, `LIB/NAME`; of an alias for a member also `LIB.FILE(MBR)`. Three-part names have the relational database
 * in front.
 */
export interface ObjectName extends Node {
  readonly database?: Identifier;
  readonly schema?: Identifier;
  readonly name: Identifier;
  /** Between schema and name. Which of them is right depends on the naming of the session. */
  readonly separator?: '.' | '/';
  readonly member?: Identifier;
}

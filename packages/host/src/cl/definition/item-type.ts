/** The values of TYPE on PARM, QUAL and ELEM statements that our commands use. */
export type ItemType =
  | '*NAME'
  | '*GENERIC'
  | '*CHAR'
  | '*DEC'
  | '*INT2'
  | '*INT4'
  | '*UINT2'
  | '*UINT4'
  | '*DATE'
  | '*TIME'
  | '*PNAME'
  | '*CMDSTR'
  | '*X';

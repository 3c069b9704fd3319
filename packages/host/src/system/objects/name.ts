/**
 * Names of objects as IBM i allows them: 1 to 10 characters, the first one A-Z $ # @, the others also 0-9 _ and the period;
 * or quoted, then any 1 to 8 characters from blank up between quotation marks except the ones that end names in CL. Source: IBM i
 * CL reference, "Naming within commands" and "Rules for specifying names".
 */
const simple = /^[A-Z$#@][A-Z0-9$#@_.]{0,9}$/;

/** Blank, asterisk, question mark, apostrophe, quotation mark and control characters cannot be part of a quoted name. */
const quoted = /^"[^ *?'"\p{Cc}]{1,8}"$/u;

export function isName(text: string): boolean {
  return simple.test(text) || quoted.test(text);
}

/** User profile names cannot be quoted and hold no period (*SNAME). */
export function isProfileName(text: string): boolean {
  return /^[A-Z$#@][A-Z0-9$#@_]{0,9}$/.test(text);
}

/**
 * A name as the system keeps it: letters in upper case, unless it is quoted, and the quotation marks dropped where the name needs none.
 */
export function toName(text: string): string {
  if (!text.startsWith('"')) return text.toUpperCase();
  const inner = text.slice(1, -1);
  return text.endsWith('"') && simple.test(inner) ? inner : text;
}

/** A generic name (`ABC*`, `"ab*"`): the characters that a name must start with; undefined for any other text. */
export function genericPrefix(text: string): string | undefined {
  const match = /^([A-Z$#@][A-Z0-9$#@_.]{0,8})\*$/.exec(text) ?? /^("[^ *?'"\p{Cc}]{1,8})\*"$/u.exec(text);
  return match?.[1];
}

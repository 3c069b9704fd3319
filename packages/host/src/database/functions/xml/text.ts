import { asText, type Emitted } from '../../compile/emitted.ts';
import { isBytes, isDecimal, isFloat, isText } from '../../types/family.ts';
import { quoted } from '../../types/settle.ts';

/** A value as it stands between tags or in an attribute, before `&` and `<` are escaped; undefined where it is XML already. */
export function valueText(value: Emitted): string | undefined {
  const { type, sql } = value;
  if (type === undefined) return `(${sql})::text`;
  if (type.name === 'XML') return undefined;
  if (isText(type)) return asText(value);
  if (isDecimal(type)) return `round(${sql}, ${type.scale})::text`;
  if (isFloat(type)) return `db2.float_text(${sql})`;
  if (isBytes(type)) return `translate(encode(${sql}, 'base64'), E'\\n', '')`;
  switch (type.name) {
    case 'TIMESTAMP':
      return `to_char(${sql}, 'YYYY-MM-DD"T"HH24:MI:SS.US')`;
    case 'DATE':
      return `to_char(${sql}, 'YYYY-MM-DD')`;
    default:
      return `(${sql})::text`;
  }
}

/** As it stands between tags. */
export function contentText(value: Emitted): string {
  const text = valueText(value);
  return text === undefined ? `(${value.sql})::text` : `db2.xml_escape(${text})`;
}

/** A name as XML has it: what a name cannot have becomes `_x0020_`. Source: "XML functions", names from SQL identifiers, SQL Reference. */
export function xmlName(name: string): string {
  const escaped = [...name].map((character, index) => {
    const fits = index === 0 ? /[\p{L}_]/u.test(character) : /[\p{L}\p{N}._:-]/u.test(character);
    return fits ? character : `_x${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}_`;
  });
  return quoted(escaped.join(''));
}

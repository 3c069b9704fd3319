import { charset } from '@bigiron/wire/ccsid/index';
import type { Queryable } from '../../store/store.ts';
import { collationOf, hasCodePageOrder } from '../types/collation.ts';
import { quoted } from '../types/settle.ts';

/** U+E000 stands for X'00' in PostgreSQL. */
const zero = '\ue000';
const undefinedCharacter = '\ufffd';

/**
 * Makes what PostgreSQL must have before data of a CCSID is ordered, or looked at as bytes: the collation `bigiron.cp37`, which orders by code
 * point of the code page, and the code page itself. Done already it costs two look-ups. Before PostgreSQL 16, which knows no rules of ICU, and where
 * ICU is missing, the collation orders by Unicode.
 */
export async function ensureCollation(database: Queryable, ccsid: number): Promise<void> {
  if (!hasCodePageOrder(ccsid) && ccsid !== 819) return;
  const characters = charactersOf(ccsid);
  const latin = Array.from({ length: 255 }, (_, index) => String.fromCharCode(index + 1));
  const missing = latin.filter(character => !characters.includes(character));
  const substitute = String.fromCharCode(charset(ccsid).substitute[0]!);
  await database.query(
    'INSERT INTO db2.code_page (ccsid, characters, codes, substitute) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
    [
      ccsid,
      characters.slice(1).join('') + missing.join(''),
      latin.join('') + substitute.repeat(missing.length),
      substitute,
    ],
  );
  if (!hasCodePageOrder(ccsid)) return;
  const name = collationOf(ccsid);
  const ordered = [...new Set(characters)].filter(one => one !== undefinedCharacter);
  const rules = `&[last variable]${ordered.map(one => `<${inRules(one)}`).join('')}`;
  await database.query(`
    DO $do$
    BEGIN
      IF to_regcollation('${name}') IS NOT NULL THEN RETURN; END IF;
      PERFORM pg_advisory_xact_lock(hashtext('${name}'));
      IF to_regcollation('${name}') IS NOT NULL THEN RETURN; END IF;
      BEGIN
        EXECUTE ${dollarQuoted(`CREATE COLLATION ${name} (provider = icu, locale = 'und', deterministic = true, rules = ${quoted(rules)})`)};
      EXCEPTION WHEN syntax_error OR feature_not_supported OR invalid_parameter_value OR invalid_object_definition THEN
        EXECUTE 'CREATE COLLATION ${name} FROM "C"';
      END;
    END $do$`);
}

/** The characters of the bytes 00 to FF. */
function charactersOf(ccsid: number): string[] {
  const { decode } = charset(ccsid);
  return Array.from({ length: 256 }, (_, byte) => {
    const character = decode(Uint8Array.of(byte));
    return character === '\0' ? zero : character;
  });
}

/** A character of ICU's rules: quoted, but the quote itself is two of them alone. */
function inRules(character: string): string {
  return character === "'" ? "''" : `'${character}'`;
}

function dollarQuoted(text: string): string {
  return `$rules$${text}$rules$`;
}

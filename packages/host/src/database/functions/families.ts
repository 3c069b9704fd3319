import { basic } from './aggregate/basic.ts';
import { listagg } from './aggregate/listagg.ts';
import { olap } from './aggregate/olap.ts';
import { statistics } from './aggregate/statistics.ts';
import type { BuiltIn } from './built-in.ts';
import { letterCase } from './character/case.ts';
import { length } from './character/length.ts';
import { regexp } from './character/regexp.ts';
import { replace } from './character/replace.ts';
import { search } from './character/search.ts';
import { sound } from './character/sound.ts';
import { substring } from './character/substring.ts';
import { trim } from './character/trim.ts';
import { toDatetimes } from './conversion/datetime.ts';
import { hex } from './conversion/hex.ts';
import { toNumbers } from './conversion/number.ts';
import { toStrings } from './conversion/string.ts';
import { datetimeArithmetic } from './datetime/arithmetic.ts';
import { parts } from './datetime/parts.ts';
import { datetimeRounding } from './datetime/rounding.ts';
import { choice } from './general/choice.ts';
import { unique } from './general/unique.ts';
import { various } from './general/various.ts';
import { jsonPublishing } from './json/publish.ts';
import { jsonQueries } from './json/query.ts';
import { arithmetic } from './numeric/arithmetic.ts';
import { bits } from './numeric/bits.ts';
import { decfloat } from './numeric/decfloat.ts';
import { rounding } from './numeric/rounding.ts';
import { transcendental } from './numeric/transcendental.ts';
import { digest } from './security/digest.ts';
import { encryption } from './security/encryption.ts';
import { xmlPublishing } from './xml/publish.ts';

/** The built-in functions, family by family. */
export const families: readonly BuiltIn[] = [
  ...length,
  ...substring,
  ...letterCase,
  ...trim,
  ...search,
  ...replace,
  ...sound,
  ...regexp,
  ...arithmetic,
  ...rounding,
  ...transcendental,
  ...bits,
  ...decfloat,
  ...parts,
  ...datetimeArithmetic,
  ...datetimeRounding,
  ...toNumbers,
  ...toStrings,
  ...toDatetimes,
  ...hex,
  ...choice,
  ...unique,
  ...various,
  ...digest,
  ...encryption,
  ...basic,
  ...statistics,
  listagg,
  ...olap,
  ...xmlPublishing,
  ...jsonPublishing,
  ...jsonQueries,
];

import type { SessionAttributes } from '../../database/session/attributes.ts';

/** What the properties of a connection ask for. Source: IBM Toolbox for Java, "JDBC properties". */
export interface ConnectionProperties {
  readonly attributes: Partial<SessionAttributes>;
  /** The libraries named, `*LIBL` among them; undefined: the library list of the user. */
  readonly libraries: readonly string[] | undefined;
  readonly access: 'all' | 'read call' | 'read only';
  readonly extendedMetadata: boolean;
  readonly holdCursors: boolean;
}

type Properties = ReadonlyMap<string, string>;

/** `naming=system;libraries=A,B`. Properties that are not known, or have a value that is not possible, are passed over. */
export function connectionProperties(text: string): ConnectionProperties {
  const given: Properties = new Map(
    text.split(';').flatMap(one => {
      const at = one.indexOf('=');
      return at < 0 ? [] : [[one.slice(0, at).trim().toLowerCase(), one.slice(at + 1).trim()] as const];
    }),
  );
  const attributes = Object.fromEntries(
    Object.entries(readers).flatMap(([name, read]) => {
      const value = read(given);
      return value === undefined ? [] : [[name, value] as const];
    }),
  ) as Partial<SessionAttributes>;
  const libraries = librariesIn(given.get('libraries') ?? '');
  return {
    attributes: { ...attributes, ...defaultSchema(libraries, attributes.naming) },
    libraries,
    access:
      chosen(given, 'access', { all: 'all', 'read call': 'read call', 'read only': 'read only' } as const) ?? 'all',
    extendedMetadata: flag(given, 'extended metadata') ?? false,
    holdCursors: flag(given, 'cursor hold') ?? true,
  };
}

/** With SQL naming the first library is where names without one are, unless it is `*LIBL`. */
function defaultSchema(libraries: readonly string[] | undefined, naming: SessionAttributes['naming'] | undefined) {
  const first = libraries?.[0];
  return naming === 'system' || first === undefined || first === '*LIBL' ? {} : { defaultSchema: first };
}

function librariesIn(text: string): readonly string[] | undefined {
  const names = text
    .split(/[\s,:]+/)
    .map(name => name.toUpperCase())
    .filter(name => name !== '');
  return names.length === 0 ? undefined : names;
}

/** With auto commit there is no commitment control, as the driver has it by default; otherwise `transaction isolation` counts. */
function isolation(given: Properties): SessionAttributes['isolation'] {
  if (automatic(given) && flag(given, 'true autocommit') !== true) return '*NONE';
  return (
    chosen(given, 'transaction isolation', {
      none: '*NONE',
      'read uncommitted': '*CHG',
      'read committed': '*CS',
      'repeatable read': '*ALL',
      serializable: '*RR',
    } as const) ?? '*CHG'
  );
}

function automatic(given: Properties): boolean {
  return flag(given, 'auto commit') ?? true;
}

const separators = { '/': '/', '-': '-', '.': '.', ',': ',', b: ' ', ':': ':' } as const;
const pick = <K extends keyof typeof separators>(...keys: K[]) =>
  Object.fromEntries(keys.map(key => [key, separators[key]])) as { [one in K]: (typeof separators)[one] };

/** How each attribute follows from the properties; undefined leaves it as it is. */
const readers: { readonly [A in keyof SessionAttributes]?: (given: Properties) => SessionAttributes[A] | undefined } = {
  naming: given => chosen(given, 'naming', { sql: 'sql', system: 'system' } as const),
  autocommit: automatic,
  isolation,
  dateFormat: given =>
    chosen(given, 'date format', {
      julian: '*JUL',
      mdy: '*MDY',
      dmy: '*DMY',
      ymd: '*YMD',
      usa: '*USA',
      iso: '*ISO',
      eur: '*EUR',
      jis: '*JIS',
    } as const),
  dateSeparator: given => chosen(given, 'date separator', pick('/', '-', '.', ',', 'b')),
  timeFormat: given =>
    chosen(given, 'time format', { hms: '*HMS', usa: '*USA', iso: '*ISO', eur: '*EUR', jis: '*JIS' } as const),
  timeSeparator: given => chosen(given, 'time separator', pick(':', '.', ',', 'b')),
  decimalPoint: given => chosen(given, 'decimal separator', pick('.', ',')),
  maximumPrecision: given => chosen(given, 'maximum precision', { 31: 31, 63: 63 } as const),
  maximumScale: given => whole(given, 'maximum scale', 0, 63),
  minimumDivideScale: given => whole(given, 'minimum divide scale', 0, 9),
  hexConstantsAreCharacter: given => chosen(given, 'translate hex', { character: true, binary: false } as const),
  sortSequence: given => {
    const weight = chosen(given, 'sort weight', { shared: '*LANGIDSHR', unique: '*LANGIDUNQ' } as const);
    const sort = given.get('sort')?.toLowerCase();
    if (sort === 'language') return weight ?? '*LANGIDSHR';
    return sort === 'table' ? given.get('sort table')?.toUpperCase() : sort === 'hex' ? '*HEX' : undefined;
  },
  language: given => given.get('sort language')?.toUpperCase(),
  concurrentAccess: given =>
    chosen(given, 'concurrent access resolution', { 1: 'currently-committed', 2: 'wait' } as const),
  decfloatRounding: given =>
    chosen(given, 'decfloat rounding mode', {
      'half even': 'HALF_EVEN',
      'half up': 'HALF_UP',
      'half down': 'HALF_DOWN',
      down: 'DOWN',
      up: 'UP',
      ceiling: 'CEILING',
      floor: 'FLOOR',
    } as const),
};

function chosen<V>(given: Properties, name: string, values: Readonly<Record<string, V>>): V | undefined {
  const value = given.get(name)?.toLowerCase() ?? '';
  return Object.hasOwn(values, value) ? values[value] : undefined;
}

function flag(given: Properties, name: string): boolean | undefined {
  return chosen(given, name, { true: true, false: false });
}

function whole(given: Properties, name: string, least: number, most: number): number | undefined {
  const value = Number(given.get(name) || Number.NaN);
  return Number.isInteger(value) && value >= least && value <= most ? value : undefined;
}

import { charset } from '../../ccsid/index.ts';
import { bytes, char, defaulted, type Field, int32, layout, reserved, uint8, uint16 } from '../../message/index.ts';

const ebcdic = charset(37);

/** Bytes of the tokens that an SQLCA has room for; behind 54 of them an identity value may stand. */
export const tokenSize = 70;
const identityAt = 54;

/** How a request ended, as SQL tells it. */
export interface Sqlca {
  /** Negative: error. Positive: warning; 100: no row. */
  readonly code: number;
  /** Five characters. */
  readonly state: string;
  /** Replacement data of the message: see `sqlTokens`. At most 70 bytes. */
  readonly tokens?: Uint8Array | undefined;
  /** `SQLERRP`: which part of the database manager noticed; by convention QSQ.... */
  readonly module?: string | undefined;
  /**
   * `SQLERRD(1)` to `(6)`: what a procedure returned, its number of result sets, the count of rows, (4), the position of a syntax error, (6).
   */
  readonly diagnostics?: readonly number[] | undefined;
  /** `SQLWARN0` to `SQLWARNA`: 11 characters. */
  readonly warnings?: string | undefined;
  /** The unit of work was committed when a procedure returned. */
  readonly committed?: boolean | undefined;
  /** Identity value of the row that was inserted: packed(30,0), 16 bytes. */
  readonly identity?: Uint8Array | undefined;
}

const noDiagnostics = [0, 0, 0, 0, 0, 0];
const noWarnings = ' '.repeat(11);
const committedBit = 0x02;

const image = layout({
  eyecatcher: defaulted(char(6), 'SQLCA'),
  flags: defaulted(uint8(), 0x40),
  blank: reserved(1, 0x40),
  length: defaulted(int32(), 136),
  code: int32(),
  tokenLength: uint16(),
  tokens: bytes(tokenSize),
  module: char(8),
  errd1: int32(),
  errd2: int32(),
  errd3: int32(),
  errd4: int32(),
  errd5: int32(),
  errd6: int32(),
  warnings: bytes(11),
  state: char(5),
});

/**
 * The 136 bytes of an SQLCA: `SQLCA   ` e8 (bit 02 of byte 6: committed), length u4, SQLCODE i4, SQLERRML u2, SQLERRMC 70, SQLERRP e8,
 * SQLERRD 6 times i4, SQLWARN e11, SQLSTATE e5. Source: JTOpen `DBReplySQLCA.java`.
 */
export const sqlca: Field<Sqlca> = {
  type: 'sqlca',
  size: 136,
  note: 'SQLCODE, SQLSTATE, tokens, counts and warnings',
  read(r) {
    const { flags, code, tokenLength, tokens, module, warnings, state, ...errd } = image.read(r);
    r.skip(r.remaining);
    return {
      code,
      state,
      tokens: tokens.subarray(0, Math.min(tokenLength, tokenSize)),
      module,
      diagnostics: [errd.errd1, errd.errd2, errd.errd3, errd.errd4, errd.errd5, errd.errd6],
      warnings: ebcdic.decode(warnings),
      committed: (flags & committedBit) !== 0,
      ...(tokenLength <= identityAt ? { identity: tokens.subarray(identityAt) } : {}),
    };
  },
  write(w, value) {
    const { code, state, tokens, module = '', diagnostics = noDiagnostics, warnings = noWarnings, identity } = value;
    const room = Buffer.alloc(tokenSize);
    const shown = tokens?.subarray(0, identity === undefined ? tokenSize : identityAt);
    if (shown !== undefined) room.set(shown);
    if (identity !== undefined) room.set(identity, identityAt);
    const [errd1 = 0, errd2 = 0, errd3 = 0, errd4 = 0, errd5 = 0, errd6 = 0] = diagnostics;
    image.write(w, {
      flags: value.committed === true ? 0x40 | committedBit : 0x40,
      code,
      tokenLength: shown?.length ?? 0,
      tokens: room,
      module,
      ...{ errd1, errd2, errd3, errd4, errd5, errd6 },
      warnings: ebcdic.encode(warnings),
      state,
    });
  },
  show: ({ code, state }) => `${code} ${state}`,
};

/** Replacement data: each token behind its length in 2 bytes, as many as there is room for. */
export function sqlTokens(values: readonly string[], text = ebcdic): Buffer {
  const data: Uint8Array[] = [];
  let left = tokenSize;
  for (const value of values) {
    if (left <= 2) break;
    const encoded = text.encode(value).subarray(0, left - 2);
    data.push(Uint8Array.of(encoded.length >> 8, encoded.length), encoded);
    left -= encoded.length + 2;
  }
  return Buffer.concat(data);
}

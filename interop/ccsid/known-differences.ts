import type { Charset } from '@bigiron/wire/ccsid/index';

/**
 * Where we differ from IBM Toolbox for Java on purpose. `code: ours/theirs` decodes, `U+character: ours/theirs` encodes; all hex.
 */
export function knownDifferences(charset: Charset): string[] {
  const { ccsid } = charset;
  return [
    ...bytes(WITHOUT_CHARACTER[ccsid]).map(byte => `${byte}: fffd/001a`),
    ...(charset.kind === 'mixed' ? SHIFTS : []),
    ...(FOLDS_FULL_WIDTH.has(ccsid) ? fullWidth(charset) : []),
    ...(SINGLE[ccsid] ?? []).flatMap(differences => differences.split(' | ')),
  ];
}

/** Bytes without character: U+FFFD says so; the Toolbox says SUB, which is a character of its own (byte 3F). */
const KATAKANA = '57 59 6a 9c ca-cf da-df e1 ea-ef fa-fe';
const LATIN_AND_KATAKANA = '41 6a 80 90 ca-cf da-df ea-ef fa-fe';
const KOREAN = '41 51 71 90 b1 b3-b9 bd-bf ca-cf da-df e1 ea-ef fa-fe';
const CHINESE = '41-49 51-59 62-69 70-78 80 8a-90 9a-9f aa-af b1 b3-b9 bc-bf ca-cf da-df e1 ea-ef fa-fe';
const WITHOUT_CHARACTER: Readonly<Record<number, string>> = {
  290: KATAKANA,
  930: KATAKANA,
  5026: KATAKANA,
  939: LATIN_AND_KATAKANA,
  1399: LATIN_AND_KATAKANA,
  5035: LATIN_AND_KATAKANA,
  933: KOREAN,
  1364: KOREAN,
  935: CHINESE,
  1388: CHINESE,
  420: '53-54 b6-b7 cc ce ec',
  424: '70 72-73 75-77 80 8c-8e 9a-9b aa-ae cb-cf de-df eb-ef',
  875: 'dc e1 ec-ed fc-fd',
  905: '46 66 70 8e 9e ae df',
};

/** The Toolbox lets the shift characters through, which turns what follows them into other text. */
const SHIFTS = ['0f: /000f', 'U+000e: 3f/0e', 'U+000f: 3f/0f'];

/** In these CCSIDs, not in their predecessors, the Toolbox writes ASCII for full-width characters. They are other characters. */
const FOLDS_FULL_WIDTH = new Set([
  420, 424, 875, 1047, 1112, 1122, 1140, 1141, 1142, 1143, 1144, 1145, 1146, 1147, 1148, 1149, 1153, 1154, 1252,
]);

function fullWidth(charset: Charset): string[] {
  const substitute = hex(charset.substitute);
  const differences: string[] = [];
  for (let unit = 0x21; unit <= 0x7e; unit++) {
    const theirs = hex(charset.encode(String.fromCharCode(unit)));
    if (theirs !== substitute) differences.push(`U+${(unit + 0xfee0).toString(16)}: ${substitute}/${theirs}`);
  }
  return differences;
}

/** The Toolbox writes a macron (1153: a D with stroke) for its look-alike. */
const OVERLINE = ['U+203e: 3f/bc'];

const SINGLE: Readonly<Record<number, readonly string[]>> = {
  // Five ideographs have two pairs each, for two forms; the Toolbox writes the older form in 300, but not in 930.
  300: ['U+525d: b375/5481 | U+5c5b: b3e5/5443 | U+7c1e: b641/54ca | U+87ec: b6ce/53e8 | U+9a52: b7a1/53da'],
  420: [
    // Presentation forms and Arabic digits, which the Toolbox reads as plain letters and European digits.
    '43: fe7d/0651 | 45: 200b/0020 | 48: fe82/0622 | 51: fe84/0623 | 57: fe8e/0627 | 59: fe91/0628 | 64: fe97/062a',
    '66: fe9b/062b | 68: fe9f/062c | 70: fea3/062d | 72: fea7/062e | 78: feb3/0633 | 8a: feb7/0634 | 8c: febb/0635',
    '8e: febf/0636 | 9b: feca/0639 | 9c: fecb/0639 | 9d: fecc/0639 | 9f: fece/063a | a0: fecf/063a | aa: fed0/063a',
    'ac: fed3/0641 | ae: fed7/0642 | b0: fedb/0643 | ba: fedf/0644 | bc: fee3/0645 | be: fee7/0646 | cb: feeb/0647',
    'cd: feec/0647 | db: fef0/0649 | dd: fef2/064a | de: fef3/064a',
    'df: 0660/0030 | ea: 0661/0031 | eb: 0662/0032 | ed: 0663/0033 | ee: 0664/0034 | ef: 0665/0035 | fb: 0666/0036',
    'fc: 0667/0037 | fd: 0668/0038 | fe: 0669/0039',
    'U+0660: df/f0 | U+0661: ea/f1 | U+0662: eb/f2 | U+0663: ed/f3 | U+0664: ee/f4 | U+0665: ef/f5 | U+0666: fb/f6',
    'U+0667: fc/f7 | U+0668: fd/f8 | U+0669: fe/f9',
    // Other forms of a letter; marks that 420 lacks, for which the Toolbox writes blanks.
    'U+0626: 55/da | U+fe89: 55/da | U+fe8a: 55/db | U+fe73: 3f/45 | U+066b: 6b/5e | U+066c: 4b/4c',
    'U+064b: 3f/40 | U+064c: 3f/40 | U+064d: 3f/40 | U+064e: 3f/40 | U+064f: 3f/40 | U+0650: 3f/40 | U+0652: 3f/40',
    'U+065c: 3f/b2 | U+065d: 3f/b4 | U+065e: 3f/b8 | U+065f: 3f/b8',
  ],
  424: [
    'U+0660: 3f/f0 | U+0661: 3f/f1 | U+0662: 3f/f2 | U+0663: 3f/f3 | U+0664: 3f/f4 | U+0665: 3f/f5 | U+0666: 3f/f6',
    'U+0667: 3f/f7 | U+0668: 3f/f8 | U+0669: 3f/f9 | U+066b: 3f/5e | U+066c: 3f/4c',
  ],
  // The pairs of Traditional Chinese: the euro sign, and what the Toolbox reads but does not write.
  835: [
    '47a2: 20ac/fffd | U+20ac: 47a2/fefe | U+2013: 444a/fefe | U+2223: 424f/fefe | U+5f5d: 6560/fefe | U+ff5e: 43a1/fefe',
    'U+00a7: 446a/fefe | U+00a8: 4460/fefe | U+00af: 42a1/fefe | U+00b0: 44ed/fefe | U+00b1: 444b/fefe | U+00b4: 44ee/fefe',
    'U+00b6: 4379/fefe | U+00b7: 46e5/fefe | U+00d7: 447a/fefe | U+00f7: 447b/fefe',
  ],
  937: [
    '0e47a20f: 20ac/fffd | U+20ac: 0e47a20f/3f | U+2013: 0e444a0f/0efefe0f | U+2223: 0e424f0f/0efefe0f',
    'U+5f5d: 0e65600f/0efefe0f | U+ff5e: 0e43a10f/0efefe0f',
  ],
  1371: [
    '0e47a20f: 20ac/fffd | U+2013: 0e444a0f/0efefe0f | U+2223: 0e424f0f/0efefe0f | U+5f5d: 0e65600f/0efefe0f',
    'U+ff40: 0efefe0f/79 | U+ff5e: 0e43a10f/a1',
  ],
  875: ['U+00b7: 3f/dd | U+03d5: 3f/bd'],
  1047: OVERLINE,
  1122: OVERLINE,
  1140: OVERLINE,
  1141: OVERLINE,
  1142: OVERLINE,
  1143: OVERLINE,
  1144: OVERLINE,
  1145: OVERLINE,
  1146: ['U+203e: 3f/a1'],
  1147: OVERLINE,
  1148: OVERLINE,
  1149: OVERLINE,
  1153: ['U+00d0: 3f/ac'],
};

/** `41-43 50` in single bytes. */
function bytes(ranges = ''): string[] {
  return ranges.split(' ').flatMap(range => {
    if (range === '') return [];
    const [first = '', last = first] = range.split('-');
    const count = Number.parseInt(last, 16) - Number.parseInt(first, 16) + 1;
    return Array.from({ length: count }, (_, i) => (Number.parseInt(first, 16) + i).toString(16).padStart(2, '0'));
  });
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryHost } from '../temporary-host.ts';

test('data queues: every attribute arrives; errors are those of CRTDTAQ and DLTDTAQ', async t => {
  const host = await temporaryHost(t);
  const anna = await host.newUser('ANNA');
  await host.check([
    ['CRTLIB L AUT(*CHANGE)', 'CPC2102 01 0 L'],
    ['CRTDTAQ L/Q1 MAXLEN(0)', 'CPD0085 02 30 MAXLEN 0 1 64512', 'CPF0001 15 30 CRTDTAQ'],
    ['CRTDTAQ L/Q1', 'CPD0071 02 30 MAXLEN', 'CPF0001 15 30 CRTDTAQ'],
    ['CRTDTAQ L/Q1 MAXLEN(10) SEQ(*KEYED)', 'CPD0091 02 30 SEQ KEYLEN', 'CPF0001 15 30 CRTDTAQ'],
    ['CRTDTAQ L/Q1 MAXLEN(10) KEYLEN(4)', 'CPD0091 02 30 SEQ KEYLEN', 'CPF0001 15 30 CRTDTAQ'],
    ['CRTDTAQ L/Q1 *DDM', 'CPD0091 02 30 TYPE RMTDTAQ', 'CPD0091 02 30 TYPE RMTLOCNAME', 'CPF0001 15 30 CRTDTAQ'],
    [
      'CRTDTAQ L/Q1 *DDM RMTDTAQ(THERE/Q) RMTLOCNAME(OTHER)',
      'CPF9898 15 40 Data queues of other systems (TYPE *DDM) cannot be created',
    ],
    ['CRTDTAQ L/Q1 MAXLEN(5) RMTDTAQ(THERE/Q)', 'CPD0091 02 30 TYPE RMTDTAQ', 'CPF0001 15 30 CRTDTAQ'],
    ['CRTDTAQ L/Q1 MAXLEN(5) SIZE(10 11)', 'CPF9898 15 40 SIZE asks for 11 entries at first and allows 10'],
    ['CRTDTAQ L/Q1 MAXLEN(5) SIZE(0)', 'CPD0085 02 30 SIZE 0 1 2147483647', 'CPF0001 15 30 CRTDTAQ'],
    [
      "CRTDTAQ DTAQ(L/Q1) MAXLEN(64512) FORCE(*YES) SEQ(*KEYED) KEYLEN(256) SENDERID(*YES) SIZE(*MAX2GB 64) AUTORCL(*YES) TEXT('A queue') AUT(*EXCLUDE)",
      'CPC9801 01 0 Q1 L DTAQ',
    ],
    ['CRTDTAQ L/Q1 MAXLEN(5)', 'CPF9870 15 40 Q1 L DTAQ'],
    ['CRTDTAQ L/Q2 *STD 5', 'CPC9801 01 0 Q2 L DTAQ'],
    ['CRTDTAQ Q3 MAXLEN(5)', 'CPC9801 01 0 Q3 QGPL DTAQ'],
    ['CRTDTAQ NOLIB/Q2 MAXLEN(5)', 'CPF2110 15 40 NOLIB'],
  ]);
  const { maximumLength, sequence, keyLength, senderId, force, autoReclaim, text } =
    await host.rooms.dataQueues.describe(host.officer, { name: 'Q1', library: 'L' });
  assert.deepEqual(
    [maximumLength, sequence, keyLength, senderId, force, autoReclaim, text],
    [64512, '*KEYED', 256, true, true, true, 'A queue'],
  );
  await host.check(
    [
      ['CRTDTAQ QSYS/Q2 MAXLEN(5)', 'CPF2182 15 40 QSYS'],
      ['DLTDTAQ L/Q1', 'CPF2189 15 40 Q1 L DTAQ'],
      ['CHKOBJ L/Q1 *DTAQ', 'CPF9802 15 40 Q1 L DTAQ'],
    ],
    anna,
  );
  await host.check([
    ['DLTDTAQ L/Q*', 'CPC2191 01 0 Q1 L DTAQ', 'CPC2191 01 0 Q2 L DTAQ'],
    ['DLTDTAQ L/Q*', 'CPF2105 15 40 Q* L DTAQ'],
    ['DLTDTAQ L/Q1', 'CPF2105 15 40 Q1 L DTAQ'],
    ['DLTDTAQ NOLIB/Q', 'CPF2110 15 40 NOLIB'],
    ['DLTDTAQ Q3', 'CPC2191 01 0 Q3 QGPL DTAQ'],
  ]);
});

test('of several objects those that may not be deleted stay, and are told', async t => {
  const host = await temporaryHost(t);
  const anna = await host.newUser('ANNA');
  await host.check([
    ['CRTLIB L AUT(*CHANGE)', 'CPC2102 01 0 L'],
    ['CRTDTAQ L/A MAXLEN(5)', 'CPC9801 01 0 A L DTAQ'],
    ['CRTDTAQ L/B MAXLEN(5)', 'CPC9801 01 0 B L DTAQ'],
    ['GRTOBJAUT L/A *DTAQ ANNA *ALL', 'CPC2201 01 0 A DTAQ L'],
  ]);
  await host.check(
    [
      ['DLTDTAQ L/*ALL', 'CPC2191 01 0 A L DTAQ', 'CPF2189 02 40 B L DTAQ', 'CPF2117 15 40 *ALL L DTAQ 1 1'],
      ['DLTDTAQ L/*ALL', 'CPF2189 02 40 B L DTAQ', 'CPF2125 15 40'],
    ],
    anna,
  );
});

test('data areas: types, lengths, values, parts, and the areas of the job', async t => {
  const host = await temporaryHost(t);
  const anna = await host.newUser('ANNA');
  await host.check([
    ['CRTLIB L AUT(*CHANGE)', 'CPC2102 01 0 L'],
    ["CRTDTAARA L/C *CHAR 10 VALUE('abc') TEXT('Text')", 'CPC0904 01 0 C L'],
    ['CRTDTAARA L/C *CHAR', 'CPF1023 15 40 C L'],
    ["CRTDTAARA L/C2 *CHAR VALUE('abcde')", 'CPC0904 01 0 C2 L'],
    ['CRTDTAARA L/C3 *CHAR', 'CPC0904 01 0 C3 L'],
    ["CRTDTAARA L/C4 TYPE(*CHAR) LEN(3) VALUE('abcde')", 'CPF1025 15 40'],
    ['CRTDTAARA L/D *DEC (5 2) 12.50', 'CPC0904 01 0 D L'],
    ['CRTDTAARA L/D1 *DEC', 'CPC0904 01 0 D1 L'],
    ["CRTDTAARA L/D2 *DEC VALUE('X')", 'CPF1024 15 40'],
    ['CRTDTAARA L/D3 *DEC LEN(5 2) VALUE(12345)', 'CPF1025 15 40'],
    ['CRTDTAARA L/D4 *DEC LEN(25)', 'CPF1047 15 40 D4 L'],
    ["CRTDTAARA L/B *LGL VALUE('1')", 'CPC0904 01 0 B L'],
    ["CRTDTAARA L/B2 *LGL VALUE('2')", 'CPF1026 15 40'],
    ['CRTDTAARA L/X *CHAR 2001', 'CPD0085 02 30 LEN 2001 1 2000', 'CPF0001 15 30 CRTDTAARA'],
    ['CRTDTAARA L/X *DDM', 'CPD0084 02 30 TYPE *DDM', 'CPF0001 15 30 CRTDTAARA'],
    ['CRTDTAARA NOLIB/X *CHAR', 'CPF1021 15 40 NOLIB X'],
  ]);
  const contents = async (name: string) => {
    const { type, length, decimals, value } = await host.rooms.dataAreas.read(host.officer, { name, library: 'L' });
    const shown =
      value.type === '*CHAR' ? value.bytes.toString('hex') : value.type === '*DEC' ? value.decimal : value.on;
    return [type, length, decimals, shown];
  };
  assert.deepEqual(await contents('C'), ['*CHAR', 10, 0, '81828340404040404040']);
  assert.deepEqual(await contents('C2'), ['*CHAR', 5, 0, '8182838485']);
  assert.deepEqual((await contents('C3')).slice(0, 3), ['*CHAR', 32, 0]);
  assert.deepEqual(await contents('D'), ['*DEC', 5, 2, '12.50']);
  assert.deepEqual((await contents('D1')).slice(0, 3), ['*DEC', 15, 5]);
  assert.deepEqual(await contents('B'), ['*LGL', 1, 0, true]);

  await host.check([
    ["CHGDTAARA DTAARA(L/C (1 5)) VALUE('A''B')"],
    [
      "CHGDTAARA DTAARA(L/C (1 5)) VALUE('AB'DE')",
      "CPD0020 02 30 D 'AB'",
      'CPD0014 02 30',
      'CPD0013 02 30',
      'CPF0001 15 30 *N',
    ],
    ["CHGDTAARA DTAARA(L/C (11 1)) VALUE('A')", 'CPF1088 15 40'],
    ["CHGDTAARA DTAARA(L/C (9 5)) VALUE('A')", 'CPF1089 15 40'],
    ["CHGDTAARA DTAARA(L/C (1 2)) VALUE('ABC')", 'CPF1155 15 40 C L'],
    ["CHGDTAARA L/C ''", 'CPF1062 15 40'],
    ["CHGDTAARA L/C2 X'C1C2C3'"],
    ["CHGDTAARA L/D 'X'", 'CPF1138 15 40 D L'],
    ['CHGDTAARA L/D -7,25'],
    ['CHGDTAARA L/D 1234567', 'CPF1155 15 40 D L'],
    ['CHGDTAARA (L/D (1 1)) 5', 'CPF1087 15 40'],
    ["CHGDTAARA L/B 'X'", 'CPF1026 15 40'],
    ["CHGDTAARA L/B '0'"],
    ["CHGDTAARA L/NONE 'X'", 'CPF1015 15 40 NONE L'],
    ["CHGDTAARA *LDA 'in the job'"],
    ["CHGDTAARA (*LDA (1024 5)) 'too long'", 'CPF1089 15 40'],
    ["CHGDTAARA *GDA 'X'", 'CPF1046 15 40'],
    ["CHGDTAARA *PDA 'X'", 'CPF1072 15 40'],
  ]);
  assert.deepEqual(await contents('C'), ['*CHAR', 10, 0, 'c17dc240404040404040']);
  assert.deepEqual(await contents('C2'), ['*CHAR', 5, 0, 'c1c2c34040']);
  assert.deepEqual(await contents('D'), ['*DEC', 5, 2, '-7.25']);
  assert.deepEqual(await contents('B'), ['*LGL', 1, 0, false]);

  const shown = async (text: string) => (await host.printed(text)).lines.at(-3);
  assert.equal((await host.printed('DSPDTAARA L/C')).name, 'QPDSPDTA');
  assert.equal(await shown('DSPDTAARA L/C'), "     1  'A'B       '");
  assert.equal(await shown('DSPDTAARA (L/C (2 2)) OUTFMT(*HEX)'), '     1  7DC2');
  assert.match((await shown('DSPDTAARA L/D'))!, /^Value[ .]+: -7\.25$/);
  assert.equal(await shown('DSPDTAARA (*LDA (1 10))'), "     1  'in the job'");

  await host.check([
    ['DSPDTAARA L/NONE', 'CPF1015 15 40 NONE L'],
    ['GRTOBJAUT L/C *DTAARA ANNA *EXCLUDE', 'CPC2201 01 0 C DTAARA L'],
  ]);
  await host.check(
    [
      ["CHGDTAARA L/C2 'X'"],
      ["CHGDTAARA L/C 'X'", 'CPF1016 15 40 C L'],
      ['DSPDTAARA L/C', 'CPF1016 15 40 C L'],
      ['DLTDTAARA L/C2', 'CPF2189 15 40 C2 L DTAARA'],
    ],
    anna,
  );
  await host.check([
    ['DLTDTAARA L/C*', ...['C', 'C2', 'C3'].map(name => `CPC2191 01 0 ${name} L DTAARA`)],
    ['DLTDTAARA L/C', 'CPF2105 15 40 C L DTAARA'],
    ['DLTDTAARA NOLIB/C', 'CPF2110 15 40 NOLIB'],
  ]);
});

test('message queues: created, written to, shown, cleared and deleted', async t => {
  const host = await temporaryHost(t);
  const anna = await host.newUser('ANNA');
  await host.check([
    ['CRTLIB L AUT(*CHANGE)', 'CPC2102 01 0 L'],
    ["CRTMSGQ L/MQ TEXT('mail') FORCE(*YES)", 'CPC9801 01 0 MQ L MSGQ'],
    ['CRTMSGQ L/MQ', 'CPF9870 15 40 MQ L MSGQ'],
    ['CRTMSGQ NOLIB/MQ', 'CPF2110 15 40 NOLIB'],
    ["SNDMSG 'Hello there' TOMSGQ(L/MQ)"],
    ["SNDMSG 'Hello there'", 'CPD0071 02 30 TOUSR', 'CPF0001 15 30 SNDMSG'],
    ["SNDMSG 'Hello there' NOBODY", 'CPF2204 15 40 NOBODY'],
    ["SNDMSG 'Hello there' ANNA L/MQ", 'CPD0091 02 30 TOUSR TOMSGQ', 'CPF0001 15 30 SNDMSG'],
    ["SNDMSG 'Hello there' TOMSGQ(L/NOQ)", 'CPF2403 15 40 NOQ L'],
    ["SNDMSG 'Ready?' TOMSGQ(L/MQ L/MQ) MSGTYPE(*INQ)", 'CPF2469 15 40'],
    ["SNDMSG 'Ready?' TOMSGQ(L/MQ) MSGTYPE(*INQ) RPYMSGQ(L/MQ)"],
  ]);
  const queue = { name: 'MQ', library: 'L' };
  const texts = async (name = queue) =>
    (await host.rooms.messageQueues.list(host.officer, name, { order: 'oldest-first' })).map(
      ({ message: { text, type, severity } }) => `${type} ${severity} ${text}`,
    );
  assert.deepEqual(await texts(), ['04 80 Hello there', '05 80 Ready?', '06 80 Ready?']);
  const { name, lines } = await host.printed('DSPMSG L/MQ');
  assert.equal(name, 'QPDSPMSG');
  assert.deepEqual(
    lines.filter(line => /^ {4}\S/.test(line)),
    ['    Ready?', '    (waits for a reply)', '    Ready?', '    (waits for a reply)', '    Hello there'],
  );
  const inquiries = await host.printed('DSPMSG L/MQ MSGTYPE(*INQ) START(*FIRST) SEV(80)');
  assert.equal(inquiries.lines.filter(line => line === '    Ready?').length, 1);
  await host.check([['DSPMSG L/NOQ', 'CPF2403 15 40 NOQ L'], ['CLRMSGQ L/MQ CLEAR(*KEEPUNANS)']]);
  assert.deepEqual(await texts(), ['05 80 Ready?', '06 80 Ready?']);
  await host.check([['CLRMSGQ L/MQ'], ['CLRMSGQ L/NOQ', 'CPF2403 15 40 NOQ L']]);
  assert.deepEqual(await texts(), []);

  await host.check([
    ['CRTUSRPRF BOB', 'CPC2204 01 0 BOB'],
    ["SNDMSG 'Hello Bob' BOB"],
    ['GRTOBJAUT L/MQ *MSGQ ANNA *EXCLUDE', 'CPC2201 01 0 MQ MSGQ L'],
  ]);
  assert.deepEqual(await texts({ name: 'BOB', library: 'QUSRSYS' }), ['04 80 Hello Bob']);
  await host.check(
    [
      ["SNDMSG 'X' TOMSGQ(L/MQ)", 'CPF2408 15 40 MQ L'],
      ['DSPMSG L/MQ', 'CPF2408 15 40 MQ L'],
      ['DLTMSGQ L/MQ', 'CPF2189 15 40 MQ L MSGQ'],
    ],
    anna,
  );
  await host.check([
    ['DLTMSGQ L/MQ', 'CPC2191 01 0 MQ L MSGQ'],
    ['DLTMSGQ L/MQ', 'CPF2105 15 40 MQ L MSGQ'],
  ]);
});

test('message files: messages are added, changed, shown and removed', async t => {
  const host = await temporaryHost(t);
  const anna = await host.newUser('ANNA');
  const wrong = (value: string, command = 'ADDMSGD') => [`CPD0084 02 30 FMT ${value}`, `CPF0001 15 30 ${command}`];
  await host.check([
    ['CRTMSGF MSGF(QGPL/ORDERS) AUT(*USE)', 'CPC9801 01 0 ORDERS QGPL MSGF'],
    ['CRTMSGF MSGF(QGPL/ORDERS)', 'CPF9870 15 40 ORDERS QGPL MSGF'],
    [
      "ADDMSGD MSGID(ORD0001) MSGF(QGPL/ORDERS) MSG('Order &1 over &2 is &3 days late: &4') SECLVL('&N Cause: it rained.') SEV(20) FMT((*QTDCHAR 6) (*DEC 7 2) (*BIN 4) (*CHAR *VARY 2)) DFT(C)",
    ],
    ["ADDMSGD ORD0001 QGPL/ORDERS 'Again'", 'CPF2412 15 40 ORD0001 ORDERS QGPL'],
    ["ADDMSGD 1234567 QGPL/ORDERS 'Again'", 'CPF2499 15 40 1234567'],
    ["ADDMSGD ORD0002 QGPL/NOSUCH 'Text'", 'CPF2407 15 40 NOSUCH QGPL'],
    ["ADDMSGD ORD0002 QCPFMSG 'Text'", 'CPF2411 15 40 QCPFMSG QSYS'],
    ["ADDMSGD ORD0002 QGPL/ORDERS 'Text' FMT((*HEX *VARY))", ...wrong('*VARY')],
    ["ADDMSGD ORD0002 QGPL/ORDERS 'Text' FMT((*CHAR *VARY 3))", ...wrong('3')],
    ["ADDMSGD ORD0002 QGPL/ORDERS 'Text' FMT((*BIN 3))", ...wrong('3')],
    ["ADDMSGD ORD0002 QGPL/ORDERS 'Text' FMT((*DEC 64 2))", ...wrong('64')],
    ["ADDMSGD ORD0002 QGPL/ORDERS 'Second'"],
    ['CHGMSGD ORD0002 QGPL/ORDERS SEV(40) FMT((*UBIN 2))'],
    ['CHGMSGD ORD0003 QGPL/ORDERS SEV(40)', 'CPF2419 15 40 ORD0003 ORDERS QGPL'],
    ['CHGMSGD ORD0002 QGPL/ORDERS FMT((*BIN 5))', ...wrong('5', 'CHGMSGD')],
  ]);
  await host.check(
    [
      ["ADDMSGD ORD0009 QGPL/ORDERS 'Mine'", 'CPF2411 15 40 ORDERS QGPL'],
      ['RMVMSGD ORD0001 QGPL/ORDERS', 'CPF2411 15 40 ORDERS QGPL'],
      ['DLTMSGF QGPL/ORDERS', 'CPF2189 15 40 ORDERS QGPL MSGF'],
    ],
    anna,
  );
  const messageLines = async (text: string) => {
    const { name, lines } = await host.printed(text);
    assert.equal(name, 'QPMSGD');
    return lines.filter(line => /^(ORD| {4})/.test(line));
  };
  const first = [
    'ORD0001  20  Order &1 over &2 is &3 days late: &4',
    '    &N Cause: it rained.',
    '    &1  *QTDCHAR 6',
    '    &2  *DEC 7 2',
    '    &3  *BIN 4',
    '    &4  *CHAR *VARY 2',
    '    Default reply: C',
  ];
  const second = ['ORD0002  40  Second', '    &1  *UBIN 2'];
  assert.deepEqual(await messageLines('DSPMSGD MSGF(QGPL/ORDERS)'), [...first, ...second]);
  assert.deepEqual(await messageLines('DSPMSGD ORD0002 QGPL/ORDERS'), second);
  assert.deepEqual(await messageLines('DSPMSGD *FIRST QGPL/ORDERS'), first);
  assert.deepEqual(await messageLines('DSPMSGD (ORD0000 ORD0001) QGPL/ORDERS DETAIL(*BASIC)'), first.slice(0, 1));
  assert.deepEqual(await messageLines('DSPMSGD (ORD0002 *LAST) QGPL/ORDERS DETAIL(*BASIC)'), second.slice(0, 1));
  await host.check([
    ['RMVMSGD ORD0001 QGPL/ORDERS'],
    ['RMVMSGD ORD0001 QGPL/ORDERS', 'CPF2419 15 40 ORD0001 ORDERS QGPL'],
    ['DSPMSGD ORD0001 QGPL/ORDERS', 'CPF2419 15 40 ORD0001 ORDERS QGPL'],
    ['DLTMSGF QGPL/ORDERS', 'CPC2191 01 0 ORDERS QGPL MSGF'],
    ['DSPMSGD MSGF(QGPL/ORDERS)', 'CPF2407 15 40 ORDERS QGPL'],
  ]);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryHost } from '../temporary-host.ts';

// Ids of the value errors: test cases of JTOpen-test that set attributes of user profiles (UserGetSet*Testcase).
test('user profiles: created, changed, shown and deleted', async t => {
  const host = await temporaryHost(t);
  const anna = await host.newUser('ANNA');
  await host.check([
    [
      "CRTUSRPRF BOB PASSWORD('Secret-123') USRCLS(*PGMR) TEXT('Bob') SPCAUT(*JOBCTL *SPLCTL) MAXSTG(5000) PTYLMT(4) SUPGRPPRF(*NONE) INLPGM(L/START)",
      'CPC2204 01 0 BOB',
    ],
    ['CRTUSRPRF BOB', 'CPF2214 15 40 BOB'],
    ['CRTUSRPRF GRP', 'CPC2204 01 0 GRP'],
    ['CRTUSRPRF TEAM PASSWORD(*NONE) GRPPRF(GRP) OWNER(*GRPPRF)', 'CPC2204 01 0 TEAM'],
    ['CRTUSRPRF X GRPPRF(NOGRP)', 'CPF2259 15 40 NOGRP'],
    ['CRTUSRPRF X OWNER(*GRPPRF)', 'CPF2261 15 40'],
    ['CRTUSRPRF X UID(500)', 'CPD0084 02 30 UID 500', 'CPF0001 15 30 CRTUSRPRF'],
    ['CRTUSRPRF X SPCAUT(*NONE *SECADM)', 'CPD0094 02 30 SPCAUT *NONE', 'CPF0001 15 30 CRTUSRPRF'],
    ['CRTUSRPRF X SPCAUT(*SPLCTL *USER)', 'CPD0084 02 30 SPCAUT *USER', 'CPF0001 15 30 CRTUSRPRF'],
    [
      'CRTUSRPRF X PWDEXPITV(367) CCSID(-1) PTYLMT(10) SEV(100) CURLIB(ELEVENISBIG) ATNPGM(*INBETWEEEN) CNTRYID(*USER) MAXSTG(2147483648) LANGID(This Name Is Too Long)',
      'CPD0074 02 30 CURLIB ELEVENISBI 10',
      'CPD0085 02 30 PWDEXPITV 367 1 366',
      'CPD0095 02 30 MAXSTG 2147483648  *INT4',
      'CPD0074 02 30 PTYLMT 10 1',
      'CPD0085 02 30 SEV 100 0 99',
      'CPD0078 02 30 ATNPGM *INBETWEEEN',
      'CPD0047 02 30 LANGID',
      'CPD0074 02 30 CNTRYID *USER 2',
      'CPD0088 02 30 CCSID -1 0',
      'CPF0001 15 30 CRTUSRPRF',
    ],
  ]);
  const bob = async () => (await host.rooms.profiles.find('BOB'))!;
  const { userClass, specialAuthorities, maximumStorage, priorityLimit, initialProgram, text } = await bob();
  assert.deepEqual(
    [userClass, [...specialAuthorities].sort(), maximumStorage, priorityLimit, initialProgram, text],
    ['*PGMR', ['*JOBCTL', '*SPLCTL'], 5000, 4, { name: 'START', library: 'L' }, 'Bob'],
  );
  await host.check([
    ["CHGUSRPRF BOB STATUS(*DISABLED) TEXT('New') CURLIB(QGPL) MAXSTGLRG(*NOMAX)", 'CPC2205 01 0 BOB'],
    ['CHGUSRPRF NOBODY TEXT(A)', 'CPF2204 15 40 NOBODY'],
  ]);
  const changed = await bob();
  assert.deepEqual(
    [changed.status, changed.text, changed.currentLibrary, changed.maximumStorage, changed.priorityLimit],
    ['*DISABLED', 'New', 'QGPL', '*NOMAX', 4],
  );
  assert.equal(changed.specialAuthorities.size, 2);
  await host.check([['CHGUSRPRF BOB SPCAUT(*USRCLS) USRCLS(*SYSOPR)', 'CPC2205 01 0 BOB']]);
  assert.deepEqual([...(await bob()).specialAuthorities].sort(), ['*JOBCTL', '*SAVSYS']);

  const { name, lines } = await host.printed('DSPUSRPRF BOB');
  assert.equal(name, 'QPUSRPRF');
  assert.ok(lines.some(line => /^Special authority[ .]+: \*JOBCTL \*SAVSYS$/.test(line)));
  assert.ok((await host.printed('DSPUSRPRF GRP *GRPMBR')).lines.includes('TEAM'));
  await host.check([['DSPUSRPRF NOBODY', 'CPF2204 15 40 NOBODY']]);
  await host.check(
    [
      ['DSPUSRPRF BOB', 'CPF2217 15 40 BOB'],
      ['CRTUSRPRF Y', 'CPD0032 02 30 CRTUSRPRF *LIBL', 'CPF0001 15 30 CRTUSRPRF'],
    ],
    anna,
  );
  await host.check([['GRTOBJAUT QSYS/CRTUSRPRF *CMD ANNA *USE', 'CPC2201 01 0 CRTUSRPRF CMD QSYS']]);
  await host.check([['CRTUSRPRF Y', 'CPF2292 15 40']], anna);

  await host.check([
    ['CRTDTAQ QGPL/BOBS MAXLEN(1)', 'CPC9801 01 0 BOBS QGPL DTAQ'],
    ['CHGOBJOWN QGPL/BOBS *DTAQ BOB', 'CPC2206 01 0 BOBS DTAQ QGPL'],
    ['CHKOBJ QUSRSYS/BOB *MSGQ'],
    ['DLTUSRPRF BOB', 'CPF2215 15 40 BOB'],
  ]);
  const owned = await host.printed('DSPUSRPRF BOB *OBJOWN');
  assert.ok(owned.lines.some(line => line.startsWith('BOBS        QGPL        *DTAQ')));
  await host.check([
    ['CHKOBJ QUSRSYS/BOB *MSGQ'],
    ['DLTUSRPRF BOB OWNOBJOPT(*CHGOWN)', 'CPD0072 02 30 OWNOBJOPT', 'CPF0001 15 30 DLTUSRPRF'],
    ['DLTUSRPRF BOB OWNOBJOPT(*CHGOWN QSECOFR)', 'CPC2191 01 0 BOB QSYS USRPRF'],
    ['CHKOBJ QUSRSYS/BOB *MSGQ', 'CPF9801 15 40 BOB QUSRSYS MSGQ'],
    ['CHKOBJ QGPL/BOBS *DTAQ'],
    ['DLTUSRPRF BOB', 'CPF2204 15 40 BOB'],
    ['DLTUSRPRF QSECOFR', 'CPF2203 15 40 QSECOFR'],
    ['DLTUSRPRF TEAM', 'CPC2191 01 0 TEAM QSYS USRPRF'],
    ['CHKOBJ QUSRSYS/TEAM *MSGQ', 'CPF9801 15 40 TEAM QUSRSYS MSGQ'],
  ]);
});

test('the own password is changed with the old one', async t => {
  const host = await temporaryHost(t);
  const anna = await host.newUser('ANNA');
  await host.check([["CHGUSRPRF ANNA PASSWORD('Old-pass1')", 'CPC2205 01 0 ANNA']]);
  await host.check(
    [
      ["CHGPWD 'wrong' 'New-pass1'", 'CPF22E2 15 40 ANNA'],
      ["CHGPWD 'Old-pass1' 'x'", 'CPF22C2 15 40 6'],
      ["CHGPWD 'Old-pass1' 'New-pass22'", 'CPC2214 01 0 ANNA'],
    ],
    anna,
  );
  const signOn = (password: string) =>
    host.rooms.authentication.authenticate('ANNA', { kind: 'password', password }, { door: 'test', address: '' });
  assert.equal((await signOn('Old-pass1')).ok, false);
  assert.equal((await signOn('New-pass22')).ok, true);
});

test('authority: granted, replaced, revoked, by lists, and felt', async t => {
  const host = await temporaryHost(t);
  const [anna, ben] = [await host.newUser('ANNA'), await host.newUser('BEN')];
  await host.check([
    ['CRTLIB L AUT(*USE)', 'CPC2102 01 0 L'],
    ["CRTDTAARA L/D *CHAR VALUE('x') AUT(*EXCLUDE)", 'CPC0904 01 0 D L'],
    ["CRTDTAARA L/E *CHAR VALUE('x') AUT(*EXCLUDE)", 'CPC0904 01 0 E L'],
  ]);
  const may = async (expected: 'nothing' | 'read' | 'change') => {
    const refused = 'CPF1016 15 40 D L';
    const read = (await host.run('DSPDTAARA L/D', anna)).join();
    const change = (await host.run("CHGDTAARA L/D 'y'", anna)).join();
    assert.equal(read, expected === 'nothing' ? refused : '');
    assert.equal(change === '', expected === 'change', change);
  };
  await may('nothing');
  await host.check([['GRTOBJAUT L/D *DTAARA ANNA *USE', 'CPC2201 01 0 D DTAARA L']]);
  await may('read');
  await host.check([['GRTOBJAUT L/D *DTAARA ANNA *CHANGE', 'CPC2201 01 0 D DTAARA L']]);
  await may('change');
  await host.check([['GRTOBJAUT L/D *DTAARA ANNA *USE REPLACE(*YES)', 'CPC2201 01 0 D DTAARA L']]);
  await may('read');
  await host.check([['RVKOBJAUT L/D *DTAARA ANNA *ALL', 'CPC2202 01 0 D DTAARA L']]);
  await may('nothing');
  await host.check([['GRTOBJAUT L/D *DTAARA *PUBLIC (*OBJOPR *READ *EXECUTE)', 'CPC2201 01 0 D DTAARA L']]);
  await may('read');
  await host.check([
    ['GRTOBJAUT L/D *DTAARA ANNA *EXCLUDE', 'CPC2201 01 0 D DTAARA L'],
    ['GRTOBJAUT L/NONE *DTAARA ANNA', 'CPF2208 15 40 NONE DTAARA L'],
    ['GRTOBJAUT L/D *DTAARA NOBODY', 'CPF2204 15 40 NOBODY'],
    ['GRTOBJAUT NOLIB/D *DTAARA ANNA', 'CPF2209 15 40 NOLIB'],
    ['GRTOBJAUT L/D *DTAARA', 'CPD0071 02 30 USER', 'CPF0001 15 30 GRTOBJAUT'],
    ['GRTOBJAUT L/Z* *ALL ANNA *USE', 'CPF2253 15 40 Z* ALL L'],
    ['RVKOBJAUT L/NONE *DTAARA ANNA', 'CPF2208 15 40 NONE DTAARA L'],
  ]);
  await may('nothing');
  await host.check([['GRTOBJAUT L/*ALL *ALL ANNA *CHANGE', 'CPC2201 01 0 D DTAARA L', 'CPC2201 01 0 E DTAARA L']]);
  await may('change');
  await host.check([['GRTOBJAUT L/D *DTAARA BEN *ALL', 'CPF2207 15 40 D DTAARA L']], anna);

  await host.check([
    ["CRTAUTL SECRET TEXT('List') AUT(*EXCLUDE)", 'CPC2212 01 0 SECRET'],
    ['CRTAUTL SECRET', 'CPF2112 15 40 SECRET QSYS AUTL'],
    ['ADDAUTLE SECRET (BEN QUSER) *CHANGE'],
    ['ADDAUTLE SECRET NOBODY', 'CPF2204 02 40 NOBODY', 'CPF2282 15 40 1 0 SECRET'],
    ['ADDAUTLE NOLIST ANNA', 'CPF2283 15 40 NOLIST'],
    ['CHGAUTLE SECRET BEN (*USE *AUTLMGT)'],
    ['GRTOBJAUT L/D *DTAARA AUTL(SECRET)', 'CPC2201 01 0 D DTAARA L'],
    ['GRTOBJAUT L/D *DTAARA AUTL(SECRET) USER(ANNA)', 'CPD0091 02 30 AUTL USER', 'CPF0001 15 30 GRTOBJAUT'],
    ['GRTOBJAUT L/D *DTAARA *PUBLIC *AUTL', 'CPC2201 01 0 D DTAARA L'],
    ['RVKOBJAUT L/E *DTAARA AUTL(SECRET)', 'CPF2242 15 40 E DTAARA'],
    ['RVKOBJAUT L/D *DTAARA ANNA *ALL', 'CPC2202 01 0 D DTAARA L'],
  ]);
  await may('nothing');
  await host.check([['ADDAUTLE SECRET ANNA *USE']], ben);
  await may('read');
  await host.check([['ADDAUTLE SECRET QPGMR *USE', 'CPF2284 15 40 SECRET']], anna);

  const list = await host.printed('DSPAUTL SECRET');
  assert.equal(list.name, 'QPOBJAUT');
  assert.deepEqual(
    list.lines.filter(line => /^(ANNA|BEN|\*PUBLIC) /.test(line)).map(line => line.slice(0, 32).trimEnd()),
    ['ANNA                  *USE', 'BEN                   *USE', '*PUBLIC               *EXCLUDE'],
  );
  const object = await host.printed('DSPOBJAUT L/D *DTAARA');
  assert.ok(object.lines.some(line => /^Authorization list[ .]+: SECRET$/.test(line)));
  assert.ok(object.lines.some(line => /^\*PUBLIC +\*AUTL$/.test(line)));
  await host.check([
    ['DSPOBJAUT L/NONE *DTAARA', 'CPF2208 15 40 NONE DTAARA L'],
    ['DSPAUTL NOLIST', 'CPF2283 15 40 NOLIST'],
    ['DLTAUTL SECRET', 'CPF2125 15 40'],
    ['RVKOBJAUT L/D *DTAARA AUTL(SECRET)', 'CPC2202 01 0 D DTAARA L'],
    ['RMVAUTLE SECRET ANNA'],
    ['DLTAUTL SECRET', 'CPC2213 01 0 SECRET'],
    ['DLTAUTL SECRET', 'CPF2283 15 40 SECRET'],
  ]);

  await host.check([
    ['CHGOBJOWN L/D *DTAARA ANNA', 'CPC2206 01 0 D DTAARA L'],
    ['CHGOBJOWN L/D *DTAARA NOBODY', 'CPF2204 15 40 NOBODY'],
    ['CHGOBJOWN L/NONE *DTAARA ANNA', 'CPF2208 15 40 NONE DTAARA L'],
    ['CHGOBJOWN L/D *XYZ ANNA', 'CPD0084 02 30 OBJTYPE *XYZ', 'CPF0001 15 30 CHGOBJOWN'],
  ]);
  await may('change');
  await host.check([['GRTOBJAUT L/D *DTAARA BEN *ALL', 'CPC2201 01 0 D DTAARA L']], anna);
});

test('objects: checked, described and deleted by type', async t => {
  const host = await temporaryHost(t);
  const anna = await host.newUser('ANNA');
  await host.check([
    ['CRTLIB L AUT(*CHANGE)', 'CPC2102 01 0 L'],
    ["CRTDTAQ L/Q MAXLEN(5) TEXT('Queue') AUT(*USE)", 'CPC9801 01 0 Q L DTAQ'],
    ['CRTMSGQ L/Q', 'CPC9801 01 0 Q L MSGQ'],
    ["CRTDTAARA L/Q *CHAR VALUE('x')", 'CPC0904 01 0 Q L'],
    ['CRTAUTL Q', 'CPC2212 01 0 Q'],
    ['CHKOBJ L/Q *DTAQ'],
    ['CHKOBJ L/Q *DTAQ AUT(*ALL)'],
    ['CHKOBJ L/Q *DTAQ MBR(X)', 'CPD0084 02 30 MBR X', 'CPF0001 15 30 CHKOBJ'],
    ['CHKOBJ L/NONE *DTAQ', 'CPF9801 15 40 NONE L DTAQ'],
    ['CHKOBJ NOLIB/Q *DTAQ', 'CPF9810 15 40 NOLIB'],
    ['DSPOBJD L/NONE *ALL', 'CPF2105 15 40 NONE L ALL'],
  ]);
  await host.check(
    [
      ['CHKOBJ L/Q *DTAQ AUT(*READ)'],
      ['CHKOBJ L/Q *DTAQ AUT(*OBJEXIST *READ)', 'CPF9802 15 40 Q L DTAQ'],
      ['DLTOBJ L/Q *DTAQ', 'CPF2189 15 40 Q L DTAQ'],
    ],
    anna,
  );
  const basic = await host.printed('DSPOBJD L/*ALL *ALL');
  assert.equal(basic.name, 'QPRTOBJD');
  assert.deepEqual(
    basic.lines.filter(line => line.startsWith('Q ')).map(line => line.slice(24, 34).trimEnd()),
    ['*DTAARA', '*DTAQ', '*MSGQ'],
  );
  const full = await host.printed('DSPOBJD L/Q *DTAQ DETAIL(*FULL)');
  assert.ok(full.lines.some(line => /^Text[ .]+: Queue$/.test(line)));
  await host.check([
    ['DLTOBJ L/Q *DTAQ', 'CPC2191 01 0 Q L DTAQ'],
    ['DLTOBJ L/Q *DTAQ', 'CPF2105 15 40 Q L DTAQ'],
    ['DLTOBJ L/Q *MSGQ', 'CPC2191 01 0 Q L MSGQ'],
    ['DLTOBJ L/Q *DTAARA', 'CPC2191 01 0 Q L DTAARA'],
    ['DLTOBJ Q *AUTL', 'CPC2191 01 0 Q QSYS AUTL'],
    ['DLTOBJ L *LIB', 'CPC2191 01 0 L QSYS LIB'],
    ['DLTOBJ ANNA *USRPRF', 'CPC2191 01 0 ANNA QSYS USRPRF'],
  ]);
});

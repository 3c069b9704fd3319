import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryHost } from '../temporary-host.ts';

test('libraries: created, changed, shown, cleared and deleted', async t => {
  const host = await temporaryHost(t);
  const anna = await host.newUser('ANNA');
  await host.check([
    ["CRTLIB LIB(SALES) TYPE(*TEST) TEXT('Sales')", 'CPC2102 01 0 SALES'],
    ['CRTLIB SALES', 'CPF2111 15 40 SALES'],
    ['CRTLIB QTEMP', 'CPF2111 15 40 QTEMP'],
    ['CRTLIB X AUT(NOLIST)', 'CPF2283 15 40 NOLIST'],
    ['CRTLIB X ASP(2)', 'CPD0085 02 30 ASP 2 1 1', 'CPF0001 15 30 CRTLIB'],
    ['CRTLIB X CRTOBJAUD(*ALL)', 'CPD0084 02 30 CRTOBJAUD *ALL', 'CPF0001 15 30 CRTLIB'],
    ["CHGLIB SALES TEXT('New text') CRTAUT(*EXCLUDE)", 'CPC2103 01 0 SALES QSYS LIB'],
    ['CHGLIB NOLIB TEXT(A)', 'CPF2110 15 40 NOLIB'],
    ['CRTDTAQ SALES/ORDERS MAXLEN(10)', 'CPC9801 01 0 ORDERS SALES DTAQ'],
  ]);
  await host.check([['CHGLIB SALES TEXT(A)', 'CPF2182 15 40 SALES']], anna);
  assert.deepEqual(
    await host.rooms.libraries
      .describe(host.officer, 'SALES')
      .then(({ attribute, text, createAuthority }) => [attribute, text, createAuthority]),
    ['TEST', 'New text', '*EXCLUDE'],
  );

  const { name, lines } = await host.printed('DSPLIB SALES');
  assert.equal(name, 'QPDSPLIB');
  assert.ok(lines.includes('ORDERS      *DTAQ                   QSECOFR'));
  assert.deepEqual(await host.run('DSPLIB NOLIB'), ['CPF2110 15 40 NOLIB']);
  assert.equal((await host.printed('DSPLIB *USRLIBL')).lines.filter(line => line.startsWith('Library')).length, 2);

  await host.check([
    ['CLRLIB SALES', 'CPC2195 01 0 SALES'],
    ['CLRLIB NOLIB', 'CPF2110 15 40 NOLIB'],
    ['CHKOBJ SALES/ORDERS *DTAQ', 'CPF9801 15 40 ORDERS SALES DTAQ'],
    ['DLTLIB SALES', 'CPC2194 01 0 SALES'],
    ['DLTLIB SALES', 'CPF2110 15 40 SALES'],
    ['DLTLIB QSYS', 'CPF2168 15 40 QSYS'],
    ['CRTLIB OPEN AUT(*CHANGE) CRTAUT(*EXCLUDE)', 'CPC2102 01 0 OPEN'],
    ['CRTDTAQ OPEN/MINE MAXLEN(10)', 'CPC9801 01 0 MINE OPEN DTAQ'],
  ]);
  await host.check(
    [
      ['DLTLIB OPEN', 'CPF2182 15 40 OPEN'],
      ['CLRLIB OPEN', 'CPF2161 15 40 OPEN'],
    ],
    anna,
  );
});

test('library lists: entries at every position, the current library, the whole list', async t => {
  const host = await temporaryHost(t);
  const user = () => host.officer.libraries.user;
  await host.check([
    ['CRTLIB A', 'CPC2102 01 0 A'],
    ['CRTLIB B', 'CPC2102 01 0 B'],
    ['CRTLIB C AUT(*EXCLUDE)', 'CPC2102 01 0 C'],
    ['CHGLIBL LIBL(QGPL)', 'CPC2101 01 0'],
    ['ADDLIBLE A', 'CPC2196 01 0 A'],
    ['ADDLIBLE A', 'CPF2103 15 40 A'],
    ['ADDLIBLE B *LAST', 'CPC2196 01 0 B'],
    ['ADDLIBLE C (*AFTER A)', 'CPC2196 01 0 C'],
  ]);
  assert.deepEqual(user(), ['A', 'C', 'QGPL', 'B']);
  await host.check([
    ['ADDLIBLE QSYS2 (*REPLACE NOTIN)', 'CPF2149 15 40 NOTIN'],
    ['ADDLIBLE QSYS2 *AFTER', 'CPD0072 02 30 POSITION', 'CPF0001 15 30 ADDLIBLE'],
    ['ADDLIBLE QSYS2 (*FIRST A)', 'CPD0072 02 30 POSITION', 'CPF0001 15 30 ADDLIBLE'],
    ['ADDLIBLE NOLIB', 'CPF2110 15 40 NOLIB'],
    ['ADDLIBLE QSYS2 (*REPLACE A)', 'CPC2196 01 0 QSYS2'],
    ['ADDLIBLE QUSRSYS (*BEFORE B)', 'CPC2196 01 0 QUSRSYS'],
    ['RMVLIBLE C', 'CPC2197 01 0 C'],
    ['RMVLIBLE C', 'CPF2104 15 40 C'],
    ['CHGCURLIB A', 'CPC2198 01 0 A'],
    ['CHGCURLIB NOLIB', 'CPF2110 15 40 NOLIB'],
  ]);
  assert.deepEqual(user(), ['QSYS2', 'QGPL', 'QUSRSYS', 'B']);
  assert.equal(host.officer.libraries.current, 'A');
  const { name, lines } = await host.printed('DSPLIBL OUTPUT(*PRINT)');
  assert.equal(name, 'QPRTLIBL');
  assert.ok(lines.includes('A           CUR'));
  assert.ok(lines.includes('QGPL        USR   General purpose library'));

  await host.check([
    ['CHGLIBL LIBL(QGPL QGPL)', 'CPF2103 02 40 QGPL', 'CPF2184 15 40'],
    ['CHGLIBL LIBL(QGPL NOLIB)', 'CPF2110 15 40 NOLIB'],
    ['CHGLIBL LIBL(B A) CURLIB(*CRTDFT)', 'CPC2198 01 0 *CRTDFT', 'CPC2101 01 0'],
  ]);
  assert.deepEqual(host.officer.libraries.user, ['B', 'A']);
  assert.equal(host.officer.libraries.current, undefined);
  await host.check([['CHGLIBL *NONE', 'CPC2101 01 0']]);
  assert.deepEqual(user(), []);

  const anna = await host.newUser('ANNA');
  await host.check(
    [
      ['ADDLIBLE C', 'CPF2182 15 40 C'],
      ['CHGCURLIB C', 'CPF2182 15 40 C'],
    ],
    anna,
  );
});

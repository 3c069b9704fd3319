import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commands } from '../../../src/cl/commands/index.ts';
import { installCommands } from '../../../src/cl/run/install.ts';
import { temporaryHost } from '../temporary-host.ts';

test('system values: shown and changed', async t => {
  const host = await temporaryHost(t);
  const anna = await host.newUser('ANNA');
  await host.check([
    ['CHGSYSVAL QCCSID 37', 'CPC1801 01 0 QCCSID'],
    ["CHGSYSVAL QUSRLIBL 'QGPL  QTEMP'", 'CPC1801 01 0 QUSRLIBL'],
    ['CHGSYSVAL QUSRLIBL (QGPL QTEMP QUSRSYS)', 'CPC1801 01 0 QUSRLIBL'],
    ['CHGSYSVAL QCCSID ABC', 'CPF1074 15 40 QCCSID'],
    ['CHGSYSVAL QCCSID 99999', 'CPF1076 15 40 QCCSID'],
    ["CHGSYSVAL QDATE '010126'", 'CPF1030 15 40 QDATE'],
    ["CHGSYSVAL QCCSID X'F0'", 'CPF1058 15 40 QCCSID'],
    ['CHGSYSVAL NOVAL 1', 'CPF1028 15 40 NOVAL'],
    ['DSPSYSVAL NOVAL', 'CPF1028 15 40 NOVAL'],
  ]);
  assert.equal(host.rooms.values.get('QCCSID'), 37);
  assert.deepEqual(host.rooms.values.get('QUSRLIBL'), ['QGPL', 'QTEMP', 'QUSRSYS']);
  await host.check([['CHGSYSVAL QCCSID 273', 'CPF1831 15 40 QCCSID']], anna);
  const { lines } = await host.printed('DSPSYSVAL QUSRLIBL');
  assert.ok(lines.some(line => /^Value[ .]+: QGPL QTEMP QUSRSYS$/.test(line)));
});

test('network attributes: shown and changed', async t => {
  const host = await temporaryHost(t);
  const anna = await host.newUser('ANNA');
  const refused = (keyword: string, value: string) => [
    `CPD0084 02 30 ${keyword} ${value}`.trim(),
    'CPF0001 15 30 CHGNETA',
  ];
  await host.check([
    ['CHGNETA JOBACN(*REJECT) MAXHOP(20) MSGQ(QUSRSYS/QSYSOPR) ALRBCKFP(NET1 CP1) OUTQ(*SAME)'],
    ['CHGNETA JOBACN(*MAYBE)', ...refused('JOBACN', '*MAYBE')],
    ['CHGNETA MAXHOP(0)', ...refused('MAXHOP', '0')],
    ["CHGNETA JOBACN(X'F0')", ...refused('JOBACN', '')],
    ['CHGNETA NOSUCH(1)', 'CPD0043 02 30 NOSUCH', 'CPF0001 15 30 CHGNETA'],
  ]);
  await host.check([['CHGNETA JOBACN(*FILE)', 'CPD0032 02 30 CHGNETA *LIBL', 'CPF0001 15 30 CHGNETA']], anna);
  const { name, lines } = await host.printed('DSPNETA');
  assert.equal(name, 'QPDSPNET');
  for (const shown of [/JOBACN\)[ .]+: \*REJECT$/, /MSGQ\)[ .]+: QUSRSYS\/QSYSOPR$/, /ALRBCKFP\)[ .]+: NET1 CP1$/])
    assert.ok(
      lines.some(line => shown.test(line)),
      String(shown),
    );
});

test('servers are started and ended; services get other ports', async t => {
  const host = await temporaryHost(t);
  const anna = await host.newUser('ANNA');
  const asked = () => host.doors.asked.splice(0);
  await host.check([
    ['STRHOSTSVR *ALL'],
    ['ENDHOSTSVR *SIGNON'],
    ['ENDHOSTSVR (*SIGNON *RMTCMD) ENDACTCNN(*RMTCMD)'],
    ['STRTCPSVR *TELNET'],
    ['ENDTCPSVR *TELNET'],
  ]);
  assert.deepEqual(asked(), [
    'start signon',
    'start rmtcmd',
    'stop signon keep',
    'stop signon keep',
    'stop rmtcmd end',
    'start telnet',
    'stop telnet end',
  ]);
  await host.check([
    ['STRHOSTSVR', 'CPD0071 02 30 SERVER', 'CPF0001 15 30 STRHOSTSVR'],
    ['STRHOSTSVR (*DATABASE *SIGNON)', 'CPF9898 02 40 There is no server *DATABASE', 'PWS3006 15 40'],
    ['ENDHOSTSVR *FILE', 'CPF9898 02 40 There is no server *FILE', 'PWS300D 15 40'],
    ['STRTCPSVR *SMTP', 'CPD0084 02 30 SERVER *SMTP', 'CPF0001 15 30 STRTCPSVR'],
    ['STRTCPSVR *FTP', 'CPF9898 02 40 There is no server *FTP', 'CPF9899 15 40'],
    ['ENDTCPSVR *FTP', 'CPF9898 02 40 There is no server *FTP', 'CPF9899 15 40'],
  ]);
  assert.deepEqual(asked(), ['start signon']);
  await host.check([
    ["ADDSRVTBLE 'as-signon' 8476 TCP", 'CPF9898 15 40 Service as-signon has port 8476 already'],
    ["ADDSRVTBLE 'as-signon' 18476 TCP", 'CPF9898 15 40 Service as-signon has port 8476; remove that entry first'],
    ["RMVSRVTBLE 'as-signon' 18476 TCP", 'CPF9898 15 40 Service as-signon does not have port 18476'],
    ["RMVSRVTBLE 'as-signon' 8476 TCP"],
    ["ADDSRVTBLE 'as-signon' 8475 TCP", 'CPF9898 15 40 Port 8475 is that of service as-rmtcmd'],
    ['ADDSRVTBLE SERVICE(AS-SIGNON) PORT(18476) PROTOCOL(TCP)'],
    ["RMVSRVTBLE 'as-rmtcmd-s' 9475 TCP"],
    ["ADDSRVTBLE 'nosuch' 18476 TCP", 'CPF9898 15 40 This host has no service nosuch'],
    ["ADDSRVTBLE 'as-signon' 99999 TCP", 'CPD0085 02 30 PORT 99999 1 65535', 'CPF0001 15 30 ADDSRVTBLE'],
    ["ADDSRVTBLE 'as-signon' 5 UDP", 'CPD0084 02 30 PROTOCOL UDP', 'CPF0001 15 30 ADDSRVTBLE'],
  ]);
  assert.deepEqual(asked(), ['move signon plain undefined', 'move signon plain 18476', 'move rmtcmd tls undefined']);
  const { name, lines } = await host.printed('DSPSRVTBLE');
  assert.equal(name, 'QPRTSRVT');
  assert.ok(lines.some(line => /^as-signon +18476 {2}tcp +\*ACTIVE +\*SIGNON/.test(line)));
  assert.ok(lines.some(line => /^as-rmtcmd-s +tcp +\*INACTIVE/.test(line)));
  await host.check(
    [
      ['STRHOSTSVR *ALL', 'CPD0032 02 30 STRHOSTSVR *LIBL', 'CPF0001 15 30 STRHOSTSVR'],
      ['ENDTCPSVR *TELNET', 'CPD0032 02 30 ENDTCPSVR *LIBL', 'CPF0001 15 30 ENDTCPSVR'],
      ["ADDSRVTBLE 'as-signon' 5 TCP", 'CPF222E 15 40 *IOSYSCFG'],
      ["RMVSRVTBLE 'as-signon' 18476 TCP", 'CPF222E 15 40 *IOSYSCFG'],
    ],
    anna,
  );
  assert.deepEqual(asked(), []);
});

test('commands are objects: found along the library list, secured like any object, installed once', async t => {
  const host = await temporaryHost(t);
  const anna = await host.newUser('ANNA', { limitedCapabilities: '*YES' });
  const objects = await host.rooms.objects.list(host.officer, { name: '*ALL', library: 'QSYS' }, '*CMD');
  assert.deepEqual(
    objects.map(({ name }) => name),
    [...commands.keys()].sort(),
  );
  assert.ok(objects.every(({ owner }) => owner === 'QSYS'));
  await host.check([
    ['CRTLIB MINE', 'CPC2102 01 0 MINE'],
    ['MINE/CRTLIB X', 'CPD0030 02 30 CRTLIB MINE', 'CPF0001 15 30 CRTLIB'],
    ['NOLIB/CRTLIB X', 'CPD0030 02 30 CRTLIB NOLIB', 'CPF0001 15 30 CRTLIB'],
  ]);
  await host.check(
    [
      ['CRTLIB X', 'CPD0032 02 30 CRTLIB *LIBL', 'CPF0001 15 30 CRTLIB'],
      ["SNDMSG 'x' NOBODY", 'CPF2204 15 40 NOBODY'],
    ],
    anna,
  );
  await host.check([['GRTOBJAUT SNDMSG *CMD ANNA *EXCLUDE', 'CPC2201 01 0 SNDMSG CMD *LIBL']]);
  await host.check([["SNDMSG 'x' NOBODY", 'CPD0032 02 30 SNDMSG *LIBL', 'CPF0001 15 30 SNDMSG']], anna);

  await installCommands(host.rooms.objects, host.officer, commands);
  await host.check([["SNDMSG 'x' NOBODY", 'CPD0032 02 30 SNDMSG *LIBL', 'CPF0001 15 30 SNDMSG']], anna);
});

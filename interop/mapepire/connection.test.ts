import assert from 'node:assert/strict';
import { request } from 'node:https';
import { after, before, test } from 'node:test';
import mapepire from '@ibm/mapepire-js';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
before(async () => {
  stage = await openStage();
});
after(() => stage.clear());

test('GET /version tells the version to anybody', async () => {
  const { port, ca } = stage.server('ALICE');
  const body = await new Promise<string>((resolve, reject) => {
    request({ host: 'localhost', port, path: '/version', ca }, async response => {
      let text = '';
      for await (const chunk of response) text += String(chunk);
      resolve(text);
    })
      .on('error', reject)
      .end();
  });
  assert.match(body, /^\{"version":"\d+\.\d+\.\d+"\}$/);
});

test('connect, version, state, close', async () => {
  const job = new mapepire.SQLJob();
  assert.equal(job.getStatus(), 'notStarted');
  const connected = await job.connect(stage.server('ALICE'));
  assert.equal(connected.success, true);
  assert.match(connected.job, /^\d{6}\/QUSER\/QZDASOINIT$/);
  assert.equal(job.id, connected.job);
  assert.equal(job.getStatus(), 'ready');
  assert.equal(job.getRunningCount(), 0);
  assert.equal(job.underCommitControl() || false, false);
  const version = await job.getVersion();
  assert.match(version.version, /^\d+\.\d+\.\d+$/);
  assert.match(version.build_date, /^\d{4}-\d{2}-\d{2}T/);
  await job.close();
  assert.equal(job.getStatus(), 'ended');
});

test('a wrong password opens nothing, and is counted as a failed sign-on', async t => {
  t.mock.method(console, 'log', () => {});
  const wrong = { ...stage.server('BOB'), password: 'wrong' };
  await assert.rejects(new mapepire.SQLJob().connect(wrong), /Unexpected server response: 403/);
  const nobody = { ...stage.server('BOB'), user: 'NOBODY' };
  await assert.rejects(new mapepire.SQLJob().connect(nobody), /Unexpected server response: 403/);
  const job = await stage.connect({}, 'BOB');
  assert.equal(job.getStatus(), 'ready');
});

test('a host whose authority is not trusted is not spoken to, unless that is said', async t => {
  t.mock.method(console, 'log', () => {});
  const { ca, ...server } = stage.server('ALICE');
  await assert.rejects(new mapepire.SQLJob().connect(server), /certificate/);
  const job = new mapepire.SQLJob();
  await job.connect({ ...server, rejectUnauthorized: false });
  await job.close();
  const certificate = await mapepire.getCertificate(server);
  assert.match(certificate.subjectaltname ?? '', /DNS:localhost/);
  const root = await mapepire.getRootCertificate(server);
  assert.equal(root?.replace(/\s/g, ''), ca.toString().replace(/\s/g, ''));
});

test('CL commands with what they leave in the job log', async () => {
  const job = await stage.connect();
  const created = await job.clcommand('CRTLIB LIB(MAPCL)').execute();
  assert.equal(created.success, true);
  assert.equal(created.is_done, true);
  const messages = created.data.map(({ MESSAGE_ID, MESSAGE_TYPE }) => [MESSAGE_ID, MESSAGE_TYPE]);
  assert.deepEqual(messages, [['CPC2102', 'COMPLETION']]);
  const again = await job.clcommand('CRTLIB LIB(MAPCL)').execute();
  assert.deepEqual([again.success, again.sql_rc, again.sql_state], [false, -443, '38501']);
  assert.match(again.error ?? '', /^\[CPF2111\] /);
  const wrong = await job.clcommand('NOSUCHCMD').execute();
  assert.match(wrong.error ?? '', /^\[CPF0006\] /);
  await job.clcommand('DLTLIB LIB(MAPCL)').execute();
});

test('a trace of the connection', async t => {
  t.mock.method(console, 'log', () => {});
  const job = await stage.connect();
  const config = await job.setTraceConfig('IN_MEM', 'DATASTREAM');
  assert.deepEqual([config.tracedest, config.tracelevel], ['IN_MEM', 'DATASTREAM']);
  assert.equal(job.getTraceFilePath(), undefined);
  await job.getVersion();
  const { tracedata } = await job.getTraceData();
  assert.match(tracedata, /"type":"getversion"/);
  await assert.rejects(job.setTraceConfig('FILE', 'ON'), /memory/);
});

test('Visual Explain is refused in words', async () => {
  const job = await stage.connect();
  await assert.rejects(job.explain('VALUES 1'), /Visual Explain is not available/);
});

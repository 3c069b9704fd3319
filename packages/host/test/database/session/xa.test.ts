import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { sqlRoom } from './sql-room.ts';

const xid = (text: string) => ({ formatId: 1, globalId: Buffer.from(text), branchQualifier: Buffer.from('b') });

suite('branches of global transactions', () => {
  test('a prepared branch outlives its session and is ended by another', async t => {
    const room = await sqlRoom(t);
    const one = await room.session();
    await one.run('CREATE SCHEMA X');
    await one.run('CREATE TABLE X.T (N INTEGER)');
    await one.session.xa.start(xid('first'));
    await one.run('INSERT INTO X.T VALUES (1)');
    one.session.xa.end(xid('first'));
    assert.equal(await one.session.xa.prepare(xid('first')), 'prepared');
    await one.session.close();

    const two = await room.session();
    assert.deepEqual(await two.rows('SELECT N FROM X.T'), []);
    const found = await two.session.xa.recover();
    assert.deepEqual(
      found.map(({ globalId }) => Buffer.from(globalId).toString()),
      ['first'],
    );
    await two.session.xa.commit(found[0]!, false);
    assert.deepEqual(await two.rows('SELECT N FROM X.T'), [['1']]);
    await assert.rejects(two.session.xa.commit(xid('first'), false), { xaCode: -4 });

    await two.session.xa.start(xid('second'));
    await two.run('INSERT INTO X.T VALUES (2)');
    two.session.xa.end(xid('second'));
    await two.session.xa.rollback(xid('second'));
    assert.deepEqual(await two.rows('SELECT N FROM X.T'), [['1']]);

    await two.session.xa.start(xid('third'));
    assert.deepEqual(await two.rows('SELECT N FROM X.T'), [['1']]);
    two.session.xa.end(xid('third'));
    assert.equal(await two.session.xa.prepare(xid('third')), 'read-only');
    await two.run('INSERT INTO X.T VALUES (4)');
    assert.equal(await two.value('SELECT COUNT(*) FROM X.T'), '2');
  });
});

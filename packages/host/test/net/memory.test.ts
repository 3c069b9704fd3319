import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { connectInMemory } from '../../src/net/memory.ts';
import { EchoDoor } from './echo-door.ts';

test('a client in memory talks to a session as one on the network does', async () => {
  const door = new EchoDoor();
  const client = connectInMemory(door, { remoteAddress: '192.0.2.1' });
  client.write('sign on');
  assert.equal(((await once(client, 'data')) as [Buffer])[0].toString(), 'sign on');
  assert.equal(client.profile, 'ALICE');
  assert.equal(door.connections[0]?.remoteAddress, '192.0.2.1');
  client.end();
  await once(client, 'close');
  assert.equal(door.closed, 1);
});

test('the session ends or destroys the connection', async () => {
  const door = new EchoDoor();
  const ended = connectInMemory(door);
  ended.resume();
  door.connections[0]!.write(Buffer.from('bye'));
  door.connections[0]!.end();
  await once(ended, 'close');
  const destroyed = connectInMemory(door);
  door.connections[1]!.destroy(new Error('enough'));
  await once(destroyed, 'close');
  assert.equal(destroyed.reason?.message, 'enough');
  assert.equal(door.closed, 2);
});

test('a paused session gets its bytes when it resumes', async () => {
  const door = new EchoDoor();
  const client = connectInMemory(door);
  door.connections[0]!.pause();
  client.write('later');
  await new Promise(resolve => setImmediate(resolve));
  assert.equal(client.read(), null);
  door.connections[0]!.resume();
  assert.equal(((await once(client, 'data')) as [Buffer])[0].toString(), 'later');
  client.destroy();
});

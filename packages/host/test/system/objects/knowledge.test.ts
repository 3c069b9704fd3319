import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Knowledge } from '../../../src/system/objects/knowledge.ts';

/** A reading that ends when the test says so. */
function reading() {
  let end!: (found: ReadonlyMap<string, number>) => void;
  const asked: string[][] = [];
  const answer = new Promise<ReadonlyMap<string, number>>(resolve => {
    end = resolve;
  });
  return {
    asked,
    read: (keys: readonly string[]) => {
      asked.push([...keys]);
      return answer;
    },
    end,
  };
}

test('a key that is not found is known not to exist', async () => {
  const knowledge = new Knowledge<number>(10);
  assert.equal(knowledge.get('a'), undefined);
  await knowledge.learn(['a', 'b'], async () => new Map([['a', 1]]));
  assert.equal(knowledge.get('a'), 1);
  assert.equal(knowledge.get('b'), null);
});

test('what is forgotten while it is read is not kept', async () => {
  const knowledge = new Knowledge<number>(10);
  const slow = reading();
  const learned = knowledge.learn(['a', 'b'], slow.read);
  knowledge.forget('a');
  await knowledge.learn(['a'], async () => new Map([['a', 2]]));
  slow.end(
    new Map([
      ['a', 1],
      ['b', 1],
    ]),
  );
  await learned;
  assert.equal(knowledge.get('a'), 2);
  assert.equal(knowledge.get('b'), 1);
});

test('readings of the same key are joined', async () => {
  const knowledge = new Knowledge<number>(10);
  const slow = reading();
  const both = [knowledge.learn(['a'], slow.read), knowledge.learn(['a', 'b'], slow.read)];
  slow.end(
    new Map([
      ['a', 1],
      ['b', 2],
    ]),
  );
  await Promise.all(both);
  assert.deepEqual(slow.asked, [['a'], ['b']]);
});

test('a failed reading leaves nothing behind', async () => {
  const knowledge = new Knowledge<number>(10);
  const failure = new Error('store');
  await assert.rejects(
    knowledge.learn(['a'], async () => {
      throw failure;
    }),
    failure,
  );
  await knowledge.learn(['a'], async () => new Map([['a', 1]]));
  assert.equal(knowledge.get('a'), 1);
});

test('the oldest key goes when there are too many', async () => {
  const knowledge = new Knowledge<number>(2);
  await knowledge.learn(['a', 'b', 'c'], async keys => new Map(keys.map(key => [key, 1])));
  assert.deepEqual(
    ['a', 'b', 'c'].map(key => knowledge.get(key)),
    [undefined, 1, 1],
  );
});

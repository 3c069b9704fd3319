import assert from 'node:assert/strict';
import { EscapeError } from '../../src/system/messages/message.ts';

/** For `assert.rejects`: an escape message of this id, and a text like that. */
export function escapeMessage(id: string, text?: RegExp): (error: unknown) => true {
  return error => {
    assert.ok(error instanceof EscapeError, String(error));
    assert.equal(error.escape.id, id);
    assert.equal(error.escape.type, '15');
    if (text !== undefined) assert.match(error.escape.text, text);
    return true;
  };
}

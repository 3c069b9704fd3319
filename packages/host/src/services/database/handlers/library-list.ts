import { AddLibraryList, ErrorClass, Place } from '@bigiron/wire/hostserver/database/index';
import { EscapeError } from '../../../system/messages/message.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { type Answer, done, serve } from '../serve.ts';
import type { DatabaseRooms } from '../service.ts';

const notAdded = 1301;
const validName = /^[A-Z$#@][A-Z0-9$#@_.]{0,9}$/;
const alreadyThere = 'CPF2103';

/** 180C of the native database server: the commands that a user would enter. What cannot be added is left out, and said. */
export const libraryList = ({ commands }: DatabaseRooms) => [
  serve(AddLibraryList, async ({ libraries = [] }, { job }): Promise<Answer> => {
    const refused: string[] = [];
    for (const { place, name } of libraries) {
      const library = name.trim().toUpperCase();
      const command =
        place === Place.current
          ? `CHGLIBL LIBL(${library})`
          : `ADDLIBLE LIB(${library}) POSITION(${place === Place.first ? '*FIRST' : '*LAST'})`;
      if (!validName.test(library)) {
        refused.push(library);
        continue;
      }
      try {
        await commands.run(job, command);
      } catch (error) {
        if (!(error instanceof EscapeError)) throw error;
        if (error.escape.id !== alreadyThere) refused.push(library);
      }
    }
    return refused.length === 0 ? done : { diagnostic: diagnosticOf(refused) };
  }),
];

function diagnosticOf(libraries: readonly string[]): Diagnostic {
  return {
    errorClass: ErrorClass.libraryList,
    returnCode: notAdded,
    sqlca: { code: 0, state: '00000' },
    messageId: 'PWS0301',
    text: `Not added to the library list: ${libraries.join(', ')}.`,
  };
}

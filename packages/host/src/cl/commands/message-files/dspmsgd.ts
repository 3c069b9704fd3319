import type { ReplacementFormat } from '../../../system/messages/catalogue.ts';
import { character, choice, elements, object } from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';
import { output, print, report } from '../output.ts';

/** As many as anybody prints; a whole message file may have more. */
const mostMessages = 10_000;

export const DSPMSGD = command({
  name: 'DSPMSGD',
  text: 'Show messages of a message file',
  positional: 2,
  parameters: {
    RANGE: elements(
      'Range of message identifiers',
      {
        from: character('From', { length: 7, special: { '*FIRST': '' }, default: '*FIRST' }),
        to: character('To', { length: 7, special: ['*LAST', '*ONLY'], default: '*ONLY' }),
      },
      { default: '*FIRST *LAST' },
    ),
    MSGF: object('Message file', { default: 'QCPFMSG' }),
    DETAIL: choice('Detail', { values: ['*FULL', '*BASIC'], default: '*FULL' }),
    OUTPUT: output,
  },
  async run({ RANGE, MSGF, DETAIL }, context) {
    const { messageFiles, job } = context;
    const { from, to } = RANGE;
    const only = to === '*ONLY';
    const shown = report(context, 'Messages of a message file').field('Message file', `${MSGF.library}/${MSGF.name}`);
    let found =
      only && from !== ''
        ? await messageFiles.describe(job, MSGF, from)
        : await messageFiles.following(job, MSGF, before(from));
    for (let count = 0; found !== undefined && count < mostMessages; count++) {
      const { id, severity, text, help, formats, defaultReply } = found.description;
      if (!only && to !== '*LAST' && id > to) break;
      shown.line().line(`${id}  ${String(severity).padStart(2)}  ${text}`, 4);
      if (DETAIL === '*FULL') {
        if (help !== '') shown.line(`    ${help}`, 4);
        for (const [i, format] of formats.entries()) shown.line(`    &${i + 1}  ${described(format)}`);
        if (defaultReply !== undefined) shown.line(`    Default reply: ${defaultReply}`);
      }
      found = only ? undefined : await messageFiles.following(job, MSGF, id);
    }
    await print(context, 'QPMSGD', 'DSPMSGD', shown);
  },
});

/** What comes right before an identifier in the order of identifiers, whether there is such a message or not. */
function before(id: string): string {
  if (id === '') return '';
  const last = id.length - 1;
  return `${id.slice(0, last)}${String.fromCharCode(id.charCodeAt(last) - 1)}\uffff`;
}

/** As FMT would have it. */
function described(format: ReplacementFormat): string {
  switch (format.kind) {
    case 'char':
      return `*CHAR ${format.length}`;
    case 'quoted':
      return `*QTDCHAR ${format.length}`;
    case 'varying':
      return `${format.quoted ? '*QTDCHAR' : '*CHAR'} *VARY ${format.lengthBytes}`;
    case 'rest':
      return '*CHAR *VARY';
    case 'objectType':
      return '*CHAR 7';
    case 'binary':
      return `*BIN ${format.length}`;
    case 'unsigned':
      return `*UBIN ${format.length}`;
    case 'hex':
    case 'reserved':
      return `*HEX ${format.length}`;
    case 'decimal':
      return `*DEC ${format.digits} ${format.decimals}`;
  }
}

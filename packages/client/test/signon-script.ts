import { charset } from '@bigiron/wire/ccsid/index';
import { at } from '@bigiron/wire/hostserver/header';
import { type PasswordLevel, unprotect, verifier } from '@bigiron/wire/hostserver/password/index';
import { releaseNumber } from '@bigiron/wire/hostserver/release';
import {
  AttributesExchanged,
  ChangePassword,
  EndServer,
  ExchangeAttributes,
  GenerateToken,
  Information,
  PasswordChanged,
  RetrieveInformation,
  ReturnCode,
  TokenGenerated,
} from '@bigiron/wire/hostserver/signon/index';
import { isRight, type Script, serverSeed } from './scripted-host.ts';

export interface SignonScriptOptions {
  readonly users: Record<string, string>;
  readonly level?: PasswordLevel;
  /** Return code of a sign-on with the right password. */
  readonly returnCode?: number;
  readonly ccsid?: number;
  /** Tokens that were made, and sign on. */
  readonly tokens?: Buffer[];
}

/** A sign-on server that knows some users. */
export function signonScript({
  users,
  level = 3,
  returnCode = ReturnCode.ok,
  ccsid = 37,
  tokens = [],
}: SignonScriptOptions): Script {
  const seeds = new WeakMap<object, Uint8Array>();
  return (frame, conversation) => {
    const clientSeed = seeds.get(conversation) ?? new Uint8Array(8);
    const answer = (reply: Promise<Buffer>) => void reply.then(bytes => conversation.reply(frame, bytes));
    switch (at.id(frame)) {
      case ExchangeAttributes.id: {
        seeds.set(conversation, Buffer.from(ExchangeAttributes.decode(frame).clientSeed ?? []));
        const attributes = {
          returnCode: 0,
          release: releaseNumber('V7R5M0'),
          level: 10,
          serverSeed,
          passwordLevel: level,
        };
        return conversation.reply(frame, AttributesExchanged.encode(attributes));
      }
      case RetrieveInformation.id: {
        const { user = '', substitute, token } = RetrieveInformation.decode(frame);
        if (token !== undefined) return answer(byToken(token));
        return answer(bySubstitute(user, substitute, clientSeed));
      }
      case ChangePassword.id:
        return answer(changed(frame, clientSeed));
      case GenerateToken.id: {
        const token = Buffer.alloc(32, tokens.push(Buffer.alloc(0)));
        tokens[tokens.length - 1] = token;
        return conversation.reply(frame, TokenGenerated.encode({ returnCode: 0, token }));
      }
      case EndServer.id:
        return;
    }
  };

  async function bySubstitute(user: string, substitute: Uint8Array | undefined, seed: Uint8Array): Promise<Buffer> {
    if (users[user] === undefined) return Information.encode({ returnCode: ReturnCode.userUnknown });
    if (await isRight(users, level, user, substitute, seed)) {
      const lastSignon = { year: 2025, month: 3, day: 1, hour: 8, minute: 30, second: 5 };
      return Information.encode({ returnCode, serverCcsid: ccsid, lastSignon, warningDays: 7 });
    }
    const message = {
      textCcsid: 37,
      dataCcsid: 37,
      severity: 40,
      type: '15',
      id: 'CPF22E2',
      file: 'QCPFMSG',
      library: '*LIBL',
      text: 'Not the password.',
      data: Buffer.alloc(0),
      help: 'Type it again.',
    };
    const returned = { returnCode: ReturnCode.passwordIncorrect, messageCount: 1, messages: [message] };
    return Information.encode(returned, {}, charset(37));
  }

  async function byToken(token: Uint8Array): Promise<Buffer> {
    const known = tokens.some(one => one.equals(token));
    return known
      ? Information.encode({ returnCode, serverCcsid: ccsid, user: 'ALICE' })
      : Information.encode({ returnCode: ReturnCode.tokenNotValid });
  }

  async function changed(frame: Buffer, seed: Uint8Array): Promise<Buffer> {
    const { user = '', substitute, protectedOld, protectedNew, newLength, oldLength } = ChangePassword.decode(frame);
    const change = {
      substitute: substitute as Uint8Array,
      protectedOld: protectedOld as Uint8Array,
      protectedNew: protectedNew as Uint8Array,
      newLength,
      oldLength,
    };
    const known = await verifier(level, user, users[user] as string);
    try {
      users[user] = (await unprotect(level, user, known, change, { client: seed, server: serverSeed })).newPassword;
    } catch {
      return PasswordChanged.encode({ returnCode: ReturnCode.passwordIncorrect });
    }
    return PasswordChanged.encode({ returnCode: ReturnCode.ok });
  }
}

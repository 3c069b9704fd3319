import type { PortDirectory } from '../net/port-directory.ts';
import type { Rooms } from '../rooms.ts';
import type { Clock } from '../system/clock.ts';
import { defaultCcsid, initialCcsid } from '../system/jobs/environment.ts';
import { MessageType } from '../system/messages/message.ts';
import { catalogue } from '../system/messages/shipped-catalogue.ts';
import { refusalMessage } from '../system/profiles/refusals.ts';
import type { Random } from '../system/random.ts';
import { centralService } from './central/service.ts';
import { dataQueueService } from './data-queue/service.ts';
import { databaseService } from './database/service.ts';
import { mapepireService } from './mapepire/service.ts';
import { portMapperService } from './port-mapper/service.ts';
import { remoteCommandService } from './remote-command/service.ts';
import type { Service } from './service.ts';
import { signonService } from './signon/service.ts';

export interface DoorRooms extends Rooms {
  readonly clock: Clock;
  readonly random: Random;
  /** The release that the host says it is, as on the wire. */
  readonly release: number;
}

/** Every door of the host, in the order of the banner. */
export function doors(rooms: DoorRooms, directory: PortDirectory): Service[] {
  const { values, release } = rooms;
  return [
    portMapperService(directory),
    signonService({
      ...rooms,
      textCcsid: profile => defaultCcsid(initialCcsid(values, profile), values.get('QLANGID')),
      refusalMessage(reason, user) {
        if (reason.startsWith('token-')) return undefined;
        const [id, ...replacements] = refusalMessage(reason, user, values);
        return catalogue.message(id, MessageType.escape, replacements);
      },
    }),
    centralService(rooms, release),
    databaseService({ ...rooms, databaseName: 'BIGIRON' }),
    dataQueueService(rooms),
    remoteCommandService(rooms),
    mapepireService(rooms),
  ];
}

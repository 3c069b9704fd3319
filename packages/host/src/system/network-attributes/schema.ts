import type { RoomSchema } from '../../store/migrations.ts';

export const networkAttributeSchema: RoomSchema = {
  room: 'network-attributes',
  migrations: [
    {
      name: 'network attributes that were changed',
      sql: 'CREATE TABLE network_attribute (name text PRIMARY KEY, value jsonb NOT NULL)',
    },
  ],
};

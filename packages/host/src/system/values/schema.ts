import type { RoomSchema } from '../../store/migrations.ts';

export const systemValueSchema: RoomSchema = {
  room: 'system-values',
  migrations: [
    {
      name: 'system values that were changed',
      sql: 'CREATE TABLE system_value (name text PRIMARY KEY, value jsonb NOT NULL)',
    },
  ],
};

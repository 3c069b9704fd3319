import type { RoomSchema } from '../../store/migrations.ts';

export const messageFileSchema: RoomSchema = {
  room: 'message-files',
  migrations: [
    {
      name: 'message files and their descriptions',
      sql: `
        CREATE TABLE message_file (object_id int8 PRIMARY KEY REFERENCES object (id) ON DELETE CASCADE);
        CREATE TABLE message_description (
          file int8 NOT NULL REFERENCES message_file (object_id) ON DELETE CASCADE,
          id text NOT NULL,
          severity int2 NOT NULL,
          text text NOT NULL,
          help text NOT NULL,
          formats jsonb NOT NULL,
          PRIMARY KEY (file, id)
        );`,
    },
    {
      name: 'default replies',
      sql: 'ALTER TABLE message_description ADD default_reply text',
    },
  ],
};

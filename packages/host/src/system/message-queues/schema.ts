import type { RoomSchema } from '../../store/migrations.ts';

/**
 * `key` counts up in each queue. An inquiry and the sender's copy of it name each other (`partner_queue`, `partner_key`); a reply names
 * the copy that it answers. Messages refer to their queue without a foreign key, whose check would lock the queue's row a second
 * time; a trigger removes them with it.
 */
export const messageQueueSchema: RoomSchema = {
  room: 'message-queues',
  migrations: [
    {
      name: 'message queues and their messages',
      sql: `
        CREATE TABLE message_queue (
          object_id int8 PRIMARY KEY REFERENCES object (id) ON DELETE CASCADE,
          delivery text NOT NULL,
          severity int2 NOT NULL,
          force bool NOT NULL,
          last_key int8 NOT NULL DEFAULT 0
        );
        CREATE TABLE queued_message (
          queue int8 NOT NULL,
          key int8 NOT NULL,
          type text NOT NULL,
          id text NOT NULL,
          severity int2 NOT NULL,
          text text NOT NULL,
          help text NOT NULL,
          file text NOT NULL,
          library text NOT NULL,
          data bytea NOT NULL,
          sender_number text NOT NULL,
          sender_user text NOT NULL,
          sender_name text NOT NULL,
          sender_profile text NOT NULL,
          sender_program text NOT NULL,
          sent int8 NOT NULL,
          old bool NOT NULL DEFAULT false,
          reply text NOT NULL DEFAULT 'none',
          reply_to int8 NOT NULL DEFAULT 0,
          partner_queue int8,
          partner_key int8,
          PRIMARY KEY (queue, key)
        );
        CREATE INDEX new_message ON queued_message (queue, key) WHERE NOT old;
        CREATE INDEX message_reply ON queued_message (queue, reply_to) WHERE reply_to <> 0;
        CREATE FUNCTION remove_queued_messages() RETURNS trigger LANGUAGE plpgsql AS
          'BEGIN DELETE FROM queued_message WHERE queue = OLD.object_id; RETURN NULL; END';
        CREATE TRIGGER message_queue_removed AFTER DELETE ON message_queue
          FOR EACH ROW EXECUTE FUNCTION remove_queued_messages();`,
    },
  ],
};

/** The function of a trigger is in the schema of its table, under the name of the trigger; PostgreSQL's triggers go with it. */
export const triggerDeletion = `
  CREATE OR REPLACE FUNCTION sql_drop_trigger() RETURNS trigger LANGUAGE plpgsql AS $trigger$
  DECLARE
    t record;
  BEGIN
    SELECT relation_schema INTO t FROM bigiron.sql_table WHERE id = OLD.table_id;
    IF OLD.relation_name IS NOT NULL AND t.relation_schema IS NOT NULL THEN
      EXECUTE format('DROP FUNCTION IF EXISTS %I.%I() CASCADE', t.relation_schema, OLD.relation_name);
    END IF;
    RETURN NULL;
  END $trigger$;`;

/**
 * Deleting an object takes its relation with it, and the objects that depend on it: whatever deletes the object (DROP, DLTF, CLRLIB, the
 * end of its owner) all happens in one transaction. Dependents are deleted by a BEFORE trigger, while the rows that name them are there.
 * Their deletion is told to all processes; that of the object itself by whoever deletes it.
 */
export const deletionTriggers = `
  CREATE FUNCTION sql_delete_dependents() RETURNS trigger LANGUAGE plpgsql AS $trigger$
  DECLARE
    gone record;
  BEGIN
    FOR gone IN
      DELETE FROM bigiron.object o USING bigiron.sql_dependency d
      WHERE d.referenced = OLD.id AND o.id = d.dependent
      RETURNING o.id, o.library, o.name, o.type, o.job
    LOOP
      PERFORM pg_notify('bigiron_objects',
        json_build_array('o', gone.id::text, gone.library::text, gone.name, gone.type, gone.job)::text);
    END LOOP;
    RETURN OLD;
  END $trigger$;

  CREATE FUNCTION sql_drop_relation() RETURNS trigger LANGUAGE plpgsql AS $trigger$
  DECLARE
    what text := TG_ARGV[0];
  BEGIN
    IF TG_TABLE_NAME = 'sql_table' THEN
      what := CASE OLD.kind WHEN 'V' THEN 'VIEW' WHEN 'L' THEN 'VIEW' WHEN 'I' THEN 'INDEX' ELSE 'TABLE' END;
    END IF;
    IF OLD.relation_name IS NOT NULL THEN
      EXECUTE format('DROP %s IF EXISTS %I.%I CASCADE', what, OLD.relation_schema, OLD.relation_name);
    END IF;
    RETURN NULL;
  END $trigger$;

  CREATE FUNCTION sql_drop_schema() RETURNS trigger LANGUAGE plpgsql AS $trigger$
  BEGIN
    EXECUTE format('DROP SCHEMA IF EXISTS %I CASCADE', OLD.relation_schema);
    RETURN NULL;
  END $trigger$;

  CREATE FUNCTION sql_drop_routine() RETURNS trigger LANGUAGE plpgsql AS $trigger$
  BEGIN
    IF OLD.relation_identity IS NOT NULL THEN
      EXECUTE 'DROP ROUTINE IF EXISTS ' || OLD.relation_identity || ' CASCADE';
    END IF;
    RETURN NULL;
  END $trigger$;

  CREATE FUNCTION sql_drop_trigger() RETURNS trigger LANGUAGE plpgsql AS $trigger$
  DECLARE
    t record;
  BEGIN
    SELECT relation_schema, relation_name INTO t FROM bigiron.sql_table WHERE id = OLD.table_id;
    IF OLD.relation_name IS NOT NULL AND to_regclass(format('%I.%I', t.relation_schema, t.relation_name)) IS NOT NULL THEN
      EXECUTE format('DROP TRIGGER IF EXISTS %I ON %I.%I', OLD.relation_name, t.relation_schema, t.relation_name);
    END IF;
    RETURN NULL;
  END $trigger$;

  CREATE TRIGGER dependents BEFORE DELETE ON sql_table FOR EACH ROW EXECUTE FUNCTION sql_delete_dependents();
  CREATE TRIGGER dependents BEFORE DELETE ON sql_routine FOR EACH ROW EXECUTE FUNCTION sql_delete_dependents();
  CREATE TRIGGER dependents BEFORE DELETE ON sql_sequence FOR EACH ROW EXECUTE FUNCTION sql_delete_dependents();
  CREATE TRIGGER dependents BEFORE DELETE ON sql_type FOR EACH ROW EXECUTE FUNCTION sql_delete_dependents();
  CREATE TRIGGER dependents BEFORE DELETE ON sql_variable FOR EACH ROW EXECUTE FUNCTION sql_delete_dependents();
  CREATE TRIGGER relation AFTER DELETE ON sql_table FOR EACH ROW EXECUTE FUNCTION sql_drop_relation();
  CREATE TRIGGER relation AFTER DELETE ON sql_sequence FOR EACH ROW EXECUTE FUNCTION sql_drop_relation('SEQUENCE');
  CREATE TRIGGER relation AFTER DELETE ON sql_routine FOR EACH ROW EXECUTE FUNCTION sql_drop_routine();
  CREATE TRIGGER relation AFTER DELETE ON sql_trigger FOR EACH ROW EXECUTE FUNCTION sql_drop_trigger();
  CREATE TRIGGER relation AFTER DELETE ON sql_schema FOR EACH ROW EXECUTE FUNCTION sql_drop_schema();`;

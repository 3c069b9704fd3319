import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { routineRoom } from './fixture.ts';

suite('triggers', () => {
  const room = routineRoom(async sql => {
    await sql.run('CREATE TABLE LOG (N INTEGER GENERATED ALWAYS AS IDENTITY, TEXT_ VARCHAR(60))');
  });
  const log = async () => {
    const rows = await room.sql.rows('SELECT TEXT_ FROM LOG ORDER BY N');
    await room.sql.run('DELETE FROM LOG');
    return rows.map(([text]) => text);
  };
  let count = 0;
  /** A table of its own for each test. */
  const table = async () => {
    const name = `T${++count}`;
    await room.sql.run(
      `CREATE TABLE ${name} (K INTEGER NOT NULL PRIMARY KEY, V VARCHAR(10), CHANGED FOR COLUMN CHG INTEGER)`,
    );
    return name;
  };

  test('AFTER, FOR EACH ROW: old and new values of each row', async () => {
    const t = await table();
    await room.sql.run(`CREATE TRIGGER ${t}_AU AFTER UPDATE ON ${t} REFERENCING OLD AS O NEW AS N FOR EACH ROW MODE DB2SQL
      INSERT INTO LOG (TEXT_) VALUES (O.K CONCAT ' ' CONCAT O.V CONCAT '>' CONCAT N.V)`);
    await room.sql.run(`INSERT INTO ${t} (K, V) VALUES (1, 'a'), (2, 'b')`);
    await room.sql.run(`UPDATE ${t} SET V = V CONCAT '!'`);
    assert.deepEqual((await log()).sort(), ['1 a>a!', '2 b>b!']);
  });

  test('BEFORE: the new row can be changed and refused', async () => {
    const t = await table();
    await room.sql.run(`CREATE TRIGGER ${t}_BI BEFORE INSERT ON ${t} REFERENCING NEW AS N FOR EACH ROW MODE DB2ROW
      BEGIN
        IF N.K < 0 THEN SIGNAL SQLSTATE '75001' SET MESSAGE_TEXT = 'Key ' CONCAT N.K; END IF;
        SET N.V = UPPER(COALESCE(N.V, 'none')), N.CHG = N.K * 2;
      END`);
    await room.sql.run(`INSERT INTO ${t} (K, V) VALUES (1, 'a'), (2, NULL)`);
    assert.deepEqual(await room.sql.rows(`SELECT * FROM ${t} ORDER BY K`), [
      ['1', 'A', '2'],
      ['2', 'NONE', '4'],
    ]);
    await assert.rejects(room.sql.run(`INSERT INTO ${t} (K) VALUES (-5)`), {
      sqlcode: -723,
      sqlstate: '09000',
      tokens: [`${t}_BI`, 'PL', '-438', '75001', 'Key -5'],
    });
  });

  test('WHEN, UPDATE OF columns, and the order in which triggers were made', async () => {
    const t = await table();
    await room.sql.run(`CREATE TRIGGER ${t}_Z AFTER UPDATE OF V ON ${t} REFERENCING NEW ROW AS N FOR EACH ROW
      WHEN (N.K > 1 AND EXISTS (SELECT 1 FROM DUMMY)) INSERT INTO LOG (TEXT_) VALUES ('z' CONCAT N.K)`);
    await room.sql.run(`CREATE TRIGGER ${t}_A AFTER UPDATE ON ${t} REFERENCING NEW ROW AS N FOR EACH ROW
      WHEN (N.K > 1) INSERT INTO LOG (TEXT_) VALUES ('a' CONCAT N.K)`);
    await room.sql.run(`INSERT INTO ${t} (K) VALUES (1), (2)`);
    await room.sql.run(`UPDATE ${t} SET V = 'x'`);
    assert.deepEqual(await log(), ['z2', 'a2']);
    await room.sql.run(`UPDATE ${t} SET CHG = 1`);
    assert.deepEqual(await log(), ['a2']);
  });

  test('FOR EACH STATEMENT with transition tables', async () => {
    const t = await table();
    await room.sql.run(`CREATE TRIGGER ${t}_S AFTER UPDATE ON ${t} REFERENCING OLD TABLE AS OT NEW TABLE AS NT FOR EACH STATEMENT
      INSERT INTO LOG (TEXT_) SELECT 'changed ' CONCAT COUNT(*) CONCAT ' ' CONCAT MAX(NT.V) FROM OT JOIN NT ON OT.K = NT.K`);
    await room.sql.run(`INSERT INTO ${t} (K, V) VALUES (1, 'a'), (2, 'b'), (3, 'c')`);
    await room.sql.run(`UPDATE ${t} SET V = 'n' WHERE K > 1`);
    await room.sql.run(`UPDATE ${t} SET V = 'n' WHERE K > 10`);
    assert.deepEqual(await log(), ['changed 2 n', null]);
  });

  test('several events, and which one it was', async () => {
    const t = await table();
    await room.sql.run(`CREATE TRIGGER ${t}_M AFTER INSERT OR UPDATE OR DELETE ON ${t} REFERENCING OLD AS O NEW AS N FOR EACH ROW
      BEGIN
        DECLARE WHAT VARCHAR(10);
        IF INSERTING THEN SET WHAT = 'insert'; ELSEIF UPDATING THEN SET WHAT = 'update'; ELSEIF DELETING THEN SET WHAT = 'delete'; END IF;
        INSERT INTO LOG (TEXT_) VALUES (WHAT CONCAT ' ' CONCAT COALESCE(N.K, O.K));
      END`);
    await room.sql.run(`INSERT INTO ${t} (K) VALUES (7)`);
    await room.sql.run(`UPDATE ${t} SET K = 8`);
    await room.sql.run(`DELETE FROM ${t}`);
    assert.deepEqual(await log(), ['insert 7', 'update 8', 'delete 8']);
    await room.sql.run(`CREATE OR REPLACE TRIGGER ${t}_M AFTER INSERT OR DELETE ON ${t} REFERENCING OLD TABLE AS O NEW TABLE AS N
      FOR EACH STATEMENT INSERT INTO LOG (TEXT_) VALUES (CASE WHEN INSERTING THEN 'in' ELSE 'out' END)`);
    await room.sql.run(`INSERT INTO ${t} (K) VALUES (7), (8)`);
    await room.sql.run(`DELETE FROM ${t}`);
    assert.deepEqual(await log(), ['in', 'out']);
    await room.sql.run(`DROP TRIGGER ${t}_M`);
    await room.sql.run(`INSERT INTO ${t} (K) VALUES (7)`);
    await room.sql.run(`DELETE FROM ${t}`);
    assert.deepEqual(await log(), [], 'nothing of it is left');
  });

  test('INSTEAD OF changes of a view', async () => {
    const t = await table();
    await room.sql.run(`CREATE VIEW ${t}_VIEW (KEY_, WORD) AS SELECT K, UPPER(V) FROM ${t}`);
    await room.sql.run(`CREATE TRIGGER ${t}_IO INSTEAD OF INSERT ON ${t}_VIEW REFERENCING NEW AS N FOR EACH ROW
      INSERT INTO ${t} (K, V) VALUES (N.KEY_, LOWER(N.WORD))`);
    await room.sql.run(`INSERT INTO ${t}_VIEW VALUES (1, 'WORD')`);
    assert.deepEqual(await room.sql.rows(`SELECT K, V FROM ${t}`), [['1', 'word']]);
  });

  test('what a trigger does is undone with its statement', async () => {
    const t = await table();
    await room.sql.run(`CREATE TRIGGER ${t}_AI AFTER INSERT ON ${t} REFERENCING NEW AS N FOR EACH ROW BEGIN
      INSERT INTO LOG (TEXT_) VALUES ('row ' CONCAT N.K);
      IF N.K = 2 THEN INSERT INTO ${t} (K) VALUES (1); END IF;
    END`);
    await assert.rejects(room.sql.run(`INSERT INTO ${t} (K) VALUES (1), (2)`), {
      sqlcode: -723,
      tokens: [`${t}_AI`, 'PL', '-803', '23505', 'Duplicate key value.'],
    });
    assert.deepEqual(await log(), []);
    assert.equal(await room.sql.value(`SELECT COUNT(*) FROM ${t}`), '0');
  });

  test('a trigger goes with its table', async () => {
    const t = await table();
    await room.sql.run(`CREATE TRIGGER ${t}_AI AFTER INSERT ON ${t} INSERT INTO LOG (TEXT_) VALUES ('any')`);
    await room.sql.run(`DROP TABLE ${t}`);
    await assert.rejects(room.sql.run(`DROP TRIGGER ${t}_AI`), { sqlcode: -204 });
    await room.sql.run(`CREATE TABLE ${t} (K INTEGER)`);
    await room.sql.run(`CREATE TRIGGER ${t}_AI AFTER INSERT ON ${t} INSERT INTO LOG (TEXT_) VALUES ('again')`);
    await room.sql.run(`INSERT INTO ${t} VALUES (1)`);
    assert.deepEqual(await log(), ['again']);
  });

  test('errors of CREATE TRIGGER', async () => {
    const t = await table();
    const refused = (text: string, sqlcode: number) => assert.rejects(room.sql.run(text), { sqlcode }, text);
    const insert = `INSERT INTO LOG (TEXT_) VALUES ('x')`;
    await refused(`CREATE TRIGGER X AFTER INSERT ON NOSUCH ${insert}`, -204);
    await refused(`CREATE TRIGGER X AFTER INSERT ON ${t} REFERENCING NEW AS N FOR EACH STATEMENT ${insert}`, -697);
    await refused(`CREATE TRIGGER X AFTER INSERT ON ${t} REFERENCING OLD AS O FOR EACH ROW ${insert}`, -696);
    await refused(`CREATE TRIGGER X AFTER UPDATE OF NOSUCH ON ${t} FOR EACH ROW ${insert}`, -205);
    await refused(`CREATE TRIGGER X INSTEAD OF INSERT ON ${t} FOR EACH ROW ${insert}`, -159);
    await refused(`CREATE TRIGGER X AFTER INSERT ON ${t} REFERENCING NEW AS N FOR EACH ROW CALL P(N.K)`, -270);
    await refused(
      `CREATE TRIGGER X AFTER INSERT ON ${t} REFERENCING NEW AS N FOR EACH ROW ${insert.replace("'x'", 'N.NOSUCH')}`,
      -206,
    );
    await room.sql.run(`CREATE TRIGGER X AFTER INSERT ON ${t} ${insert}`);
    await refused(`CREATE TRIGGER X AFTER INSERT ON ${t} ${insert}`, -601);
  });
});

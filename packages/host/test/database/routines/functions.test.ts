import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { routineRoom } from './fixture.ts';

suite('functions in SQL', () => {
  const room = routineRoom(async sql => {
    await sql.run('CREATE TABLE T (K INTEGER NOT NULL PRIMARY KEY, V VARCHAR(10), PRICE DECIMAL(7,2))');
    await sql.run(`INSERT INTO T VALUES (1, 'one', 1.50), (2, 'two', 20), (3, 'three', NULL)`);
  });
  let count = 0;
  /** The value of a function of one INTEGER, made of this body, for an argument. */
  const scalar = async (body: string, argument: number | null, returns = 'VARCHAR(20)') => {
    const name = `F${++count}`;
    await room.sql.run(`CREATE FUNCTION ${name} (A INTEGER) RETURNS ${returns} LANGUAGE SQL ${body}`);
    return room.sql.value(`VALUES ${name}(CAST(? AS INTEGER))`, argument);
  };
  const refused = (body: string, sqlcode: number) => assert.rejects(scalar(body, 1), { sqlcode }, body);

  test('a single RETURN', async () => {
    assert.equal(await scalar('RETURN A * 2', 21, 'INTEGER'), '42');
    assert.equal(await scalar(`RETURN 'n' CONCAT A`, 7), 'n7');
    assert.equal(await scalar('RETURN A', 3, 'CHAR(5)'), '3    ');
    assert.equal(await scalar('RETURN (SELECT V FROM T WHERE K = A)', 2), 'two');
    assert.equal(await scalar('BEGIN RETURN A / 4.0; END', 9, 'DECIMAL(5,2)'), '2.25');
    assert.equal(await scalar('RETURNS NULL ON NULL INPUT RETURN 1', null, 'INTEGER'), null);
  });

  test('it is used for each row, in any place', async () => {
    await room.sql.run('CREATE FUNCTION GROSS (NET DECIMAL(7,2)) RETURNS DECIMAL(9,2) DETERMINISTIC RETURN NET * 1.2');
    assert.deepEqual(
      await room.sql.rows('SELECT K, GROSS(PRICE) FROM T WHERE GROSS(PRICE) > 2 ORDER BY GROSS(PRICE)'),
      [['2', '24.00']],
    );
    assert.deepEqual(await room.sql.rows('SELECT SUM(PL.GROSS(PRICE)) FROM T'), [['25.80']]);
  });

  test('variables, IF, CASE and loops', async () => {
    const body = `BEGIN
      DECLARE I, SUM_ INTEGER DEFAULT 0;
      IF A < 0 THEN RETURN 'negative'; ELSEIF A IS NULL THEN RETURN 'unknown'; END IF;
      L: LOOP
        SET I = I + 1;
        IF I > A THEN LEAVE L; END IF;
        IF MOD(I, 2) = 0 THEN ITERATE L; END IF;
        SET SUM_ = SUM_ + I;
      END LOOP;
      WHILE I > 100 DO SET I = I - 1; END WHILE;
      REPEAT SET I = I + 1; UNTIL I >= 1 END REPEAT;
      CASE SUM_ WHEN 0 THEN RETURN 'none'; ELSE RETURN 'sum ' CONCAT SUM_; END CASE;
    END`;
    assert.equal(await scalar(body, 5), 'sum 9');
    assert.equal(await scalar(body, 0), 'none');
    assert.equal(await scalar(body, -1), 'negative');
    assert.equal(await scalar(body, null), 'unknown');
  });

  test('SELECT INTO, FOR and cursors', async () => {
    assert.equal(
      await scalar(
        `BEGIN
          DECLARE R VARCHAR(20) DEFAULT 'unchanged';
          SELECT V INTO R FROM T WHERE K = A;
          RETURN R;
        END`,
        99,
      ),
      'unchanged',
    );
    assert.equal(
      await scalar(
        `BEGIN
          DECLARE R VARCHAR(20) DEFAULT '';
          FOR X AS SELECT K, V FROM T WHERE K >= A ORDER BY K DO SET R = R CONCAT X.V CONCAT ' '; END FOR;
          RETURN R;
        END`,
        2,
      ),
      'two three ',
    );
    assert.equal(
      await scalar(
        `BEGIN
          DECLARE DONE INTEGER DEFAULT 0;
          DECLARE W VARCHAR(10);
          DECLARE R VARCHAR(20) DEFAULT '';
          DECLARE C CURSOR FOR SELECT V FROM T WHERE K >= A ORDER BY K;
          DECLARE CONTINUE HANDLER FOR NOT FOUND SET DONE = 1;
          OPEN C;
          FETCH C INTO W;
          WHILE DONE = 0 DO
            SET R = R CONCAT W CONCAT ' ';
            FETCH C INTO W;
          END WHILE;
          CLOSE C;
          RETURN R;
        END`,
        2,
      ),
      'two three ',
    );
    const several = await scalar('BEGIN DECLARE R INTEGER; SELECT K INTO R FROM T; RETURN R; END', 1).catch(
      error => error,
    );
    assert.equal(several.sqlcode, -811);
  });

  test('handlers', async () => {
    assert.equal(
      await scalar(
        `BEGIN
          DECLARE R INTEGER DEFAULT 0;
          DECLARE CONTINUE HANDLER FOR SQLSTATE '22012' SET R = -1;
          SET R = 10 / A;
          RETURN 'r ' CONCAT R;
        END`,
        0,
      ),
      'r -1',
    );
    assert.equal(
      await scalar(
        `BEGIN
          DECLARE R VARCHAR(20) DEFAULT 'a';
          BEGIN
            DECLARE EXIT HANDLER FOR SQLEXCEPTION SET R = R CONCAT 'h';
            SIGNAL SQLSTATE '75001';
            SET R = 'not reached';
          END;
          RETURN R CONCAT 'b';
        END`,
        0,
      ),
      'ahb',
    );
    assert.equal(
      await scalar(
        `BEGIN
          DECLARE STATE, TEXT_ VARCHAR(20);
          DECLARE ODD CONDITION FOR SQLSTATE '75002';
          DECLARE EXIT HANDLER FOR ODD BEGIN
            GET STACKED DIAGNOSTICS CONDITION 1 STATE = RETURNED_SQLSTATE, TEXT_ = MESSAGE_TEXT;
            RETURN STATE CONCAT TEXT_;
          END;
          SIGNAL ODD SET MESSAGE_TEXT = 'told';
        END`,
        0,
      ),
      '75002told',
    );
  });

  test('SIGNAL reaches the statement that uses the function', async () => {
    await room.sql.run(`CREATE FUNCTION CHECKED (A INTEGER) RETURNS INTEGER BEGIN
      IF A > 1 THEN SIGNAL SQLSTATE '75003' SET MESSAGE_TEXT = 'Too many: ' CONCAT A; END IF;
      RETURN A;
    END`);
    assert.equal(await room.sql.value('VALUES CHECKED(1)'), '1');
    await assert.rejects(room.sql.rows('SELECT CHECKED(K) FROM T'), {
      sqlcode: -438,
      sqlstate: '75003',
      tokens: ['Too many: 2'],
    });
  });

  test('a function that ends without RETURN: -578; CASE without a branch: -773', async () => {
    await refused('BEGIN IF A = 2 THEN RETURN 1; END IF; END', -578);
    await refused(`BEGIN CASE A WHEN 2 THEN RETURN 'x'; END CASE; END`, -773);
  });

  test('values that do not fit are refused, variables cut them', async () => {
    await refused(`RETURN REPEAT('x', 21)`, -404);
    assert.equal(await scalar(`BEGIN DECLARE R CHAR(2); SET R = 'abc'; RETURN R CONCAT '.'; END`, 1), 'ab.');
  });

  test('overloads by type', async () => {
    await room.sql.run(`CREATE FUNCTION KIND (A INTEGER) RETURNS VARCHAR(10) RETURN 'number'`);
    await room.sql.run(`CREATE FUNCTION KIND (A VARCHAR(10)) RETURNS VARCHAR(10) SPECIFIC KIND_TEXT RETURN 'text'`);
    await room.sql.run(`CREATE FUNCTION KIND (A CHAR(10)) RETURNS VARCHAR(10) SPECIFIC KIND_CHAR RETURN 'char'`);
    assert.equal(await room.sql.value('VALUES KIND(1)'), 'number');
    assert.equal(await room.sql.value(`VALUES KIND('a')`), 'text');
    assert.equal(await room.sql.value(`VALUES KIND(CAST('a' AS CHAR(10)))`), 'char');
    await assert.rejects(room.sql.run('CREATE FUNCTION KIND (X INTEGER) RETURNS INTEGER RETURN 1'), { sqlcode: -454 });
    await room.sql.run(`CREATE OR REPLACE FUNCTION KIND (X INTEGER) RETURNS VARCHAR(10) RETURN 'replaced'`);
    assert.equal(await room.sql.value('VALUES KIND(1)'), 'replaced');
    await room.sql.run('DROP SPECIFIC FUNCTION KIND_TEXT');
    await room.sql.run('DROP FUNCTION KIND (INTEGER)');
    assert.equal(await room.sql.value(`VALUES KIND('a')`), 'char');
    await room.sql.run('DROP FUNCTION KIND');
    await assert.rejects(room.sql.value('VALUES KIND(1)'), { sqlcode: -204 });
  });

  test('arguments by name and defaults', async () => {
    await room.sql.run(`CREATE FUNCTION TRIPLE (A INTEGER, B INTEGER DEFAULT 20, C INTEGER DEFAULT 300)
      RETURNS INTEGER RETURN A + B + C`);
    assert.equal(await room.sql.value('VALUES TRIPLE(1)'), '321');
    assert.equal(await room.sql.value('VALUES TRIPLE(C => 0, A => 1)'), '21');
    await assert.rejects(room.sql.value('VALUES TRIPLE(B => 1)'), { sqlcode: -204 });
    await room.sql.run(`CREATE FUNCTION FROM_TO (A INTEGER, B INTEGER DEFAULT 2) RETURNS TABLE (N INTEGER)
      RETURN SELECT K FROM T WHERE K BETWEEN A AND B`);
    assert.deepEqual(await room.sql.rows('SELECT N FROM TABLE(FROM_TO(B => 3, A => 3)) AS X'), [['3']]);
    assert.deepEqual(await room.sql.rows('SELECT MAX(N) FROM TABLE(FROM_TO(1)) AS X'), [['2']]);
  });

  test('table functions: RETURN of a query, and PIPE', async () => {
    await room.sql.run(`CREATE FUNCTION ABOVE (LEAST INTEGER) RETURNS TABLE (NUMBER INTEGER, WORD CHAR(6))
      RETURN SELECT K, V FROM T WHERE K > LEAST`);
    assert.deepEqual(await room.sql.rows('SELECT * FROM TABLE(ABOVE(1)) AS X ORDER BY NUMBER'), [
      ['2', 'two   '],
      ['3', 'three '],
    ]);
    await room.sql.run(`CREATE FUNCTION SERIES (LAST_ INTEGER) RETURNS TABLE (N INTEGER) BEGIN
      DECLARE I INTEGER DEFAULT 1;
      WHILE I <= LAST_ DO PIPE (I); SET I = I + 1; END WHILE;
      RETURN;
    END`);
    assert.deepEqual(await room.sql.rows('SELECT N * 10 FROM TABLE(SERIES(3)) AS X'), [['10'], ['20'], ['30']]);
    assert.deepEqual(
      await room.sql.rows('SELECT T.K, X.N FROM T, TABLE(SERIES(T.K)) AS X WHERE T.K < 3 ORDER BY T.K, X.N'),
      [
        ['1', '1'],
        ['2', '1'],
        ['2', '2'],
      ],
    );
  });

  test('a function that changes data', async () => {
    await room.sql.run('CREATE TABLE LOG (A INTEGER)');
    await room.sql.run(`CREATE FUNCTION NOTES (A INTEGER) RETURNS INTEGER MODIFIES SQL DATA BEGIN
      DECLARE N INTEGER;
      INSERT INTO LOG VALUES (A), (A);
      GET DIAGNOSTICS N = ROW_COUNT;
      RETURN N;
    END`);
    assert.equal(await room.sql.value('VALUES NOTES(5)'), '2');
    assert.deepEqual(await room.sql.rows('SELECT A FROM LOG'), [['5'], ['5']]);
  });

  test('what cannot be done inside a statement of PostgreSQL is refused when the function is made', async () => {
    await refused(`BEGIN EXECUTE IMMEDIATE 'DELETE FROM T'; RETURN 1; END`, -270);
    await refused('BEGIN COMMIT; RETURN 1; END', -270);
    await refused('BEGIN CALL P(); RETURN 1; END', -270);
    await refused('BEGIN A: GOTO A; RETURN 1; END', -270);
    await room.sql.run('CREATE VARIABLE GLOBAL_ INTEGER');
    await refused('RETURN GLOBAL_', -270);
    await refused('BEGIN SET NOSUCH = 1; RETURN 1; END', -206);
    await refused('RETURN NOSUCH', -206);
    await refused('RETURN (SELECT K FROM NOSUCH)', -204);
    await assert.rejects(
      room.sql.run(`CREATE FUNCTION EXT (A INTEGER) RETURNS INTEGER EXTERNAL NAME 'LIB/PGM' LANGUAGE C`),
      {
        sqlcode: -270,
      },
    );
  });

  test('functions and procedures use each other', async () => {
    await room.sql.run('CREATE FUNCTION NEXT_ (A INTEGER) RETURNS INTEGER RETURN A + 1');
    await room.sql.run('CREATE FUNCTION AFTER_ (A INTEGER) RETURNS INTEGER RETURN NEXT_(NEXT_(A))');
    assert.deepEqual(await room.body('SET N = AFTER_(5)'), [7, null]);
  });
});

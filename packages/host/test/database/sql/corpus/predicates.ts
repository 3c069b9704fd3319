import type { Corpus } from './corpus.ts';

export const predicates: Corpus = {
  'basic predicate': [
    'SELECT * FROM T WHERE A = 1 AND B <> 2 AND C < 3 AND D > 4 AND E <= 5 AND F >= 6',
    'SELECT * FROM T WHERE A != 1 AND B ¬= 2 AND C ^= 3 AND D !< 4 AND E !> 5 AND F ¬< 6 AND G ¬> 7',
    'SELECT * FROM T WHERE (A, B) = (1, 2) AND (A, B) = (SELECT C, D FROM U)',
  ],
  'quantified predicate': [
    'SELECT * FROM T WHERE A = ANY (SELECT B FROM U) AND A > ALL (SELECT B FROM U) AND A <> SOME (SELECT B FROM U)',
  ],
  'BETWEEN predicate': ['SELECT * FROM T WHERE A BETWEEN 1 AND 2 AND B NOT BETWEEN C + 1 AND D'],
  'DISTINCT predicate': ['SELECT * FROM T WHERE A IS DISTINCT FROM B AND C IS NOT DISTINCT FROM NULL'],
  'EXISTS predicate': ['SELECT * FROM T WHERE EXISTS (SELECT 1 FROM U) AND NOT EXISTS (SELECT 1 FROM V)'],
  'IN predicate': [
    'SELECT * FROM T WHERE A IN (1, 2, ?) AND B NOT IN (SELECT C FROM U) AND C IN 5 AND (A, B) IN (SELECT 1, 2 FROM U)',
    'SELECT * FROM T WHERE A IN ((SELECT B FROM U) UNION (SELECT C FROM V)) AND D IN ((SELECT MAX(E) FROM U), 5)',
  ],
  'IS JSON predicate': [
    'SELECT * FROM T WHERE A IS JSON AND B IS NOT JSON ARRAY AND C IS JSON OBJECT WITH UNIQUE KEYS',
  ],
  'JSON_EXISTS predicate': ["SELECT * FROM T WHERE JSON_EXISTS(A, '$.b') AND JSON_EXISTS(A, '$.c' FALSE ON ERROR)"],
  'LIKE predicate': ["SELECT * FROM T WHERE A LIKE 'x%' AND B NOT LIKE '%!_%' ESCAPE '!' AND C LIKE ? || '%'"],
  'NULL predicate': ['SELECT * FROM T WHERE A IS NULL AND B IS NOT NULL AND A + B IS NULL'],
  'REGEXP_LIKE predicate': ["SELECT * FROM T WHERE REGEXP_LIKE(A, '^x', 1, 'i') OR NOT REGEXP_LIKE(B, 'y')"],
  'ARRAY_EXISTS predicate': ['SELECT * FROM T WHERE ARRAY_EXISTS(A, 3)'],
  'boolean test': ['SELECT * FROM T WHERE A IS TRUE AND B IS NOT FALSE AND C IS UNKNOWN AND (A = 1) IS NOT TRUE'],
  'search conditions': [
    'SELECT * FROM T WHERE A = 1 OR B = 2 AND NOT C = 3 OR NOT (D = 4 OR E = 5) AND F',
    'SELECT A = 1, B OR C FROM T WHERE D',
    'SELECT * FROM T WHERE ((A = 1 AND (B = 2)) OR (((C = 3))))',
  ],
};

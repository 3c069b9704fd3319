import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Cursors that change rows, survive commits, and what statements bring besides rows: keys, counts of batches. */
public final class Cursors {
    public static void main(String[] args) throws Exception {
        String schema = args[5];
        String table = schema + ".STOCK";
        try (Connection connection = new Connections(args).open("errors", "full")) {
            Rows.direct(connection, "schema", "CREATE SCHEMA " + schema);
            Rows.direct(connection, "table", "CREATE TABLE " + table + " (ID INTEGER GENERATED ALWAYS AS IDENTITY, ITEM VARCHAR(10) NOT NULL, QUANTITY INTEGER NOT NULL WITH DEFAULT)");
            keys(connection, table);
            batchErrors(connection, table);
            updatable(connection, table);
            held(connection, table);
            readAhead(connection, table);
        }
    }

    private static void keys(Connection connection, String table) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + table + " (ITEM, QUANTITY) VALUES(?,?)", Statement.RETURN_GENERATED_KEYS)) {
            for (int i = 1; i <= 3; i++) {
                insert.setString(1, "item" + i);
                insert.setInt(2, i * 10);
                int count = insert.executeUpdate();
                try (ResultSet keys = insert.getGeneratedKeys()) {
                    keys.next();
                    Report.line("name", "key", "count", count, "key", keys.getInt(1));
                }
            }
        }
        try (Statement insert = connection.createStatement()) {
            insert.executeUpdate("INSERT INTO " + table + " (ITEM) VALUES('a'), ('b')", Statement.RETURN_GENERATED_KEYS);
            try (ResultSet keys = insert.getGeneratedKeys()) {
                Report.line("name", "keys", "rows", Rows.all(keys));
            }
        }
        Rows.query(connection, "default", "SELECT QUANTITY FROM " + table + " WHERE ITEM = 'a'");
    }

    private static void batchErrors(Connection connection, String table) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + table + " (ITEM, QUANTITY) VALUES(?,?)")) {
            for (String item : new String[] {"ok1", "ok2", null, "ok3"}) {
                insert.setString(1, item);
                insert.setInt(2, 1);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (BatchUpdateException refused) {
            Report.line("name", "batch", "code", refused.getErrorCode(), "state", refused.getSQLState());
        }
        try (Statement batch = connection.createStatement()) {
            batch.addBatch("UPDATE " + table + " SET QUANTITY = QUANTITY + 1 WHERE ITEM LIKE 'item%'");
            batch.addBatch("DELETE FROM " + table + " WHERE ITEM LIKE 'ok%'");
            batch.addBatch("DELETE FROM " + table + " WHERE ITEM IN ('a', 'b')");
            int[] counts = batch.executeBatch();
            Report.line("name", "statements", "first", counts[0], "last", counts[2]);
        }
    }

    private static void updatable(Connection connection, String table) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_UPDATABLE);
            ResultSet rows = statement.executeQuery("SELECT ITEM, QUANTITY FROM " + table + " FOR UPDATE")) {
            while (rows.next()) {
                if (rows.getString(1).equals("item1")) {
                    rows.updateInt(2, 111);
                    rows.updateRow();
                } else if (rows.getString(1).equals("item2")) {
                    rows.deleteRow();
                }
            }
        } catch (SQLException refused) {
            Rows.refusal("updatable", refused);
        }
        try (Statement cursor = connection.createStatement(); PreparedStatement update = connection.prepareStatement("UPDATE " + table + " SET QUANTITY = ? WHERE CURRENT OF MINE")) {
            cursor.setCursorName("MINE");
            ResultSet rows = cursor.executeQuery("SELECT ITEM FROM " + table + " WHERE ITEM = 'item3' FOR UPDATE OF QUANTITY");
            rows.next();
            update.setInt(1, 333);
            Report.line("name", "positioned", "count", update.executeUpdate());
            rows.close();
        } catch (SQLException refused) {
            Rows.refusal("positioned", refused);
        }
        connection.commit();
        connection.setAutoCommit(true);
        Rows.query(connection, "changed", "SELECT ITEM, QUANTITY FROM " + table + " ORDER BY ITEM");
    }

    private static void held(Connection connection, String table) throws SQLException {
        connection.setAutoCommit(false);
        List<Integer> seen = new ArrayList<>();
        try (Statement statement = connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY, ResultSet.HOLD_CURSORS_OVER_COMMIT)) {
            statement.setFetchSize(1);
            ResultSet rows = statement.executeQuery("WITH T(N) AS (VALUES 1 UNION ALL SELECT N + 1 FROM T WHERE N < 20000) SELECT N FROM T");
            rows.next();
            seen.add(rows.getInt(1));
            connection.commit();
            int last = 0;
            while (rows.next()) last = rows.getInt(1);
            seen.add(last);
        }
        Report.line("name", "held", "seen", seen.toString());
        try (Statement statement = connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY, ResultSet.CLOSE_CURSORS_AT_COMMIT)) {
            ResultSet rows = statement.executeQuery("WITH T(N) AS (VALUES 1 UNION ALL SELECT N + 1 FROM T WHERE N < 20000) SELECT N FROM T");
            rows.next();
            connection.rollback();
            int last = 0;
            while (rows.next()) last = rows.getInt(1);
            Report.line("name", "closed", "last", last);
        } catch (SQLException refused) {
            Report.line("name", "closed", "refused", String.valueOf(refused.getErrorCode() != 0));
        }
        connection.rollback();
        connection.setAutoCommit(true);
    }

    private static void readAhead(Connection connection, String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT ITEM FROM " + table + " WHERE QUANTITY > ? ORDER BY ITEM")) {
            statement.setMaxRows(1);
            statement.setInt(1, 0);
            Report.line("name", "one row", "rows", Rows.all(statement.executeQuery()));
        }
    }
}

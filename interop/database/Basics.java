import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.Statement;

/** Tables made, filled, read, changed; transactions and errors. */
public final class Basics {
    public static void main(String[] args) throws Exception {
        try (Connection connection = new Connections(args).open("errors", "full")) {
            String schema = args[5];
            Rows.direct(connection, "create schema", "CREATE SCHEMA " + schema);
            Rows.direct(connection, "create", "CREATE TABLE " + schema + ".ORDERS (ID INTEGER NOT NULL PRIMARY KEY, CUSTOMER VARCHAR(30), "
                + "CODE CHAR(5), AMOUNT DECIMAL(9,2), QUANTITY SMALLINT, TOTAL BIGINT, RATE DOUBLE, ORDERED DATE, AT TIME, STAMP TIMESTAMP)");
            String insert = "INSERT INTO " + schema + ".ORDERS VALUES(?,?,?,?,?,?,?,?,?,?)";
            Rows.update(connection, "insert", insert, 1, "Grüße, Ltd.", "AB", new BigDecimal("1234.50"), 7, 9007199254740993L, 2.5,
                java.sql.Date.valueOf("2024-02-29"), java.sql.Time.valueOf("23:59:58"), java.sql.Timestamp.valueOf("2024-02-29 23:59:58.123456"));
            Rows.update(connection, "insert nulls", insert, 2, null, null, null, null, null, null, null, null, null);
            Rows.update(connection, "duplicate", insert, 1, "twice", "X", null, null, null, null, null, null, null);
            Rows.query(connection, "select", "SELECT * FROM " + schema + ".ORDERS ORDER BY ID");
            Rows.query(connection, "select by key", "SELECT CUSTOMER, AMOUNT FROM " + schema + ".ORDERS WHERE ID = ?", 1);
            Rows.query(connection, "select none", "SELECT ID FROM " + schema + ".ORDERS WHERE ID = ?", 99);
            Rows.update(connection, "update", "UPDATE " + schema + ".ORDERS SET AMOUNT = AMOUNT + ?, CODE = ? WHERE ID = ?", new BigDecimal("0.25"), "ABCDE", 1);
            Rows.query(connection, "updated", "SELECT AMOUNT, CODE FROM " + schema + ".ORDERS WHERE ID = 1");
            Rows.update(connection, "delete", "DELETE FROM " + schema + ".ORDERS WHERE ID = ?", 2);
            metadata(connection, schema);
            batch(connection, schema, insert);
            blocks(connection, schema);
            transactions(connection, schema);
            refusals(connection, schema);
        }
    }

    private static void metadata(Connection connection, String schema) throws Exception {
        try (Statement statement = connection.createStatement();
            ResultSet rows = statement.executeQuery("SELECT * FROM " + schema + ".ORDERS")) {
            ResultSetMetaData columns = rows.getMetaData();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                Report.line("name", "column", "column", columns.getColumnName(i), "type", columns.getColumnTypeName(i), "precision",
                    columns.getPrecision(i), "scale", columns.getScale(i), "nullable", columns.isNullable(i), "class", columns.getColumnClassName(i));
            }
        }
    }

    private static void batch(Connection connection, String schema, String insert) throws Exception {
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            for (int id = 1000; id < 3500; id++) {
                statement.setInt(1, id);
                statement.setString(2, "customer " + id);
                statement.setString(3, "C");
                statement.setBigDecimal(4, new BigDecimal(id).movePointLeft(2));
                for (int i = 5; i <= 10; i++) statement.setNull(i, java.sql.Types.INTEGER);
                statement.addBatch();
            }
            int[] counts = statement.executeBatch();
            int sum = 0;
            for (int count : counts) sum += count;
            Report.line("name", "batch", "rows", counts.length, "sum", sum);
        }
    }

    private static void blocks(Connection connection, String schema) throws Exception {
        try (Statement statement = connection.createStatement();
            ResultSet rows = statement.executeQuery("SELECT ID, CUSTOMER, AMOUNT FROM " + schema + ".ORDERS WHERE ID >= 1000 ORDER BY ID")) {
            int count = 0;
            BigDecimal sum = BigDecimal.ZERO;
            boolean right = true;
            while (rows.next()) {
                right &= rows.getString(2).equals("customer " + rows.getInt(1));
                sum = sum.add(rows.getBigDecimal(3));
                count++;
            }
            Report.line("name", "blocks", "count", count, "sum", sum.toString(), "right", String.valueOf(right));
        }
    }

    private static void transactions(Connection connection, String schema) throws Exception {
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        connection.setAutoCommit(false);
        String count = "SELECT COUNT(*) FROM " + schema + ".ORDERS WHERE ID < 1000";
        Rows.direct(connection, "in transaction", "INSERT INTO " + schema + ".ORDERS (ID) VALUES(10)");
        connection.rollback();
        Rows.query(connection, "rolled back", count);
        Rows.direct(connection, "in transaction", "INSERT INTO " + schema + ".ORDERS (ID) VALUES(10)");
        connection.commit();
        Rows.query(connection, "committed", count);
        java.sql.Savepoint savepoint = connection.setSavepoint("S1");
        Rows.direct(connection, "after savepoint", "DELETE FROM " + schema + ".ORDERS WHERE ID = 10");
        connection.rollback(savepoint);
        Rows.direct(connection, "fails alone", "INSERT INTO " + schema + ".ORDERS (ID) VALUES(10)");
        Rows.query(connection, "back to savepoint", count);
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static void refusals(Connection connection, String schema) throws Exception {
        Rows.direct(connection, "no table", "DELETE FROM " + schema + ".NOWHERE");
        Rows.query(connection, "no column", "SELECT NOTHING FROM " + schema + ".ORDERS");
        Rows.direct(connection, "syntax", "SELEKT 1");
        Rows.direct(connection, "too long", "INSERT INTO " + schema + ".ORDERS (ID, CODE) VALUES(20, 'TOO LONG')");
        Rows.direct(connection, "not null", "INSERT INTO " + schema + ".ORDERS (CODE) VALUES('X')");
        Rows.direct(connection, "drop", "DROP TABLE " + schema + ".ORDERS");
    }
}

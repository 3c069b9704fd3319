import java.math.BigDecimal;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;

/** SQL procedures: parameters in, out and both, result sets, errors. */
public final class Procedures {
    public static void main(String[] args) throws Exception {
        String schema = args[5];
        try (Connection connection = new Connections(args).open("errors", "full")) {
            Rows.direct(connection, "schema", "CREATE SCHEMA " + schema);
            Rows.direct(connection, "table", "CREATE TABLE " + schema + ".ITEMS (ID INTEGER NOT NULL PRIMARY KEY, PRICE DECIMAL(7,2))");
            for (int i = 1; i <= 3; i++) Rows.direct(connection, "row", "INSERT INTO " + schema + ".ITEMS VALUES(" + i + ", " + i + ".50)");
            Rows.direct(connection, "price", "CREATE PROCEDURE " + schema + ".PRICE (IN WHICH INTEGER, INOUT FACTOR DECIMAL(5,2), OUT AMOUNT DECIMAL(9,2), OUT NOTE VARCHAR(20)) "
                + "LANGUAGE SQL BEGIN SELECT PRICE * FACTOR INTO AMOUNT FROM " + schema + ".ITEMS WHERE ID = WHICH; SET FACTOR = FACTOR + 1; "
                + "SET NOTE = 'item ' CONCAT TRIM(CHAR(WHICH)); END");
            outputs(connection, schema);
            Rows.direct(connection, "lists", "CREATE PROCEDURE " + schema + ".LISTS (IN LEAST INTEGER) DYNAMIC RESULT SETS 2 LANGUAGE SQL BEGIN "
                + "DECLARE ONE CURSOR WITH RETURN FOR SELECT ID FROM " + schema + ".ITEMS WHERE ID >= LEAST ORDER BY ID; "
                + "DECLARE TWO CURSOR WITH RETURN FOR SELECT ID, PRICE FROM " + schema + ".ITEMS ORDER BY ID DESC; OPEN ONE; OPEN TWO; END");
            resultSets(connection, schema);
            Rows.direct(connection, "fails", "CREATE PROCEDURE " + schema + ".FAILS () LANGUAGE SQL BEGIN SIGNAL SQLSTATE '75001' SET MESSAGE_TEXT = 'not today'; END");
            try (CallableStatement call = connection.prepareCall("CALL " + schema + ".FAILS()")) {
                call.execute();
            } catch (SQLException refused) {
                Rows.refusal("failed", refused);
            }
            Rows.direct(connection, "no procedure", "CALL " + schema + ".NONE(1)");
        }
    }

    private static void outputs(Connection connection, String schema) throws SQLException {
        try (CallableStatement call = connection.prepareCall("CALL " + schema + ".PRICE(?,?,?,?)")) {
            call.registerOutParameter(2, Types.DECIMAL);
            call.registerOutParameter(3, Types.DECIMAL);
            call.registerOutParameter(4, Types.VARCHAR);
            for (int i = 1; i <= 2; i++) {
                call.setInt(1, i);
                call.setBigDecimal(2, new BigDecimal("2.00"));
                call.execute();
                Report.line("name", "outputs", "factor", call.getBigDecimal(2).toString(), "amount", call.getBigDecimal(3).toString(), "note", call.getString(4));
            }
            call.setInt(1, 99);
            call.execute();
            Report.line("name", "no row", "amount", String.valueOf(call.getBigDecimal(3)));
        }
    }

    private static void resultSets(Connection connection, String schema) throws SQLException {
        try (CallableStatement call = connection.prepareCall("CALL " + schema + ".LISTS(?)")) {
            call.setInt(1, 2);
            boolean more = call.execute();
            while (more) {
                try (ResultSet rows = call.getResultSet()) {
                    Report.line("name", "result set", "rows", Rows.all(rows));
                }
                more = call.getMoreResults();
            }
            Report.line("name", "after", "count", call.getUpdateCount());
        }
    }
}

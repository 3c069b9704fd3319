import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Short forms: each reports what happened under a name. */
final class Rows {
    private Rows() {
    }

    static void update(Connection connection, String name, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            Report.line("name", name, "count", statement.executeUpdate());
        } catch (SQLException refused) {
            refusal(name, refused);
        }
    }

    static void direct(Connection connection, String name, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            Report.line("name", name, "count", statement.executeUpdate(sql));
        } catch (SQLException refused) {
            refusal(name, refused);
        }
    }

    static void query(Connection connection, String name, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            try (ResultSet rows = statement.executeQuery()) {
                Report.line("name", name, "rows", all(rows));
            }
        } catch (SQLException refused) {
            refusal(name, refused);
        }
    }

    static Object[] all(ResultSet rows) throws SQLException {
        int columns = rows.getMetaData().getColumnCount();
        List<Object> list = new ArrayList<>();
        while (rows.next()) {
            Object[] row = new Object[columns];
            for (int i = 0; i < columns; i++) {
                Object value = rows.getObject(i + 1);
                row[i] = value instanceof byte[] || value == null ? value : rows.getString(i + 1);
            }
            list.add(row);
        }
        return list.toArray();
    }

    static void refusal(String name, SQLException refused) {
        Report.line("name", name, "code", refused.getErrorCode(), "state", refused.getSQLState());
    }
}

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;

/** Queries without tables: values, blocks of rows, scrolling, parameters, errors. */
public final class Queries {
    private static final String COUNT = "WITH T(N) AS (VALUES 1 UNION ALL SELECT N + 1 FROM T WHERE N < %d) ";

    public static void main(String[] args) throws Exception {
        try (Connection connection = new Connections(args).open("errors", "full")) {
            Rows.query(connection, "values", "VALUES (1, 'one', 1.50), (2, NULL, -0.25)");
            Rows.query(connection, "cast", "VALUES (CAST('AB' AS CHAR(4)), CAST('AB' AS VARCHAR(4)), CAST(12.345 AS DECIMAL(5,2)), CAST(-7 AS NUMERIC(3,0)), "
                + "CAST(5 AS SMALLINT), CAST(9007199254740993 AS BIGINT), CAST(0.1 AS DOUBLE), CAST(1.5 AS DECFLOAT(16)), CAST('2024-02-29' AS DATE), "
                + "CAST('23.59.58' AS TIME), CAST('2024-02-29-23.59.58.123456' AS TIMESTAMP), CAST(NULL AS INTEGER))");
            Rows.query(connection, "unicode", "VALUES (CAST('Grüße' AS VARCHAR(20)), CAST('日本語' AS VARGRAPHIC(10) CCSID 1200))");
            blocks(connection);
            scrolling(connection);
            parameters(connection);
            Rows.query(connection, "no column", "SELECT NOTHING FROM (VALUES 1) AS T(N)");
            Rows.query(connection, "syntax", "SELEKT 1");
            Rows.query(connection, "divided by zero", "SELECT 1 / (N - 1) FROM (VALUES 1) AS T(N)");
            Rows.query(connection, "still there", "VALUES 1");
            interleaved(connection);
            reopened(connection);
        }
        formats(args);
    }

    private static void blocks(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
            ResultSet rows = statement.executeQuery(String.format(COUNT, 20000) + "SELECT N, CAST(N AS VARCHAR(100)), CAST(N AS DECIMAL(9,2)) FROM T")) {
            int count = 0;
            long sum = 0;
            boolean right = true;
            while (rows.next()) {
                sum += rows.getInt(1);
                right &= rows.getString(2).equals(String.valueOf(rows.getInt(1))) && rows.getBigDecimal(3).equals(new BigDecimal(rows.getInt(1) + ".00"));
                count++;
            }
            Report.line("name", "blocks", "count", count, "sum", sum, "right", String.valueOf(right));
        }
    }

    private static void scrolling(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
            ResultSet rows = statement.executeQuery(String.format(COUNT, 10) + "SELECT N FROM T ORDER BY N")) {
            StringBuilder seen = new StringBuilder();
            seen.append(rows.last() ? rows.getInt(1) : -1);
            seen.append(' ').append(rows.first() ? rows.getInt(1) : -1);
            seen.append(' ').append(rows.absolute(5) ? rows.getInt(1) : -1);
            seen.append(' ').append(rows.relative(2) ? rows.getInt(1) : -1);
            seen.append(' ').append(rows.previous() ? rows.getInt(1) : -1);
            seen.append(' ').append(rows.absolute(-2) ? rows.getInt(1) : -1);
            rows.afterLast();
            seen.append(' ').append(rows.previous() ? rows.getInt(1) : -1);
            rows.beforeFirst();
            seen.append(' ').append(rows.next() ? rows.getInt(1) : -1);
            seen.append(' ').append(rows.absolute(20)).append(' ').append(rows.isAfterLast()).append(' ').append(rows.previous() ? rows.getInt(1) : -1);
            Report.line("name", "scrolling", "seen", seen.toString());
        }
    }

    private static void parameters(Connection connection) throws SQLException {
        String sql = "SELECT N FROM (VALUES 1, 2, 3) AS T(N) WHERE N = ? OR N = CAST(? AS INTEGER) ORDER BY N";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            ParameterMetaData markers = statement.getParameterMetaData();
            Report.line("name", "markers", "count", markers.getParameterCount(), "type", markers.getParameterTypeName(1));
            for (Object[] pair : new Object[][] {{1, 3}, {2, null}, {9, 9}}) {
                statement.setObject(1, pair[0]);
                if (pair[1] == null) statement.setNull(2, java.sql.Types.INTEGER);
                else statement.setObject(2, pair[1]);
                try (ResultSet rows = statement.executeQuery()) {
                    Report.line("name", "found", "rows", Rows.all(rows));
                }
            }
            ResultSetMetaData columns = statement.getMetaData();
            Report.line("name", "column", "column", columns.getColumnName(1), "type", columns.getColumnTypeName(1));
        }
    }

    private static void interleaved(Connection connection) throws SQLException {
        String sql = String.format(COUNT, 3000) + "SELECT N FROM T";
        try (Statement first = connection.createStatement(); Statement second = connection.createStatement()) {
            ResultSet one = first.executeQuery(sql);
            ResultSet two = second.executeQuery(sql);
            long sum = 0;
            while (one.next() && two.next()) sum += one.getInt(1) * 2L - two.getInt(1);
            Report.line("name", "interleaved", "sum", sum);
        }
    }

    private static void reopened(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(String.format(COUNT, 30000) + "SELECT N FROM T WHERE N > ?")) {
            long sum = 0;
            for (int i = 0; i < 5; i++) {
                statement.setInt(1, i);
                ResultSet rows = statement.executeQuery();
                rows.next();
                sum += rows.getInt(1);
                if (i % 2 == 0) rows.close();
            }
            Report.line("name", "reopened", "sum", sum);
        }
    }

    private static void formats(String[] args) throws Exception {
        for (String format : new String[] {"usa", "eur", "jis", "mdy", "dmy", "ymd", "julian"}) {
            String time = format.length() == 3 && "usa eur jis".contains(format) ? format : "hms";
            try (Connection connection = new Connections(args).open("date format", format, "time format", time, "date separator", "/", "time separator", ":");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("VALUES (CAST('2024-02-29' AS DATE), CAST('23:59:00' AS TIME))")) {
                rows.next();
                Report.line("name", "format " + format, "date", rows.getDate(1).toString(), "time", rows.getTime(2).toString(), "text", rows.getString(1) + " " + rows.getString(2));
            }
        }
    }
}

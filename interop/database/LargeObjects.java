import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.ByteArrayInputStream;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Large objects in the row and behind locators, written and read whole and in pieces. */
public final class LargeObjects {
    public static void main(String[] args) throws Exception {
        String table = args[5] + ".DOCS";
        try (Connection connection = new Connections(args).open("errors", "full")) {
            Rows.direct(connection, "schema", "CREATE SCHEMA " + args[5]);
            Rows.direct(connection, "table", "CREATE TABLE " + table + " (ID INTEGER NOT NULL PRIMARY KEY, SHORT CLOB(1000), TEXT CLOB(1M), PICTURE BLOB(2M), WIDE DBCLOB(500K) CCSID 1200)");
            write(connection, table, 1, 5, "Grüße");
            write(connection, table, 2, 100_000, "0123456789");
            Rows.update(connection, "nulls", "INSERT INTO " + table + " (ID) VALUES(?)", 3);
            read(connection, table);
            streams(connection, table);
        }
        try (Connection connection = new Connections(args).open("lob threshold", "0")) {
            read(connection, table);
        }
        try (Connection connection = new Connections(args).open("lob threshold", "16777216")) {
            read(connection, table);
        }
    }

    private static String text(String piece, int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) text.append(piece);
        return text.toString();
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) bytes[i] = (byte) (i * 7);
        return bytes;
    }

    private static void write(Connection connection, String table, int id, int length, String piece) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + table + " VALUES(?,?,?,?,?)")) {
            insert.setInt(1, id);
            insert.setString(2, text(piece, 10));
            insert.setString(3, text(piece, length));
            insert.setBytes(4, bytes(length));
            insert.setString(5, text("日本", length));
            Report.line("name", "insert", "count", insert.executeUpdate());
        } catch (SQLException refused) {
            Rows.refusal("insert", refused);
        }
    }

    private static void read(Connection connection, String table) throws Exception {
        try (PreparedStatement select = connection.prepareStatement("SELECT ID, SHORT, TEXT, PICTURE, WIDE FROM " + table + " WHERE ID <= 3 ORDER BY ID"); ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                Clob text = rows.getClob(3);
                Blob picture = rows.getBlob(4);
                Clob wide = rows.getClob(5);
                if (text == null) {
                    Report.line("name", "null", "short", rows.getString(2), "wide", String.valueOf(wide));
                    continue;
                }
                int length = (int) text.length();
                byte[] all = picture.getBytes(1, (int) picture.length());
                Report.line("name", "read", "short", rows.getString(2), "text", length, "middle", text.getSubString(length / 2 + 1, 6), "picture", all.length,
                    "same", String.valueOf(java.util.Arrays.equals(all, bytes(all.length))), "wide", wide.length(), "end", wide.getSubString(wide.length() - 1, 2),
                    "position", text.position("9", 1));
            }
        }
    }

    private static void streams(Connection connection, String table) throws Exception {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + table + " (ID, TEXT, PICTURE) VALUES(?,?,?)")) {
            insert.setInt(1, 4);
            insert.setCharacterStream(2, new StringReader(text("abc", 300_000)), 300_000);
            insert.setBinaryStream(3, new ByteArrayInputStream(bytes(500_000)), 500_000);
            Report.line("name", "streamed in", "count", insert.executeUpdate());
        }
        try (PreparedStatement select = connection.prepareStatement("SELECT TEXT, PICTURE FROM " + table + " WHERE ID = 4"); ResultSet rows = select.executeQuery()) {
            rows.next();
            int characters = 0;
            try (Reader reader = rows.getCharacterStream(1)) {
                char[] buffer = new char[50_000];
                for (int read; (read = reader.read(buffer)) > 0;) characters += read;
            }
            int count = 0;
            boolean same = true;
            try (InputStream stream = rows.getBinaryStream(2)) {
                // One request for each read: the Toolbox does not buffer.
                byte[] buffer = new byte[50_000];
                for (int read; (read = stream.read(buffer)) > 0;) {
                    for (int i = 0; i < read; i++, count++) same &= buffer[i] == (byte) (count * 7);
                }
            }
            Report.line("name", "streamed out", "characters", characters, "bytes", count, "same", String.valueOf(same));
        }
        try (PreparedStatement update = connection.prepareStatement("UPDATE " + table + " SET TEXT = ? WHERE ID = 4")) {
            update.setString(1, "short now");
            update.executeUpdate();
        }
        Rows.query(connection, "updated", "SELECT TEXT, LENGTH(PICTURE) FROM " + table + " WHERE ID = 4");
    }
}

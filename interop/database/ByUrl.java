import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;

/** The driver as most programs use it: by its URL alone. Arguments: user, password, `true` for TLS. */
public final class ByUrl {
    public static void main(String[] args) throws Exception {
        Class.forName("com.ibm.as400.access.AS400JDBCDriver");
        String url = "jdbc:as400://127.0.0.1;prompt=false;secure=" + args[2];
        try (Connection connection = DriverManager.getConnection(url, args[0], args[1]);
            Statement statement = connection.createStatement();
            ResultSet rows = statement.executeQuery("VALUES CURRENT SERVER, USER")) {
            Report.line("name", "connected", "rows", Rows.all(rows), "release", connection.getMetaData().getDatabaseProductVersion(), "valid", String.valueOf(!connection.isClosed()));
        }
        try (Connection connection = DriverManager.getConnection(url + ";naming=system;libraries=QGPL,QTEMP", args[0], args[1]); Statement statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE QTEMP/NOTES (TEXT VARCHAR(20))");
            statement.executeUpdate("INSERT INTO NOTES VALUES('mine')");
            Report.line("name", "QTEMP", "rows", Rows.all(statement.executeQuery("SELECT * FROM QTEMP/NOTES")));
        }
        try {
            DriverManager.getConnection(url, args[0], "wrong");
        } catch (java.sql.SQLException refused) {
            Report.line("name", "refused", "state", refused.getSQLState());
        }
    }
}

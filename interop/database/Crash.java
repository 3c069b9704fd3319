import java.lang.reflect.Constructor;
import java.sql.Connection;
import java.sql.SQLException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/** Before a host is killed: a row committed, one prepared, one not committed. After it: what is there, and the prepared one committed. */
public final class Crash {
    private static final Xid BRANCH = new Xid() {
        public int getFormatId() {
            return 7;
        }

        public byte[] getGlobalTransactionId() {
            return new byte[] {1};
        }

        public byte[] getBranchQualifier() {
            return new byte[] {2};
        }
    };

    public static void main(String[] args) throws Exception {
        Connections connections = new Connections(args);
        String table = args[5] + ".T";
        if (args[6].equals("before")) before(connections, args[5], table);
        else after(connections, table);
    }

    private static void before(Connections connections, String schema, String table) throws Exception {
        try (Connection plain = connections.open(); Connection branch = connections.open(); Connection open = connections.open()) {
            Rows.direct(plain, "schema", "CREATE SCHEMA " + schema);
            Rows.direct(plain, "table", "CREATE TABLE " + table + " (ID INTEGER)");
            Rows.direct(plain, "committed", "INSERT INTO " + table + " VALUES(1)");
            XAResource resource = resourceOf(branch);
            resource.start(BRANCH, XAResource.TMNOFLAGS);
            Rows.direct(branch, "prepared", "INSERT INTO " + table + " VALUES(2)");
            resource.end(BRANCH, XAResource.TMSUCCESS);
            Report.line("name", "prepare", "vote", resource.prepare(BRANCH));
            open.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            open.setAutoCommit(false);
            Rows.direct(open, "not committed", "INSERT INTO " + table + " VALUES(3)");
            System.in.read();
            try {
                open.commit();
                Report.line("name", "commit", "lost", "false");
            } catch (SQLException lost) {
                Report.line("name", "commit", "lost", "true");
            }
        } catch (SQLException closing) {
            // The connections are gone.
        }
    }

    private static void after(Connections connections, String table) throws Exception {
        try (Connection connection = connections.open()) {
            Rows.query(connection, "after", "SELECT ID FROM " + table + " ORDER BY ID");
            XAResource resource = resourceOf(connection);
            Xid[] found = resource.recover(XAResource.TMSTARTRSCAN | XAResource.TMENDRSCAN);
            Report.line("name", "in doubt", "count", found.length, "format", found[0].getFormatId());
            resource.commit(found[0], false);
            Rows.query(connection, "completed", "SELECT ID FROM " + table + " ORDER BY ID");
        }
    }

    private static XAResource resourceOf(Connection connection) throws Exception {
        Constructor<?> constructor = Class.forName("com.ibm.as400.access.AS400JDBCXAResource").getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        return (XAResource) constructor.newInstance(connection);
    }
}

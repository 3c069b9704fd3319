import java.lang.reflect.Constructor;
import java.sql.Connection;
import java.sql.SQLException;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/** Branches of global transactions: committed in one phase and two, rolled back, found again by another connection. */
public final class Branches {
    private static final class Id implements Xid {
        private final byte number;

        Id(int number) {
            this.number = (byte) number;
        }

        /** The Toolbox looks for the branches that it has started. */
        public boolean equals(Object other) {
            return other instanceof Id && ((Id) other).number == number;
        }

        public int hashCode() {
            return number;
        }

        public int getFormatId() {
            return 42;
        }

        public byte[] getGlobalTransactionId() {
            return new byte[] {1, 2, number};
        }

        public byte[] getBranchQualifier() {
            return new byte[] {number};
        }
    }

    public static void main(String[] args) throws Exception {
        String table = args[5] + ".T";
        Connections connections = new Connections(args);
        try (Connection connection = connections.open(); Connection other = connections.open()) {
            Rows.direct(connection, "schema", "CREATE SCHEMA " + args[5]);
            Rows.direct(connection, "table", "CREATE TABLE " + table + " (ID INTEGER)");
            XAResource resource = resourceOf(connection);
            insert(connection, resource, table, 1);
            resource.commit(new Id(1), true);
            rows(other, table, "one phase");

            insert(connection, resource, table, 2);
            Report.line("name", "prepared", "vote", resource.prepare(new Id(2)));
            rows(other, table, "not yet");
            resource.commit(new Id(2), false);
            rows(other, table, "two phases");

            insert(connection, resource, table, 3);
            resource.rollback(new Id(3));
            insert(connection, resource, table, 4);
            resource.prepare(new Id(4));
            resource.rollback(new Id(4));
            rows(other, table, "rolled back");

            resource.start(new Id(5), XAResource.TMNOFLAGS);
            Rows.query(connection, "only read", "SELECT COUNT(*) FROM " + table);
            resource.end(new Id(5), XAResource.TMSUCCESS);
            Report.line("name", "read only", "vote", resource.prepare(new Id(5)));

            try {
                resource.commit(new Id(99), false);
            } catch (XAException unknown) {
                Report.line("name", "unknown", "code", unknown.errorCode);
            }
            insert(connection, resource, table, 6);
            resource.prepare(new Id(6));
        }
        try (Connection later = connections.open()) {
            XAResource resource = resourceOf(later);
            Xid[] found = resource.recover(XAResource.TMSTARTRSCAN | XAResource.TMENDRSCAN);
            for (Xid xid : found) {
                Report.line("name", "in doubt", "format", xid.getFormatId(), "branch", xid.getBranchQualifier());
                resource.commit(xid, false);
            }
            rows(later, table, "recovered");
        }
    }

    private static XAResource resourceOf(Connection connection) throws Exception {
        Constructor<?> constructor = Class.forName("com.ibm.as400.access.AS400JDBCXAResource").getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        return (XAResource) constructor.newInstance(connection);
    }

    private static void insert(Connection connection, XAResource resource, String table, int number) throws Exception {
        resource.start(new Id(number), XAResource.TMNOFLAGS);
        Rows.direct(connection, "insert", "INSERT INTO " + table + " VALUES(" + number + ")");
        resource.end(new Id(number), XAResource.TMSUCCESS);
    }

    private static void rows(Connection connection, String table, String name) throws SQLException {
        Rows.query(connection, name, "SELECT ID FROM " + table + " ORDER BY ID");
    }
}

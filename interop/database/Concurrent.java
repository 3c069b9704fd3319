import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Sixteen connections on one table: counters that must not lose an update, a deadlock, a lock that is waited for too long. */
public final class Concurrent {
    private static final int CONNECTIONS = 16;
    private static final int ROUNDS = 25;

    public static void main(String[] args) throws Exception {
        Connections connections = new Connections(args);
        String table = args[5] + ".COUNTERS";
        try (Connection connection = connections.open()) {
            Rows.direct(connection, "schema", "CREATE SCHEMA " + args[5]);
            Rows.direct(connection, "table", "CREATE TABLE " + table + " (ID INTEGER NOT NULL PRIMARY KEY, N INTEGER NOT NULL)");
            Rows.direct(connection, "rows", "INSERT INTO " + table + " VALUES(1, 0), (2, 0), (3, 0)");
            count(connections, table);
            Rows.query(connection, "counted", "SELECT N FROM " + table + " WHERE ID = 1");
            deadlock(connections, table);
            Rows.query(connection, "one of them", "SELECT SUM(N) FROM " + table + " WHERE ID > 1");
        }
    }

    private static void count(Connections connections, String table) throws Exception {
        AtomicInteger failures = new AtomicInteger();
        Thread[] threads = new Thread[CONNECTIONS];
        for (int t = 0; t < CONNECTIONS; t++) {
            threads[t] = new Thread(() -> {
                try (Connection connection = connections.open()) {
                    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                    connection.setAutoCommit(false);
                    try (PreparedStatement read = connection.prepareStatement("SELECT N FROM " + table + " WHERE ID = 1 FOR UPDATE WITH RS USE AND KEEP EXCLUSIVE LOCKS");
                        PreparedStatement write = connection.prepareStatement("UPDATE " + table + " SET N = ? WHERE ID = 1")) {
                        for (int i = 0; i < ROUNDS; i++) {
                            int n;
                            try (ResultSet rows = read.executeQuery()) {
                                rows.next();
                                n = rows.getInt(1);
                            }
                            write.setInt(1, n + 1);
                            write.executeUpdate();
                            connection.commit();
                        }
                    }
                } catch (Exception failed) {
                    if (failures.incrementAndGet() == 1) Report.line("name", "failure", "message", String.valueOf(failed));
                }
            });
            threads[t].start();
        }
        for (Thread thread : threads) thread.join();
        Report.line("name", "failures", "count", failures.get());
    }

    private static void deadlock(Connections connections, String table) throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        AtomicInteger victims = new AtomicInteger();
        AtomicInteger code = new AtomicInteger();
        Thread[] threads = new Thread[2];
        for (int t = 0; t < 2; t++) {
            int first = 2 + t;
            int second = 3 - t;
            threads[t] = new Thread(() -> {
                try (Connection connection = connections.open()) {
                    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                    connection.setAutoCommit(false);
                    try {
                        connection.createStatement().executeUpdate("UPDATE " + table + " SET N = N + 1 WHERE ID = " + first);
                        both.countDown();
                        both.await();
                        connection.createStatement().executeUpdate("UPDATE " + table + " SET N = N + 1 WHERE ID = " + second);
                        connection.commit();
                    } catch (SQLException refused) {
                        victims.incrementAndGet();
                        code.set(refused.getErrorCode());
                        connection.rollback();
                    }
                } catch (Exception failed) {
                    Report.line("name", "failure", "message", String.valueOf(failed));
                }
            });
            threads[t].start();
        }
        for (Thread thread : threads) thread.join();
        Report.line("name", "deadlock", "victims", victims.get(), "code", code.get());
    }
}

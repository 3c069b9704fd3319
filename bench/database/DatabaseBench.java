import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.sql.*;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The same JDBC work for every database: arguments are what makes a connection, the seconds of a measurement and the number of rows; then each line
 * of input names a scenario and is answered by operations (or rows) per second.
 */
public class DatabaseBench {
    static String[] arguments;
    static double seconds;
    static int rows;

    public static void main(String[] args) throws Exception {
        arguments = args;
        seconds = Double.parseDouble(args[1]);
        rows = Integer.parseInt(args[2]);
        prepare();
        System.out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        for (String line; (line = in.readLine()) != null;) System.out.println(measure(line.trim()));
    }

    /** Arguments: kind, seconds, rows, then URL, user, password; or for bigiron address, sign-on port, database port, user, password. */
    static Connection connect() throws Exception {
        if (!arguments[0].equals("bigiron")) return DriverManager.getConnection(arguments[3], arguments[4], arguments[5]);
        com.ibm.as400.access.AS400 system = new com.ibm.as400.access.AS400(arguments[3], arguments[6], arguments[7]);
        system.setGuiAvailable(false);
        system.setServicePort(com.ibm.as400.access.AS400.SIGNON, Integer.parseInt(arguments[4]));
        system.setServicePort(com.ibm.as400.access.AS400.DATABASE, Integer.parseInt(arguments[5]));
        java.util.Properties properties = new java.util.Properties();
        return new com.ibm.as400.access.AS400JDBCDriver().connect(system, properties, null);
    }

    static void prepare() throws Exception {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            statement.executeUpdate("CREATE SCHEMA BENCH");
            String columns = "ID INTEGER NOT NULL PRIMARY KEY, NAME VARCHAR(40), CODE CHAR(10), PRICE DECIMAL(9, 2), SINCE TIMESTAMP";
            statement.executeUpdate("CREATE TABLE BENCH.ITEMS (" + columns + ")");
            statement.executeUpdate("CREATE TABLE BENCH.SINK (" + columns + ")");
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO BENCH.ITEMS VALUES (?, ?, ?, ?, ?)")) {
                for (int row = 1; row <= rows; row++) {
                    fill(insert, row);
                    insert.addBatch();
                    if (row % 1000 == 0) insert.executeBatch();
                }
                insert.executeBatch();
            }
            connection.commit();
        }
    }

    static void fill(PreparedStatement insert, int row) throws SQLException {
        insert.setInt(1, row);
        insert.setString(2, "the item with the number " + row);
        insert.setString(3, "C" + row % 1000);
        insert.setBigDecimal(4, BigDecimal.valueOf(row % 1000000, 2));
        insert.setTimestamp(5, new Timestamp(1700000000000L + row * 1000L));
    }

    static double measure(String scenario) throws Exception {
        switch (scenario) {
            case "select-1": return select(1);
            case "select-8": return select(8);
            case "insert": return insert();
            case "batch": return batch();
            default: return fetch(Integer.parseInt(scenario.substring("fetch-".length())));
        }
    }

    static double select(int connections) throws Exception {
        AtomicLong done = new AtomicLong();
        Connection[] all = new Connection[connections];
        for (int i = 0; i < connections; i++) all[i] = connect();
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        Thread[] threads = new Thread[connections];
        for (int i = 0; i < connections; i++) {
            Connection connection = all[i];
            threads[i] = new Thread(() -> {
                try (PreparedStatement select = connection.prepareStatement("SELECT NAME, CODE, PRICE, SINCE FROM BENCH.ITEMS WHERE ID = ?")) {
                    while (System.nanoTime() < end) {
                        select.setInt(1, ThreadLocalRandom.current().nextInt(rows) + 1);
                        try (ResultSet result = select.executeQuery()) {
                            if (!result.next()) throw new IllegalStateException("no row");
                            result.getString(1);
                            result.getString(2);
                            result.getBigDecimal(3);
                            result.getTimestamp(4);
                        }
                        done.incrementAndGet();
                    }
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            threads[i].start();
        }
        for (Thread thread : threads) thread.join();
        double rate = done.get() * 1e9 / (System.nanoTime() - start);
        for (Connection connection : all) connection.close();
        return rate;
    }

    static double insert() throws Exception {
        try (Connection connection = connect()) {
            clear(connection);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO BENCH.SINK VALUES (?, ?, ?, ?, ?)")) {
                long start = System.nanoTime();
                int done = 0;
                while (System.nanoTime() - start < seconds * 1e9) {
                    fill(insert, ++done);
                    insert.executeUpdate();
                }
                return done * 1e9 / (System.nanoTime() - start);
            }
        }
    }

    /** Rows per second, 1,000 in a batch and a commit after each. */
    static double batch() throws Exception {
        try (Connection connection = connect()) {
            clear(connection);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO BENCH.SINK VALUES (?, ?, ?, ?, ?)")) {
                long start = System.nanoTime();
                int done = 0;
                while (System.nanoTime() - start < seconds * 1e9) {
                    for (int i = 0; i < 1000; i++) {
                        fill(insert, ++done);
                        insert.addBatch();
                    }
                    insert.executeBatch();
                    connection.commit();
                }
                return done * 1e9 / (System.nanoTime() - start);
            }
        }
    }

    static void clear(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM BENCH.SINK");
        }
    }

    /** Rows per second of a query with so many rows, every column read. */
    static double fetch(int count) throws Exception {
        try (Connection connection = connect()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.setFetchSize(arguments[0].equals("bigiron") ? 0 : 1000);
                long start = System.nanoTime();
                int done = 0;
                try (ResultSet result = statement.executeQuery("SELECT ID, NAME, CODE, PRICE, SINCE FROM BENCH.ITEMS WHERE ID <= " + count)) {
                    while (result.next()) {
                        result.getInt(1);
                        result.getString(2);
                        result.getString(3);
                        result.getBigDecimal(4);
                        result.getTimestamp(5);
                        done++;
                    }
                }
                connection.rollback();
                if (done != count) throw new IllegalStateException(done + " rows");
                return done * 1e9 / (System.nanoTime() - start);
            }
        }
    }
}

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Statements that are cancelled by another thread, or take longer than they may. */
public final class Cancels {
    private static final String ENDLESS = "WITH T(N) AS (VALUES 1 UNION ALL SELECT N + 1 FROM T WHERE N < 2000000000) SELECT MAX(N) FROM T";

    public static void main(String[] args) throws Exception {
        try (Connection connection = new Connections(args).open("errors", "full"); Statement statement = connection.createStatement()) {
            Thread other = new Thread(() -> {
                try {
                    Thread.sleep(500);
                    statement.cancel();
                } catch (Exception failed) {
                    Report.line("name", "cancel failed", "message", failed.getMessage());
                }
            });
            other.start();
            run(statement, "cancelled");
            other.join();
            try (ResultSet rows = statement.executeQuery("VALUES 1")) {
                Report.line("name", "goes on", "rows", Rows.all(rows));
            }
            statement.cancel();
            Report.line("name", "nothing to cancel", "rows", Rows.all(statement.executeQuery("VALUES 2")));
        }
        try (Connection connection = new Connections(args).open("query timeout mechanism", "cancel"); Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            run(statement, "driver's time-out");
        }
        try (Connection connection = new Connections(args).open(); Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            run(statement, "server's time-out");
            statement.setQueryTimeout(0);
            Report.line("name", "no time-out", "rows", Rows.all(statement.executeQuery("VALUES 3")));
        }
    }

    private static void run(Statement statement, String name) {
        long start = System.nanoTime();
        try {
            statement.executeQuery(ENDLESS).close();
            Report.line("name", name, "code", 0, "state", "");
        } catch (SQLException refused) {
            long seconds = (System.nanoTime() - start) / 1_000_000_000L;
            Report.line("name", name, "code", refused.getErrorCode(), "state", refused.getSQLState(), "soon", String.valueOf(seconds < 10));
        }
    }
}

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What DatabaseMetaData says of two tables, a view and their keys. */
public final class Metadata {
    interface Asking {
        ResultSet ask() throws SQLException;
    }

    public static void main(String[] args) throws Exception {
        String schema = args[5];
        try (Connection connection = new Connections(args).open("errors", "full", "metadata source", "1")) {
            Rows.direct(connection, "schema", "CREATE SCHEMA " + schema);
            Rows.direct(connection, "parent", "CREATE TABLE " + schema + ".CUSTOMERS (ID INTEGER NOT NULL PRIMARY KEY, NAME VARCHAR(30) NOT NULL, CREDIT DECIMAL(9,2) WITH DEFAULT 0)");
            Rows.direct(connection, "child", "CREATE TABLE " + schema + ".ORDERS (NR INTEGER NOT NULL PRIMARY KEY, CUSTOMER INTEGER REFERENCES " + schema + ".CUSTOMERS (ID), PLACED DATE)");
            Rows.direct(connection, "view", "CREATE VIEW " + schema + ".NAMES AS SELECT NAME FROM " + schema + ".CUSTOMERS");
            DatabaseMetaData meta = connection.getMetaData();
            Report.line("name", "product", "product", meta.getDatabaseProductName(), "major", meta.getDatabaseMajorVersion(), "quote", meta.getIdentifierQuoteString());
            list("tables", () -> meta.getTables(null, schema, "%", new String[] {"TABLE", "VIEW"}), "TABLE_SCHEM", "TABLE_NAME", "TABLE_TYPE");
            list("columns", () -> meta.getColumns(null, schema, "CUSTOMERS", "%"), "COLUMN_NAME", "TYPE_NAME", "COLUMN_SIZE", "DECIMAL_DIGITS", "NULLABLE", "ORDINAL_POSITION");
            list("primary keys", () -> meta.getPrimaryKeys(null, schema, "CUSTOMERS"), "COLUMN_NAME", "KEY_SEQ");
            list("imported keys", () -> meta.getImportedKeys(null, schema, "ORDERS"), "PKTABLE_NAME", "PKCOLUMN_NAME", "FKTABLE_NAME", "FKCOLUMN_NAME");
            list("exported keys", () -> meta.getExportedKeys(null, schema, "CUSTOMERS"), "FKTABLE_NAME", "FKCOLUMN_NAME");
            list("index info", () -> meta.getIndexInfo(null, schema, "CUSTOMERS", true, true), "TABLE_NAME", "COLUMN_NAME");
            list("best row", () -> meta.getBestRowIdentifier(null, schema, "CUSTOMERS", DatabaseMetaData.bestRowSession, true), "COLUMN_NAME");
            list("schemas", () -> meta.getSchemas(null, schema), "TABLE_SCHEM");
            list("table types", () -> meta.getTableTypes(), "TABLE_TYPE");
            count("types", () -> meta.getTypeInfo());
            count("catalogs", () -> meta.getCatalogs());
            count("procedures", () -> meta.getProcedures(null, schema, "%"));
            count("functions", () -> meta.getFunctions(null, schema, "%"));
            count("table privileges", () -> meta.getTablePrivileges(null, schema, "CUSTOMERS"));
            count("user types", () -> meta.getUDTs(null, schema, "%", null));
        }
    }

    private static void list(String name, Asking asking, String... columns) {
        try (ResultSet rows = asking.ask()) {
            while (rows.next()) {
                Object[] values = new Object[columns.length];
                for (int i = 0; i < columns.length; i++) {
                    String value = rows.getString(columns[i]);
                    values[i] = value == null ? null : value.trim();
                }
                Report.line("name", name, "row", values);
            }
        } catch (SQLException refused) {
            Rows.refusal(name, refused);
        }
    }

    private static void count(String name, Asking asking) {
        try (ResultSet rows = asking.ask()) {
            int count = 0;
            while (rows.next()) count++;
            Report.line("name", name, "some", String.valueOf(count > 0));
        } catch (SQLException refused) {
            Rows.refusal(name, refused);
        }
    }
}

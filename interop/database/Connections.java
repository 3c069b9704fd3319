import com.ibm.as400.access.AS400;
import com.ibm.as400.access.AS400JDBCDriver;
import com.ibm.as400.access.SecureAS400;
import com.ibm.as400.access.SocketProperties;
import java.sql.Connection;
import java.util.Properties;

/** Connections to the host under test: arguments are user, password, sign-on port, database port, `tls` or `plain`. */
final class Connections {
    private final String[] args;

    Connections(String[] args) {
        this.args = args;
    }

    /** With driver properties: name, value, name, value ... */
    Connection open(String... properties) throws Exception {
        AS400 system = args[4].equals("tls") ? new SecureAS400("127.0.0.1", args[0], args[1]) : new AS400("127.0.0.1", args[0], args[1]);
        system.setGuiAvailable(false);
        // As the driver itself has it when it is given a URL.
        SocketProperties sockets = new SocketProperties();
        sockets.setTcpNoDelay(true);
        system.setSocketProperties(sockets);
        system.setServicePort(AS400.SIGNON, Integer.parseInt(args[2]));
        system.setServicePort(AS400.DATABASE, Integer.parseInt(args[3]));
        Properties all = new Properties();
        for (int i = 0; i < properties.length; i += 2) all.setProperty(properties[i], properties[i + 1]);
        return new AS400JDBCDriver().connect(system, all, null);
    }
}

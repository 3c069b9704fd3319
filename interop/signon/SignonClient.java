import com.ibm.as400.access.AS400;
import com.ibm.as400.access.AS400JPing;
import com.ibm.as400.access.AS400Message;
import com.ibm.as400.access.AS400SecurityException;
import com.ibm.as400.access.Copyright;
import com.ibm.as400.access.Job;
import com.ibm.as400.access.ProductLicense;
import com.ibm.as400.access.SecureAS400;
import com.ibm.as400.security.auth.ProfileTokenCredential;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.HexFormat;
import java.util.List;

/**
 * Does what each line of input says, and reports how it went: host, plain or tls, ports of sign-on and central server (or
 * "-": ask the port mapper), the name of an operation, and its operands; all separated by tabs.
 */
public class SignonClient {
    private final String host;
    private final boolean tls;
    private final String[] ports;

    private SignonClient(String host, boolean tls, String... ports) {
        this.host = host;
        this.tls = tls;
        this.ports = ports;
    }

    public static void main(String[] args) throws Exception {
        Report.line("release", Copyright.version);
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line; (line = input.readLine()) != null; ) {
            String[] part = line.split("\t", -1);
            SignonClient client = new SignonClient(part[0], part[1].equals("tls"), part[2], part[3]);
            try {
                client.perform(part);
            } catch (AS400SecurityException e) {
                Report.line("refused", constantName(e.getReturnCode()), "messages", texts(e.getMessageList()));
            } catch (Exception e) {
                Report.line("failed", e.getClass().getSimpleName(), "text", String.valueOf(e.getMessage()));
            }
        }
    }

    private void perform(String[] part) throws Exception {
        switch (part[4]) {
            case "signon": signOn(part[5], part[6]); break;
            case "change": change(part[5], part[6], part[7]); break;
            case "token": token(part[5], part[6], Integer.parseInt(part[7]), Integer.parseInt(part[8])); break;
            case "token-signon": tokenSignOn(HexFormat.of().parseHex(part[5])); break;
            case "identity": identity(part[5], part[6]); break;
            case "central": central(part[5], part[6]); break;
            case "license": license(part[5], part[6]); break;
            case "ping": ping(); break;
            default: throw new IllegalArgumentException(part[4]);
        }
    }

    private void signOn(String user, String password) throws Exception {
        AS400 system = system(user, password);
        try {
            // Not validateSignon(), which forgets what it was told, so that the dates below would need another sign-on.
            system.connectService(AS400.SIGNON);
            Report.line(
                "version", system.getVersion() + "." + system.getRelease(),
                "ccsid", system.getCcsid(),
                "previous", seconds(system.getPreviousSignonDate()),
                "current", seconds(system.getSignonDate()),
                "expires", seconds(system.getPasswordExpirationDate()));
        } finally {
            system.disconnectAllServices();
        }
    }

    private void change(String user, String oldPassword, String newPassword) throws Exception {
        AS400 system = system();
        system.setUserId(user);
        try {
            system.changePassword(oldPassword, newPassword);
            Report.line("changed", user);
        } finally {
            system.disconnectAllServices();
        }
    }

    private void token(String user, String password, int kind, int timeout) throws Exception {
        AS400 system = system(user, password);
        try {
            Report.line("token", system.getProfileToken(kind, timeout).getToken());
        } finally {
            system.disconnectAllServices();
        }
    }

    /** Signs on with a token, and takes it to the central server too. */
    private void tokenSignOn(byte[] token) throws Exception {
        ProfileTokenCredential credential = new ProfileTokenCredential();
        AS400 maker = system();
        credential.setSystem(maker);
        credential.setToken(token);
        AS400 system = system();
        system.setProfileToken(credential);
        try {
            system.connectService(AS400.SIGNON);
            Report.line("user", system.getUserId(), "job", job(system));
        } finally {
            system.disconnectAllServices();
        }
    }

    private void identity(String user, String password) throws Exception {
        AS400 system = system(user, password);
        try {
            system.generateProfileToken("cn=somebody", ProfileTokenCredential.TYPE_SINGLE_USE, 60);
            Report.line("token", "made");
        } finally {
            system.disconnectAllServices();
        }
    }

    private void central(String user, String password) throws Exception {
        AS400 system = system(user, password);
        try {
            Report.line("job", job(system), "again", job(system));
        } finally {
            system.disconnectAllServices();
        }
    }

    private void license(String user, String password) throws Exception {
        AS400 system = system(user, password);
        try {
            ProductLicense license = new ProductLicense(system, "5770SS1", "5050", "V7R5M0");
            int condition = license.request();
            Report.line(
                "condition", condition,
                "count", license.getUsageCount(),
                "concurrent", license.getUsageType() == ProductLicense.USAGE_CONCURRENT,
                "release", license.getReleaseLevel());
            license.release();
        } finally {
            system.disconnectAllServices();
        }
    }

    /** The Toolbox finds out about ports by the name of the system, which the object above set. */
    private void ping() throws Exception {
        system();
        Report.line(
            "signon", new AS400JPing(host, AS400.SIGNON, tls).ping(),
            "central", new AS400JPing(host, AS400.CENTRAL, tls).ping(),
            "print", new AS400JPing(host, AS400.PRINT, tls).ping());
    }

    private static String job(AS400 system) throws Exception {
        system.connectService(AS400.CENTRAL);
        Job job = system.getJobs(AS400.CENTRAL)[0];
        return job.getNumber() + "/" + job.getUser() + "/" + job.getName();
    }

    private AS400 system(String user, String password) throws Exception {
        AS400 system = system();
        system.setUserId(user);
        system.setPassword(password);
        return system;
    }

    private AS400 system() throws Exception {
        AS400 system = tls ? new SecureAS400(host) : new AS400(host);
        system.setGuiAvailable(false);
        system.setMustUseSockets(true);
        system.setUseDefaultUser(false);
        if (!ports[0].equals("-")) {
            system.setServicePort(AS400.SIGNON, Integer.parseInt(ports[0]));
            system.setServicePort(AS400.CENTRAL, Integer.parseInt(ports[1]));
            // A port on which nothing listens.
            system.setServicePort(AS400.PRINT, 1);
        }
        return system;
    }

    private static List<String> texts(AS400Message[] messages) {
        List<String> texts = new ArrayList<>();
        if (messages != null) for (AS400Message message : messages) texts.add(message.getID() + " " + message.getText());
        return texts;
    }

    private static Object seconds(Calendar date) {
        return date == null ? null : date.getTimeInMillis() / 1000;
    }

    private static String constantName(int returnCode) throws IllegalAccessException {
        for (Field field : AS400SecurityException.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == int.class && field.getInt(null) == returnCode) {
                return field.getName();
            }
        }
        return String.valueOf(returnCode);
    }
}

import com.ibm.as400.access.AS400;
import com.ibm.as400.access.AS400Exception;
import com.ibm.as400.access.AS400Message;
import com.ibm.as400.access.ObjectDoesNotExistException;
import com.ibm.as400.access.SecureAS400;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a program of these tests does, step by step; each step is reported under its name, whether it works or not. */
final class Steps {
    interface Step {
        Object run() throws Exception;
    }

    private Steps() {
    }

    /** Arguments: port of the sign-on server, port of the command server, user, password. Over TLS when there is a trust store. */
    static AS400 system(String[] args) throws Exception {
        return system(args, args[2], args[3]);
    }

    static AS400 system(String[] args, String user, String password) throws Exception {
        boolean tls = System.getProperty("javax.net.ssl.trustStore") != null;
        AS400 system = tls ? new SecureAS400("127.0.0.1", user, password) : new AS400("127.0.0.1", user, password);
        system.setGuiAvailable(false);
        system.setMustUseSockets(true);
        system.setServicePort(AS400.SIGNON, Integer.parseInt(args[0]));
        system.setServicePort(AS400.COMMAND, Integer.parseInt(args[1]));
        return system;
    }

    static void step(String name, Step step) {
        try {
            Report.line("step", name, "result", step.run());
        } catch (AS400Exception e) {
            Report.line("step", name, "error", "AS400Exception", "messages", ids(e.getAS400MessageList()));
        } catch (ObjectDoesNotExistException e) {
            boolean library = e.getReturnCode() == ObjectDoesNotExistException.LIBRARY_DOES_NOT_EXIST;
            Report.line("step", name, "error", "ObjectDoesNotExistException", "missing", library ? "library" : "object");
        } catch (Exception e) {
            Report.line("step", name, "error", e.getClass().getSimpleName());
        }
    }

    static Object list(Object... values) {
        return Arrays.asList(values);
    }

    static Object ids(AS400Message[] messages) {
        List<String> ids = new ArrayList<>();
        for (AS400Message message : messages) ids.add(message.getID());
        return ids;
    }
}

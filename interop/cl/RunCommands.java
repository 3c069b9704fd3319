import com.ibm.as400.access.AS400;
import com.ibm.as400.access.AS400Exception;
import com.ibm.as400.access.AS400Message;
import com.ibm.as400.access.AS400PackedDecimal;
import com.ibm.as400.access.AS400Text;
import com.ibm.as400.access.CommandCall;
import com.ibm.as400.access.ProgramCall;
import com.ibm.as400.access.ProgramParameter;
import com.ibm.as400.access.User;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Runs commands with CommandCall, and changes a user profile with the setters of User. Arguments: port of the sign-on server, port of the
 * remote command server, user, password. Each line of input is, in tabs: "run" or "exc" and a command, or "set", a user, a setter and its values.
 * Answers each with one line: the messages that came back, or the id of the message in the exception.
 */
public class RunCommands {
    public static void main(String[] args) throws Exception {
        AS400 system = new AS400("127.0.0.1", args[2], args[3]);
        system.setGuiAvailable(false);
        system.setMustUseSockets(true);
        system.setServicePort(AS400.SIGNON, Integer.parseInt(args[0]));
        system.setServicePort(AS400.COMMAND, Integer.parseInt(args[1]));
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line; (line = input.readLine()) != null; ) {
            String[] part = line.split("\t", -1);
            if (part[0].equals("run")) run(new CommandCall(system), part[1]);
            else if (part[0].equals("exc")) execute(system, part[1]);
            else set(new User(system, part[1]), part[2], Arrays.copyOfRange(part, 3, part.length));
        }
        System.exit(0);
    }

    private static void run(CommandCall call, String command) throws Exception {
        boolean done = call.run(command);
        Object[] messages = Arrays.stream(call.getMessageList()).map(RunCommands::described).toArray();
        Report.line("asked", command, "done", done, "messages", messages);
    }

    /** Through QCMDEXC, as programs run commands. */
    private static void execute(AS400 system, String command) throws Exception {
        ProgramParameter text = new ProgramParameter(new AS400Text(command.length(), system).toBytes(command));
        ProgramParameter length = new ProgramParameter(new AS400PackedDecimal(15, 5).toBytes(new BigDecimal(command.length())));
        ProgramCall call = new ProgramCall(system, "/QSYS.LIB/QCMDEXC.PGM", new ProgramParameter[] {text, length});
        boolean done = call.run();
        Object[] messages = Arrays.stream(call.getMessageList()).map(RunCommands::described).toArray();
        Report.line("asked", command, "done", done, "messages", messages);
    }

    private static String described(AS400Message message) {
        return message.getID() + " " + message.getSeverity() + " " + message.getType();
    }

    /** The setter of this name, with one string or, when there are more values or brackets around one, with an array. */
    private static void set(User user, String setter, String[] values) throws Exception {
        String asked = setter + " " + String.join(" ", values);
        boolean array = setter.endsWith("[]");
        String name = array ? setter.substring(0, setter.length() - 2) : setter;
        Method method = User.class.getMethod(name, array ? String[].class : String.class);
        try {
            method.invoke(user, array ? (Object) values : values[0]);
            Report.line("asked", asked, "done", true, "messages", new Object[0]);
        } catch (InvocationTargetException e) {
            if (!(e.getCause() instanceof AS400Exception)) throw e;
            AS400Message message = ((AS400Exception) e.getCause()).getAS400Message();
            Report.line("asked", asked, "done", false, "messages", new Object[] {described(message)});
        }
    }
}

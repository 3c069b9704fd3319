import com.ibm.as400.access.AS400;
import com.ibm.as400.access.AS400Message;
import com.ibm.as400.access.CommandCall;
import com.ibm.as400.access.Job;

/** Commands and the messages that they bring back. */
public class CommandCalls {
    private static CommandCall call;

    public static void main(String[] args) throws Exception {
        AS400 system = Steps.system(args);
        call = new CommandCall(system);
        run("create", "CRTLIB LIB(WORK) TEXT('It''s mine')");
        run("again", "QSYS/CRTLIB LIB(WORK)");
        run("unknown command", "NOSUCHCMD X(1)");
        run("wrong value", "CRTLIB LIB(WORK2) TYPE(*MAYBE)");
        run("missing", "CHKOBJ OBJ(WORK/NOTHING) OBJTYPE(*DTAARA)");
        run("no library", "CHKOBJ OBJ(NOWHERE/NOTHING) OBJTYPE(*DTAARA)");
        run("syntax", "CRTLIB LIB(WORK");
        run("library list", "ADDLIBLE LIB(WORK)");
        run("found along the list", "CRTDTAARA DTAARA(WORK/A) TYPE(*CHAR) LEN(10)");
        run("along the list", "CHKOBJ OBJ(A) OBJTYPE(*DTAARA)");
        run("umlaut", "CHGLIB LIB(WORK) TEXT('Gr\u00fc\u00dfe')");
        Steps.step("message", () -> {
            call.run("CHKOBJ OBJ(WORK/NOTHING) OBJTYPE(*DTAARA)");
            AS400Message last = call.getMessageList()[call.getMessageList().length - 1];
            return Steps.list(last.getType(), last.getSeverity(), last.getFileName(), last.getLibraryName(), last.getText(),
                last.getHelp() != null && last.getHelp().contains("Cause"));
        });
        Steps.step("none wanted", () -> {
            call.setMessageOption(AS400Message.MESSAGE_OPTION_NONE);
            boolean done = call.run("CRTLIB LIB(WORK)");
            return Steps.list(done, call.getMessageList().length);
        });
        Steps.step("all wanted", () -> {
            call.setMessageOption(AS400Message.MESSAGE_OPTION_ALL);
            boolean done = call.run("CRTLIB LIB(WORK)");
            return Steps.list(done, call.getMessageList().length);
        });
        Steps.step("job", () -> {
            Job job = call.getServerJob();
            return Steps.list(job.getName(), job.getUser(), job.getNumber().length());
        });
        Steps.step("another connection, another job", () -> {
            AS400 other = Steps.system(args);
            CommandCall there = new CommandCall(other);
            boolean found = there.run("CHKOBJ OBJ(A) OBJTYPE(*DTAARA)");
            String job = there.getServerJob().getNumber();
            other.disconnectAllServices();
            return Steps.list(found, job.equals(call.getServerJob().getNumber()));
        });
        run("in use", "DLTLIB LIB(WORK)");
        run("free", "RMVLIBLE LIB(WORK)");
        run("delete", "DLTLIB LIB(WORK)");
        system.disconnectAllServices();
    }

    private static void run(String name, String command) {
        Steps.step(name, () -> Steps.list(call.run(command), Steps.ids(call.getMessageList())));
    }
}

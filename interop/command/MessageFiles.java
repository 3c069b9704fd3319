import com.ibm.as400.access.AS400;
import com.ibm.as400.access.AS400Bin4;
import com.ibm.as400.access.AS400Message;
import com.ibm.as400.access.AS400PackedDecimal;
import com.ibm.as400.access.AS400Text;
import com.ibm.as400.access.CommandCall;
import com.ibm.as400.access.JobLog;
import com.ibm.as400.access.MessageFile;
import com.ibm.as400.access.MessageQueue;
import com.ibm.as400.access.QueuedMessage;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;

/** Messages of a user's own file: described by commands, read, filled and sent by the Toolbox's classes. */
public class MessageFiles {
    private static final String FILE = "/QSYS.LIB/MSGLIB.LIB/ORDERS.MSGF";
    private static AS400 system;

    public static void main(String[] args) throws Exception {
        system = Steps.system(args);
        run("create", "CRTLIB MSGLIB");
        run("create a file", "CRTMSGF MSGF(MSGLIB/ORDERS)");
        run("add", "ADDMSGD MSGID(ORD0001) MSGF(MSGLIB/ORDERS) MSG('Order &1 over &2 is &3 days late')"
            + " SECLVL('&N Cause: &1 was promised. &N Recovery: Call.') SEV(20) FMT((*CHAR 6) (*DEC 7 2) (*BIN 4)) DFT('Wait')");
        run("add another", "ADDMSGD MSGID(ORD0002) MSGF(MSGLIB/ORDERS) MSG('Nothing to tell')");
        Steps.step("read", () -> {
            AS400Message message = new MessageFile(system, FILE).getMessage("ORD0001", data());
            return Steps.list(message.getID(), message.getSeverity(), message.getText(), message.getHelp(), message.getDefaultReply());
        });
        Steps.step("as it is", () -> new MessageFile(system, FILE).getMessage("ORD0001").getText());
        Steps.step("all of them", () -> {
            MessageFile file = new MessageFile(system, FILE);
            StringBuilder ids = new StringBuilder();
            for (AS400Message one = file.getMessage(MessageFile.FIRST); one != null; one = file.getMessage(MessageFile.NEXT)) ids.append(one.getID()).append(' ');
            return ids.toString().trim();
        });
        run("change", "CHGMSGD MSGID(ORD0001) MSGF(MSGLIB/ORDERS) SEV(30) SECLVL(*NONE)");
        Steps.step("changed", () -> {
            AS400Message message = new MessageFile(system, FILE).getMessage("ORD0001", data());
            return Steps.list(message.getSeverity(), message.getText(), message.getHelp());
        });
        Steps.step("in the job log", () -> {
            JobLog.writeMessage(system, "ORD0001", AS400Message.DIAGNOSTIC, FILE, data());
            JobLog log = new CommandCall(system).getServerJob().getJobLog();
            QueuedMessage last = log.getMessages(log.getLength() - 1, 1)[0];
            return Steps.list(last.getID(), last.getText(), last.getSeverity(), last.getFileName(), last.getLibraryName());
        });
        Steps.step("on a message queue", () -> {
            run("create a queue", "CRTMSGQ MSGLIB/Q");
            MessageQueue queue = new MessageQueue(system, "/QSYS.LIB/MSGLIB.LIB/Q.MSGQ");
            queue.sendInformational("ORD0001", FILE, data());
            QueuedMessage message = (QueuedMessage) queue.getMessages().nextElement();
            return Steps.list(message.getID(), message.getText(), message.getSeverity());
        });
        run("remove", "RMVMSGD MSGID(ORD0001) MSGF(MSGLIB/ORDERS)");
        Steps.step("no such message", () -> new MessageFile(system, FILE).getMessage("ORD0001").getText());
        run("delete the file", "DLTMSGF MSGF(MSGLIB/ORDERS)");
        Steps.step("no such file", () -> new MessageFile(system, FILE).getMessage("ORD0002").getText());
        run("delete", "DLTLIB MSGLIB");
        system.disconnectAllServices();
    }

    private static byte[] data() throws Exception {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.write(new AS400Text(6, system).toBytes("A-17"));
        data.write(new AS400PackedDecimal(7, 2).toBytes(new BigDecimal("12.50")));
        data.write(new AS400Bin4().toBytes(3));
        return data.toByteArray();
    }

    private static void run(String name, String command) {
        CommandCall call = new CommandCall(system);
        Steps.step(name, () -> Steps.list(call.run(command), Steps.ids(call.getMessageList())));
    }
}

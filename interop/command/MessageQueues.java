import com.ibm.as400.access.AS400;
import com.ibm.as400.access.AS400Message;
import com.ibm.as400.access.CommandCall;
import com.ibm.as400.access.MessageFile;
import com.ibm.as400.access.MessageQueue;
import com.ibm.as400.access.QueuedMessage;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;

/** Message queues and the message file of the system. */
public class MessageQueues {
    public static void main(String[] args) throws Exception {
        AS400 system = Steps.system(args);
        new CommandCall(system).run("CRTMSGQ MSGQ(QGPL/TALK)");
        MessageQueue queue = new MessageQueue(system, "/QSYS.LIB/QGPL.LIB/TALK.MSGQ");
        byte[] data = new com.ibm.as400.access.AS400Text(10, system).toBytes("NOWHERE");
        Steps.step("send", () -> {
            queue.sendInformational("Gr\u00fc\u00dfe");
            queue.sendInformational("CPF9810", "/QSYS.LIB/QCPFMSG.MSGF", data);
            queue.sendInquiry("Really?", "/QSYS.LIB/QGPL.LIB/TALK.MSGQ");
            return "sent";
        });
        Steps.step("list", () -> shown(queue));
        Steps.step("reply", () -> {
            QueuedMessage inquiry = queue.receive(null, 0, MessageQueue.OLD, MessageQueue.INQUIRY);
            queue.reply(inquiry.getKey(), "Yes, really", false);
            QueuedMessage reply = queue.receive(null, 5, MessageQueue.REMOVE, MessageQueue.REPLY);
            return Steps.list(inquiry.getText(), reply.getText(), reply.getType());
        });
        Steps.step("receive", () -> {
            QueuedMessage first = queue.receive(null, 0, MessageQueue.REMOVE, MessageQueue.ANY);
            QueuedMessage second = queue.receive(null, 0, MessageQueue.SAME, MessageQueue.INFORMATIONAL);
            return Steps.list(first.getText(), second.getID(), second.getText(), second.getHelp().contains("NOWHERE"), second.getSeverity(),
                second.getFromJobName(), second.getUser(), second.getDate() != null);
        });
        Steps.step("by key", () -> {
            queue.sendInformational("The last one");
            QueuedMessage last = queue.receive(null, 0, MessageQueue.SAME, MessageQueue.LAST);
            QueuedMessage again = queue.receive(last.getKey(), 0, MessageQueue.REMOVE, MessageQueue.ANY);
            return Steps.list(last.getID().equals(again.getID()), last.getText().equals(again.getText()));
        });
        Steps.step("wait in vain", () -> queue.receive(null, 1, MessageQueue.REMOVE, MessageQueue.COMPLETION) == null);
        Steps.step("remove", () -> {
            queue.remove();
            queue.close();
            return shown(queue);
        });
        Steps.step("missing", () -> new MessageQueue(system, "/QSYS.LIB/QGPL.LIB/NOTHING.MSGQ").receive(null, 0, MessageQueue.SAME, MessageQueue.ANY));
        Steps.step("message file", () -> {
            MessageFile file = new MessageFile(system, "/QSYS.LIB/QCPFMSG.MSGF");
            AS400Message plain = file.getMessage("CPF9810");
            AS400Message filled = file.getMessage("CPF9810", data);
            return Steps.list(plain.getText(), filled.getText(), filled.getSeverity(), filled.getHelp().startsWith("Cause"));
        });
        Steps.step("no such message", () -> new MessageFile(system, "/QSYS.LIB/QCPFMSG.MSGF").getMessage("ABC0001").getText());
        Steps.step("help of a message", () -> {
            CommandCall call = new CommandCall(system);
            call.run("CHKOBJ OBJ(NOWHERE/NOTHING) OBJTYPE(*DTAARA)");
            AS400Message message = call.getMessageList()[0];
            message.load();
            return message.getHelp().contains("NOWHERE");
        });
        new CommandCall(system).run("DLTMSGQ MSGQ(QGPL/TALK)");
        system.disconnectAllServices();
    }

    private static Object shown(MessageQueue queue) throws Exception {
        List<Object> shown = new ArrayList<>();
        for (Enumeration<?> messages = queue.getMessages(); messages.hasMoreElements(); ) {
            QueuedMessage message = (QueuedMessage) messages.nextElement();
            shown.add(Steps.list(message.getType(), message.getText(), message.getReplyStatus(), message.getFromJobName(), message.getCurrentUser()));
        }
        return shown;
    }
}

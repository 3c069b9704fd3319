import com.ibm.as400.access.AS400;
import com.ibm.as400.data.ProgramCallDocument;
import java.io.File;
import java.math.BigDecimal;
import java.net.URL;
import java.net.URLClassLoader;

/** Calls what a PCML document describes. Last argument: the folder of the document. */
public class PcmlCalls {
    public static void main(String[] args) throws Exception {
        AS400 system = Steps.system(args);
        ClassLoader folder = new URLClassLoader(new URL[] { new File(args[4]).toURI().toURL() });
        ProgramCallDocument document = new ProgramCallDocument(system, "invoice", folder);
        Steps.step("structures", () -> {
            document.setValue("invoice.customer", "SMITH");
            document.setIntValue("invoice.count", 2);
            document.setValue("invoice.discount", new BigDecimal("12.5"));
            for (int i = 0; i < 5; i++) {
                int[] at = { i };
                document.setValue("invoice.lines.item", at, "ITEM" + i);
                document.setValue("invoice.lines.quantity", at, new BigDecimal(i + 1));
                document.setValue("invoice.lines.price", at, new BigDecimal("10.01"));
            }
            boolean done = document.callProgram("invoice");
            return done ? Steps.list(document.getValue("invoice.discount").toString(), document.getValue("invoice.total").toString())
                : Steps.ids(document.getMessageList("invoice"));
        });
        Steps.step("escape", () -> {
            document.setValue("invoice.customer", "BLOCKED");
            return Steps.list(document.callProgram("invoice"), Steps.ids(document.getMessageList("invoice")));
        });
        Steps.step("service program", () -> {
            document.setIntValue("add.a", -5);
            document.setIntValue("add.b", 7);
            return Steps.list(document.callProgram("add"), document.getIntReturnValue("add"));
        });
        Steps.step("system program", () -> Steps.list(document.callProgram("jobInformation"),
            document.getIntValue("jobInformation.receiver.bytesAvailable"), document.getValue("jobInformation.receiver.name"),
            document.getValue("jobInformation.receiver.user")));
        system.disconnectAllServices();
    }
}

import com.ibm.as400.access.AS400;
import com.ibm.as400.access.CommandCall;
import com.ibm.as400.access.SystemValue;
import com.ibm.as400.access.SystemValueList;
import java.util.Arrays;
import java.util.List;
import java.util.ArrayList;
import java.util.Vector;

/** System values and network attributes: all that the Toolbox knows are there, and are changed by the commands that it sends. */
public class SystemValues {
    private static AS400 system;

    public static void main(String[] args) throws Exception {
        system = Steps.system(args);
        for (int number : new int[] {SystemValueList.GROUP_ALL, SystemValueList.GROUP_ALC, SystemValueList.GROUP_DATTIM, SystemValueList.GROUP_EDT,
                SystemValueList.GROUP_LIBL, SystemValueList.GROUP_MSG, SystemValueList.GROUP_SEC, SystemValueList.GROUP_STG, SystemValueList.GROUP_SYSCTL,
                SystemValueList.GROUP_NET}) {
            Steps.step("group " + number, () -> {
                Vector<?> values = new SystemValueList(system).getGroup(number);
                List<String> without = new ArrayList<>();
                for (Object one : values) if (((SystemValue) one).getValue() == null) without.add(((SystemValue) one).getName());
                return Steps.list(values.size() > 0, without);
            });
        }
        Steps.step("how many there are", () -> new SystemValueList(system).getGroup(SystemValueList.GROUP_ALL).size() > 180);
        Steps.step("some", () -> Steps.list(value("QSTGLOWLMT").toString(), value("QIGCFNTSIZ").toString(), value("QADLACTJ"), value("QPFRADJ"),
            value("QLEAPADJ"), value("QLOCALE"), Arrays.asList((Object[]) value("QTHDRSCAFN")), ((Object[]) value("QSSLCSL")).length > 3));
        Steps.step("network attributes", () -> Steps.list(value("SYSNAME"), value("LCLNETID"), value("MSGQ"), value("JOBACN"), value("MAXHOP"),
            Arrays.asList((Object[]) value("HPRPTHTMR")), value("ALWADDCLU")));
        Steps.step("a decimal value", () -> {
            set("QSTGLOWLMT", new java.math.BigDecimal("7.2500"));
            Object changed = value("QSTGLOWLMT").toString();
            set("QSTGLOWLMT", new java.math.BigDecimal("5.0000"));
            return changed;
        });
        Steps.step("a network attribute", () -> {
            set("JOBACN", "*REJECT");
            set("MAXHOP", 20);
            set("ALRBCKFP", new String[] {"NET1", "CP1"});
            set("MSGQ", "QSYSOPR   QUSRSYS");
            Object changed = Steps.list(value("JOBACN"), value("MAXHOP"), Arrays.asList((Object[]) value("ALRBCKFP")), value("MSGQ"));
            set("JOBACN", "*FILE");
            set("MAXHOP", 16);
            set("ALRBCKFP", "*NONE");
            set("MSGQ", "QSYSOPR   QSYS");
            return changed;
        });
        Steps.step("a name that waits for the next start", () -> {
            set("SYSNAME", "OTHER");
            Object pending = Steps.list(value("SYSNAME"), value("PNDSYSNAME"));
            set("SYSNAME", "BIGIRON");
            return pending;
        });
        Steps.step("a wrong value", () -> {
            set("JOBACN", "*MAYBE");
            return "changed";
        });
        Steps.step("no such attribute", () -> {
            CommandCall call = new CommandCall(system);
            return Steps.list(call.run("CHGNETA NOSUCH(1)"), Steps.ids(call.getMessageList()));
        });
        system.disconnectAllServices();
    }

    private static Object value(String name) throws Exception {
        Object value = new SystemValue(system, name).getValue();
        return value instanceof String ? ((String) value).trim() : value;
    }

    private static void set(String name, Object value) throws Exception {
        new SystemValue(system, name).setValue(value);
    }
}

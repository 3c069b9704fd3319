import com.ibm.as400.access.AS400;
import com.ibm.as400.access.AS400Exception;
import com.ibm.as400.access.CharacterDataArea;
import com.ibm.as400.access.CommandCall;
import com.ibm.as400.access.ProgramCall;
import com.ibm.as400.access.ProgramParameter;
import com.ibm.as400.access.ServiceProgramCall;
import com.ibm.as400.access.SystemValue;
import com.ibm.as400.access.UserSpace;

/** Authority that one user gives and takes, and another one feels. Arguments 5 and 6: the other user and its password. */
public class Authority {
    private static AS400 officer;
    private static AS400 user;
    private static String name;

    public static void main(String[] args) throws Exception {
        officer = Steps.system(args);
        user = Steps.system(args, args[4], args[5]);
        name = args[4];
        Steps.step("program", () -> felt("SHOP/CHECKSUM", "*PGM", Authority::checksum));
        Steps.step("system program", () -> felt("QSYS/QWCRSVAL", "*PGM", () -> new SystemValue(user, "QDATFMT").getValue()));
        Steps.step("service program", () -> felt("SHOP/NUMBERS", "*SRVPGM", Authority::add));
        Steps.step("command", () -> felt("QSYS/DSPLIBL", "*CMD", () -> run(user, "DSPLIBL OUTPUT(*PRINT)")));
        must("CRTDTAARA DTAARA(QGPL/SHARED) TYPE(*CHAR) LEN(10) VALUE('secret') AUT(*USE)");
        CharacterDataArea area = new CharacterDataArea(user, "/QSYS.LIB/QGPL.LIB/SHARED.DTAARA");
        Steps.step("data area", () -> felt("QGPL/SHARED", "*DTAARA", () -> area.read().trim()));
        Steps.step("data area, read only", () -> {
            area.write("mine");
            return "written";
        });
        UserSpace space = new UserSpace(officer, "/QSYS.LIB/QGPL.LIB/SHARED.USRSPC");
        space.setMustUseProgramCall(true);
        space.create("*USER", 10, true, " ", (byte) 0x40, "", "*USE");
        UserSpace same = new UserSpace(user, "/QSYS.LIB/QGPL.LIB/SHARED.USRSPC");
        same.setMustUseProgramCall(true);
        Steps.step("user space", () -> felt("QGPL/SHARED", "*USRSPC", () -> same.getLength()));
        Steps.step("library", () -> {
            must("CRTLIB LIB(PRIVATE) AUT(*EXCLUDE)");
            return Steps.list(run(user, "CHKOBJ OBJ(QSYS/PRIVATE) OBJTYPE(*LIB) AUT(*USE)"), run(user, "CRTDTAARA DTAARA(PRIVATE/A) TYPE(*CHAR)"));
        });
        Steps.step("not the owner", () -> run(user, "GRTOBJAUT OBJ(QGPL/SHARED) OBJTYPE(*DTAARA) USER(" + name + ") AUT(*ALL)"));
        must("DLTDTAARA DTAARA(QGPL/SHARED)");
        must("DLTLIB LIB(PRIVATE)");
        space.delete();
        officer.disconnectAllServices();
        user.disconnectAllServices();
    }

    /** What the user gets before, while and after he is excluded. */
    private static Object felt(String object, String type, Steps.Step step) throws Exception {
        String what = " OBJ(" + object + ") OBJTYPE(" + type + ") USER(" + name + ")";
        Object before = outcome(step);
        must("GRTOBJAUT" + what + " AUT(*EXCLUDE)");
        Object excluded = outcome(step);
        must("RVKOBJAUT" + what + " AUT(*EXCLUDE)");
        return Steps.list(before, excluded, outcome(step));
    }

    private static Object outcome(Steps.Step step) {
        try {
            return step.run();
        } catch (AS400Exception e) {
            return Steps.ids(e.getAS400MessageList());
        } catch (Exception e) {
            return e.getClass().getSimpleName();
        }
    }

    private static Object checksum() throws Exception {
        ProgramParameter[] parameters = { new ProgramParameter(new byte[10]), new ProgramParameter(4) };
        ProgramCall call = new ProgramCall(user, "/QSYS.LIB/SHOP.LIB/CHECKSUM.PGM", parameters);
        return call.run() ? "called" : Steps.ids(call.getMessageList());
    }

    private static Object add() throws Exception {
        ServiceProgramCall call = new ServiceProgramCall(user);
        call.setProgram("/QSYS.LIB/SHOP.LIB/NUMBERS.SRVPGM");
        call.setProcedureName("add");
        call.setReturnValueFormat(ServiceProgramCall.RETURN_INTEGER);
        ProgramParameter two = new ProgramParameter(ProgramParameter.PASS_BY_VALUE, new byte[] { 0, 0, 0, 2 });
        call.setParameterList(new ProgramParameter[] { two, new ProgramParameter(ProgramParameter.PASS_BY_VALUE, new byte[] { 0, 0, 0, 2 }) });
        return call.run() ? call.getIntegerReturnValue() : Steps.ids(call.getMessageList());
    }

    private static Object run(AS400 system, String command) throws Exception {
        CommandCall call = new CommandCall(system);
        return call.run(command) ? "done" : Steps.ids(call.getMessageList());
    }

    private static void must(String command) throws Exception {
        CommandCall call = new CommandCall(officer);
        if (!call.run(command)) throw new IllegalStateException(command + " " + Steps.ids(call.getMessageList()));
    }
}

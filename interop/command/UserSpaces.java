import com.ibm.as400.access.AS400;
import com.ibm.as400.access.UserSpace;

/** User spaces, by program calls. */
public class UserSpaces {
    public static void main(String[] args) throws Exception {
        AS400 system = Steps.system(args);
        UserSpace space = new UserSpace(system, "/QSYS.LIB/QGPL.LIB/SPACE.USRSPC");
        space.setMustUseProgramCall(true);
        Steps.step("missing", () -> space.getLength());
        Steps.step("create", () -> {
            space.create("*USER", 5000, false, "LOG", (byte) 0x5c, "A space", "*CHANGE");
            return Steps.list(space.getLength(), space.getInitialValue(), space.isAutoExtendible());
        });
        Steps.step("again", () -> {
            space.create("*USER", 5000, false, "LOG", (byte) 0, "A space", "*CHANGE");
            return "created";
        });
        Steps.step("write and read", () -> {
            space.write("Hello", 100);
            byte[] bytes = new byte[3];
            return Steps.list(space.read(100, 5), space.read(bytes, 99), bytes);
        });
        Steps.step("a lot", () -> {
            byte[] bytes = new byte[4000];
            for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) (i * i);
            space.write(bytes, 1000, 0, bytes.length, UserSpace.FORCE_SYNCHRONOUS);
            byte[] back = new byte[4000];
            return Steps.list(space.read(back, 1000), java.util.Arrays.equals(bytes, back));
        });
        Steps.step("beyond the end", () -> {
            space.write("Hello", 4998);
            return "written";
        });
        Steps.step("attributes", () -> {
            space.setAutoExtendible(true);
            space.setInitialValue((byte) 0x40);
            space.setLength(6000);
            return Steps.list(space.getLength(), space.getInitialValue(), space.isAutoExtendible());
        });
        Steps.step("extended", () -> {
            space.write("Hello", 5998);
            return Steps.list(space.read(5998, 5), space.getLength() > 6000);
        });
        Steps.step("replace", () -> {
            space.create("*USER", 100, true, " ", (byte) 0, "A smaller space", "*USE");
            return space.getLength();
        });
        Steps.step("no such list", () -> {
            new UserSpace(system, "/QSYS.LIB/QGPL.LIB/OTHER.USRSPC").create("*USER", 100, true, " ", (byte) 0, "", "NOLIST");
            return "created";
        });
        Steps.step("delete", () -> {
            space.delete();
            return space.getLength();
        });
        system.disconnectAllServices();
    }
}

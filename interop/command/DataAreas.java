import com.ibm.as400.access.AS400;
import com.ibm.as400.access.CharacterDataArea;
import com.ibm.as400.access.DecimalDataArea;
import com.ibm.as400.access.LocalDataArea;
import com.ibm.as400.access.LogicalDataArea;
import java.math.BigDecimal;

/** Data areas of every type. */
public class DataAreas {
    public static void main(String[] args) throws Exception {
        AS400 system = Steps.system(args);
        CharacterDataArea text = new CharacterDataArea(system, "/QSYS.LIB/QGPL.LIB/GREETING.DTAARA");
        Steps.step("create character", () -> {
            text.create(20, "Hello", "A greeting", "*CHANGE");
            return Steps.list(text.read().trim(), text.getLength());
        });
        Steps.step("write and read", () -> {
            text.write("It''s ''quoted''");
            return Steps.list(text.read().trim(), text.read(5, 8).trim());
        });
        Steps.step("write a part", () -> {
            text.clear();
            text.write("XYZ", 4);
            return text.read();
        });
        Steps.step("beyond the end", () -> text.read(18, 5));
        Steps.step("again", () -> {
            text.create(20, "Hello", "A greeting", "*CHANGE");
            return "created";
        });
        DecimalDataArea number = new DecimalDataArea(system, "/QSYS.LIB/QGPL.LIB/NUMBER.DTAARA");
        Steps.step("decimal", () -> {
            number.create(9, 2, new BigDecimal("-12345.67"), "A number", "*USE");
            BigDecimal first = number.read();
            number.write(new BigDecimal("0.05"));
            return Steps.list(first.toString(), number.read().toString(), number.getLength(), number.getDecimalPositions());
        });
        LogicalDataArea flag = new LogicalDataArea(system, "/QSYS.LIB/QGPL.LIB/FLAG.DTAARA");
        Steps.step("logical", () -> {
            flag.create(true, "A flag", "*USE");
            boolean first = flag.read();
            flag.write(false);
            return Steps.list(first, flag.read());
        });
        Steps.step("local", () -> {
            LocalDataArea local = new LocalDataArea(system);
            local.write("of the job", 0);
            return Steps.list(local.read(0, 10), local.getLength());
        });
        Steps.step("of another type", () -> new DecimalDataArea(system, "/QSYS.LIB/QGPL.LIB/GREETING.DTAARA").read());
        Steps.step("missing", () -> new CharacterDataArea(system, "/QSYS.LIB/QGPL.LIB/NOTHING.DTAARA").read());
        Steps.step("delete", () -> {
            text.delete();
            number.delete();
            flag.delete();
            return text.read();
        });
        system.disconnectAllServices();
    }
}

import com.ibm.as400.access.AS400;
import com.ibm.as400.access.AS400Array;
import com.ibm.as400.access.AS400Bin2;
import com.ibm.as400.access.AS400Bin4;
import com.ibm.as400.access.AS400Bin8;
import com.ibm.as400.access.AS400DataType;
import com.ibm.as400.access.AS400Float8;
import com.ibm.as400.access.AS400PackedDecimal;
import com.ibm.as400.access.AS400Structure;
import com.ibm.as400.access.AS400Text;
import com.ibm.as400.access.AS400ZonedDecimal;
import com.ibm.as400.access.BinaryConverter;
import com.ibm.as400.access.ProgramCall;
import com.ibm.as400.access.ProgramParameter;
import com.ibm.as400.access.ServiceProgramCall;
import java.math.BigDecimal;
import java.util.zip.CRC32;

/** Calls programs and procedures with parameters of every kind. */
public class ProgramCalls {
    private static AS400 system;

    public static void main(String[] args) throws Exception {
        system = Steps.system(args);
        Steps.step("every kind", () -> kinds(null));
        Steps.step("not null", () -> kinds("text"));
        Steps.step("structures", () -> invoice("SMITH", "12.5"));
        Steps.step("in-out comes back", () -> invoice("SMITH", "33.3"));
        Steps.step("escape", () -> invoice("BLOCKED", "0"));
        Steps.step("too few", () -> call("/QSYS.LIB/SHOP.LIB/INVOICE.PGM", new ProgramParameter(text(10, "SMITH"))));
        Steps.step("too short", () -> call("/QSYS.LIB/SHOP.LIB/SHIP.PGM", new ProgramParameter(new byte[4]), new ProgramParameter(10)));
        Steps.step("no number", () -> call("/QSYS.LIB/SHOP.LIB/INVOICE.PGM", new ProgramParameter(text(10, "SMITH")),
            new ProgramParameter(text(85, "garbage")), new ProgramParameter(new byte[2]), new ProgramParameter(new byte[2], 2), new ProgramParameter(5)));
        Steps.step("no program", () -> call("/QSYS.LIB/SHOP.LIB/NOTHING.PGM"));
        Steps.step("no library", () -> call("/QSYS.LIB/NOWHERE.LIB/NOTHING.PGM"));
        Steps.step("along the library list", () -> call("/QSYS.LIB/%LIBL%.LIB/NOTHING.PGM"));
        Steps.step("executable", ProgramCalls::checksum);
        Steps.step("by value", () -> procedure("add", ServiceProgramCall.RETURN_INTEGER, byValue(40), byValue(2)));
        Steps.step("by reference", ProgramCalls::upper);
        Steps.step("errno", () -> procedure("divide", ServiceProgramCall.RETURN_INTEGER, byValue(1), byValue(0), byReference(new ProgramParameter(4))));
        Steps.step("quotient", ProgramCalls::quotient);
        Steps.step("no procedure", () -> procedure("ADD", ServiceProgramCall.RETURN_INTEGER, byValue(1), byValue(2)));
        system.disconnectAllServices();
    }

    private static Object kinds(String nothing) throws Exception {
        AS400DataType[] types = { new AS400Text(10, system), null, new AS400Bin4(), new AS400Bin8(), new AS400Float8(),
            new AS400PackedDecimal(15, 5), new AS400ZonedDecimal(9, 2), new AS400Text(1, system) };
        byte[] varying = new byte[22];
        varying[1] = 3;
        System.arraycopy(text(3, "XYZ"), 0, varying, 2, 3);
        byte[] large = new byte[2000];
        for (int i = 0; i < 100; i++) large[i] = (byte) i;
        ProgramParameter[] parameters = {
            inOut(text(10, "ABC")), inOut(varying), inOut(types[2].toBytes(Integer.valueOf(-21))), inOut(types[3].toBytes(Long.valueOf(1L << 60))),
            inOut(types[4].toBytes(Double.valueOf(1.25))), inOut(types[5].toBytes(new BigDecimal("1234567890.12345"))),
            inOut(types[6].toBytes(new BigDecimal("-1234.56"))), inOut(text(1, "1")), inOut(large),
            nothing == null ? new ProgramParameter() : new ProgramParameter(text(5, nothing)), new ProgramParameter(3000),
        };
        if (nothing == null) parameters[9].setNullParameter(true);
        Object failed = call("/QSYS.LIB/TEST.LIB/KINDS.PGM", parameters);
        if (failed != null) return failed;
        Object[] results = new Object[10];
        for (int i = 0; i < types.length; i++) {
            byte[] output = parameters[i].getOutputData();
            results[i] = types[i] == null ? new AS400Text(3, system).toObject(output, 2) : types[i].toObject(output).toString().trim();
        }
        byte[] reversed = parameters[8].getOutputData();
        results[8] = reversed.length + " " + reversed[1999] + " " + reversed[1900];
        results[9] = new String(parameters[10].getOutputData(), 0, 4, "US-ASCII") + parameters[10].getOutputData().length;
        return results;
    }

    /** Two lines: 3 * 19.99 and 1 * 0.03. */
    private static Object invoice(String customer, String discount) throws Exception {
        AS400Structure line = new AS400Structure(new AS400DataType[] {
            new AS400Text(8, system), new AS400ZonedDecimal(5, 0), new AS400PackedDecimal(7, 2) });
        AS400Array lines = new AS400Array(line, 5);
        Object[] none = { "", new BigDecimal(0), new BigDecimal(0) };
        Object[] values = { new Object[] { "BOLT", new BigDecimal(3), new BigDecimal("19.99") },
            new Object[] { "NUT", new BigDecimal(1), new BigDecimal("0.03") }, none, none, none };
        AS400PackedDecimal percent = new AS400PackedDecimal(3, 1);
        AS400PackedDecimal total = new AS400PackedDecimal(9, 2);
        ProgramParameter[] parameters = {
            new ProgramParameter(text(10, customer)), new ProgramParameter(lines.toBytes(values)),
            new ProgramParameter(new AS400Bin2().toBytes(Short.valueOf((short) 2))),
            inOut(percent.toBytes(new BigDecimal(discount))), new ProgramParameter(5),
        };
        Object failed = call("/QSYS.LIB/SHOP.LIB/INVOICE.PGM", parameters);
        if (failed != null) return failed;
        return Steps.list(percent.toObject(parameters[3].getOutputData()).toString(), total.toObject(parameters[4].getOutputData()).toString());
    }

    private static Object checksum() throws Exception {
        byte[] data = text(2000, "an executable");
        ProgramParameter sum = new ProgramParameter(4);
        Object failed = call("/QSYS.LIB/SHOP.LIB/CHECKSUM.PGM", new ProgramParameter(data), sum);
        if (failed != null) return failed;
        CRC32 expected = new CRC32();
        expected.update(data);
        return BinaryConverter.byteArrayToUnsignedInt(sum.getOutputData(), 0) == expected.getValue();
    }

    private static Object upper() throws Exception {
        ProgramParameter parameter = byReference(inOut(text(10, "Grow up")));
        Object returned = procedure("upper", ServiceProgramCall.RETURN_INTEGER, parameter);
        return Steps.list(returned, new AS400Text(10, system).toObject(parameter.getOutputData()).toString().trim());
    }

    private static Object quotient() throws Exception {
        ProgramParameter result = byReference(new ProgramParameter(4));
        Object returned = procedure("divide", ServiceProgramCall.NO_RETURN_VALUE, byValue(-7), byValue(2), result);
        return Steps.list(returned, new AS400Bin4().toInt(result.getOutputData()));
    }

    private static Object procedure(String name, int returns, ProgramParameter... parameters) throws Exception {
        ServiceProgramCall call = new ServiceProgramCall(system, "/QSYS.LIB/SHOP.LIB/NUMBERS.SRVPGM", name, returns, parameters);
        if (!call.run()) return Steps.ids(call.getMessageList());
        return returns == ServiceProgramCall.NO_RETURN_VALUE ? "nothing" : Steps.list(call.getIntegerReturnValue(), call.getErrno());
    }

    /** Null when it went well, else the messages. */
    private static Object call(String path, ProgramParameter... parameters) throws Exception {
        ProgramCall call = new ProgramCall(system, path, parameters);
        if (call.run()) return null;
        return Steps.list(Steps.ids(call.getMessageList()), call.getMessageList()[call.getMessageList().length - 1].getText());
    }

    private static ProgramParameter byValue(int value) throws Exception {
        return new ProgramParameter(ProgramParameter.PASS_BY_VALUE, new AS400Bin4().toBytes(value));
    }

    private static ProgramParameter byReference(ProgramParameter parameter) throws Exception {
        parameter.setParameterType(ProgramParameter.PASS_BY_REFERENCE);
        return parameter;
    }

    private static ProgramParameter inOut(byte[] data) {
        return new ProgramParameter(data, data.length);
    }

    private static byte[] text(int length, String value) {
        return new AS400Text(length, system).toBytes(value);
    }
}

import com.ibm.as400.access.AS400;
import com.ibm.as400.access.CommandCall;
import com.ibm.as400.access.DataQueue;
import com.ibm.as400.access.DataQueueAttributes;
import com.ibm.as400.access.KeyedDataQueue;
import com.ibm.as400.access.ProgramCall;
import com.ibm.as400.access.ProgramParameter;
import com.ibm.as400.access.ServiceProgramCall;
import com.ibm.as400.data.ProgramCallDocument;

/**
 * Makes one request after the other, so that what the Toolbox writes can be recorded. Arguments: ports of
 * sign-on, data queues and commands, and the folder of the PCML document.
 */
public class Requests {
    public static void main(String[] args) throws Exception {
        AS400 system = new AS400("127.0.0.1", "ALICE", "secret");
        system.setGuiAvailable(false);
        system.setServicePort(AS400.SIGNON, Integer.parseInt(args[0]));
        system.setServicePort(AS400.DATAQUEUE, Integer.parseInt(args[1]));
        system.setServicePort(AS400.COMMAND, Integer.parseInt(args[2]));
        try {
            queues(system);
            commands(system);
            programs(system);
            documents(system, args[3]);
        } finally {
            system.disconnectAllServices();
        }
    }

    private static void documents(AS400 system, String directory) throws Exception {
        java.util.TimeZone.setDefault(java.util.TimeZone.getTimeZone("UTC"));
        ProgramCallDocument kinds = document(system, directory);
        kinds.setValue("kinds.header.id", "A1");
        kinds.setValue("kinds.header.german", "\u00dcbung");
        kinds.setValue("kinds.header.wide", "\u65e5\u672c");
        kinds.setIntValue("kinds.header.size", 4);
        kinds.setValue("kinds.header.text", " x");
        kinds.setIntValue("kinds.small", -5);
        kinds.setIntValue("kinds.unsignedSmall", 65535);
        kinds.setValue("kinds.large", Long.valueOf(Long.MIN_VALUE));
        kinds.setValue("kinds.single", Float.valueOf(1.5f));
        kinds.setValue("kinds.amount", new java.math.BigDecimal("-1234567.89"));
        kinds.setValue("kinds.even", new java.math.BigDecimal("9876"));
        kinds.setValue("kinds.zoned", new java.math.BigDecimal("-12.345"));
        for (int i = 0; i < 3; i++) kinds.setValue("kinds.codes", new int[] {i}, "C" + i);
        kinds.setIntValue("kinds.lineCount", 2);
        for (int i = 0; i < 2; i++) {
            kinds.setValue("kinds.lines.item", new int[] {i}, " I" + i);
            kinds.setValue("kinds.lines.price", new int[] {i}, new java.math.BigDecimal("10.5" + i));
        }
        kinds.setValue("kinds.lines.quantity", new int[] {1}, new java.math.BigDecimal("7"));
        call(kinds, "kinds");
        String[] numbers = {"small", "unsignedSmall", "unsigned", "large", "single", "double", "amount", "even", "zoned"};
        for (String name : numbers) Report.line("name", name, "value", "" + kinds.getValue("kinds." + name));
        Report.line("name", "codes", "value", "" + kinds.getValue("kinds.codes", new int[] {2}));
        Report.line("name", "item", "value", "" + kinds.getValue("kinds.lines.item", new int[] {1}));
        Report.line("name", "price", "value", "" + kinds.getValue("kinds.lines.price", new int[] {1}));

        ProgramCallDocument days = document(system, directory);
        for (String name : new String[] {"usa", "plain", "julian", "century"})
            days.setValue("days." + name, java.sql.Date.valueOf("2024-02-29"));
        days.setValue("days.points", java.sql.Time.valueOf("23:59:00"));
        call(days, "days");

        ProgramCallDocument service = document(system, directory);
        service.setIntValue("service.number", 5);
        call(service, "service");
    }

    private static ProgramCallDocument document(AS400 system, String directory) throws Exception {
        ClassLoader loader = new java.net.URLClassLoader(new java.net.URL[] {new java.io.File(directory).toURI().toURL()});
        return new ProgramCallDocument(system, "kinds", loader);
    }

    private static void call(ProgramCallDocument document, String program) throws Exception {
        if (!document.callProgram(program)) throw new Exception(document.getMessageList(program)[0].getText());
    }

    private static void queues(AS400 system) throws Exception {
        DataQueue queue = new DataQueue(system, "/QSYS.LIB/SHOP.LIB/ORDERS.DTAQ");
        queue.create(200);
        DataQueueAttributes attributes = new DataQueueAttributes();
        attributes.setEntryLength(64000);
        attributes.setAuthority("*USE");
        attributes.setFIFO(false);
        attributes.setForceToAuxiliaryStorage(true);
        attributes.setSaveSenderInfo(true);
        attributes.setDescription("last in, first out");
        queue.create(attributes);
        queue.write("one order");
        queue.write(new byte[] {0, 1, 2});
        queue.read();
        queue.read(30);
        queue.read(-1);
        queue.peek();
        queue.peek(5);
        queue.clear();
        queue.refreshAttributes();
        queue.delete();

        KeyedDataQueue keyed = new KeyedDataQueue(system, "/QSYS.LIB/%LIBL%.LIB/BYKEY.DTAQ");
        keyed.create(8, 100);
        keyed.write("KEY1", "value");
        for (String order : new String[] {"EQ", "NE", "LT", "LE", "GT", "GE"}) keyed.read("KEY1", 7, order);
        keyed.peek("KEY1", 0, "GE");
        keyed.clear("KEY1");
        keyed.clear();
    }

    private static void commands(AS400 system) throws Exception {
        CommandCall command = new CommandCall(system);
        command.setMessageOption(com.ibm.as400.access.AS400Message.MESSAGE_OPTION_ALL);
        command.run("CRTLIB LIB(SHOP) TEXT('Fr\u00fchst\u00fcck')");
        command.run("DSPLIBL");
    }

    private static void programs(AS400 system) throws Exception {
        byte[] large = new byte[2000];
        for (int i = 0; i < 100; i++) large[i] = (byte) i;
        byte[] text = {(byte) 0xc1, (byte) 0xc2, 0, 0};
        ProgramCall call = new ProgramCall(system, "/QSYS.LIB/SHOP.LIB/PRICE.PGM", new ProgramParameter[] {
            new ProgramParameter(text), new ProgramParameter(16), new ProgramParameter(text, 8), new ProgramParameter(),
            new ProgramParameter(large), new ProgramParameter(large, 3000), new ProgramParameter(5000)});
        call.setMessageOption(com.ibm.as400.access.AS400Message.MESSAGE_OPTION_ALL);
        if (!call.run()) throw new Exception(call.getMessageList()[0].getText());

        byte[] number = {0, 0, 0, 5};
        ProgramParameter value = new ProgramParameter(ProgramParameter.PASS_BY_VALUE, number);
        ProgramParameter result = new ProgramParameter(ProgramParameter.PASS_BY_REFERENCE, 4);
        for (int format : new int[] {ServiceProgramCall.NO_RETURN_VALUE, ServiceProgramCall.RETURN_INTEGER}) {
            ServiceProgramCall service = new ServiceProgramCall(system, "/QSYS.LIB/SHOP.LIB/MATH.SRVPGM", "addUp", format,
                new ProgramParameter[] {value, result});
            service.setMessageOption(com.ibm.as400.access.AS400Message.MESSAGE_OPTION_ALL);
            if (!service.run()) throw new Exception(service.getMessageList()[0].getText());
            service.setAlignOn16Bytes(true);
            service.run();
        }
    }
}

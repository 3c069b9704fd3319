import com.ibm.as400.access.AS400;
import com.ibm.as400.access.CommandCall;
import com.ibm.as400.access.DataQueue;
import com.ibm.as400.access.DataQueueAttributes;
import com.ibm.as400.access.KeyedDataQueue;
import com.ibm.as400.access.ProgramCall;
import com.ibm.as400.access.ProgramParameter;
import com.ibm.as400.access.ServiceProgramCall;

/** Makes one request after the other, so that what the Toolbox writes can be recorded. Arguments: ports of sign-on, data queues, commands. */
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
        } finally {
            system.disconnectAllServices();
        }
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

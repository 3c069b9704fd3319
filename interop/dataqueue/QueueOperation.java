import com.ibm.as400.access.AS400;
import com.ibm.as400.access.BaseDataQueue;
import com.ibm.as400.access.DataQueue;
import com.ibm.as400.access.DataQueueEntry;
import com.ibm.as400.access.KeyedDataQueue;
import com.ibm.as400.access.KeyedDataQueueEntry;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One operation on one queue: tag, session, operation, library, name, key in hex (empty: none), then what the operation takes. */
final class QueueOperation {
    private static final byte[] END = {(byte) 0xff};
    private final AS400 system;
    private final String operation;
    private final String path;
    private final byte[] key;
    private final String[] operands;

    QueueOperation(AS400 system, String[] request) {
        this.system = system;
        operation = request[2];
        path = "/QSYS.LIB/" + (request[3].equals("QSYS") ? "" : request[3] + ".LIB/") + request[4] + ".DTAQ";
        key = request[5].isEmpty() ? null : bytes(request[5]);
        operands = Arrays.copyOfRange(request, 6, request.length);
    }

    Object[] run() throws Exception {
        switch (operation) {
            case "create":
                return create();
            case "delete":
                queue().delete();
                return new Object[0];
            case "attributes":
                return operands[0].equals("keyed") ? attributes(new KeyedDataQueue(system, path)) : attributes(queue());
            case "write":
                if (key == null) queue().write(bytes(operands[0]));
                else keyed().write(key, bytes(operands[0]));
                return new Object[0];
            case "writeText":
                queue().write(operands[0]);
                return new Object[0];
            case "read":
                return entry(key == null ? queue().read(wait(0)) : keyed().read(key, wait(0), operands[1]));
            case "peek":
                return entry(key == null ? queue().peek(wait(0)) : keyed().peek(key, wait(0), operands[1]));
            case "clear":
                if (key == null) queue().clear();
                else keyed().clear(key);
                return new Object[0];
            case "consume":
                return consume();
            case "stream":
                return stream();
            default:
                throw new IllegalArgumentException(operation);
        }
    }

    /** Operands: maximum length, key length, LIFO, authority, sender information, force, text. */
    private Object[] create() throws Exception {
        int maximum = Integer.parseInt(operands[0]);
        int keyLength = Integer.parseInt(operands[1]);
        boolean fifo = operands[2].equals("false");
        boolean sender = operands[4].equals("true");
        boolean force = operands[5].equals("true");
        if (keyLength > 0) keyed().create(keyLength, maximum, operands[3], sender, force, operands[6]);
        else queue().create(maximum, operands[3], sender, fifo, force, operands[6]);
        return new Object[0];
    }

    private Object[] attributes(BaseDataQueue queue) throws Exception {
        boolean keyed = queue instanceof KeyedDataQueue;
        return new Object[] {"maximumLength", queue.getMaxEntryLength(), "keyLength", keyed ? ((KeyedDataQueue) queue).getKeyLength() : 0,
            "lifo", !queue.isFIFO(), "senderId", queue.getSaveSenderInformation(), "force", queue.getForceToAuxiliaryStorage(),
            "text", queue.getDescription()};
    }

    /** Reads until somebody writes the entry FF. */
    private Object[] consume() throws Exception {
        DataQueue queue = queue();
        List<byte[]> entries = new ArrayList<>();
        for (byte[] data; !Arrays.equals(data = queue.read(-1).getData(), END); ) entries.add(data);
        return new Object[] {"entries", entries};
    }

    /** Operand: number of the sender. Writes entries with a number of their own until that fails. */
    private Object[] stream() {
        DataQueue queue = queue();
        int acknowledged = 0;
        try {
            for (; ; acknowledged++) {
                queue.write(ByteBuffer.allocate(5).put(Byte.parseByte(operands[0])).putInt(acknowledged).array());
            }
        } catch (Exception e) {
            return new Object[] {"acknowledged", acknowledged};
        }
    }

    private static Object[] entry(DataQueueEntry entry) throws Exception {
        if (entry == null) return new Object[0];
        byte[] key = entry instanceof KeyedDataQueueEntry ? ((KeyedDataQueueEntry) entry).getKey() : null;
        return new Object[] {"data", entry.getData(), "string", entry.getString(), "key", key, "sender", entry.getSenderInformation()};
    }

    private DataQueue queue() {
        return new DataQueue(system, path);
    }

    private KeyedDataQueue keyed() {
        return new KeyedDataQueue(system, path);
    }

    private int wait(int operand) {
        return Integer.parseInt(operands[operand]);
    }

    private static byte[] bytes(String hex) {
        byte[] bytes = new byte[hex.length() / 2];
        for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
        return bytes;
    }
}

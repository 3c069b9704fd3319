import com.ibm.as400.access.AS400;
import com.ibm.as400.access.SecureAS400;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Uses data queues as a test tells it. Arguments: "plain" or "tls", port of the sign-on server, port of the data queue server. Each line of
 * input is a request, in tabs: tag, session, operation, operands. A session is a thread; "open" gives it a system of its own, "share" that of
 * another session. Each request is answered by a line with its tag, in the order in which requests end.
 */
public class DataQueueClient {
    private final Map<String, ExecutorService> threads = new HashMap<>();
    private final Map<String, AS400> systems = new ConcurrentHashMap<>();
    private final boolean tls;
    private final int[] ports;

    DataQueueClient(boolean tls, int... ports) {
        this.tls = tls;
        this.ports = ports;
    }

    public static void main(String[] args) throws Exception {
        DataQueueClient client = new DataQueueClient(args[0].equals("tls"), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line; (line = input.readLine()) != null; ) {
            String[] part = line.split("\t", -1);
            client.threads.computeIfAbsent(part[1], name -> Executors.newSingleThreadExecutor()).execute(() -> client.answer(part));
        }
        System.exit(0);
    }

    private void answer(String[] request) {
        try {
            Object[] result = run(request[1], request[2], request);
            Object[] answer = new Object[result.length + 2];
            answer[0] = "tag";
            answer[1] = request[0];
            System.arraycopy(result, 0, answer, 2, result.length);
            Report.line(answer);
        } catch (Exception e) {
            Report.line("tag", request[0], "error", Refusal.nameOf(e), "text", String.valueOf(e.getMessage()));
        }
    }

    private Object[] run(String session, String operation, String[] request) throws Exception {
        switch (operation) {
            case "open":
                systems.put(session, signOn(request[3], request[4]));
                return new Object[0];
            case "share":
                systems.put(session, systems.get(request[3]));
                return new Object[0];
            case "close":
                systems.get(session).disconnectAllServices();
                return new Object[0];
            default:
                return new QueueOperation(systems.get(session), request).run();
        }
    }

    private AS400 signOn(String user, String password) throws Exception {
        AS400 system = tls ? new SecureAS400("127.0.0.1", user, password) : new AS400("127.0.0.1", user, password);
        system.setGuiAvailable(false);
        system.setMustUseSockets(true);
        system.setServicePort(AS400.SIGNON, ports[0]);
        system.setServicePort(AS400.DATAQUEUE, ports[1]);
        system.connectService(AS400.DATAQUEUE);
        return system;
    }
}

import com.ibm.as400.access.AS400;
import com.ibm.as400.access.CommandCall;
import com.ibm.as400.access.DataQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends and receives data queue entries, or runs commands, with the unmodified IBM Toolbox for Java, and prints how many per second.
 * Arguments: host, user, password, what (PAIRS, COMMANDS), queue path, bytes, connections, seconds, then the ports of the
 * sign-on, data queue and remote command servers.
 * A first line of input starts each measurement; the end of input ends the program.
 */
public final class PairBench {
    public static void main(String[] args) throws Exception {
        String what = args[3];
        String queue = args[4];
        byte[] entry = new byte[Integer.parseInt(args[5])];
        new java.util.Random(1).nextBytes(entry);
        int connections = Integer.parseInt(args[6]);
        double seconds = Double.parseDouble(args[7]);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            AS400 system = new AS400(args[0], args[1], args[2]);
            system.setGuiAvailable(false);
            system.setServicePort(AS400.SIGNON, Integer.parseInt(args[8]));
            system.setServicePort(AS400.DATAQUEUE, Integer.parseInt(args[9]));
            system.setServicePort(AS400.COMMAND, Integer.parseInt(args[10]));
            if (what.equals("COMMANDS")) {
                CommandCall call = new CommandCall(system, "CHKOBJ OBJ(QSYS/QGPL) OBJTYPE(*LIB)");
                steps.add(() -> {
                    if (!call.run()) throw new IllegalStateException("command failed");
                });
            } else {
                DataQueue dataQueue = new DataQueue(system, queue);
                steps.add(() -> {
                    dataQueue.write(entry);
                    if (dataQueue.read() == null) throw new IllegalStateException("no entry");
                });
            }
        }
        run(steps, seconds);
        java.io.BufferedReader input = new java.io.BufferedReader(new java.io.InputStreamReader(System.in));
        System.out.println("ready");
        while (input.readLine() != null) System.out.println(run(steps, seconds));
        System.exit(0);
    }

    interface Step {
        void run() throws Exception;
    }

    static double run(List<Step> steps, double seconds) throws Exception {
        AtomicLong done = new AtomicLong();
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        List<Thread> threads = new ArrayList<>();
        for (Step step : steps) {
            Thread thread = new Thread(() -> {
                try {
                    while (System.nanoTime() < end) {
                        step.run();
                        done.incrementAndGet();
                    }
                } catch (Exception e) {
                    e.printStackTrace();
                    System.exit(1);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) thread.join();
        return done.get() / ((System.nanoTime() - start) / 1e9);
    }
}

import com.ibm.as400.access.AS400;
import com.ibm.as400.access.AS400Bin4;
import com.ibm.as400.access.CommandCall;
import com.ibm.as400.access.DataQueue;
import com.ibm.as400.access.Job;
import com.ibm.as400.access.ProgramCall;
import com.ibm.as400.access.ProgramParameter;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** ENDJOB of server jobs with work under way: what the client sees whose job it is, and what others see. */
public class EndJob {
    private static String[] args;
    private static AS400 bystander;
    private static AS400 operator;

    interface Work {
        Object run(AS400 system) throws Exception;
    }

    /** Arguments: ports of the sign-on, command and data queue servers, user, password. */
    public static void main(String[] given) throws Exception {
        args = given;
        operator = system();
        bystander = system();
        new CommandCall(operator).run("CRTLIB ENDINGS");
        new CommandCall(operator).run("CRTDTAQ DTAQ(ENDINGS/Q) MAXLEN(10)");
        new CommandCall(bystander).run("CHGCURLIB ENDINGS");

        end("command, immediately", "*IMMED", 30, command("DLYJOB 60"));
        end("program that waits, immediately", "*IMMED", 30, program("WAITS"));
        end("program that computes, immediately", "*IMMED", 30, program("COMPUTES"));
        end("executable, immediately", "*IMMED", 30, program("SLEEPS"));
        end("command that takes longer than it is given", "*CNTRLD", 1, command("DLYJOB 60"));
        end("command that is done in time", "*CNTRLD", 30, command("DLYJOB 2"));
        end("program that is done in time", "*CNTRLD", 30, program("WAITS", 2));
        end("program that takes longer than it is given", "*CNTRLD", 1, program("WAITS"));
        queue("receive that waits, immediately");

        CommandCall other = new CommandCall(bystander);
        Report.line("step", "others", "result", Arrays.asList(other.run("CHKOBJ OBJ(*CURLIB/Q) OBJTYPE(*DTAQ)"), ids(other)));
        operator.disconnectAllServices();
        bystander.disconnectAllServices();
    }

    private static Work command(String text) {
        return system -> {
            CommandCall call = new CommandCall(system);
            return Arrays.asList(call.run(text), ids(call));
        };
    }

    private static Work program(String name) {
        return program(name, 60);
    }

    private static Work program(String name, int seconds) {
        return system -> {
            ProgramParameter parameter = new ProgramParameter(new AS400Bin4().toBytes(seconds), 4);
            ProgramCall call = new ProgramCall(system, "/QSYS.LIB/JOBS.LIB/" + name + ".PGM", new ProgramParameter[] { parameter });
            boolean done = call.run();
            Object[] ids = Arrays.stream(call.getMessageList()).map(message -> message.getID()).toArray();
            return Arrays.asList(done, ids);
        };
    }

    private static void end(String step, String option, int delay, Work work) throws Exception {
        AS400 system = system();
        Job job = new CommandCall(system).getServerJob();
        Job own = new Job(operator, job.getName(), job.getUser(), job.getNumber());
        FutureTask<Object> task = start(() -> work.run(system));
        Thread.sleep(500);
        String name = job.getNumber() + "/" + job.getUser() + "/" + job.getName();
        CommandCall ending = new CommandCall(operator);
        long started = System.nanoTime();
        ending.run("ENDJOB JOB(" + name + ") OPTION(" + option + ") DELAY(" + delay + ")");
        Object seen = seen(task);
        long took = (System.nanoTime() - started) / 1_000_000;
        CommandCall again = new CommandCall(system);
        boolean works;
        try {
            works = again.run("CHKOBJ OBJ(ENDINGS/Q) OBJTYPE(*DTAQ)");
        } catch (Exception e) {
            works = again.run("CHKOBJ OBJ(ENDINGS/Q) OBJTYPE(*DTAQ)");
        }
        Object kept = delay == 30 && option.equals("*CNTRLD") ? again.getServerJob().getNumber().equals(job.getNumber()) : false;
        Report.line("step", step, "asked", ids(ending), "seen", seen, "soon", took < 5000, "status",
            kept.equals(true) ? "ends" : status(own), "works again", works, "the same job", kept);
        system.disconnectAllServices();
    }

    private static void queue(String step) throws Exception {
        AS400 system = system();
        system.connectService(AS400.DATAQUEUE);
        Job job = system.getJobs(AS400.DATAQUEUE)[0];
        DataQueue queue = new DataQueue(system, "/QSYS.LIB/ENDINGS.LIB/Q.DTAQ");
        FutureTask<Object> task = start(() -> queue.read(-1));
        Thread.sleep(500);
        CommandCall ending = new CommandCall(operator);
        ending.run("ENDJOB JOB(" + job.getNumber() + "/" + job.getUser() + "/" + job.getName() + ") OPTION(*IMMED)");
        Object seen = seen(task);
        // The entry that comes now is not lost in the job that ended.
        new DataQueue(bystander, "/QSYS.LIB/ENDINGS.LIB/Q.DTAQ").write("later");
        Report.line("step", step, "asked", ids(ending), "seen", seen, "entry", queue.read(5).getString());
        system.disconnectAllServices();
    }

    private static String status(Job job) throws Exception {
        for (int tries = 0; tries < 100; tries++) {
            job.loadInformation();
            if (!job.getStatus().equals("*ACTIVE")) break;
            Thread.sleep(50);
        }
        return job.getStatus();
    }

    private static FutureTask<Object> start(java.util.concurrent.Callable<Object> work) {
        FutureTask<Object> task = new FutureTask<>(work);
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    private static Object seen(FutureTask<Object> task) throws Exception {
        try {
            return task.get(20, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            return e.getCause().getClass().getSimpleName();
        }
    }

    private static Object[] ids(CommandCall call) {
        return Arrays.stream(call.getMessageList()).map(message -> message.getID()).toArray();
    }

    private static AS400 system() throws Exception {
        AS400 system = new AS400("127.0.0.1", args[3], args[4]);
        system.setGuiAvailable(false);
        system.setMustUseSockets(true);
        system.setServicePort(AS400.SIGNON, Integer.parseInt(args[0]));
        system.setServicePort(AS400.COMMAND, Integer.parseInt(args[1]));
        system.setServicePort(AS400.DATAQUEUE, Integer.parseInt(args[2]));
        return system;
    }
}

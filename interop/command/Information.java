import com.ibm.as400.access.AS400;
import com.ibm.as400.access.Command;
import com.ibm.as400.access.CommandCall;
import com.ibm.as400.access.Job;
import com.ibm.as400.access.ObjectDescription;
import com.ibm.as400.access.SystemValue;
import com.ibm.as400.access.User;
import java.util.Arrays;
import java.util.Date;

/** What the Toolbox's classes tell about users, objects, jobs, system values and commands. */
public class Information {
    public static void main(String[] args) throws Exception {
        AS400 system = Steps.system(args);
        Steps.step("user", () -> {
            User user = new User(system, args[2]);
            user.loadUserInformation();
            return Steps.list(user.getName(), user.getStatus(), user.getUserClassName(), Arrays.asList(user.getSpecialAuthority()), user.getGroupProfileName(),
                user.getCurrentLibraryName(), user.getInitialMenu(), user.getInitialProgram(), user.getMessageQueue(), user.getHomeDirectory(), user.getCCSID(),
                user.isNoPassword(), user.getSupplementalGroupsNumber());
        });
        Steps.step("dates of the user", () -> {
            User user = new User(system, args[2]);
            Date changed = user.getPasswordLastChangedDate();
            return Math.abs(System.currentTimeMillis() - changed.getTime()) < 600_000;
        });
        Steps.step("user exists", () -> Steps.list(new User(system, args[2]).exists(), new User(system, "NOBODY").exists()));
        Steps.step("no such user", () -> {
            new User(system, "NOBODY").loadUserInformation();
            return "loaded";
        });
        new CommandCall(system).run("CRTDTAARA DTAARA(QGPL/THING) TYPE(*CHAR) LEN(10) TEXT('A thing')");
        Steps.step("object", () -> {
            ObjectDescription object = new ObjectDescription(system, "/QSYS.LIB/QGPL.LIB/THING.DTAARA");
            Date created = (Date) object.getValue(ObjectDescription.CREATION_DATE);
            return Steps.list(object.exists(), object.getValueAsString(ObjectDescription.OWNER), object.getValueAsString(ObjectDescription.TEXT_DESCRIPTION),
                object.getValueAsString(ObjectDescription.CREATOR_USER_PROFILE), object.getValueAsString(ObjectDescription.LIBRARY),
                object.getValueAsString(ObjectDescription.PRIMARY_GROUP), object.getValueAsString(ObjectDescription.SYSTEM_LEVEL),
                Math.abs(System.currentTimeMillis() - created.getTime()) < 600_000);
        });
        Steps.step("program object", () -> {
            ObjectDescription object = new ObjectDescription(system, "/QSYS.LIB/SHOP.LIB/INVOICE.PGM");
            return Steps.list(object.exists(), object.getValueAsString(ObjectDescription.EXTENDED_ATTRIBUTE));
        });
        Steps.step("no such object", () -> new ObjectDescription(system, "/QSYS.LIB/QGPL.LIB/NOTHING.DTAARA").exists());
        new CommandCall(system).run("DLTDTAARA DTAARA(QGPL/THING)");
        Steps.step("job", () -> {
            Job job = new CommandCall(system).getServerJob();
            job.loadInformation();
            return Steps.list(job.getStatus(), job.getType(), job.getSubtype(), job.getSubsystem(), Arrays.asList(job.getSystemLibraryList()),
                Arrays.asList(job.getUserLibraryList()), job.getRunPriority(), job.getCodedCharacterSetID(), job.getCountryID(), job.getLanguageID(),
                job.getLoggingLevel(), job.getLoggingText(), job.getDateFormat(), job.getTimeSeparator(), job.getValue(Job.CURRENT_USER));
        });
        Steps.step("dates of the job", () -> {
            Job job = new CommandCall(system).getServerJob();
            return Math.abs(System.currentTimeMillis() - job.getJobActiveDate().getTime()) < 600_000;
        });
        Steps.step("change the job", () -> {
            CommandCall call = new CommandCall(system);
            call.run("CHGJOB RUNPTY(33)");
            call.run("ADDLIBLE LIB(SHOP)");
            Job job = call.getServerJob();
            job.loadInformation();
            return Steps.list(job.getRunPriority(), Arrays.asList(job.getUserLibraryList()).contains("SHOP"));
        });
        Steps.step("no such job", () -> {
            Job job = new Job(system, "NOSUCHJOB", "NOBODY", "999999");
            return job.getStatus();
        });
        Steps.step("system values", () -> Steps.list(value(system, "QDATFMT"), value(system, "QCCSID"), value(system, "QMAXSIGN"),
            Arrays.asList((Object[]) value(system, "QUSRLIBL"))));
        Steps.step("command", () -> {
            Command command = new Command(system, "/QSYS.LIB/CRTLIB.CMD");

            return Steps.list(command.allowsLimitedUser(), command.getMaximumPositionalParameters(), command.getThreadSafety() == Command.THREADSAFE_YES,
                command.isAllowedToRunBatch(), command.getDescription());
        });
        system.disconnectAllServices();
    }

    private static Object value(AS400 system, String name) throws Exception {
        return new SystemValue(system, name).getValue();
    }
}

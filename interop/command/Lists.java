import com.ibm.as400.access.AS400;
import com.ibm.as400.access.AS400Message;
import com.ibm.as400.access.Command;
import com.ibm.as400.access.CommandCall;
import com.ibm.as400.access.CommandList;
import com.ibm.as400.access.Job;
import com.ibm.as400.access.JobList;
import com.ibm.as400.access.JobLog;
import com.ibm.as400.access.ObjectDescription;
import com.ibm.as400.access.ObjectList;
import com.ibm.as400.access.QueuedMessage;
import com.ibm.as400.access.User;
import com.ibm.as400.access.UserGroup;
import com.ibm.as400.access.UserList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/** The Toolbox's lists of users, jobs, job log messages and objects. */
public class Lists {
    public static void main(String[] args) throws Exception {
        AS400 system = Steps.system(args);
        String me = args[2];
        CommandCall call = new CommandCall(system);
        call.run("CRTUSRPRF LSTGRP PASSWORD(*NONE) TEXT('A group')");
        call.run("CRTUSRPRF LSTUSR PASSWORD(*NONE) GRPPRF(LSTGRP) TEXT('A member')");
        Steps.step("all users", () -> {
            List<String> names = users(new UserList(system));
            return Steps.list(names.contains(me), names.contains("LSTUSR"), names.contains("LSTGRP (group)"), names.size() > 5);
        });
        Steps.step("groups", () -> users(new UserList(system, UserList.GROUP, UserList.NONE)));
        Steps.step("members of a group", () -> users(new UserList(system, UserList.MEMBER, "LSTGRP")));
        Steps.step("users by name", () -> users(new UserList(system, UserList.ALL, UserList.NONE, "LSTU*")));
        Steps.step("no group", () -> {
            List<String> names = users(new UserList(system, UserList.MEMBER, UserList.NOGROUP));
            return Steps.list(names.contains("LSTUSR"), names.contains("LSTGRP (group)"), names.contains(me));
        });
        Steps.step("a part of the list", () -> {
            UserList list = new UserList(system);
            User[] some = list.getUsers(1, 2);
            return Steps.list(some.length, list.getLength() > 5, some[0].getDescription() != null);
        });
        Steps.step("members of the group", () -> {
            UserGroup group = new UserGroup(system, "LSTGRP");
            return users(group.getMembers());
        });

        Job own = call.getServerJob();
        call.run("CHGJOB RUNPTY(41)");
        Steps.step("own job", () -> {
            JobList list = new JobList(system);
            list.setName(own.getName());
            list.setNumber(own.getNumber());
            list.addJobAttributeToRetrieve(Job.RUN_PRIORITY);
            list.addJobAttributeToRetrieve(Job.CURRENT_USER);
            list.addJobAttributeToRetrieve(Job.SUBSYSTEM);
            Job[] jobs = list.getJobs(-1, 0);
            return Steps.list(jobs.length, jobs[0].getNumber().equals(own.getNumber()), jobs[0].getUser(), jobs[0].getStatus(), jobs[0].getType(), jobs[0].getSubtype(),
                jobs[0].getRunPriority(), jobs[0].getValue(Job.CURRENT_USER).toString().trim(), jobs[0].getSubsystem());
        });
        Steps.step("jobs in order", () -> {
            JobList list = new JobList(system);
            list.addJobAttributeToSortOn(Job.JOB_NUMBER, false);
            List<String> numbers = new ArrayList<>();
            for (Enumeration<?> jobs = list.getJobs(); jobs.hasMoreElements();) numbers.add(((Job) jobs.nextElement()).getNumber());
            List<String> sorted = new ArrayList<>(numbers);
            sorted.sort(Collections.reverseOrder());
            return Steps.list(numbers.size() > 0, numbers.equals(sorted), numbers.contains(own.getNumber()));
        });
        Steps.step("jobs by status", () -> {
            JobList list = new JobList(system);
            list.addJobSelectionCriteria(JobList.SELECTION_PRIMARY_JOB_STATUS_ACTIVE, Boolean.FALSE);
            list.addJobSelectionCriteria(JobList.SELECTION_PRIMARY_JOB_STATUS_OUTQ, Boolean.FALSE);
            int before = list.getJobs(-1, 0).length;
            call.run("SBMJOB CMD(DLYJOB 1) JOB(LISTED) HOLD(*YES)");
            list.load();
            Job[] jobs = list.getJobs(-1, 0);
            call.run("ENDJOB " + jobs[jobs.length - 1].getNumber() + "/" + me + "/LISTED");
            return Steps.list(before, jobs.length, jobs[jobs.length - 1].getName());
        });
        Steps.step("jobs of nobody", () -> {
            JobList list = new JobList(system);
            list.setUser("NOBODY");
            return list.getJobs(-1, 0).length;
        });

        Steps.step("job log", () -> {
            call.run("CHKOBJ OBJ(QGPL/NOTHING) OBJTYPE(*DTAARA)");
            JobLog log = new JobLog(system, own.getName(), own.getUser(), own.getNumber());
            QueuedMessage last = null;
            int count = 0;
            for (Enumeration<?> messages = log.getMessages(); messages.hasMoreElements(); count++) last = (QueuedMessage) messages.nextElement();
            return Steps.list(count == log.getLength(), last.getID(), last.getType() == AS400Message.ESCAPE, last.getSeverity(), last.getText(),
                last.getHelp().contains("Cause"), last.getFileName());
        });
        Steps.step("job log, newest first", () -> {
            JobLog log = own.getJobLog();
            log.setListDirection(false);
            QueuedMessage[] messages = log.getMessages(0, 1);
            return Steps.list(messages.length, messages[0].getID());
        });
        Steps.step("write to the job log", () -> {
            JobLog.writeMessage(system, "CPF9897", AS400Message.INFORMATIONAL, "/QSYS.LIB/QCPFMSG.MSGF", "Hello".getBytes("Cp037"));
            JobLog log = own.getJobLog();
            QueuedMessage[] messages = log.getMessages(log.getLength() - 1, 1);
            return Steps.list(messages[0].getID(), messages[0].getText(), messages[0].getType() == AS400Message.INFORMATIONAL);
        });
        Steps.step("no such job", () -> new JobLog(system, "NOSUCH", "NOBODY", "999999").getMessages(0, 1).length);

        call.run("CRTLIB LSTLIB TEXT('Listed')");
        call.run("CRTDTAQ DTAQ(LSTLIB/B) MAXLEN(10) TEXT('Second')");
        call.run("CRTDTAARA DTAARA(LSTLIB/A) TYPE(*CHAR) TEXT('First')");
        call.run("CRTMSGQ MSGQ(LSTLIB/C)");
        Steps.step("objects", () -> {
            ObjectList list = new ObjectList(system, "LSTLIB", ObjectList.ALL, ObjectList.ALL);
            list.addObjectAttributeToRetrieve(ObjectDescription.TEXT_DESCRIPTION);
            list.addObjectAttributeToRetrieve(ObjectDescription.OWNER);
            return objects(list);
        });
        Steps.step("objects of a type", () -> objects(new ObjectList(system, "LSTLIB", ObjectList.ALL, "*DTAQ")));
        Steps.step("objects in order", () -> {
            ObjectList list = new ObjectList(system, "LSTLIB", ObjectList.ALL, ObjectList.ALL);
            list.addObjectAttributeToSortOn(ObjectDescription.TEXT_DESCRIPTION, false);
            return objects(list);
        });
        Steps.step("when an object was made", () -> {
            ObjectList list = new ObjectList(system, "LSTLIB", "A", "*DTAARA");
            list.addObjectAttributeToRetrieve(ObjectDescription.CREATION_DATE);
            ObjectDescription one = (ObjectDescription) list.getObjects().nextElement();
            java.util.Date created = (java.util.Date) one.getValue(ObjectDescription.CREATION_DATE);
            return Math.abs(System.currentTimeMillis() - created.getTime()) < 600_000;
        });
        Steps.step("objects with authority", () -> {
            ObjectList list = new ObjectList(system, "LSTLIB", ObjectList.ALL, "*MSGQ");
            list.addObjectAuthorityCriteria("*ALL");
            return objects(list);
        });
        Steps.step("libraries", () -> objects(new ObjectList(system, "QSYS", "LST*", "*LIB")));
        Steps.step("an empty list", () -> objects(new ObjectList(system, "LSTLIB", "NOTHING", ObjectList.ALL)));
        Steps.step("no such library", () -> objects(new ObjectList(system, "NOWHERE", ObjectList.ALL, ObjectList.ALL)));
        Steps.step("commands", () -> {
            List<String> names = new ArrayList<>();
            for (Command one : new CommandList(system, "QSYS", "CRTDTA*").generateList()) names.add(one.getPath() + " " + one.getDescription());
            return names;
        });
        Steps.step("commands of no library", () -> new CommandList(system, "NOWHERE", "*ALL").generateList().length);
        call.run("DLTLIB LSTLIB");
        call.run("DLTUSRPRF LSTUSR");
        call.run("DLTUSRPRF LSTGRP");
        system.disconnectAllServices();
    }

    private static List<String> users(UserList list) throws Exception {
        return users(list.getUsers());
    }

    private static List<String> users(Enumeration<?> users) {
        List<String> names = new ArrayList<>();
        while (users.hasMoreElements()) {
            User user = (User) users.nextElement();
            names.add(user.getName() + (user instanceof UserGroup ? " (group)" : ""));
        }
        return names;
    }

    private static List<String> objects(ObjectList list) throws Exception {
        List<String> names = new ArrayList<>();
        for (Enumeration<?> objects = list.getObjects(); objects.hasMoreElements();) {
            ObjectDescription one = (ObjectDescription) objects.nextElement();
            Object text = one.getValue(ObjectDescription.TEXT_DESCRIPTION);
            names.add(one.getLibrary() + "/" + one.getName() + "." + one.getType() + " " + text);
        }
        return names;
    }
}

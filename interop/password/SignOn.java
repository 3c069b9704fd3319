import com.ibm.as400.access.AS400;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Signs on and changes the password, once per line of input: port, user, old and new password, in tabs. */
public class SignOn {
    public static void main(String[] args) throws Exception {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line; (line = input.readLine()) != null; ) {
            String[] part = line.split("\t", -1);
            AS400 system = new AS400("127.0.0.1", part[1], part[2]);
            system.setGuiAvailable(false);
            system.setMustUseSockets(true);
            system.setServicePort(AS400.SIGNON, Integer.parseInt(part[0]));
            system.validateSignon();
            system.changePassword(part[2], part[3]);
            system.disconnectAllServices();
            Report.line("user", part[1]);
        }
    }
}

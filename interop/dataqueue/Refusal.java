import com.ibm.as400.access.AS400Exception;
import com.ibm.as400.access.ReturnCodeException;
import java.lang.reflect.Field;

/** What an exception of the Toolbox says, in one word or two: its class, then the message id or the name of its return code. */
final class Refusal {
    private Refusal() {
    }

    static String nameOf(Exception e) {
        String name = e.getClass().getSimpleName();
        if (e instanceof AS400Exception) return name + " " + ((AS400Exception) e).getAS400Message().getID();
        if (e instanceof ReturnCodeException) return name + " " + nameOf(e.getClass(), ((ReturnCodeException) e).getReturnCode());
        return name;
    }

    private static String nameOf(Class<?> type, int code) {
        for (Field field : type.getFields()) {
            try {
                if (field.getType() == int.class && field.getInt(null) == code) return field.getName();
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }
        return String.valueOf(code);
    }
}

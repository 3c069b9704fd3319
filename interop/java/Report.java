import java.util.Arrays;

/** What a program has to say to its test: one JSON object per line of standard output. */
public final class Report {
    private Report() {
    }

    /** Prints an object with the given names and values: name, value, name, value ... */
    public static synchronized void line(Object... pairs) {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < pairs.length; i += 2) {
            if (i > 0) json.append(',');
            value(json, pairs[i].toString());
            json.append(':');
            value(json, pairs[i + 1]);
        }
        System.out.println(json.append('}'));
        System.out.flush();
    }

    private static void value(StringBuilder json, Object value) {
        if (value == null || value instanceof Number || value instanceof Boolean) json.append(value);
        else if (value instanceof byte[]) hex(json, (byte[]) value);
        else if (value instanceof Object[]) list(json, Arrays.asList((Object[]) value));
        else if (value instanceof Iterable) list(json, (Iterable<?>) value);
        else text(json, value.toString());
    }

    private static void list(StringBuilder json, Iterable<?> values) {
        String separator = "[";
        for (Object value : values) {
            json.append(separator);
            value(json, value);
            separator = ",";
        }
        json.append(separator.equals("[") ? "[]" : "]");
    }

    private static void hex(StringBuilder json, byte[] bytes) {
        json.append('"');
        for (byte b : bytes) json.append(String.format("%02x", b));
        json.append('"');
    }

    /** ASCII only, so that the encoding of standard output does not matter. */
    private static void text(StringBuilder json, String text) {
        json.append('"');
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') json.append('\\').append(c);
            else if (c < ' ' || c > '~') json.append(String.format("\\u%04x", (int) c));
            else json.append(c);
        }
        json.append('"');
    }
}

import com.ibm.as400.access.AS400Bin1;
import com.ibm.as400.access.AS400Bin2;
import com.ibm.as400.access.AS400Bin4;
import com.ibm.as400.access.AS400Bin8;
import com.ibm.as400.access.AS400DataType;
import com.ibm.as400.access.AS400DecFloat;
import com.ibm.as400.access.AS400Float4;
import com.ibm.as400.access.AS400Float8;
import com.ibm.as400.access.AS400PackedDecimal;
import com.ibm.as400.access.AS400UnsignedBin1;
import com.ibm.as400.access.AS400UnsignedBin2;
import com.ibm.as400.access.AS400UnsignedBin4;
import com.ibm.as400.access.AS400UnsignedBin8;
import com.ibm.as400.access.AS400ZonedDecimal;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Per line of input (type, value or "-", bytes in hex or "-"): what the Toolbox writes for the value, and what it reads
 * in the bytes; the name of the exception where it refuses.
 */
public class Numbers {
    public static void main(String[] args) throws Exception {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
        for (String line; (line = input.readLine()) != null; ) {
            String[] part = line.split(" ");
            Report.line("bytes", written(part[0], part[1]), "value", read(part[0], part[2]));
        }
    }

    private static Object written(String type, String text) {
        if (text.equals("-")) return null;
        try {
            return converter(type).toBytes(value(type, text));
        } catch (RuntimeException refused) {
            return refused.getClass().getSimpleName();
        }
    }

    private static String read(String type, String hex) {
        if (hex.equals("-")) return null;
        try {
            byte[] bytes = new byte[hex.length() / 2];
            for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
            Object value = converter(type).toObject(bytes);
            if (!(value instanceof BigDecimal)) return value.toString();
            return type.startsWith("decfloat") ? value.toString() : ((BigDecimal) value).toPlainString();
        } catch (RuntimeException refused) {
            // AS400DecFloat tells infinities and NaN by the text of an exception.
            return refused.getClass().getSimpleName() + " " + refused.getMessage();
        }
    }

    private static AS400DataType converter(String type) {
        String[] part = type.split("[(,)]");
        switch (part[0]) {
            case "packed": return new AS400PackedDecimal(Integer.parseInt(part[1]), Integer.parseInt(part[2]));
            case "zoned": return new AS400ZonedDecimal(Integer.parseInt(part[1]), Integer.parseInt(part[2]));
            case "decfloat": return new AS400DecFloat(Integer.parseInt(part[1]));
            case "int8": return new AS400Bin1();
            case "int16": return new AS400Bin2();
            case "int32": return new AS400Bin4();
            case "int64": return new AS400Bin8();
            case "uint8": return new AS400UnsignedBin1();
            case "uint16": return new AS400UnsignedBin2();
            case "uint32": return new AS400UnsignedBin4();
            case "uint64": return new AS400UnsignedBin8();
            case "float4": return new AS400Float4();
            case "float8": return new AS400Float8();
            default: throw new IllegalArgumentException(type);
        }
    }

    private static Object value(String type, String text) {
        switch (type) {
            case "int8": return Byte.valueOf(text);
            case "uint8":
            case "int16": return Short.valueOf(text);
            case "uint16":
            case "int32": return Integer.valueOf(text);
            case "uint32":
            case "int64": return Long.valueOf(text);
            case "uint64": return new BigInteger(text);
            case "float4": return Float.valueOf(text);
            case "float8": return Double.valueOf(text);
            default: return text.matches(".*[Nn].*") ? text : new BigDecimal(text);
        }
    }
}

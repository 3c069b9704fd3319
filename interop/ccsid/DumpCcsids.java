import com.ibm.as400.access.CharConverter;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes what the IBM Toolbox for Java makes of every code and every character of a CCSID.
 *
 * <p>Arguments: a folder, then CCSIDs as {@code kind:ccsid}. For each one a file named after the CCSID appears in the folder:
 * for every code (all bytes; then, unless the kind is {@code single-byte}, all pairs 4040, 4141-41FE ... FEFE) the count of
 * UTF-16 units it decodes to (u1) and these units (u2 each); then for every UTF-16 unit 0000-FFFF the count of bytes it encodes
 * to (u1) and these bytes. A count of FF says that the Toolbox threw.
 */
public final class DumpCcsids {
  private static final int THREW = 0xff;

  public static void main(String[] arguments) throws IOException {
    for (int i = 1; i < arguments.length; i++) {
      String[] kindAndCcsid = arguments[i].split(":");
      Path file = Path.of(arguments[0], kindAndCcsid[1]);
      try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
        dump(kindAndCcsid[0], Integer.parseInt(kindAndCcsid[1]), out);
      }
    }
  }

  private static void dump(String kind, int ccsid, DataOutputStream out) throws IOException {
    CharConverter converter = new CharConverter(ccsid);
    boolean shifts = kind.equals("mixed");
    if (!kind.equals("double-byte")) {
      for (int code = 0; code <= 0xff; code++) decode(converter, out, code);
    }
    if (!kind.equals("single-byte")) {
      pair(converter, shifts, 0x40, 0x40, out);
      for (int high = 0x41; high <= 0xfe; high++) {
        for (int low = 0x41; low <= 0xfe; low++) pair(converter, shifts, high, low, out);
      }
    }
    for (int unit = 0; unit <= 0xffff; unit++) encode(converter, out, String.valueOf((char) unit));
  }

  private static void pair(CharConverter converter, boolean shifts, int high, int low, DataOutputStream out) throws IOException {
    if (shifts) decode(converter, out, 0x0e, high, low, 0x0f);
    else decode(converter, out, high, low);
  }

  private static void decode(CharConverter converter, DataOutputStream out, int... codes) throws IOException {
    byte[] bytes = new byte[codes.length];
    for (int i = 0; i < codes.length; i++) bytes[i] = (byte) codes[i];
    String text;
    try {
      text = converter.byteArrayToString(bytes);
    } catch (RuntimeException refusal) {
      out.writeByte(THREW);
      return;
    }
    out.writeByte(text.length());
    out.writeChars(text);
  }

  private static void encode(CharConverter converter, DataOutputStream out, String text) throws IOException {
    byte[] bytes;
    try {
      bytes = converter.stringToByteArray(text);
    } catch (RuntimeException refusal) {
      out.writeByte(THREW);
      return;
    }
    out.writeByte(bytes.length);
    out.write(bytes);
  }
}

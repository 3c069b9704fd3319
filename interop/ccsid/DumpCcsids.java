import com.ibm.as400.access.CharConverter;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes what the IBM Toolbox for Java makes of every code and every character of a CCSID.
 *
 * <p>Arguments: a folder, then CCSIDs as {@code codes:ccsid}. For each one a file named after the CCSID appears in the folder:
 * for every code the count of UTF-16 units it decodes to (u1) and these units (u2 each); then for every UTF-16 unit 0000-FFFF
 * the count of bytes it encodes to (u1) and these bytes. A count of FF says that the Toolbox threw.
 *
 * <p>The codes: {@code single-byte} all bytes; {@code mixed} all bytes, then all pairs between SO and SI; {@code double-byte} all
 * pairs; {@code utf-16} 0000-FFFF; {@code utf-8} the UTF-8 form of U+0000-U+FFFF. All pairs are 4040, then 4141-41FE ... FE41-FEFE.
 */
public final class DumpCcsids {
  private static final int THREW = 0xff;
  private static final int SO = 0x0e;
  private static final int SI = 0x0f;

  private final CharConverter converter;
  private final DataOutputStream out;

  private DumpCcsids(int ccsid, DataOutputStream out) throws IOException {
    this.converter = new CharConverter(ccsid);
    this.out = out;
  }

  public static void main(String[] arguments) throws IOException {
    for (int i = 1; i < arguments.length; i++) {
      String[] codesAndCcsid = arguments[i].split(":");
      Path file = Path.of(arguments[0], codesAndCcsid[1]);
      try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
        new DumpCcsids(Integer.parseInt(codesAndCcsid[1]), out).dump(codesAndCcsid[0]);
      }
    }
  }

  private void dump(String codes) throws IOException {
    if (codes.equals("single-byte") || codes.equals("mixed")) {
      for (int code = 0; code <= 0xff; code++) decode(code);
    }
    if (codes.equals("mixed") || codes.equals("double-byte")) {
      boolean shifts = codes.equals("mixed");
      pair(shifts, 0x40, 0x40);
      for (int high = 0x41; high <= 0xfe; high++) {
        for (int low = 0x41; low <= 0xfe; low++) pair(shifts, high, low);
      }
    }
    for (int unit = 0; unit <= 0xffff; unit++) {
      if (codes.equals("utf-16")) decode(unit >> 8, unit);
      if (codes.equals("utf-8")) decode(String.valueOf((char) unit).getBytes(StandardCharsets.UTF_8));
    }
    for (int unit = 0; unit <= 0xffff; unit++) encode(String.valueOf((char) unit));
  }

  private void pair(boolean shifts, int high, int low) throws IOException {
    if (shifts) decode(SO, high, low, SI);
    else decode(high, low);
  }

  private void decode(int... codes) throws IOException {
    byte[] bytes = new byte[codes.length];
    for (int i = 0; i < codes.length; i++) bytes[i] = (byte) codes[i];
    decode(bytes);
  }

  private void decode(byte[] bytes) throws IOException {
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

  private void encode(String text) throws IOException {
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

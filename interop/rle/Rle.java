package com.ibm.as400.access;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.math.BigInteger;

/**
 * Per line of input (data and what we compress it to, in hex, or "-"): what the Toolbox compresses the data to, and what
 * it expands ours to. The compressor is not public; a class in its own package can call it.
 */
public class Rle {
    public static void main(String[] args) throws Exception {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
        for (String line; (line = input.readLine()) != null; ) {
            String[] part = line.split(" ");
            byte[] data = bytes(part[0]);
            byte[] theirs = DataStreamCompression.compressRLE(data, 0, data.length, DataStreamCompression.DEFAULT_ESCAPE);
            String expanded = "-";
            if (!part[1].equals("-")) {
                byte[] ours = bytes(part[1]);
                expanded = hex(DataStreamCompression.decompressRLE(
                    ours, 0, ours.length, data.length, DataStreamCompression.DEFAULT_ESCAPE));
            }
            System.out.println("{\"compressed\":\"" + (theirs == null ? "-" : hex(theirs))
                + "\",\"expanded\":\"" + expanded + "\"}");
        }
    }

    private static byte[] bytes(String hex) {
        byte[] bytes = new byte[hex.length() / 2];
        for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
        return bytes;
    }

    private static String hex(byte[] bytes) {
        return bytes.length == 0 ? "" : String.format("%0" + 2 * bytes.length + "x", new BigInteger(1, bytes));
    }
}

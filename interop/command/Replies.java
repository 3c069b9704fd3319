package com.ibm.as400.access;

import java.io.BufferedReader;
import java.io.InputStreamReader;

/**
 * Reads replies of the remote command server as the Toolbox does, from inside its package. Per line of input: "messages HEX", answered by one line
 * per message, or "parameters HEX LENGTH...", answered by the bytes of each output parameter.
 */
public class Replies {
    public static void main(String[] args) throws Exception {
        ConverterImplRemote converter = ConverterImplRemote.getConverter(37, null);
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
        for (String line; (line = input.readLine()) != null; ) {
            String[] part = line.split(" ");
            RCCallProgramReplyDataStream reply = new RCCallProgramReplyDataStream();
            reply.data_ = bytes(part[1]);
            if (part[0].equals("messages")) {
                for (AS400Message message : reply.getMessageList(converter)) print(message);
                continue;
            }
            ProgramParameter[] parameters = new ProgramParameter[part.length - 2];
            for (int i = 0; i < parameters.length; i++) {
                parameters[i] = new ProgramParameter(Integer.parseInt(part[i + 2]));
            }
            reply.getParameterList(parameters);
            for (ProgramParameter parameter : parameters) say(hex(parameter.getOutputData()));
        }
    }

    private static void print(AS400Message m) {
        say(String.join("|", m.getID(), "" + m.getType(), "" + m.getSeverity(), m.getFileName(),
            m.getLibraryName(), m.getText(), "" + m.getHelp(), hex(m.getSubstitutionData())));
    }

    private static void say(String what) {
        System.out.println("{\"said\":\"" + what + "\"}");
    }

    private static byte[] bytes(String hex) {
        byte[] bytes = new byte[hex.length() / 2];
        for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
        return bytes;
    }

    private static String hex(byte[] bytes) {
        StringBuilder hex = new StringBuilder();
        for (byte b : bytes) hex.append(String.format("%02x", b));
        return hex.toString();
    }
}

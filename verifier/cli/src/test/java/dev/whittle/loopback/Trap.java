package dev.whittle.loopback;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A port on which nobody should call: it notes the first line of each request and says 403. A proxy of that kind lets nothing out. */
public final class Trap implements AutoCloseable {
    private final ServerSocket socket;
    private final List<String> seen = new ArrayList<>();

    private Trap(ServerSocket socket) {
        this.socket = socket;
    }

    /** Listens until it is closed. */
    public static Trap open() throws IOException {
        Trap trap = new Trap(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        Thread thread = new Thread(trap::listen, "trap");
        thread.setDaemon(true);
        thread.start();
        return trap;
    }

    private void listen() {
        while (!socket.isClosed()) {
            try (Socket caller = socket.accept()) {
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
                String first = in.readLine();
                synchronized (seen) {
                    seen.add(String.valueOf(first));
                }
                String line = first;
                while (line != null && !line.isEmpty()) {
                    line = in.readLine();
                }
                caller.getOutputStream()
                        .write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // Closed, or a caller that went away: what it asked is noted.
            }
        }
    }

    /** Where it listens. */
    public int port() {
        return socket.getLocalPort();
    }

    /** The same as a URL. */
    public String url() {
        return "http://127.0.0.1:" + port();
    }

    /** The first lines of all requests, in order. */
    public List<String> seen() {
        synchronized (seen) {
            return List.copyOf(seen);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

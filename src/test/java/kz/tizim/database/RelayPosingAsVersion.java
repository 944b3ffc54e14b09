package kz.tizim.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Stands before a real server, passes everything on, and only tells another major version of two digits. */
final class RelayPosingAsVersion implements AutoCloseable {

    private final ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final String version;
    private final int server;

    RelayPosingAsVersion(String version, int server) throws IOException {
        this.version = version;
        this.server = server;
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void serve() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket target = new Socket(InetAddress.getLoopbackAddress(), server);
                Thread.ofVirtual().start(() -> copy(client, target, false));
                Thread.ofVirtual().start(() -> copy(target, client, true));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void copy(Socket from, Socket to, boolean pose) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[65_536];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                String text = new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
                String told = pose ? text.replaceAll("(server_version\0)\\d\\d", "$1" + version) : text;
                out.write(told.getBytes(StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            // Either side has hung up: so does the relay.
        }
    }
}

package kz.tizim.fault;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.tizim.database.DatabaseLogins;
import kz.tizim.database.TestDatabase;

/**
 * Stands between the service and PostgreSQL and passes on one message of the protocol after the other, unless it is told to
 * drop the connection at one of them.
 *
 * @see <a href="https://www.postgresql.org/docs/18/protocol-message-formats.html">Message formats</a>
 */
final class PostgresProxy implements AutoCloseable {
    private static final Pattern SERVER = Pattern.compile("127\\.0\\.0\\.1:(\\d+)");
    private static final int SSL_REQUEST = 80_877_103;
    private static final int GSS_REQUEST = 80_877_104;

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private volatile int server;
    private volatile Watch watch = _ -> Fate.PASS;

    /** Where a message goes. */
    enum Direction {
        TO_DATABASE,
        TO_SERVICE
    }

    /** What becomes of a message. */
    enum Fate {
        PASS,
        /** Neither it nor anything else on its connection is passed on: both sides see it closed. */
        DROP
    }

    /**
     * A message.
     *
     * @param name its type, and for some what they carry
     * @param committed what the transaction has executed, where this tells the server to commit it, or the service that it
     *     has; else empty
     */
    record Message(Direction direction, String name, String committed) {
        /** Whether it tells one of them so about a transaction of the given statement. */
        boolean commits(String statement) {
            return committed.contains(statement);
        }
    }

    /** Sees each message before it is passed on, and may keep it waiting. */
    interface Watch {
        Fate of(Message message) throws Exception;
    }

    PostgresProxy(TestDatabase database) throws IOException {
        leadTo(database);
        Thread.ofVirtual().start(this::serve);
    }

    /** A database by way of this. */
    TestDatabase through(TestDatabase database) {
        DatabaseLogins direct = database.logins();
        String url = SERVER.matcher(direct.url()).replaceFirst("127.0.0.1:" + listener.getLocalPort());
        return new TestDatabase(
                new DatabaseLogins(url, direct.owner(), direct.app(), direct.lookup()), database.superuser());
    }

    /** The server of new connections. */
    void leadTo(TestDatabase database) {
        Matcher found = SERVER.matcher(database.logins().url());
        if (!found.find()) {
            throw new IllegalArgumentException("no server on this machine");
        }
        server = Integer.parseInt(found.group(1));
    }

    void watch(Watch other) {
        watch = other;
    }

    /** Lets everything pass again. */
    void passAll() {
        watch = _ -> Fate.PASS;
    }

    /** Ends all connections. */
    void cut() {
        links.forEach(Link::close);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cut();
    }

    private void serve() {
        while (!listener.isClosed()) {
            try {
                Socket service = listener.accept();
                Thread.ofVirtual().start(() -> connect(service));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void connect(Socket service) {
        try {
            var link = new Link(service, new Socket(InetAddress.getLoopbackAddress(), server));
            links.add(link);
            link.begin();
            Thread.ofVirtual().start(() -> link.pass(Direction.TO_DATABASE));
            link.pass(Direction.TO_SERVICE);
        } catch (IOException e) {
            try {
                service.close();
            } catch (IOException ignored) {
                // It is gone already.
            }
        }
    }

    /** A connection of the service and the one to the server that belongs to it. */
    private final class Link {
        private final Socket service;
        private final Socket database;
        private final DataInputStream fromService;
        private final DataInputStream fromDatabase;
        private final OutputStream toService;
        private final OutputStream toDatabase;
        private final Map<String, String> statements = new HashMap<>();
        private String bound = "";
        private volatile String executed = "";

        private Link(Socket service, Socket database) throws IOException {
            this.service = service;
            this.database = database;
            service.setTcpNoDelay(true);
            database.setTcpNoDelay(true);
            fromService = new DataInputStream(new BufferedInputStream(service.getInputStream()));
            fromDatabase = new DataInputStream(new BufferedInputStream(database.getInputStream()));
            toService = service.getOutputStream();
            toDatabase = database.getOutputStream();
        }

        /** The first messages have no type; the answer to a request for encryption is one byte without anything. */
        private void begin() throws IOException {
            while (true) {
                byte[] body = body(fromService);
                int code = new DataInputStream(new ByteArrayInputStream(body)).readInt();
                write(toDatabase, -1, body);
                if (code != SSL_REQUEST && code != GSS_REQUEST) {
                    return;
                }
                toService.write(fromDatabase.readByte());
            }
        }

        private void pass(Direction direction) {
            boolean out = direction == Direction.TO_DATABASE;
            DataInputStream from = out ? fromService : fromDatabase;
            OutputStream to = out ? toDatabase : toService;
            try {
                while (true) {
                    int type = from.readUnsignedByte();
                    byte[] body = body(from);
                    Message message = out ? outward((char) type, body) : inward((char) type, body);
                    if (watch.of(message) == Fate.DROP) {
                        return;
                    }
                    write(to, type, body);
                }
            } catch (Exception e) {
                // Either side has hung up: so does the other.
            } finally {
                close();
            }
        }

        private Message outward(char type, byte[] body) {
            String name = switch (type) {
                case 'P' -> {
                    String sql = text(body, text(body, 0).length() + 1);
                    statements.put(text(body, 0), sql);
                    yield "Parse " + shortened(sql);
                }
                case 'B' -> {
                    String statement = text(body, text(body, 0).length() + 1);
                    bound = Objects.requireNonNullElse(statements.get(statement), "");
                    yield "Bind " + shortened(bound);
                }
                case 'E' -> "Execute " + shortened(bound);
                case 'D' -> "Describe";
                case 'S' -> "Sync";
                case 'Q' -> "Query " + shortened(text(body, 0));
                default -> String.valueOf(type);
            };
            if (name.equals("Execute COMMIT")) {
                return new Message(Direction.TO_DATABASE, name, executed);
            }
            if (type == 'E') {
                executed = bound.equals("BEGIN") ? "" : executed + bound + ";";
            }
            return new Message(Direction.TO_DATABASE, name, "");
        }

        private Message inward(char type, byte[] body) {
            String name = switch (type) {
                case '1' -> "ParseComplete";
                case '2' -> "BindComplete";
                case 'T' -> "RowDescription";
                case 'n' -> "NoData";
                case 'D' -> "DataRow";
                case 'C' -> "CommandComplete " + text(body, 0);
                case 'Z' -> "ReadyForQuery " + (char) body[0];
                case 'E' -> "ErrorResponse";
                case 'N' -> "NoticeResponse";
                default -> String.valueOf(type);
            };
            return new Message(Direction.TO_SERVICE, name, name.equals("CommandComplete COMMIT") ? executed : "");
        }

        private void close() {
            links.remove(this);
            try (service;
                    database) {
                service.shutdownOutput();
            } catch (IOException e) {
                // It is closed already.
            }
        }
    }

    private static byte[] body(DataInputStream from) throws IOException {
        byte[] body = new byte[from.readInt() - Integer.BYTES];
        from.readFully(body);
        return body;
    }

    /** Writes a message at once, so that nothing of the next one is seen before it. */
    private static void write(OutputStream to, int type, byte[] body) throws IOException {
        var bytes = new ByteArrayOutputStream(body.length + 5);
        try (var message = new DataOutputStream(bytes)) {
            if (type >= 0) {
                message.writeByte(type);
            }
            message.writeInt(body.length + Integer.BYTES);
            message.write(body);
        }
        to.write(bytes.toByteArray());
    }

    /** The text that begins at a place and ends with a zero. */
    private static String text(byte[] body, int from) {
        int end = from;
        while (end < body.length && body[end] != 0) {
            end++;
        }
        return new String(body, from, end - from, StandardCharsets.UTF_8);
    }

    private static String shortened(String sql) {
        String last =
                sql.strip().replaceAll("(?s)^with given .*?\\)\\)\\s*", "").replaceAll("\\s+", " ");
        return last.length() > 30 ? last.substring(0, 30) : last;
    }
}

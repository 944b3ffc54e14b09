package kz.tizim.imports;

import java.util.Arrays;
import org.apache.commons.codec.digest.MurmurHash3;

/**
 * Rows in PostgreSQL's binary COPY format (manual, COPY, "Binary Format"): numbers and dates need no parsing in the server,
 * and no text can be taken for anything but text.
 */
final class CopyBuffer {
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    /** 2000-01-01, from which PostgreSQL counts days. */
    private static final long POSTGRES_EPOCH_DAY = 10_957;

    private byte[] bytes = new byte[1 << 17];
    private int size;

    int size() {
        return size;
    }

    byte[] bytes() {
        return bytes;
    }

    void clear() {
        size = 0;
    }

    /** Forgets what was written after a mark that {@link #size} gave. */
    void rewind(int mark) {
        size = mark;
    }

    void begin() {
        reserve(SIGNATURE.length + 8);
        System.arraycopy(SIGNATURE, 0, bytes, size, SIGNATURE.length);
        size += SIGNATURE.length;
        putInt(0); // flags
        putInt(0); // length of the header's extension
    }

    void end() {
        reserve(2);
        putShort(-1);
    }

    /** A piece of the format as it stands. */
    void append(byte[] piece) {
        reserve(piece.length);
        System.arraycopy(piece, 0, bytes, size, piece.length);
        size += piece.length;
    }

    void beginRow(int columns) {
        reserve(2);
        putShort(columns);
    }

    void putNull() {
        reserve(4);
        putInt(-1);
    }

    void bigint(long value) {
        reserve(12);
        putInt(8);
        putLong(value);
    }

    /** Room for the fingerprint of the values that follow. */
    void fingerprint() {
        bigint(0);
    }

    /**
     * Writes the fingerprint of the values from here to the end: equal values have equal ones, and of others one in
     * 2<sup>64</sup> has the same by chance.
     *
     * @param valuesAt where the room for it ends
     */
    void fingerprintBefore(int valuesAt) {
        long print = MurmurHash3.hash128x64(bytes, valuesAt, size - valuesAt, 0)[0];
        int end = size;
        size = valuesAt - Long.BYTES;
        putLong(print);
        size = end;
    }

    void integer(int value) {
        reserve(8);
        putInt(4);
        putInt(value);
    }

    void float8(double value) {
        bigint(Double.doubleToLongBits(value));
    }

    void date(long epochDay) {
        integer((int) (epochDay - POSTGRES_EPOCH_DAY));
    }

    void bool(boolean value) {
        letter(value ? (char) 1 : (char) 0);
    }

    /** One ASCII character, as the type {@code "char"} has it. */
    void letter(char value) {
        reserve(5);
        putInt(1);
        bytes[size++] = (byte) value;
    }

    void text(char[] chars, int from, int to) {
        reserve(4 + 3 * (to - from));
        int lengthAt = size;
        size += 4;
        int i = from;
        while (i < to) {
            char c = chars[i++];
            if (c < 0x80) {
                bytes[size++] = (byte) c;
            } else if (c < 0x800) {
                bytes[size++] = (byte) (0xc0 | c >> 6);
                bytes[size++] = (byte) (0x80 | c & 0x3f);
            } else if (Character.isHighSurrogate(c) && i < to && Character.isLowSurrogate(chars[i])) {
                putFourBytes(Character.toCodePoint(c, chars[i++]));
            } else {
                bytes[size++] = (byte) (0xe0 | c >> 12);
                bytes[size++] = (byte) (0x80 | c >> 6 & 0x3f);
                bytes[size++] = (byte) (0x80 | c & 0x3f);
            }
        }
        int end = size;
        size = lengthAt;
        putInt(end - lengthAt - 4);
        size = end;
    }

    private void putFourBytes(int point) {
        bytes[size++] = (byte) (0xf0 | point >> 18);
        bytes[size++] = (byte) (0x80 | point >> 12 & 0x3f);
        bytes[size++] = (byte) (0x80 | point >> 6 & 0x3f);
        bytes[size++] = (byte) (0x80 | point & 0x3f);
    }

    private void putShort(int value) {
        bytes[size++] = (byte) (value >> 8);
        bytes[size++] = (byte) value;
    }

    private void putInt(int value) {
        bytes[size++] = (byte) (value >> 24);
        bytes[size++] = (byte) (value >> 16);
        bytes[size++] = (byte) (value >> 8);
        bytes[size++] = (byte) value;
    }

    private void putLong(long value) {
        putInt((int) (value >> 32));
        putInt((int) value);
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }
}

package kz.tizim.imports;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Remembers the last character that ended no line. */
final class LastCharacter extends FilterReader {
    private char last;

    LastCharacter(Reader in) {
        super(in);
    }

    /** The last character so far; NUL before the first. */
    char get() {
        return last;
    }

    @Override
    public int read() throws IOException {
        var one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        for (int i = offset + count - 1; i >= offset; i--) {
            if (buffer[i] != '\n' && buffer[i] != '\r') {
                last = buffer[i];
                break;
            }
        }
        return count;
    }
}

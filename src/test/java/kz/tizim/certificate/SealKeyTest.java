package kz.tizim.certificate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of the key that signs certificates. */
class SealKeyTest {
    @TempDir
    Path folder;

    @Test
    void aKeyThatWasMadeIsReadAgain() throws IOException {
        Path file = folder.resolve("key.pem");
        SealKey made = SealKey.make(file);
        SealKey read = SealKey.read(file);
        assertArrayEquals(made.encodedPublicKey(), read.encodedPublicKey());
        byte[] text = {1, 2, 3};
        assertTrue(SealKey.verify(SealKey.publicKey(made.encodedPublicKey()), text, read.sign(text)));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    /** RFC 8032, 7.1, test 1; the PEM as {@code openssl} writes it. */
    @Test
    void thePublicKeyIsThatOfTheStandard() throws IOException {
        Path file = folder.resolve("key.pem");
        Files.writeString(file, """
                -----BEGIN PRIVATE KEY-----
                MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
                -----END PRIVATE KEY-----
                """.replaceAll("\\n\\s+", "\n"));
        byte[] encoded = SealKey.read(file).encodedPublicKey();
        String raw = HexFormat.of().formatHex(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
        assertEquals("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", raw);
    }

    @Test
    void aFileWithoutAKeyIsRefusedInOneSentence() throws IOException {
        Path file = folder.resolve("key.pem");
        for (String content : new String[] {
            "",
            "nonsense",
            "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
            "-----BEGIN PRIVATE KEY-----\n====\n-----END PRIVATE KEY-----\n"
        }) {
            Files.writeString(file, content);
            var refusal = assertThrows(KeyUnusableException.class, () -> SealKey.read(file), content);
            assertTrue(refusal.getMessage().contains("set TIZIM_CERTIFICATE_KEY"), refusal::getMessage);
        }
        assertThrows(KeyUnusableException.class, () -> SealKey.read(folder.resolve("missing.pem")));
    }
}
